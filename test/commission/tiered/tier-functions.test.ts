import { forwardCommission, graduatedCommission, volumeCommission } from "creator-core/commission";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");
const tier = (from: string, rate: string) => ({ from: gbp(from), rate });
/** 4 %, 6 % from 200, 8 % from 400. */
const plan = deepFreeze([tier("0", "0.04"), tier("200.00", "0.06"), tier("400.00", "0.08")]);
const hundreds = deepFreeze(["100", "100", "100", "100", "100"].map(gbp));
const uneven = deepFreeze(["150", "100", "150", "100"].map(gbp));
const before = { crossing: "before" } as const;
const after = { crossing: "after" } as const;

describe("one plan, four policies", () => {
  it.each([
    ["graduated, five of 100: 4 + 4 + 6 + 6 + 8", graduatedCommission(plan, hundreds), 2800],
    ["volume, five of 100: 8 % of 500", volumeCommission(plan, hundreds), 4000],
    ["forward before, five of 100, at 0, 100, 200, 300, 400", forwardCommission(plan, hundreds, before), 2800],
    ["forward after, five of 100, at 100, 200, 300, 400, 500", forwardCommission(plan, hundreds, after), 3200],
    ["graduated, 150/100/150/100: 6 + (2 + 3) + 9 + 8", graduatedCommission(plan, uneven), 2800],
    ["volume, 150/100/150/100: 8 % of 500", volumeCommission(plan, uneven), 4000],
    ["forward before, 6 + 4 + 9 + 8: at 0, 150, 250, 400", forwardCommission(plan, uneven, before), 2700],
    ["forward after, 6 + 6 + 12 + 8: at 150, 250, 400, 500", forwardCommission(plan, uneven, after), 3200],
  ])("%s", (_, { total, lines }, minor) => {
    expect(total).toEqual({ minor, currency: "GBP" });
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
  });
});

describe("graduatedCommission", () => {
  it("splits a sale that crosses a tier: 145,000 so far, 5,000 at 4 % and 15,000 at 6 %", () => {
    const tiers = [tier("0", "0.04"), tier("150000", "0.06"), tier("250000", "0.08")];
    expect(graduatedCommission(tiers, { soFar: gbp("145000"), amount: gbp("20000") })).toEqual({
      total: gbp("1100.00"),
      lines: [
        { code: "tier", ruleId: null, amount: gbp("200"), base: gbp("5000"), rate: "0.04", at: 0 },
        { code: "tier", ruleId: null, amount: gbp("900"), base: gbp("15000"), rate: "0.06", at: 15_000_000 },
      ],
    });
  });

  it("rounds once for the sale and lets the lines sum to it", () => {
    // 0.10 at 4 % and 0.10 at 6 %: 0.4 + 0.6 pence is one penny, not 0 + 1 by luck.
    const { total, lines } = graduatedCommission(plan, { soFar: gbp("199.90"), amount: gbp("0.20") });
    expect(total.minor).toBe(1);
    expect(lines.map(({ amount }) => amount.minor)).toEqual([0, 1]);
    // 0.15 at 4 % and 0.15 at 6 %: 0.6 + 0.9 = 1.5, so 2.
    const more = graduatedCommission(plan, { soFar: gbp("199.85"), amount: gbp("0.30") });
    expect(more.lines.map(({ amount }) => amount.minor)).toEqual([1, 1]);
  });

  it("gives back exactly what the latest sale brought", () => {
    // From 150 to 250: 50 at 4 % and 50 at 6 %. And back.
    expect(graduatedCommission(plan, { soFar: gbp("150"), amount: gbp("100") }).total.minor).toBe(500);
    const back = graduatedCommission(plan, { soFar: gbp("250"), amount: gbp("-100") });
    expect(back.total.minor).toBe(-500);
    expect(back.lines.map(({ base, amount }) => [base?.minor, amount.minor])).toEqual([
      [-5000, -200],
      [-5000, -300],
    ]);
    // Alone, a refund is the mirror of a sale: 200 at 4 % and 50 at 6 %.
    expect(graduatedCommission(plan, gbp("-250")).total.minor).toBe(-1100);
    expect(graduatedCommission(plan, [gbp("250"), gbp("-250"), gbp("-250")]).total.minor).toBe(-1100);
  });

  it("has a line of zero for a sale of nothing, in the tier that the sum is in", () => {
    const nothing = { soFar: gbp("200.00"), amount: gbp("0") };
    expect(graduatedCommission(plan, nothing).lines).toEqual([
      { code: "tier", ruleId: null, amount: gbp("0"), base: gbp("0"), rate: "0.06", at: 20_000 },
    ]);
    expect(graduatedCommission(plan, nothing, { boundary: "upToInclusive" }).lines[0]?.rate).toBe("0.04");
  });

  it("is exact where plain numbers are not", () => {
    // 2^53 − 1 of a rate with eighteen decimals, in two tiers: computed with Python's fractions.
    const tiers = deepFreeze([
      { from: money("0", "JPY"), rate: "0.123456789012345678" },
      { from: money("4503599627370496", "JPY"), rate: "0.987654321098765432" },
    ]);
    expect(graduatedCommission(tiers, money("9007199254740991", "JPY")).total.minor).toBe(5_003_999_581_463_617);
  });
});

