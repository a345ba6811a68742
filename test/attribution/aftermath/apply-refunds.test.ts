import { applyRefunds, remainingCredits } from "creator-core/attribution";
import type { Adjustment, Credit, Sale } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, untyped } from "../../support/thrown.ts";

const pounds = (minor: number) => ({ minor, currency: "GBP" });
const credit = (creatorId: string, minor: number): Credit => ({
  creatorId,
  evidence: "click",
  touchpointId: `t-${creatorId}`,
  campaignId: null,
  weight: 1,
  totalWeight: 2,
  value: pounds(minor),
  ageMilliseconds: 1,
});
const sale = (id: string, occurredAt: number, minors: readonly number[], rest: number | null = null): Sale => ({
  id,
  customerKey: "k-1",
  kind: "order",
  occurredAt,
  value: pounds(minors.reduce((sum, minor) => sum + minor, rest ?? 0)),
  credits: minors.map((minor, i) => credit(["ann", "ben"][i]!, minor)),
  unattributed: rest === null ? null : { reason: "otherChannel", value: pounds(rest) },
});
const refund = (id: string, conversionId: string, minor: number, more: Partial<Adjustment> = {}): Adjustment => ({
  id,
  conversionId,
  occurredAt: 9,
  kind: "refund",
  value: pounds(minor),
  ...more,
});
const run = (sales: readonly Sale[], adjustments: readonly Adjustment[]) =>
  applyRefunds(deepFreeze(sales), deepFreeze(adjustments));
const minors = (sales: readonly Sale[], adjustments: readonly Adjustment[]) =>
  run(sales, adjustments).remaining.map(({ conversionId, credits, unattributed }) => [
    conversionId,
    ...credits.map(({ value }) => value?.minor),
    unattributed?.value?.minor ?? null,
  ]);

describe("applyRefunds", () => {
  it("answers for every sale, by time and id, whatever the order of the lists", () => {
    const sales = [sale("b", 2, [50]), sale("a", 2, [30, 30]), sale("z", 1, [10])];
    const refunds = [refund("r-2", "b", 20), refund("r-1", "a", 60)];
    const expected = [
      ["z", 10, null],
      ["a", 0, 0, null],
      ["b", 30, null],
    ];
    expect(minors(sales, refunds)).toEqual(expected);
    expect(minors([...sales].reverse(), [...refunds].reverse())).toEqual(expected);
  });

  it("takes from credits and the unattributed part alike, and leaves zero everywhere with all of it", () => {
    // 50 of 100, of which 60 and 20 are credited and 20 are nobody's: 30, 10 and 10.
    const mixed = sale("a", 1, [60, 20], 20);
    expect(minors([mixed], [refund("r", "a", 50)])).toEqual([["a", 30, 10, 10]]);
    expect(minors([mixed], [refund("r", "a", 100)])).toEqual([["a", 0, 0, 0]]);
    expect(run([mixed], [refund("r", "a", 50)]).remaining[0]?.unattributed?.reason).toBe("otherChannel");
  });

  it("hands back adjustments of unknown conversions, each once, by time and id", () => {
    const { remaining, unmatched } = run(
      [sale("a", 1, [10])],
      [
        refund("r-3", "x", 5, { occurredAt: "1970-01-01T00:00:00.009Z" }),
        refund("r-3", "x", 5),
        refund("r-4", "y", 1, { occurredAt: 2, kind: "chargeback" }),
        refund("r-1", "toString", 1),
      ],
    );
    expect(remaining[0]?.adjustments).toEqual([]);
    expect(unmatched).toEqual([
      { adjustmentId: "r-4", conversionId: "y", kind: "chargeback", occurredAt: 2, value: pounds(1) },
      { adjustmentId: "r-1", conversionId: "toString", kind: "refund", occurredAt: 9, value: pounds(1) },
      { adjustmentId: "r-3", conversionId: "x", kind: "refund", occurredAt: 9, value: pounds(5) },
    ]);
  });

  it("counts what is delivered twice once, sales as well as adjustments", () => {
    const one = sale("a", 1, [10]);
    const again = { ...one, occurredAt: "1970-01-01T00:00:00.001Z" };
    expect(minors([one, again], [refund("r", "a", 4), refund("r", "a", 4)])).toEqual([["a", 6, null]]);
  });

  it("says of each sale what remainingCredits says", () => {
    const sales = [sale("a", 1, [60, 20], 20), sale("b", 2, [7])];
    const adjustments = [
      refund("r-1", "a", 33),
      refund("r-2", "b", 9),
      refund("r-3", "a", 12, { kind: "reinstatement", occurredAt: 10 }),
    ];
    expect(run(sales, adjustments).remaining).toEqual(sales.map((each) => remainingCredits(each, adjustments)));
  });

  it("takes nothing from a sale without a value, and lets a credit have none only there", () => {
    const { value: _, ...lead } = { ...sale("a", 1, []), kind: "lead" as const };
    const free = { ...lead, unattributed: { reason: "noEvidence" as const } };
    expect(run([free], [refund("r", "a", 5)]).remaining[0]?.adjustments[0]?.excess).toEqual(pounds(5));
    expect(codeOf(() => run([{ ...lead, credits: [credit("ann", 0)] }], []))).toBe("currencyMismatch");
  });

  it.each<[string, () => unknown, string]>([
    ["no sales", () => applyRefunds(untyped(null), []), "invalidArgument at sales"],
    ["a hole", () => applyRefunds(new Array(1), []), "invalidArgument at sales[0]"],
    ["no time of a sale", () => run([sale("a", Number.NaN, [1])], []), "invalidInstant at sales[0].occurredAt"],
    [
      "a credit below zero, though the sum is right",
      () => run([{ ...sale("a", 1, [5, -1]) }], []),
      "invalidMoney at sales[0].credits[1].value",
    ],
    [
      "credits that do not sum to the value",
      () => run([sale("b", 1, [1]), { ...sale("a", 2, [5]), value: pounds(6) }], []),
      "invalidMoney at sales[1].credits",
    ],
    [
      "another currency",
      () => run([sale("a", 1, [5])], [refund("r", "a", 1, { value: { minor: 1, currency: "EUR" } })]),
      "currencyMismatch at adjustments[0].value.currency",
    ],
    ["two sales of one id", () => run([sale("a", 1, [5]), sale("a", 1, [6])], []), "duplicateId at sales[1].id"],
    [
      "two adjustments of one id",
      () => run([], [refund("r", "a", 1), refund("r", "a", 2)]),
      "duplicateId at adjustments[1].id",
    ],
    [
      "an adjustment of nothing",
      () => run([], [refund("r", untyped(undefined), 1)]),
      "invalidArgument at adjustments[0].conversionId",
    ],
  ])("refuses %s", (_, call, refusal) => {
    expect(refusalOf(call)).toBe(refusal);
  });
});
