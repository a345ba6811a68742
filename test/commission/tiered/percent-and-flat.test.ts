import { flatCommission, percentCommission } from "creator-core/commission";
import { allocateMoney, money, sumMoney } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");

describe("percentCommission", () => {
  it("takes a share and shows the line that made it", () => {
    expect(percentCommission(gbp("100.00"), percent(15))).toEqual({
      total: gbp("15.00"),
      lines: [{ code: "rateOfBase", ruleId: null, amount: gbp("15.00"), base: gbp("100.00"), rate: "0.15" }],
    });
  });

  it.each([
    ["7.50 @ 8.2 %: 0.615", "7.50", "0.082", 62],
    ["12.50 @ 8.04 %: 1.005", "12.50", "0.0804", 101],
    ["175.00 @ 1.38 %: 2.415", "175.00", "0.0138", 242],
    ["0.15 @ 10 %: 0.015", "0.15", "0.1", 2],
    ["its refund, −0.015", "-0.15", "0.1", -2],
  ])("rounds exact decimals half away from zero: %s", (_, base, rate, minor) => {
    expect(percentCommission(gbp(base), rate).total.minor).toBe(minor);
  });

  it("follows the rounding mode: 14.5 pence to even is 14", () => {
    expect(percentCommission(gbp("1.45"), "0.1").total.minor).toBe(15);
    expect(percentCommission(gbp("1.45"), "0.1", { rounding: "halfEven" }).total.minor).toBe(14);
    const policy = { mode: "halfEven", level: "order" } as const;
    expect(percentCommission(gbp("1.45"), "0.1", { rounding: policy }).total.minor).toBe(14);
  });

  it("knows currencies without decimals, with three and with four", () => {
    expect(percentCommission(money("1999", "JPY"), "0.075").total).toEqual(money("150", "JPY")); // 149.925
    expect(percentCommission(money("12.345", "KWD"), "0.075").total).toEqual(money("0.926", "KWD")); // 0.925875
    expect(percentCommission(money("1.2345", "CLF"), "0.1").total).toEqual(money("0.1235", "CLF")); // 0.12345
  });

  it("rounds an order once and gives it back to its lines, or every line for itself", () => {
    // A coupon of 10.00 over three lines of 10.00 takes 3.34, 3.33 and 3.33.
    const coupon = allocateMoney(gbp("10.00"), [1, 1, 1]);
    expect(coupon.map(({ minor }) => minor)).toEqual([334, 333, 333]);
    const bases = deepFreeze([gbp("6.66"), gbp("6.67"), gbp("6.67")]);
    const order = percentCommission(bases, percent(10));
    expect(order.total.minor).toBe(200); // 10 % of 20.00
    expect(order.lines.map(({ amount }) => amount.minor)).toEqual([66, 67, 67]); // 66.6, 66.7, 66.7

    const rounding = { mode: "halfAwayFromZero", level: "line" } as const;
    const apart = percentCommission(bases, percent(10), { rounding });
    expect(apart.total.minor).toBe(201); // 0.67 + 0.67 + 0.67
    expect(apart.lines.map(({ amount }) => amount.minor)).toEqual([67, 67, 67]);
    expect(
      sumMoney(
        apart.lines.map(({ amount }) => amount as typeof apart.total),
        "GBP",
      ),
    ).toEqual(apart.total);
  });

  it("has a line of zero for lines of nothing", () => {
    expect(percentCommission([gbp("0"), gbp("0")], "0.1").lines.map(({ amount }) => amount.minor)).toEqual([0, 0]);
  });

  it("refuses lines of two signs, no lines, two currencies, and what is no rate or no rounding", () => {
    expect(refusalOf(() => percentCommission([gbp("0"), gbp("1.00"), gbp("-1.00")], "0.1"))).toBe(
      "invalidArgument at base",
    );
    expect(refusalOf(() => percentCommission([], "0.1"))).toBe("invalidArgument at base");
    const mixed = untyped<ReturnType<typeof gbp>[]>([gbp("1"), money("1", "EUR")]);
    expect(refusalOf(() => percentCommission(mixed, "0.1"))).toMatch(/^currencyMismatch/);
    expect(refusalOf(() => percentCommission(gbp("1.00"), "15 %"))).toBe("invalidRate at rate");
    const rounded = (rounding: unknown) =>
      refusalOf(() => percentCommission(gbp("1.00"), "0.1", { rounding: untyped<"floor">(rounding) }));
    expect(rounded("up")).toBe("invalidArgument at options.rounding");
    expect(rounded({ mode: "floor", level: "page" })).toBe("invalidArgument at options.rounding.level");
    expect(rounded({ mode: "up", level: "line" })).toBe("invalidArgument at options.rounding.mode");
    expect(rounded(null)).toBe("invalidArgument at options.rounding");
  });

  it.each<[unknown, string]>([
    ["12.5", 'from "0" to "1": 12.5 % is "0.125"'],
    ["100", 'from "0" to "1": 100 % is "1"'],
    [12.5, 'a decimal string from "0" to "1": 12.5 % is "0.125"'],
    ["8 %", 'a decimal string from "0" to "1": 8 % is "0.08"'],
    [0.15, 'a decimal string from "0" to "1", as text: "0.15"'],
    ["101", 'from "0" to "1": 15 % is "0.15"'],
    [Number.NaN, 'a decimal string from "0" to "1": 15 % is "0.15"'],
  ])("says of %o what it means as a share", (rate, expected) => {
    expect(() => percentCommission(gbp("1.00"), untyped<"0">(rate))).toThrow(`rate must be ${expected}, got `);
  });

  it("refuses to pay more than everything, or less than nothing: who wrote 15 meant 15 %", () => {
    for (const base of [gbp("100.00"), [gbp("60.00"), gbp("40.00")]]) {
      expect(() => percentCommission(base, "15")).toThrow(
        'Invalid rate: rate must be from "0" to "1": 15 % is "0.15", got "15"',
      );
      expect(refusalOf(() => percentCommission(base, "1.000000000000000001"))).toBe("invalidRate at rate");
      expect(refusalOf(() => percentCommission(base, "-0.000000000000000001"))).toBe("invalidRate at rate");
      expect(percentCommission(base, "1.0").total).toEqual(gbp("100.00"));
      expect(percentCommission(base, "0").total).toEqual(gbp("0"));
    }
  });

  it("writes the rate of a line without needless zeros", () => {
    expect(percentCommission(gbp("1.00"), "0.150").lines[0]?.rate).toBe("0.15");
    expect(percentCommission([gbp("1.00")], "0.150").lines[0]?.rate).toBe("0.15");
  });
});