describe("volumeCommission", () => {
  it("pays what reaching a tier adds to what came before", () => {
    // 150 were paid at 4 %, 6.00. With 100 more all of it earns 6 %: 9 − 6, and 6.
    expect(volumeCommission(plan, { soFar: gbp("150"), amount: gbp("100") })).toEqual({
      total: gbp("9.00"),
      lines: [
        { code: "tier", ruleId: null, amount: gbp("9.00"), base: gbp("150"), rate: "0.06", at: 20_000 },
        { code: "booked", ruleId: null, amount: gbp("-6.00") },
        { code: "tier", ruleId: null, amount: gbp("6.00"), base: gbp("100"), rate: "0.06", at: 20_000 },
      ],
    });
  });

  it("takes back what leaving a tier loses: of 250 at 6 %, 100 are refunded, and 150 at 4 % are left", () => {
    // 150 × 4 % = 6.00 was 250 × 6 % = 15.00.
    expect(volumeCommission(plan, { soFar: gbp("250"), amount: gbp("-100") }).total.minor).toBe(-900);
    expect(volumeCommission(plan, [gbp("250"), gbp("-100")]).total.minor).toBe(600);
  });

  it("says nothing of what came before where the tier stays", () => {
    expect(volumeCommission(plan, { soFar: gbp("200"), amount: gbp("100") }).lines).toHaveLength(1);
  });

  it("goes by the boundary", () => {
    expect(volumeCommission(plan, gbp("200")).total.minor).toBe(1200); // 6 %
    expect(volumeCommission(plan, gbp("200"), { boundary: "upToInclusive" }).total.minor).toBe(800); // 4 %
    expect(volumeCommission(plan, gbp("200.01"), { boundary: "upToInclusive" }).total.minor).toBe(1200); // 12.0006
  });
});

describe("forwardCommission", () => {
  const steps = deepFreeze([tier("0", "0.05"), tier("100", "0.10"), tier("500", "0.15")]);

  it.each([
    ["99.99 at 5 % is 4.9995", "99.99", "fromInclusive", 500],
    ["100 is in the tier that begins there, 10 %", "100", "fromInclusive", 1000],
    ["600 at 15 %", "600", "fromInclusive", 9000],
    ["99.99 at 5 % is 4.9995", "99.99", "upToInclusive", 500],
    ["100 is not in the tier that begins there yet, 5 %", "100", "upToInclusive", 500],
    ["100.01 at 10 % is 10.001", "100.01", "upToInclusive", 1000],
    ["600 at 15 %", "600", "upToInclusive", 9000],
  ] as const)("rates each order whole by its own value: %s (%s, %s)", (_, order, boundary, minor) => {
    expect(forwardCommission(steps, gbp(order), { crossing: "after", boundary }).total.minor).toBe(minor);
  });

  it("takes a sale back at the tier that it was paid at", () => {
    for (const crossing of ["before", "after"] as const) {
      const sale = forwardCommission(plan, { soFar: gbp("150"), amount: gbp("100") }, { crossing });
      const back = forwardCommission(plan, { soFar: gbp("250"), amount: gbp("-100") }, { crossing });
      expect(back.total.minor).toBe(-sale.total.minor);
    }
  });

  it("needs to know which tier", () => {
    expect(refusalOf(() => forwardCommission(plan, gbp("1"), untyped({})))).toBe("invalidArgument at options.crossing");
  });
});

