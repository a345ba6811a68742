import type { Deliverable, RetainerComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { readDeliverables } from "../../../src/commission/components/activities.ts";
import type { RuleTime } from "../../../src/commission/components/period-claim.ts";
import { compileRetainer } from "../../../src/commission/components/retainer/compile-retainer.ts";
import { readingsOfRetainer } from "../../../src/commission/components/retainer/readings-of-retainer.ts";
import { retainerFee } from "../../../src/commission/components/retainer/retainer-fee.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { brief, by, day, gbp, year } from "./fixtures.ts";

describe("retainerFee", () => {
  const fee = gbp("1000.00");
  const four = (delivered: number, shortfall: "nothing" | "proportional") => ({
    deliverables: { delivered, required: 4, shortfall },
  });
  it.each([
    ["a whole period", {}, 100_000],
    ["10 of 30 days: 333.33", { days: { counted: 10, inPeriod: 30 } }, 33_333],
    ["no days", { days: { counted: 0, inPeriod: 30 } }, 0],
    ["all four delivered", four(4, "nothing"), 100_000],
    ["more than that is no more", four(9, "proportional"), 100_000],
    ["three of four, in proportion", four(3, "proportional"), 75_000],
    ["three of four, all or nothing", four(3, "nothing"), 0],
    // 1000.00 × 20 ÷ 30 × 1 ÷ 4 = 166.666…, rounded once: 666.67 ÷ 4 would be 166.67 too, but 10 ÷ 31 below is not.
    ["20 of 30 days and one of four", { days: { counted: 20, inPeriod: 30 }, ...four(1, "proportional") }, 16_667],
    // 100,000 × 10 × 3 ÷ (31 × 4) = 24,193.548…; 32,258 × 3 ÷ 4 would be 24,193.5, which rounds to the same.
    ["10 of 31 days and three of four", { days: { counted: 10, inPeriod: 31 }, ...four(3, "proportional") }, 24_194],
  ])("%s", (_, options, minor) => {
    const { total, lines } = retainerFee(fee, deepFreeze(options));
    expect(total).toEqual({ minor, currency: "GBP" });
    expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
  });

  it("says what was less than whole", () => {
    const { lines } = retainerFee(fee, { days: { counted: 10, inPeriod: 30 }, ...four(3, "nothing") });
    expect(lines.map(explainLine)).toEqual([
      "£1,000.00 for 10 of 30 days",
      "only 3 of the 4 deliverables that it takes",
    ]);
  });

  it("refuses what it cannot rely on", () => {
    const refused = (options: object) => refusalOf(() => retainerFee(fee, options));
    expect(refused({ days: { counted: 31, inPeriod: 30 } })).toBe("invalidInteger at options.days.counted");
    expect(refused({ days: { counted: 0, inPeriod: 0 } })).toBe("invalidInteger at options.days.inPeriod");
    expect(refused({ days: { counted: 1, inPeriods: 2 } })).toBe("invalidPolicy at options.days.inPeriods");
    expect(refused(four(-1, "nothing"))).toBe("invalidInteger at options.deliverables.delivered");
    expect(refused({ deliverables: { delivered: 1, required: 0, shortfall: "nothing" } })).toBe(
      "invalidInteger at options.deliverables.required",
    );
    expect(refused({ deliverables: { delivered: 1, required: 1, shortfall: "half" } })).toBe(
      "invalidPolicy at options.deliverables.shortfall",
    );
    expect(refused({ round: "floor" })).toBe("invalidPolicy at options.round");
    expect(refusalOf(() => retainerFee(gbp("-1")))).toBe("invalidMoney at amount");
  });
});

const compiled = (more: Partial<RetainerComponent> = {}, zone = "UTC") =>
  compileRetainer(
    deepFreeze({ kind: "retainer", amount: gbp("300.00"), every: "month", proration: "byDays", ...more }),
    zone,
    "component",
  );
const during = (start: string, end: string | null) => ({
  during: { start: day(start), end: end === null ? null : day(end) },
});
const fees = (
  time: RuleTime,
  more: Partial<RetainerComponent> = {},
  deliverables: readonly Deliverable[] = [],
  zone = "UTC",
) =>
  readingsOfRetainer(compiled(more, zone), by, time, readDeliverables(deepFreeze(deliverables), time.asOf)).map(
    ({ key, readings }) => [key, ...brief(readings).map(([date, minor]) => `${date} ${minor}`)],
  );

describe("readingsOfRetainer", () => {
  it("pays every period that is over, at its end", () => {
    expect(fees(year("03-01"))).toEqual([
      ["2026-01", "02-01 30000"],
      ["2026-02", "03-01 30000"],
    ]);
    expect(fees(year("02-28"))).toEqual([["2026-01", "02-01 30000"]]);
    expect(fees(year("07-01"), { every: "quarter" })).toEqual([
      ["2026-Q1", "04-01 30000"],
      ["2026-Q2", "07-01 30000"],
    ]);
    expect(fees(year("01-13"), { every: "week" })).toEqual([
      ["2026-W01", "01-05 30000"],
      ["2026-W02", "01-12 30000"],
    ]);
  });

  it.each([
    // 16 to 31 January: 16 of 31 days, 154.838… February whole. 1 to 10 March: 10 of 31, 96.774…
    ["byDays", [15_484, 30_000, 9_677]],
    ["whole", [30_000, 30_000, 30_000]],
    ["none", [0, 30_000, 0]],
  ] as const)("pays cut periods by %s", (proration, minors) => {
    const paid = fees(year("12-31", during("01-16", "03-11")), { proration });
    expect(paid).toEqual([
      ["2026-01", `02-01 ${minors[0]}`],
      ["2026-02", `03-01 ${minors[1]}`],
      ["2026-03", `03-11 ${minors[2]}`],
    ]);
  });

  it("counts days of the zone, whatever they last", () => {
    // From 30 March in London, an hour into summer time: two of 31 days.
    const time = { ...year("04-02"), during: { start: Date.parse("2026-03-29T23:00:00Z"), end: null } };
    expect(fees(time, {}, [], "Europe/London")).toEqual([["2026-03", "03-31 1935"]]); // 300.00 × 2 ÷ 31 = 19.354…
  });

  it("is decided by the version in effect when the period ends", () => {
    const first = year("12-31", { effective: { start: day("01-01"), end: day("02-15") } });
    const second = year("04-15", { effective: { start: day("02-15"), end: null } });
    expect(fees(first)).toEqual([["2026-01", "02-01 30000"]]);
    expect(fees(second).map(([key]) => key)).toEqual(["2026-02", "2026-03"]);
    // The last instant of January lies before 1 February.
    const change = day("02-01");
    expect(fees(year("02-01", { effective: { start: day("01-01"), end: change } }))).toHaveLength(1);
    const next = { ...year("02-01", { effective: { start: change, end: null } }), ...during("01-01", null) };
    expect(fees(next)).toEqual([]);
  });

  const made = (id: string, approved: string, more: Partial<Deliverable> = {}): Deliverable => ({
    id,
    creatorId: "ann",
    approvedAt: day(approved),
    ...more,
  });
  const two = { requires: { deliverables: 2, graceDays: 5, shortfall: "proportional" } } as const;

  it("waits for the days of grace, and takes what is accepted in them", () => {
    const posts = [made("a", "01-10"), made("b", "02-05")];
    expect(fees(year("02-05"), two, posts)).toEqual([]);
    expect(fees(year("02-06"), two, posts)).toEqual([["2026-01", "02-01 30000"]]);
    // What comes on the sixth day is too late: 6 February begins it.
    expect(fees(year("02-06"), two, [made("a", "01-10"), made("b", "02-06")])).toEqual([["2026-01", "02-01 15000"]]);
  });

  it("counts no deliverable for two periods", () => {
    // b is taken by January, which lacked it; February has c alone.
    const posts = [made("a", "01-10"), made("b", "02-02"), made("c", "02-20")];
    expect(fees(year("03-06"), two, posts)).toEqual([
      ["2026-01", "02-01 30000"],
      ["2026-02", "03-01 15000"],
    ]);
    // With two in January b is February's.
    expect(fees(year("03-06"), two, [made("z", "01-09"), ...posts]).at(-1)).toEqual(["2026-02", "03-01 30000"]);
  });

  it("pays nothing, or the share, of a period that lacks some, and does not count what was turned down", () => {
    const posts = [made("a", "01-10"), made("b", "01-11", { declinedAt: day("01-20") })];
    const strict = { requires: { ...two.requires, shortfall: "nothing" } } as const;
    expect(fees(year("02-20"), two, posts)).toEqual([["2026-01", "02-01 15000"]]);
    expect(fees(year("02-20"), strict, posts)).toEqual([["2026-01", "02-01 0"]]);
    // Accepted again after it was turned down.
    const again = [made("a", "01-10"), made("b", "01-11", { declinedAt: day("01-05") })];
    expect(fees(year("02-20"), strict, again)).toEqual([["2026-01", "02-01 30000"]]);
  });

  it("needs to know when it begins", () => {
    const never = year("03-01", { effective: { start: null, end: null } });
    expect(refusalOf(() => fees(never))).toBe("invalidPolicy at component");
    expect(fees({ ...never, ...during("02-01", null) })).toEqual([["2026-02", "03-01 30000"]]);
  });

  it("refuses more periods than anybody books, at once", () => {
    const weekly = { every: "week" } as const;
    const ages = { ...during("02-01", null), asOf: Date.UTC(9000, 0, 1) };
    expect(refusalOf(() => fees({ ...year("03-01"), ...ages }, weekly))).toBe("tooLarge at during");
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ every: "day" })).toBe("invalidPolicy at component.every");
    expect(refused({ proration: "half" })).toBe("invalidPolicy at component.proration");
    expect(refused({ requires: { ...two.requires, deliverables: 0 } })).toBe(
      "invalidInteger at component.requires.deliverables",
    );
    expect(refused({ requires: { ...two.requires, graceDays: -1 } })).toBe(
      "invalidInteger at component.requires.graceDays",
    );
    expect(refused({ requires: { ...two.requires, shortfall: "x" } })).toBe(
      "invalidPolicy at component.requires.shortfall",
    );
    expect(refused({ amnt: 1 })).toBe("invalidPolicy at component.amnt");
  });
});
