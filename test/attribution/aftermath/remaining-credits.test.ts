import { remainingCredits } from "creator-core/attribution";
import type { Adjustment, Credit, Sale } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf } from "../../support/thrown.ts";

const credit = (creatorId: string, minor: number): Credit => ({
  creatorId,
  evidence: "click",
  touchpointId: `t-${creatorId}`,
  campaignId: null,
  weight: 1,
  totalWeight: 3,
  value: { minor, currency: "GBP" },
  ageMilliseconds: 1,
});
const sale: Sale = {
  id: "order-7",
  customerKey: "k-1",
  kind: "order",
  occurredAt: 0,
  value: { minor: 1000, currency: "GBP" },
  credits: [credit("ann", 334), credit("ben", 333), credit("cyd", 333)],
  unattributed: null,
};
const adjust = (id: string, minor: number, more: Partial<Adjustment> = {}): Adjustment => ({
  id,
  conversionId: "order-7",
  kind: "refund",
  occurredAt: 1,
  value: { minor, currency: "GBP" },
  ...more,
});
const run = (adjustments: readonly Adjustment[], of = sale) =>
  remainingCredits(deepFreeze(of), deepFreeze(adjustments));
const left = (adjustments: readonly Adjustment[]) => run(adjustments).credits.map((one) => one.value?.minor);

