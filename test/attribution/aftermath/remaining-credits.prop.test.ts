import { remainingCredits } from "creator-core/attribution";
import type { Adjustment, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const minors = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 ** 45 }));

const sales: fc.Arbitrary<Sale> = fc
  .tuple(fc.array(minors, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([parts, credited]) => {
    const value = (minor: number) => ({ minor, currency: "JPY" });
    const total = parts.reduce((sum, part) => sum + part, 0);
    return {
      id: "o",
      customerKey: "k",
      kind: "order",
      occurredAt: 0,
      value: value(total),
      credits: credited
        ? parts.map((minor, i) => ({
            creatorId: `c-${i}`,
            evidence: "code" as const,
            touchpointId: null,
            campaignId: null,
            weight: 1,
            totalWeight: parts.length,
            value: value(minor),
            ageMilliseconds: null,
          }))
        : [],
      unattributed: credited ? null : { reason: "noEvidence", value: value(total) },
    };
  });

const kinds = ["refund", "return", "cancellation", "chargeback", "reinstatement"] as const;
const adjustmentsOf = (allowed: readonly (typeof kinds)[number][]): fc.Arbitrary<Adjustment[]> =>
  fc
    .array(
      fc.record({ kind: fc.constantFrom(...allowed), minor: minors, occurredAt: fc.integer({ min: 0, max: 3 }) }),
      { maxLength: 6 },
    )
    .map((rows) =>
      rows.map(({ kind, minor, occurredAt }, i) => ({
        id: `a-${i}`,
        conversionId: "o",
        kind,
        occurredAt,
        value: { minor, currency: "JPY" },
      })),
    );

const parts = (of: Pick<Sale, "credits" | "unattributed">) =>
  [...of.credits, ...(of.unattributed === null ? [] : [of.unattributed])].map((part) => part.value?.minor ?? 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe("remainingCredits", () => {
  it("takes and gives exactly what it says, and never leaves less than nothing or more than there was", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(kinds), (sale, adjustments) => {
        const result = remainingCredits(sale, adjustments);
        const change = sum(
          result.adjustments.map(({ kind, applied }) => (kind === "reinstatement" ? applied.minor : -applied.minor)),
        );
        expect(sum(parts(result))).toBe(sum(parts(sale)) + change);
        parts(result).forEach((part, i) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(parts(sale)[i]!);
        });
        for (const [i, { applied, excess }] of result.adjustments.entries()) {
          const asked = adjustments.find(({ id }) => id === result.adjustments[i]?.adjustmentId);
          expect(applied.minor + excess.minor).toBe(asked?.value.minor);
        }
      }),
    );
  });
  it("never lets anybody gain by one more refund", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(kinds), minors, (sale, adjustments, minor) => {
        const last: Adjustment = {
          id: "z",
          conversionId: "o",
          kind: "refund",
          occurredAt: 9,
          value: { minor, currency: "JPY" },
        };
        const before = parts(remainingCredits(sale, adjustments));
        parts(remainingCredits(sale, [...adjustments, last])).forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(before[i]!);
        });
      }),
    );
  });
  it("takes the same in total in parts as at once, and a full refund leaves zero for everybody", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(["refund", "return", "cancellation", "chargeback"]), (sale, refunds) => {
        const all = Math.min(sum(refunds.map(({ value }) => value.minor)), Number.MAX_SAFE_INTEGER);
        const once: Adjustment = {
          id: "all",
          conversionId: "o",
          kind: "refund",
          occurredAt: 1,
          value: { minor: all, currency: "JPY" },
        };
        const inParts = parts(remainingCredits(sale, refunds));
        expect(sum(inParts)).toBe(sum(parts(remainingCredits(sale, [once]))));
        if (all >= sum(parts(sale))) expect(inParts.every((part) => part === 0)).toBe(true);
      }),
    );
  });
  it("undoes a refund with a reinstatement of all of it", () => {
    fc.assert(
      fc.property(sales, minors, (sale, minor) => {
        const value = { minor, currency: "JPY" };
        const refund: Adjustment = { id: "a", conversionId: "o", kind: "refund", occurredAt: 1, value };
        const back: Adjustment = { id: "b", conversionId: "o", kind: "reinstatement", occurredAt: 2, value };
        expect(parts(remainingCredits(sale, [refund, back]))).toEqual(parts(sale));
      }),
    );
  });
  it("undoes one adjustment with a reinstatement that names it, whatever else was taken before", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(["refund", "return"]), minors, (sale, refunds, minor) => {
        const value = { minor, currency: "JPY" };
        const dispute: Adjustment = { id: "x", conversionId: "o", kind: "chargeback", occurredAt: 8, value };
        const won: Adjustment = { ...dispute, id: "y", kind: "reinstatement", occurredAt: 9, reinstates: "x" };
        expect(parts(remainingCredits(sale, [...refunds, dispute, won]))).toEqual(
          parts(remainingCredits(sale, refunds)),
        );
      }),
    );
  });
  it("gives back all that was taken when every adjustment is undone, by name or not", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(["refund", "return"]), fc.array(fc.boolean()), (sale, refunds, named) => {
        const undone = refunds.map(({ id, value }, i): Adjustment => {
          const back: Adjustment = { id: `z-${i}`, conversionId: "o", kind: "reinstatement", occurredAt: 9, value };
          return named[i] === true ? { ...back, reinstates: id } : back;
        });
        const all = parts(remainingCredits(sale, [...refunds, ...undone]));
        all.forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(parts(sale)[i]!);
          expect(part).toBeGreaterThanOrEqual(parts(remainingCredits(sale, refunds))[i]!);
        });
        if (named.every((each) => !each)) expect(all).toEqual(parts(sale));
      }),
    );
  });
  it("does not depend on the order of the list or on repetition", () => {
    fc.assert(
      fc.property(sales, adjustmentsOf(kinds), (sale, adjustments) => {
        const other = [...adjustments, ...adjustments].reverse();
        expect(remainingCredits(sale, other)).toEqual(remainingCredits(sale, adjustments));
      }),
    );
  });
});
