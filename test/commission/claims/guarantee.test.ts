import type { GuaranteeComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import type { Earned } from "../../../src/commission/components/earned.ts";
import { compileGuarantee } from "../../../src/commission/components/guarantee/compile-guarantee.ts";
import { guaranteeTopUp } from "../../../src/commission/components/guarantee/guarantee-top-up.ts";
import { readingsOfGuarantee } from "../../../src/commission/components/guarantee/readings-of-guarantee.ts";
import { recoverableDraw } from "../../../src/commission/components/guarantee/recoverable-draw.ts";
import type { RuleTime } from "../../../src/commission/components/period-claim.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, day, earning, gbp, year } from "./fixtures.ts";

describe("guaranteeTopUp", () => {
  it.each([
    ["what is missing: 500 − 380", "380.00", 12_000],
    ["nothing at exactly the guarantee", "500.00", 0],
    ["nothing above it", "500.01", 0],
    ["all of it", "0", 50_000],
  ])("%s", (_, earned, minor) => {
    const { total, lines } = guaranteeTopUp(gbp("500.00"), gbp(earned));
    expect(total).toEqual({ minor, currency: "GBP" });
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
  });

  it("says why, and refuses two currencies", () => {
    expect(guaranteeTopUp(gbp("500.00"), gbp("380.00")).lines.map(explainLine)).toEqual([
      "guaranteed £500.00",
      "less £380.00 earned",
    ]);
    expect(refusalOf(() => guaranteeTopUp<string>(gbp("1"), { minor: 1, currency: "JPY" }))).toContain(
      "currencyMismatch",
    );
    expect(refusalOf(() => guaranteeTopUp(gbp("-1"), gbp("1")))).toBe("invalidMoney at guarantee");
    expect(refusalOf(() => guaranteeTopUp(gbp("1"), untyped(1)))).toBe("invalidMoney at earned");
  });
});

const sixMonths = deepFreeze(["2750", "3000", "1500", "2375", "3000", "2750"].map(gbp));

describe("recoverableDraw", () => {
  it("draw 2,000, earned 2750, 3000, 1500, 2375, 3000, 2750 → paid 2750, 3000, 2000, 2000, 2875, 2750", () => {
    const { total, lines, periods } = recoverableDraw(gbp("2000"), sixMonths);
    expect(periods.map(({ paid }) => paid.minor / 100)).toEqual([2750, 3000, 2000, 2000, 2875, 2750]);
    expect(periods.map(({ added }) => added.minor / 100)).toEqual([0, 0, 500, 0, 0, 0]);
    expect(periods.map(({ keptBack }) => keptBack.minor / 100)).toEqual([0, 0, 0, 375, 125, 0]);
    expect(periods.map(({ open }) => open.minor / 100)).toEqual([0, 0, 500, 125, 0, 0]);
    expect(total).toEqual(gbp("0"));
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(0);
  });

  it("has what is open as its total", () => {
    const { total, lines } = recoverableDraw(gbp("2000"), sixMonths.slice(0, 4));
    expect(total).toEqual(gbp("125"));
    expect(lines.map(explainLine)).toEqual(["guaranteed £2,000.00", "less £1,500.00 earned", "£375.00 kept back"]);
  });

  it("refuses what it cannot rely on", () => {
    expect(refusalOf(() => recoverableDraw(gbp("-1"), []))).toBe("invalidMoney at draw");
    expect(refusalOf(() => recoverableDraw(gbp("1"), untyped("all")))).toBe("invalidArgument at earned");
    expect(refusalOf(() => recoverableDraw<string>(gbp("1"), [{ minor: 1, currency: "JPY" }]))).toBe(
      "currencyMismatch at earned[0]",
    );
  });
});

const compiled = (more: Partial<GuaranteeComponent> = {}) =>
  compileGuarantee(
    deepFreeze({ kind: "guarantee", amount: gbp("20.00"), window: { kind: "calendarMonth" }, ...more }),
    "UTC",
    "component",
  );
const claims = (time: RuleTime, earned: readonly Earned[], more: Partial<GuaranteeComponent> = {}) =>
  readingsOfGuarantee(compiled(more), by, time, deepFreeze(earned)).map(({ key, readings }) => [
    key,
    ...brief(readings).map((reading) => reading.join(" ")),
  ]);

describe("readingsOfGuarantee", () => {
  it("tops up every period at its end, also one in which nothing was earned", () => {
    expect(claims(year("04-01"), [earning("01-10", 1500), earning("03-10", 2000)])).toEqual([
      ["2026-01", "02-01 500 guaranteeTopUp"],
      ["2026-02", "03-01 2000 guaranteeTopUp"],
    ]);
    expect(claims(year("03-31"), [earning("03-10", 0)]).map(([key]) => key)).toEqual(["2026-01", "2026-02"]);
  });

  it("pays a draw and keeps it back: 2750, 3000, 2000, 2000, 2875, 2750", () => {
    const earned = sixMonths.map(({ minor }, n) => earning(`0${n + 1}-10`, minor));
    const draw = { amount: gbp("2000"), recoverable: true } as const;
    expect(claims(year("07-01"), earned, draw)).toEqual([
      ["2026-03", "04-01 50000 guaranteeTopUp"],
      ["2026-04", "05-01 -37500 recoup"],
      ["2026-05", "06-01 -12500 recoup"],
    ]);
  });

  it("makes nobody whole for what they give back: a refund in March of an order of January lowers January", () => {
    const earned = [earning("01-10", 2500), earning("02-10", 2000), earning("03-10", -1000, "o-01-10")];
    expect(claims(year("04-01"), earned)).toEqual([
      ["2026-01", "03-10 500 guaranteeTopUp"],
      ["2026-03", "04-01 2000 guaranteeTopUp"],
    ]);
  });

  it("goes on when what was earned changes, and names what changed it", () => {
    const earned = [earning("01-10", 1500), earning("02-10", -700, "o-01-10"), earning("02-20", 300, "o-01-10")];
    const [january] = readingsOfGuarantee(compiled(), by, year("02-28"), earned);
    // 20.00 − 15.00; then 8.00 is left; then 11.00.
    expect(brief(january!.readings).map(([date, minor]) => [date, minor])).toEqual([
      ["02-01", 500],
      ["02-10", 1200],
      ["02-20", 900],
    ]);
    expect(january?.readings.map(({ causes }) => causes)).toEqual([[], ["o-01-10-refund"], []]);
  });

  it("counts what is earned later on the same thing when it is earned, and takes it back there first", () => {
    // Views of one post: 15.00 in January, 4.00 more in February; then 6.00 are corrected away, 4.00 of February's and
    // 2.00 of January's; then 1.00 comes back, which was January's.
    const views = [
      earning("01-10", 1500, "p"),
      earning("02-10", 400, "p"),
      earning("03-10", -600, "p"),
      earning("03-20", 100, "p"),
    ];
    expect(claims(year("03-31"), views)).toEqual([
      ["2026-01", "02-01 500 guaranteeTopUp", "03-10 700 guaranteeTopUp", "03-20 600 guaranteeTopUp"],
      ["2026-02", "03-01 1600 guaranteeTopUp", "03-10 2000 guaranteeTopUp"],
    ]);
  });

  it("counts a retainer in the month that it is for, although it is dated at its end", () => {
    const retainer = earning("02-01", 1500, "january", { countsAt: day("02-01") - 1 });
    expect(claims(year("02-01"), [retainer])).toEqual([["2026-01", "02-01 500 guaranteeTopUp"]]);
    expect(claims(year("02-01"), [{ ...retainer, countsAt: day("02-01") }])).toEqual([
      ["2026-01", "02-01 2000 guaranteeTopUp"],
    ]);
  });

  it("lets what later periods keep back follow", () => {
    // January lacks 5.00, February keeps it back. A refund in March takes 3.00 of January, which 8.00 is missing from now;
    // February has 10.00 above, and keeps back all 8.00.
    const draw = { recoverable: true } as const;
    const earned = [earning("01-10", 1500), earning("02-10", 3000), earning("03-10", -300, "o-01-10")];
    expect(claims(year("03-15"), earned, draw)).toEqual([
      ["2026-01", "02-01 500 guaranteeTopUp", "03-10 800 guaranteeTopUp"],
      ["2026-02", "03-01 -500 recoup", "03-10 -800 recoup"],
    ]);
  });

  it("has two readings where a period goes from keeping back to being topped up", () => {
    const draw = { recoverable: true } as const;
    const earned = [earning("01-10", 1500), earning("02-10", 2500), earning("03-10", -1000, "o-02-10")];
    // February had 5.00 above and kept it back; with 15.00 it lacks 5.00.
    expect(claims(year("03-15"), earned, draw)).toEqual([
      ["2026-01", "02-01 500 guaranteeTopUp"],
      ["2026-02", "03-01 -500 recoup", "03-10 0 recoup", "03-10 500 guaranteeTopUp"],
    ]);
  });

  it("counts the rules it names, and is for the whole of its time where told so", () => {
    const earned = [earning("01-10", 500), earning("01-11", 700, "b", { ruleId: "bonus" })];
    expect(claims(year("02-01"), earned)).toEqual([["2026-01", "02-01 800 guaranteeTopUp"]]);
    expect(claims(year("02-01"), earned, { ruleIds: ["bonus"] })).toEqual([["2026-01", "02-01 1300 guaranteeTopUp"]]);
    const time = year("06-01", { during: { start: null, end: day("03-16") } });
    expect(claims(time, earned, { window: { kind: "lifetime" } })).toEqual([["lifetime", "03-16 800 guaranteeTopUp"]]);
    expect(claims(year("06-01"), earned, { window: { kind: "lifetime" } })).toEqual([]);
  });

  it("begins where the rule does, or the terms, or the first thing that was earned", () => {
    const earned = [earning("02-10", 0)];
    const ever = year("04-01", { effective: { start: null, end: null } });
    expect(claims(ever, earned).map(([key]) => key)).toEqual(["2026-02", "2026-03"]);
    expect(claims(ever, [])).toEqual([]);
    expect(claims({ ...ever, during: { start: day("03-15"), end: null } }, earned).map(([key]) => key)).toEqual([
      "2026-03",
    ]);
    expect(claims(year("02-15", { effective: { start: null, end: day("02-15") } }), [earning("01-01", 0)])).toEqual([
      ["2026-01", "02-01 2000 guaranteeTopUp"],
    ]);
  });

  it("is for quarters where told so, and ends with the calendar", () => {
    const quarter = { window: { kind: "calendarQuarter" } } as const;
    expect(claims(year("07-01"), [earning("05-10", 700)], quarter)).toEqual([
      ["2026-Q1", "04-01 2000 guaranteeTopUp"],
      ["2026-Q2", "07-01 1300 guaranteeTopUp"],
    ]);
    const last = { ...year("12-31"), during: { start: Date.parse("9999-11-15T00:00:00Z"), end: null }, asOf: 8.64e15 };
    expect(claims(last, []).map(([key]) => key)).toEqual(["9999-11", "9999-12"]);
    const before = { ...last, during: { start: Date.parse("0000-11-15T00:00:00Z"), end: null } };
    expect(refusalOf(() => claims(before, []))).toBe("invalidInstant at during.start");
    expect(claims(year("04-01", { during: { start: day("06-01"), end: null } }), [])).toEqual([]);
  });

  it("does not ask in which order changes are given", () => {
    const earned = [earning("01-10", 2500), earning("02-10", 2000), earning("03-10", -1000, "o-01-10")];
    expect(claims(year("04-01"), [...earned].reverse())).toEqual(claims(year("04-01"), earned));
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ window: { kind: "campaign" } })).toBe("invalidPolicy at component.window.kind");
    expect(refused({ recoverable: false })).toBe("invalidPolicy at component.recoverable");
    expect(refused({ ruleIds: [] })).toBe("invalidPolicy at component.ruleIds");
    expect(refused({ ruleIds: [""] })).toBe("invalidArgument at component.ruleIds[0]");
    expect(refused({ amount: gbp("-1") })).toBe("invalidMoney at component.amount");
    expect(refused({ amont: 1 })).toBe("invalidPolicy at component.amont");
  });
});