describe("remainingCredits", () => {
  it("leaves everything where nothing was adjusted", () => {
    expect(run([])).toEqual({ conversionId: "order-7", credits: sale.credits, unattributed: null, adjustments: [] });
  });
  it.each(["refund", "return", "cancellation", "chargeback"] as const)("takes a %s from what is left", (kind) => {
    // 500 × 334 / 1000 = 167; 500 × 333 / 1000 = 166.5 twice: 167 + 166 + 166 leave one unit, to the earlier of the two.
    expect(left([adjust("r", 500, { kind })])).toEqual([167, 166, 167]);
  });
  it("lets the first unit go from the largest remainder", () => {
    // 1 × 334 / 1000 = 0.334 is the largest remainder.
    expect(left([adjust("r", 1)])).toEqual([333, 333, 333]);
  });
  it("lands on exactly zero with a full refund, at once or in parts", () => {
    expect(left([adjust("r", 1000)])).toEqual([0, 0, 0]);
    expect(left([adjust("r-1", 1), adjust("r-2", 998), adjust("r-3", 1)])).toEqual([0, 0, 0]);
  });
  it("never goes below zero and reports what was too much", () => {
    const { credits, adjustments } = run([adjust("r-1", 900), adjust("r-2", 150)]);
    expect(credits.map((one) => one.value?.minor)).toEqual([0, 0, 0]);
    expect(adjustments).toEqual([
      {
        adjustmentId: "r-1",
        kind: "refund",
        occurredAt: 1,
        applied: { minor: 900, currency: "GBP" },
        excess: { minor: 0, currency: "GBP" },
      },
      {
        adjustmentId: "r-2",
        kind: "refund",
        occurredAt: 1,
        applied: { minor: 100, currency: "GBP" },
        excess: { minor: 50, currency: "GBP" },
      },
    ]);
  });
  it("gives back in proportion to what was taken, and no more than that", () => {
    const back = (minor: number) => adjust("z", minor, { kind: "reinstatement", occurredAt: 2 });
    // 500 took 167, 167 and 166; 100 × 167 / 500 = 33.4 twice, 100 × 166 / 500 = 33.2: the unit left goes to the first.
    expect(left([adjust("r", 500), back(100)])).toEqual([201, 199, 200]);
    expect(left([adjust("r", 500), back(500)])).toEqual([334, 333, 333]);
    const { credits, adjustments } = run([adjust("r", 500), back(501)]);
    expect(credits).toEqual(sale.credits);
    expect(adjustments[1]?.excess.minor).toBe(1);
  });
  it("gives back of the one adjustment that is named no more than that one took and has not come back", () => {
    const dispute = adjust("b", 700, { kind: "chargeback", occurredAt: 2 });
    const won = (id: string, minor: number) =>
      adjust(id, minor, { kind: "reinstatement", occurredAt: 3, reinstates: "b" });
    const applied = (...adjustments: readonly Adjustment[]) =>
      run([adjust("a", 500), dispute, ...adjustments])
        .adjustments.slice(2)
        .map((each) => each.applied.minor);
    expect(applied(won("c", 700))).toEqual([500]); // only 500 of the 700 were there to take
    expect(applied(won("c", 300), won("d", 300))).toEqual([300, 200]);
    expect(applied(adjust("c", 1000, { kind: "reinstatement", occurredAt: 3 }), won("d", 500))).toEqual([1000, 0]);
    expect(applied(won("c", 0), { ...won("d", 500), reinstates: "unheard of" })).toEqual([0, 0]);
    expect(left([adjust("a", 500), dispute, won("c", 700)])).toEqual(left([adjust("a", 500)]));
    expect(codeOf(() => run([adjust("a", 1, { reinstates: "b" })]))).toBe("invalidArgument");
  });
  it("refuses credits that do not sum to the value of the sale", () => {
    const partly = { ...sale, credits: sale.credits.slice(0, 2) };
    expect(codeOf(() => run([], partly))).toBe("invalidMoney");
    const rest = { reason: "noneEligible", value: { minor: 333, currency: "GBP" } } as const;
    expect(codeOf(() => run([], { ...partly, unattributed: rest }))).toBe("nothing thrown");
    const euros = { reason: "noneEligible", value: { minor: 333, currency: "EUR" } } as const;
    expect(codeOf(() => run([], { ...partly, unattributed: euros }))).toBe("currencyMismatch");
  });
  it("goes by time, then id, not by the order of the list", () => {
    const back = adjust("a", 1000, { kind: "reinstatement", occurredAt: "1970-01-01T00:00:00.002Z" });
    const all = adjust("b", 1000);
    expect(left([back, all])).toEqual([334, 333, 333]);
    // At one instant "a" comes before "b", when there is nothing to give back yet.
    expect(left([all, { ...back, occurredAt: 1 }])).toEqual([0, 0, 0]);
  });
  it("counts an adjustment once however often it is said, and passes over those of other sales", () => {
    expect(left([adjust("r", 500), adjust("r", 500), adjust("x", 9, { conversionId: "order-8" })])).toEqual([
      167, 166, 167,
    ]);
    expect(codeOf(() => run([adjust("r", 500), adjust("r", 501)]))).toBe("duplicateId");
  });
  it("takes from the unattributed part", () => {
    const nobody: Sale = {
      ...sale,
      credits: [],
      unattributed: { reason: "noEvidence", value: { minor: 1000, currency: "GBP" } },
    };
    expect(run([adjust("r", 300)], nobody).unattributed).toEqual({
      reason: "noEvidence",
      value: { minor: 700, currency: "GBP" },
    });
  });
  it("has nothing to take from a sale without a value", () => {
    const { value: _, ...withoutValue } = sale;
    const { value: __, ...share } = credit("ann", 0);
    const result = run([adjust("r", 300)], { ...withoutValue, kind: "lead", credits: [share] });
    expect(result.credits).toEqual([share]);
    expect(result.adjustments[0]?.excess).toEqual({ minor: 300, currency: "GBP" });
  });
  it.each<[string, Adjustment, string]>([
    ["another currency", adjust("r", 1, { value: { minor: 1, currency: "EUR" } }), "currencyMismatch"],
    ["less than nothing", adjust("r", -1), "invalidMoney"],
    ["no amount", adjust("r", 0.5), "invalidMoney"],
    ["no time", adjust("r", 1, { occurredAt: "later" }), "invalidInstant"],
    ["an unknown kind", adjust("r", 1, { kind: "gift" as never }), "invalidArgument"],
    ["no adjustment", null as never, "invalidArgument"],
  ])("refuses %s", (_, adjustment, code) => {
    expect(codeOf(() => run([adjustment]))).toBe(code);
  });
  it("refuses what is no sale and no list", () => {
    expect(codeOf(() => remainingCredits(null as never, []))).toBe("invalidArgument");
    expect(codeOf(() => remainingCredits(sale, null as never))).toBe("invalidArgument");
  });
});
