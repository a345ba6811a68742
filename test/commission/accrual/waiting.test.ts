import { accrue, commissionBook, explainUnpaid } from "creator-core/commission";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { brief, gbp, ledgerOf, rule, sale, terms } from "../fixtures.ts";

const eur = (minor: number) => ({ minor, currency: "EUR" });
const rate = { from: "EUR", to: "GBP", rate: "0.85", date: "2026-05-01", source: "ECB" } as const;

describe("a sale whose exchange rate is not known yet", () => {
  // In pounds: 10 % of what 20.00 euros come to, and 50p for every order.
  const plan = terms(
    [
      rule("share", { kind: "percent", rate: "0.1" }),
      rule("each", { kind: "flat", amount: gbp("0.50") }, { mode: "additive" }),
    ],
    { currency: "GBP" },
  );
  const sales = [sale("a", "2026-05-01T12:00:00Z", eur(20_00))];
  const facts = deepFreeze({ terms: [plan], sales, adjustments: [] });

  it("waits with all its rules, and says so", () => {
    expect(accrue({ ...facts, booked: [] }, { asOf: "2026-05-02T00:00:00Z" })).toEqual([]);
    const [unpaid] = explainUnpaid(facts, { asOf: "2026-05-02T00:00:00Z" });
    expect(unpaid?.rejected.map(({ ruleId, reasons }) => [ruleId, reasons[0]?.code])).toEqual([
      ["share", "fxRateMissing"],
    ]);
  });

  it("is paid by all of them once it is known: 20.00 × 0.85 = 17.00, 10 % of it 1.70, and 0.50", () => {
    const late = accrue({ ...facts, fxRates: [rate], booked: [] }, { asOf: "2026-05-03T00:00:00Z" });
    expect(brief(late)).toEqual([
      ["commission", 50],
      ["commission", 170],
    ]);
    const book = commissionBook({ terms: [plan] });
    expect(book.accrue({ sales }, { asOf: "2026-05-02T00:00:00Z" })).toEqual([]);
    expect(book.accrue({ fxRates: [rate] }, { asOf: "2026-05-03T00:00:00Z" })).toEqual(late);
  });
});

describe("a guarantee beside a retainer", () => {
  it("counts the retainer of January in January, although it is dated at its end", () => {
    // 100.00 a month guaranteed, 80.00 of it by a retainer: topped up by 20.00 in each month.
    const month = { kind: "calendarMonth" } as const;
    const scope = { creatorIds: ["c-1"] };
    const during = { start: "2026-01-01T00:00:00Z", end: "2026-03-01T00:00:00Z" };
    const plan = terms(
      [
        rule(
          "fee",
          { kind: "retainer", amount: gbp("80.00"), every: "month", proration: "whole" },
          { scope, during, mode: "additive" },
        ),
        rule("floor", { kind: "guarantee", amount: gbp("100.00"), window: month }, { scope, during, mode: "additive" }),
      ],
      { timeZone: "UTC" },
    );
    const creators = [{ creatorId: "c-1" }];
    const ledger = ledgerOf(
      { terms: [plan], sales: [], adjustments: [], creators },
      "2026-02-10T00:00:00Z",
      "2026-03-10T00:00:00Z",
    );
    expect(
      ledger.map(({ kind, amount, source }) => [kind, amount.minor, source.kind === "period" && source.key]),
    ).toEqual([
      ["retainer", 80_00, "2026-01"],
      ["guaranteeTopUp", 20_00, "2026-01"],
      ["retainer", 80_00, "2026-02"],
      ["guaranteeTopUp", 20_00, "2026-02"],
    ]);
  });
});
