import type { CommissionCap, LedgerEntry } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, gbp, ledgerOf, percentRule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
/** Everything sold is commission, so that a sale of 12.00 earns 12.00. */
const facts = (cap: Partial<CommissionCap>) =>
  deepFreeze({
    terms: [
      terms([percentRule("1")], {
        caps: [
          {
            id: "monthly",
            amount: gbp("100.00"),
            per: "creator",
            window: { kind: "calendarMonth" },
            overflow: "clamp",
            ...cap,
          },
        ],
      }),
    ],
    sales: [
      sale("large", day(1), gbp("72.50")),
      sale("refunded", day(2), gbp("20.00")),
      sale("first", day(3), gbp("12.00")),
      sale("second", day(4), gbp("12.00")),
      sale("next", day(6), gbp("12.00")),
    ],
    adjustments: [adjustment("refund", "refunded", day(5), gbp("20.00"))],
  });
const bySale = (ledger: readonly LedgerEntry[]) =>
  ledger.map(({ source, kind, amount }) => [source.kind === "sale" ? source.conversionId : "", kind, amount.minor]);
const until = (n: number) => [1, 2, 3, 4, 5, 6].filter((each) => each <= n).map(day);

describe("a monthly cap of 100.00 with 92.50 booked", () => {
  it("lets 7.50 and then 0.00 of two commissions of 12.00 through, the zero with its lines", () => {
    const ledger = ledgerOf(facts({}), ...until(4));
    expect(bySale(ledger).slice(2)).toEqual([
      ["first", "commission", 750],
      ["second", "commission", 0],
    ]);
    expect(ledger[3]?.trace.map(({ code, amount, of }) => [code, amount.minor, of])).toEqual([
      ["rateOfBase", 1200, undefined],
      ["cap", -1200, ["monthly"]],
    ]);
  });

  it("later: −20.00, then 12.00 of 12.00, 92.00 in the end", () => {
    const ledger = ledgerOf(facts({}), ...until(6));
    expect(bySale(ledger).slice(4)).toEqual([
      ["refunded", "reversal", -2000],
      ["next", "commission", 1200],
    ]);
    expect(sumOf(ledger)).toBe(9200);
    expect(sumOf(ledgerOf(facts({}), day(9)))).toBe(9200);
  });

  it("refill: −20.00 + 4.50 + 12.00 is −3.50, then 3.50 of 12.00, 100.00 in the end", () => {
    const refill = facts({ onHeadroom: "refill" });
    const ledger = ledgerOf(refill, ...until(6));
    expect(sumOf(ledgerOf(refill, ...until(5))) - sumOf(ledgerOf(refill, ...until(4)))).toBe(-350);
    expect(bySale(ledger).at(-1)).toEqual(["next", "commission", 350]);
    expect(
      bySale(ledger)
        .filter(([, kind]) => kind === "capAdjustment")
        .sort(),
    ).toEqual([
      ["first", "capAdjustment", 450],
      ["second", "capAdjustment", 1200],
    ]);
    expect(sumOf(ledger)).toBe(10_000);
    expect(sumOf(ledgerOf(refill, day(9)))).toBe(10_000);
  });

  it("begins anew with the month of the zone", () => {
    const given = facts({});
    // 23:00Z on 31 March is midnight in London, an hour into summer time.
    const sales = [...given.sales, sale("april", "2026-03-31T23:00:00Z", gbp("99.00"))];
    expect(bySale(ledgerOf({ ...given, sales }, "2026-04-02T00:00:00Z")).at(-1)).toEqual(["april", "commission", 9900]);
  });
});

describe("what is left of a clipped commission", () => {
  // 1.00 at 10 % earns 0.10, clipped to 0.05; half is refunded: 0.025 is left of what was paid.
  it.each([
    ["halfAwayFromZero", -2],
    ["halfEven", -3],
    ["towardsZero", -3],
  ] as const)("is rounded as the terms say: %s", (rounding, reversal) => {
    const caps = [{ id: "most", amount: gbp("0.05"), per: "plan", overflow: "clamp" }] as const;
    const given = deepFreeze({
      terms: [terms([percentRule("0.1")], { rounding, caps })],
      sales: [sale("a", day(1), gbp("1.00"))],
      adjustments: [adjustment("r", "a", day(2), gbp("0.50"))],
    });
    expect(bySale(ledgerOf(given, ...until(2)))).toEqual([
      ["a", "commission", 5],
      ["a", "reversal", reversal],
    ]);
  });
});
