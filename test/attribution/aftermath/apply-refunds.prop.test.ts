import { applyRefunds, remainingCredits } from "creator-core/attribution";
import type { Adjustment, AppliedRefunds, RemainingCredits, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { adjustmentsOf, sales } from "./sales.arbitrary.js";

const losing = ["refund", "return", "cancellation", "chargeback"] as const;
const all = [...losing, "reinstatement"] as const;

const parts = ({ credits, unattributed }: Pick<Sale, "credits" | "unattributed">) =>
  [...credits, ...(unattributed === null ? [] : [unattributed])].map((part) => part.value?.minor ?? 0);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const netTaken = ({ adjustments }: RemainingCredits) =>
  sum(adjustments.map(({ kind, applied }) => (kind === "reinstatement" ? -applied.minor : applied.minor)));
const leftOf = ({ remaining }: AppliedRefunds) => new Map(remaining.map((left) => [left.conversionId, parts(left)]));

const law = (
  kinds: readonly Adjustment["kind"][],
  check: (list: readonly Sale[], adjustments: readonly Adjustment[]) => void,
) =>
  fc.assert(
    fc.property(
      sales.chain((list) => fc.tuple(fc.constant(list), adjustmentsOf(list, kinds))),
      ([list, adjustments]) => check(deepFreeze(list), deepFreeze(adjustments)),
    ),
    { numRuns: 300 },
  );

describe("applyRefunds", () => {
  it("says of each sale what remainingCredits says, by time and id", () => {
    law(all, (list, adjustments) => {
      const { remaining } = applyRefunds(list, adjustments);
      const inOrder = [...list].sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt) || (a.id < b.id ? -1 : 1));
      expect(remaining).toEqual(inOrder.map((sale) => remainingCredits(sale, adjustments)));
    });
  });

  it("closes every sum: value = left + taken − given back, and every adjustment is answered for once", () => {
    law(all, (list, adjustments) => {
      const { remaining, unmatched } = applyRefunds(list, adjustments);
      const values = new Map(list.map(({ id, value }) => [id, value!.minor]));
      for (const left of remaining) expect(sum(parts(left)) + netTaken(left)).toBe(values.get(left.conversionId));
      const answered = [
        ...remaining.flatMap((left) => left.adjustments.map(({ adjustmentId }) => adjustmentId)),
        ...unmatched.map(({ adjustmentId }) => adjustmentId),
      ];
      expect(answered.sort()).toEqual(adjustments.map(({ id }) => id).sort());
    });
  });

  it("never lets anybody gain by a refund", () => {
    law(losing, (list, adjustments) => {
      const last = adjustments.at(-1);
      const before = leftOf(applyRefunds(list, adjustments.slice(0, -1)));
      const after = leftOf(
        applyRefunds(list, last === undefined ? [] : [...adjustments.slice(0, -1), { ...last, occurredAt: 10 }]),
      );
      for (const [id, left] of after) {
        for (const [i, part] of left.entries()) expect(part).toBeLessThanOrEqual(before.get(id)![i]!);
      }
    });
  });

  it("lands on zero with all of it, and takes in parts what it takes at once", () => {
    law(losing, (list, adjustments) => {
      const inParts = applyRefunds(list, adjustments);
      const atOnce = list.map((sale): Adjustment => {
        const own = adjustments.filter(({ conversionId }) => conversionId === sale.id);
        const minor = sum(own.map(({ value }) => value.minor));
        return {
          id: `all-${sale.id}`,
          conversionId: sale.id,
          kind: "refund",
          occurredAt: 6,
          value: { ...sale.value!, minor },
        };
      });
      const once = leftOf(applyRefunds(list, atOnce));
      for (const [id, left] of leftOf(inParts)) expect(sum(left)).toBe(sum(once.get(id)!));
      const whole = list.map(({ id, value }): Adjustment => {
        return { id: `w-${id}`, conversionId: id, kind: "return", occurredAt: 10, value: value! };
      });
      for (const left of leftOf(applyRefunds(list, [...adjustments, ...whole])).values()) {
        expect(left.every((part) => part === 0)).toBe(true);
      }
    });
  });

  it("does not depend on the order of the lists or on repetition, and is plain data", () => {
    law(all, (list, adjustments) => {
      const twice = <Row>(rows: readonly Row[]) => [...rows, ...rows].reverse();
      const result = applyRefunds(list, adjustments);
      expect(applyRefunds(twice(list), twice(adjustments))).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    });
  });
});
