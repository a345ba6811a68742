import type { Adjustment, AttributedSale } from "creator-core/models";
import fc from "fast-check";

const minors = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 ** 45 }));
const creators = ["ann", "ben", "cyd", "dan"] as const;

/** A sale whose credits, and sometimes a part that is nobody's, sum to its value. */
const sale: fc.Arbitrary<Omit<AttributedSale, "id">> = fc
  .tuple(
    fc.array(minors, { maxLength: 4 }),
    fc.option(minors),
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom("JPY", "KWD"),
  )
  .map(([parts, rest, occurredAt, currency]) => {
    const nobodys = parts.length === 0 ? (rest ?? 0) : rest;
    const total = parts.reduce((sum, minor) => sum + minor, nobodys ?? 0);
    return {
      customerKey: "k",
      kind: "order",
      occurredAt,
      value: { minor: total, currency },
      credits: parts.map((minor, i) => ({
        creatorId: creators[i]!,
        evidence: "code" as const,
        touchpointId: null,
        campaignId: null,
        weight: 1,
        totalWeight: parts.length + (nobodys === null ? 0 : 1),
        value: { minor, currency },
        ageMilliseconds: null,
      })),
      unattributed: nobodys === null ? null : { reason: "otherChannel", value: { minor: nobodys, currency } },
    };
  });

/** Ids run against the order of the list. */
export const sales: fc.Arbitrary<AttributedSale[]> = fc
  .array(sale, { maxLength: 5 })
  .map((rows) => rows.map((row, i) => ({ id: `o-${9 - i}`, ...row })));

/** What is missing from, added to or different in a list of sales. */
export const editedSales: fc.Arbitrary<{ readonly before: AttributedSale[]; readonly after: AttributedSale[] }> = fc
  .tuple(sales, sales, fc.array(fc.constantFrom("keep", "replace", "drop"), { minLength: 5, maxLength: 5 }))
  .map(([before, other, edits]) => {
    const kept = before.flatMap((row, i) => {
      if (edits[i] === "drop") return [];
      return edits[i] === "keep" ? [structuredClone(row)] : [{ ...(other[i] ?? row), id: row.id }];
    });
    return { before, after: [...kept, ...other.map((row) => ({ ...row, id: `new-${row.id}` }))] };
  });

/** Adjustments of the sales of a list and of sales that are not in it. */
export function adjustmentsOf(
  list: readonly AttributedSale[],
  kinds: readonly Adjustment["kind"][],
): fc.Arbitrary<Adjustment[]> {
  const targets = [...list.map(({ id, value }) => ({ id, currency: value!.currency })), { id: "x", currency: "JPY" }];
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        minor: minors,
        occurredAt: fc.integer({ min: 6, max: 9 }),
        target: fc.constantFrom(...targets),
      }),
      { maxLength: 8 },
    )
    .map((rows) =>
      rows.map(({ kind, minor, occurredAt, target }, i) => ({
        id: `a-${i}`,
        conversionId: target.id,
        kind,
        occurredAt,
        value: { minor, currency: target.currency },
      })),
    );
}