describe("what tiers cannot rely on", () => {
  const refused = (tiers: unknown, progress: unknown = gbp("1.00"), options: unknown = {}) =>
    refusalOf(() =>
      graduatedCommission(untyped<typeof plan>(tiers), untyped<typeof hundreds>(progress), untyped(options)),
    );
  const first = plan[0]!;

  it.each([
    ["no tiers", [], "invalidPolicy at tiers"],
    ["no list", null, "invalidPolicy at tiers"],
    ["a first tier above zero", [plan[1]], "unsortedBands at tiers[0].from"],
    ["two tiers of one beginning", [first, first], "unsortedBands at tiers[1].from"],
    ["tiers out of order", [first, plan[2], plan[1]], "unsortedBands at tiers[2].from"],
    ["a rate below zero", [{ ...first, rate: "-0.1" }], "invalidPolicy at tiers[0].rate"],
    ["4 where 4 % is meant", [{ ...first, rate: "4" }], "invalidPolicy at tiers[0].rate"],
    ["a misspelt field", [{ ...first, percent: "0.1" }], "invalidPolicy at tiers[0].percent"],
    ["two currencies", [first, { from: money("100", "JPY"), rate: "0.1" }], "currencyMismatch at tiers[1].from"],
    ["a bare number", [{ from: 0, rate: "0.1" }], "invalidMoney at tiers[0].from"],
  ])("refuses %s", (_, tiers, refusal) => {
    expect(refused(tiers)).toBe(refusal);
  });

  it.each([
    ["another currency", money("1", "JPY"), "currencyMismatch at progress"],
    ["another currency so far", { soFar: money("1", "JPY"), amount: gbp("1") }, "currencyMismatch at progress.soFar"],
    ["a sum below zero", { soFar: gbp("-1"), amount: gbp("1") }, "invalidArgument at progress.soFar"],
    ["more back than there was", { soFar: gbp("1"), amount: gbp("-2") }, "invalidArgument at progress"],
    ["no sale", [], "invalidArgument at progress"],
    ["no sale after a sum", { amount: [] }, "invalidArgument at progress.amount"],
    ["what is no money", [gbp("1"), { minor: 0.5, currency: "GBP" }], "invalidMoney at progress[1].minor"],
    ["a hole", [gbp("1"), undefined], "invalidMoney at progress[1]"],
    ["nothing", null, "invalidArgument at progress"],
    ["an empty object", {}, "invalidMoney at progress"],
    ["an amount that is null", { amount: null }, "invalidMoney at progress.amount"],
  ])("refuses %s", (_, progress, refusal) => {
    expect(refused(plan, progress)).toBe(refusal);
  });

  it("refuses options that are none", () => {
    expect(refused(plan, gbp("1"), null)).toBe("invalidArgument at options");
    expect(refused(plan, gbp("1"), { boundary: "inside" })).toBe("invalidArgument at options.boundary");
    expect(refused(plan, gbp("1"), { rounding: "up" })).toBe("invalidArgument at options.rounding");
  });

  it("says what is meant", () => {
    expect(() => graduatedCommission([{ from: gbp("0"), rate: "4" }], gbp("1.00"))).toThrow(
      'Invalid policy: tiers[0].rate must be from "0" to "1": 4 % is "0.04", got "4"',
    );
    expect(graduatedCommission([{ from: gbp("0"), rate: "1" }], gbp("1.00")).total).toEqual(gbp("1.00"));
  });
});