describe("flatCommission", () => {
  it("pays once for an order, unless more are counted", () => {
    expect(flatCommission(gbp("15.00"))).toEqual({
      total: gbp("15.00"),
      lines: [
        { code: "fixedAmount", ruleId: null, amount: gbp("15.00"), base: gbp("15.00"), count: 1, what: "orders" },
      ],
    });
    expect(flatCommission(gbp("15.00"), { count: 3 }).total).toEqual(gbp("45.00"));
    expect(flatCommission(gbp("15.00"), { count: 0 }).lines.map(({ amount }) => amount.minor)).toEqual([0]);
    expect(flatCommission(gbp("-15.00"), { count: 3 }).total).toEqual(gbp("-45.00"));
  });

  it.each(["units", "leads", "installs", "signups", "trials", "posts", "deliverables", "clicks"] as const)(
    "says that it is for %s",
    (what) => {
      const { total, lines } = flatCommission(gbp("0.40"), { count: 120, what });
      expect(total).toEqual(gbp("48.00"));
      expect(lines[0]).toMatchObject({ count: 120, what, base: gbp("0.40") });
    },
  );

  it("is paid once beside a percentage: 30.00 at 20 %, and 15.00 for the order, are 21.00", () => {
    const both = [percentCommission(gbp("30.00"), percent(20)), flatCommission(gbp("15.00"))];
    expect(
      sumMoney(
        both.map(({ total }) => total),
        "GBP",
      ),
    ).toEqual(gbp("21.00"));
  });

  it("refuses what is no count, and words it does not know", () => {
    expect(refusalOf(() => flatCommission(gbp("15.00"), { count: 1.5 }))).toBe("invalidInteger at options.count");
    expect(refusalOf(() => flatCommission(gbp("15.00"), { count: -1 }))).toBe("invalidInteger at options.count");
    expect(refusalOf(() => flatCommission(gbp("15.00"), { what: untyped<"posts">("likes") }))).toBe(
      "invalidArgument at options.what",
    );
    expect(refusalOf(() => flatCommission(money("9007199254740991", "JPY"), { count: 2 }))).toMatch(/^moneyOverflow/);
  });
});
