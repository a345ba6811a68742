import type { OverrideComponent, Referral } from "creator-core/models";
import { describe, expect, it } from "vitest";
import type { Earned } from "../../../src/commission/components/earned.ts";
import { compileOverride } from "../../../src/commission/components/override/compile-override.ts";
import { compileReferrals } from "../../../src/commission/components/override/compile-referrals.ts";
import { overrideCommission } from "../../../src/commission/components/override/override-commission.ts";
import { readingsOfOverride } from "../../../src/commission/components/override/readings-of-override.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, day, earning, gbp } from "./fixtures.ts";

describe("overrideCommission", () => {
  it.each([
    ["10 % of a commission of 80.00", "80.00", "0.1", 800],
    ["0.5 pence away from zero", "0.05", "0.1", 1],
    ["and its exact negative", "-0.05", "0.1", -1],
  ])("%s", (_, amount, rate, minor) => {
    const { total, lines } = overrideCommission(gbp(amount), rate);
    expect([total.minor, lines[0]?.amount.minor]).toEqual([minor, minor]);
  });

  it("says of what and of whom", () => {
    const said = (options: object) => overrideCommission(gbp("80.00"), "0.1", options).lines.map(explainLine);
    expect(said({})).toEqual(["10 % of £80.00 that another creator earned"]);
    expect(said({ of: "bo" })).toEqual(["10 % of £80.00 that bo earned"]);
    expect(said({ of: "bo", on: "base" })).toEqual(["10 % of £80.00 net sales of bo"]);
  });

  it("refuses what it cannot rely on", () => {
    const one = gbp("1");
    const refused = (options: object, rate = "0.1") => refusalOf(() => overrideCommission(gbp("1"), rate, options));
    expect(refused({}, "10")).toBe("invalidRate at rate");
    expect(refused({ on: "all" })).toBe("invalidArgument at options.on");
    expect(refused({ of: "" })).toBe("invalidArgument at options.of");
    expect(refused({ off: "" })).toBe("invalidPolicy at options.off");
    expect(refusalOf(() => overrideCommission(untyped<typeof one>(1), "0.1"))).toBe("invalidMoney at amount");
  });
});

const refer = (creatorId: string, referrerId: string, more: Partial<Referral> = {}): Referral => ({
  creatorId,
  referrerId,
  ...more,
});
const above = (referrals: readonly Referral[], depth: number, of = "ann", at = day("03-01")) =>
  compileReferrals(deepFreeze(referrals))(of, at, depth);

describe("compileReferrals", () => {
  it("goes so many steps up", () => {
    const line = [refer("ann", "bo"), refer("bo", "cy"), refer("cy", "dee")];
    expect(above(line, 1)).toEqual(["bo"]);
    expect(above(line, 2)).toEqual(["bo", "cy"]);
    expect(above(line, Number.MAX_SAFE_INTEGER)).toEqual(["bo", "cy", "dee"]);
    expect(above(line, 3, "dee")).toEqual([]);
  });

  it("goes round no circle, and meets nobody twice", () => {
    const forever = Number.MAX_SAFE_INTEGER;
    expect(above([refer("ann", "ann")], forever)).toEqual([]);
    expect(above([refer("ann", "bo"), refer("bo", "ann")], forever)).toEqual(["bo"]);
    expect(above([refer("ann", "bo"), refer("bo", "cy"), refer("cy", "bo")], 9)).toEqual(["bo", "cy"]);
    expect(above([refer("ann", "bo"), refer("ann", "cy"), refer("bo", "cy"), refer("ann", "bo")], 9)).toEqual([
      "bo",
      "cy",
    ]);
  });

  it("asks who stands there then", () => {
    const rows = [refer("ann", "bo", { until: day("03-01") }), refer("ann", "cy", { from: day("03-01") })];
    expect(above(rows, 1)).toEqual(["cy"]);
    expect(above(rows, 1, "ann", day("03-01") - 1)).toEqual(["bo"]);
  });

  it("refuses rows it cannot rely on", () => {
    const refused = (rows: unknown) => refusalOf(() => compileReferrals(untyped(rows)));
    expect(refused(null)).toBe("invalidArgument at referrals");
    expect(refused([refer("", "b")])).toBe("invalidArgument at referrals[0].creatorId");
    expect(refused([refer("a", "")])).toBe("invalidArgument at referrals[0].referrerId");
    expect(refused([refer("a", "b", { from: 2, until: 1 })])).toBe("invalidWindow at referrals[0].end");
    expect(refused([refer("a", "b", { from: "soon" })])).toBe("invalidInstant at referrals[0].start");
  });
});

