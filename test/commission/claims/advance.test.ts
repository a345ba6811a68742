import type { AdvanceComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { advanceRecoupment } from "../../../src/commission/components/advance/advance-recoupment.ts";
import { compileAdvance } from "../../../src/commission/components/advance/compile-advance.ts";
import { readingsOfAdvance } from "../../../src/commission/components/advance/readings-of-advance.ts";
import type { Earned } from "../../../src/commission/components/earned.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, day, earning, gbp } from "./fixtures.ts";

describe("advanceRecoupment", () => {
  it.each([
    ["half of 60 and of 20: 30 + 10, 60 open", ["60.00", "20.00"], "0.5", [-3000, -1000], 6000],
    [
      "no more than is open: 30, then 70 of the 100 that half would be",
      ["60.00", "200.00", "5.00"],
      "0.5",
      [-3000, -7000],
      0,
    ],
    ["each rounded for itself: 0.025 → 0.03, twice", ["0.05", "0.05"], "0.5", [-3, -3], 9994],
    ["nothing of nothing", [], "0.5", [], 10_000],
    ["nothing at no rate", ["60.00"], "0", [], 10_000],
  ])("%s", (_, earned, rate, kept, open) => {
    const { total, lines, open: left } = advanceRecoupment(gbp("100.00"), deepFreeze(earned.map(gbp)), rate);
    expect(lines.map(({ amount }) => amount.minor)).toEqual(kept);
    expect([total.minor, left.minor]).toEqual([open - 10_000, open]);
  });

  it("says what it is a share of, where it is one", () => {
    const { lines } = advanceRecoupment(gbp("100.00"), [gbp("60.00"), gbp("200.00")], "0.5");
    expect(lines.map(explainLine)).toEqual(["50 % of £60.00 kept back", "£70.00 kept back"]);
  });

  it("refuses what it cannot rely on", () => {
    expect(refusalOf(() => advanceRecoupment(gbp("-1"), [], "0.5"))).toBe("invalidMoney at advance");
    expect(refusalOf(() => advanceRecoupment(gbp("1"), [gbp("-1")], "0.5"))).toBe("invalidMoney at commissions[0]");
    expect(refusalOf(() => advanceRecoupment(gbp("1"), [], "50"))).toBe("invalidRate at recoupRate");
    expect(refusalOf(() => advanceRecoupment(gbp("1"), untyped(1), "0.5"))).toBe("invalidArgument at commissions");
    expect(refusalOf(() => advanceRecoupment<string>(gbp("1"), [{ minor: 1, currency: "JPY" }], "0.5"))).toBe(
      "currencyMismatch at commissions[0]",
    );
  });
});

const compiled = (more: Partial<AdvanceComponent> = {}) =>
  compileAdvance(
    deepFreeze({
      kind: "advance",
      amount: gbp("100.00"),
      paidAt: "2026-02-01T00:00:00Z",
      recoupRate: "0.5",
      ...more,
    }),
    "UTC",
    "component",
  );
const readings = (earned: readonly Earned[], more: Partial<AdvanceComponent> = {}) =>
  readingsOfAdvance(compiled(more), by, day("12-31"), deepFreeze(earned));

describe("readingsOfAdvance", () => {
  it("is paid, and kept back of every commission until all of it is", () => {
    const earned = [earning("02-10", 6000), earning("02-20", 20_000), earning("03-01", 500)];
    expect(brief(readings(earned))).toEqual([
      ["02-01", 10_000, "advance"],
      ["02-10", 7000, "recoup"],
      ["02-20", 0, "recoup"],
    ]);
    expect(readings(earned).map(({ lines }) => lines().map(explainLine))).toEqual([
      ["advance of £100.00"],
      ["advance of £100.00", "50 % of £60.00 kept back"],
      ["advance of £100.00", "£100.00 kept back"],
    ]);
  });

  it("gives back what a refund takes away, and keeps back of what was above the advance", () => {
    const refund = [earning("02-10", 6000), earning("02-20", -2000, "o-02-10"), earning("02-25", -4000, "o-02-10")];
    expect(brief(readings(refund))).toEqual([
      ["02-01", 10_000, "advance"],
      ["02-10", 7000, "recoup"],
      ["02-20", 8000, "recoup"],
      ["02-25", 10_000, "recoup"],
    ]);
    expect(readings(refund).at(-1)?.causes).toEqual(["o-02-10-refund"]);
    // 250.00 earned: 125.00 would be kept back. Of 40.00 less, 105.00 would: nothing changes.
    const much = [earning("02-10", 25_000), earning("02-20", -4000, "o-02-10")];
    expect(brief(readings(much)).map(([, minor]) => minor)).toEqual([10_000, 0]);
  });

  it("gives back no more than it kept, whatever is taken from a commission", () => {
    const tooMuch = [earning("02-10", 1000), earning("02-20", -3000, "o-02-10")];
    expect(brief(readings(tooMuch)).map(([, minor]) => minor)).toEqual([10_000, 9500, 10_000]);
  });

  it("rounds the share of a commission once, however often it changes", () => {
    // 0.05 → 0.025 → 0.03; then 0.10 in all → 0.05, not 0.06.
    const twice = [earning("02-10", 5), earning("02-11", 5, "o-02-10")];
    expect(brief(readings(twice)).map(([, minor]) => minor)).toEqual([10_000, 9997, 9995]);
    const apart = [earning("02-10", 5), earning("02-11", 5)];
    expect(brief(readings(apart)).map(([, minor]) => minor)).toEqual([10_000, 9997, 9994]);
    const rules = [earning("02-10", 5), earning("02-10", 5, "o-02-10", { ruleId: "more" })];
    expect(brief(readings(rules)).map(([, minor]) => minor)).toEqual([10_000, 9994]);
  });

  it("keeps back nothing of what was earned before, nor of other rules", () => {
    // Of 50.00 nothing; of 10.00 more, half; and all of that comes back, with the 50.00, when it is refunded.
    const before = [earning("01-31", 5000), earning("02-10", 1000, "o-01-31"), earning("02-11", -6000, "o-01-31")];
    expect(brief(readings(before)).map(([, minor]) => minor)).toEqual([10_000, 9500, 10_000]);
    expect(readings([earning("01-31", 5000), earning("02-10", -5000, "o-01-31")])).toHaveLength(1);
    // A prize for January, dated at its end, is of January.
    expect(readings([earning("02-01", 5000, "prize", { countsAt: day("02-01") - 1 })])).toHaveLength(1);
    expect(brief(readings([earning("02-01", 5000)])).map(([date, minor]) => [date, minor])).toEqual([
      ["02-01", 10_000],
      ["02-01", 7500],
    ]);
    expect(readings([earning("02-10", 5000)], { ruleIds: ["other"] })).toHaveLength(1);
  });

  it("is not there before it is paid", () => {
    expect(readingsOfAdvance(compiled(), by, day("01-31"), [])).toEqual([]);
    expect(readingsOfAdvance(compiled(), by, day("02-01"), [])).toHaveLength(1);
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ recoupRate: "50" })).toBe("invalidPolicy at component.recoupRate");
    expect(refused({ paidAt: "soon" })).toBe("invalidInstant at component.paidAt");
    expect(refused({ amount: gbp("-1") })).toBe("invalidMoney at component.amount");
    expect(refused({ paid: 1 })).toBe("invalidPolicy at component.paid");
  });
});
