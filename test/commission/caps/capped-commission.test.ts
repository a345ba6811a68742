import { cappedCommission, percentCommission } from "creator-core/commission";
import { money } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");
const cap = gbp("100.00");
const booked = gbp("92.50");
const twelve = gbp("12.00");
const paid = ({ each }: ReturnType<typeof cappedCommission>) => each.map(({ total }) => total.minor);

describe("a cap of 100.00 with 92.50 booked", () => {
  it("pays 7.50 of 12.00 and then nothing, the nothing with its reason", () => {
    const { total, lines, each, room } = cappedCommission(cap, deepFreeze([twelve, twelve]), { booked });
    expect(total).toEqual(gbp("7.50"));
    expect(room).toEqual(gbp("0"));
    const whole = { code: "fixedAmount", ruleId: null, amount: twelve, base: twelve, count: 1, what: "orders" };
    expect(each).toEqual([
      { total: gbp("7.50"), lines: [whole, { code: "cap", ruleId: null, amount: gbp("-4.50") }] },
      { total: gbp("0"), lines: [whole, { code: "cap", ruleId: null, amount: gbp("-12.00") }] },
    ]);
    expect(lines).toEqual(each.flatMap((one) => one.lines));
  });

  it.each([
    ["later: −20.00, and the next is paid whole, 92.00 in the end", "later", [750, 0, -2000, 1200], "8.00"],
    ["refill: −20.00 + 4.50 + 12.00, and 3.50 of the next, 100.00 in the end", "refill", [750, 0, -350, 350], "0"],
  ] as const)("after a reversal of 20.00, %s", (_, onHeadroom, expected, room) => {
    const result = cappedCommission(cap, [twelve, twelve, gbp("-20.00"), twelve], { booked, onHeadroom });
    expect(paid(result)).toEqual(expected);
    expect(result.room).toEqual(gbp(room));
    for (const { total, lines } of result.each) {
      expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(total.minor);
    }
  });

  it("rejects whole what does not fit whole; what fits after it is paid", () => {
    const result = cappedCommission(cap, [twelve, gbp("7.50"), gbp("0.01")], { booked, overflow: "reject" });
    expect(paid(result)).toEqual([0, 750, 0]);
  });

  it("keeps the receipt of a commission and adds the clip", () => {
    const sale = percentCommission(gbp("80.00"), percent(15));
    const { total, lines } = cappedCommission(cap, sale, { booked });
    expect(total).toEqual(gbp("7.50"));
    expect(lines).toEqual([
      { code: "rateOfBase", ruleId: null, amount: twelve, base: gbp("80.00"), rate: "0.15" },
      { code: "cap", ruleId: null, amount: gbp("-4.50") },
    ]);
  });
});

describe("a cap", () => {
  it("has no line where nothing is clipped, exactly at the cap", () => {
    const { lines, room } = cappedCommission(cap, cap);
    expect(lines.map(({ code }) => code)).toEqual(["fixedAmount"]);
    expect(room).toEqual(gbp("0"));
  });

  it("of zero lets nothing through", () => {
    expect(paid(cappedCommission(gbp("0"), [twelve]))).toEqual([0]);
  });

  it("below what was booked pays nothing more, and takes nothing back by itself", () => {
    for (const onHeadroom of ["later", "refill"] as const) {
      const options = { booked: gbp("120.00"), onHeadroom };
      expect(paid(cappedCommission(cap, [twelve, gbp("-10.00"), gbp("-30.00"), twelve], options)), onHeadroom).toEqual(
        // 120 − 10 − 30 = 80, and 12 more; refilled, the first 12.00 are part of what is earned: 104 after them all.
        onHeadroom === "later" ? [0, -1000, -3000, 1200] : [0, -1000, -1800, 800],
      );
    }
  });

  it("refuses what it cannot count", () => {
    const refused = (of: unknown, amounts: unknown, options: unknown = {}) =>
      refusalOf(() => cappedCommission(untyped<typeof cap>(of), untyped<typeof cap>(amounts), untyped(options)));
    expect(refused(gbp("-1"), twelve)).toBe("invalidMoney at cap");
    expect(refused(100, twelve)).toBe("invalidMoney at cap");
    expect(refused(cap, [])).toBe("invalidArgument at amounts");
    expect(refused(cap, money("1", "JPY"))).toBe("currencyMismatch at amounts");
    expect(refused(cap, [twelve, money("1", "JPY")])).toBe("currencyMismatch at amounts[1]");
    expect(refused(cap, [percentCommission(money("1", "JPY"), "1")])).toBe("currencyMismatch at amounts[0].total");
    expect(refused(cap, [null])).toBe("invalidMoney at amounts[0]");
    expect(refused(cap, [{ total: twelve }])).toBe("invalidArgument at amounts[0].lines");
    expect(refused(cap, [{ total: twelve, lines: [] }])).toBe("invalidArgument at amounts[0].lines");
    expect(refused(cap, [{ total: twelve, lines: [{}] }])).toBe("invalidMoney at amounts[0].lines[0].amount");
    expect(refused(cap, twelve, { booked: money("1", "JPY") })).toBe("currencyMismatch at options.booked");
    expect(refused(cap, twelve, { overflow: "drop" })).toBe("invalidArgument at options.overflow");
    expect(refused(cap, twelve, { onHeadroom: "never" })).toBe("invalidArgument at options.onHeadroom");
    expect(refused(cap, twelve, { overflow: "reject", onHeadroom: "refill" })).toBe(
      "invalidArgument at options.onHeadroom",
    );
    expect(refused(cap, twelve, null)).toBe("invalidArgument at options");
  });
});