const compiled = (more: Partial<OverrideComponent> = {}) =>
  compileOverride(
    deepFreeze({ kind: "override", rate: "0.1", on: "commission", depth: 1, ...more }),
    "UTC",
    "component",
  );
const claims = (earned: readonly Earned[], referrals: readonly Referral[], more: Partial<OverrideComponent> = {}) =>
  readingsOfOverride(compiled(more), by, deepFreeze(earned), compileReferrals(referrals), "GBP").map(
    ({ creatorId, sourceKey, readings }) => [
      creatorId,
      sourceKey,
      ...brief(readings).map(([date, minor]) => `${date} ${minor}`),
    ],
  );

describe("readingsOfOverride", () => {
  const agency = [refer("ann", "agency"), refer("bo", "agency")];

  it("takes a share of what was earned, and of what a refund leaves", () => {
    const earned = [earning("03-01", 1000), earning("03-05", -400, "o-03-01")];
    expect(claims(earned, agency)).toEqual([["agency", "o-03-01", "03-01 100", "03-05 60"]]);
    expect(claims(earned, agency, { on: "base" })).toEqual([["agency", "o-03-01", "03-01 1000", "03-05 600"]]);
    const [claim] = readingsOfOverride(compiled(), by, earned, compileReferrals(agency), "GBP");
    expect(claim?.readings.map(({ kind, causes }) => [kind, causes])).toEqual([
      ["override", []],
      ["override", ["o-03-01-refund"]],
    ]);
  });

  it("rounds each creator's share for itself, and adds up those of one sale", () => {
    // 0.05 → 0.5 p → 1 p, for each of two: 2 p; of 0.10 together it would be 1 p.
    const earned = [earning("03-01", 5, "o"), earning("03-01", 5, "o", { creatorId: "bo" })];
    expect(claims(earned, agency)).toEqual([["agency", "o", "03-01 2"]]);
    const [claim] = readingsOfOverride(compiled(), by, earned, compileReferrals(agency), "GBP");
    expect(claim?.readings[0]?.lines().map(explainLine)).toEqual([
      "10 % of £0.05 that ann earned",
      "10 % of £0.05 that bo earned",
    ]);
    // Under two rules, one creator: of 0.10 together.
    const rules = [earning("03-01", 5, "o"), earning("03-01", 5, "o", { ruleId: "more" })];
    expect(claims(rules, agency)).toEqual([["agency", "o", "03-01 1"]]);
    expect(claims(rules, agency, { ruleIds: ["more"] })).toEqual([["agency", "o", "03-01 1"]]);
    expect(claims(rules, agency, { ruleIds: ["none"] })).toEqual([]);
  });

  it("keeps to who stood above when it was first earned", () => {
    const rows = [refer("ann", "bo", { until: day("03-03") }), refer("ann", "cy", { from: day("03-03") })];
    const earned = [earning("03-01", 1000), earning("03-05", -400, "o-03-01"), earning("03-06", 100)];
    expect(claims(earned, rows)).toEqual([
      ["bo", "o-03-01", "03-01 100", "03-05 60"],
      ["cy", "o-03-06", "03-06 10"],
    ]);
  });

  it("pays up the line, and nobody on their own", () => {
    const line = [refer("ann", "bo"), refer("bo", "cy"), refer("cy", "ann")];
    expect(claims([earning("03-01", 1000)], line, { depth: 9 }).map(([id]) => id)).toEqual(["bo", "cy"]);
    expect(claims([earning("03-01", 1000)], [])).toEqual([]);
    expect(claims([earning("03-01", 4)], line)).toEqual([]); // 0.4 of a penny
  });

  it("is in the order in which things were earned on, however they are given", () => {
    const earned = [earning("03-02", 100, "b"), earning("03-01", 100, "c"), earning("03-02", 100, "a")];
    const sources = (rows: readonly Earned[]) => claims(rows, agency).map(([, source]) => source);
    expect(sources(earned)).toEqual(["c", "a", "b"]);
    expect(sources([...earned].reverse())).toEqual(["c", "a", "b"]);
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ rate: "10" })).toBe("invalidPolicy at component.rate");
    expect(refused({ on: "all" })).toBe("invalidPolicy at component.on");
    expect(refused({ depth: 0 })).toBe("invalidInteger at component.depth");
    expect(refused({ dept: 1 })).toBe("invalidPolicy at component.dept");
  });
});
