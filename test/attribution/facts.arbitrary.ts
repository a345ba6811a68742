import type {
  AttributionFacts,
  AttributionPolicy,
  Conversion,
  EvidenceKind,
  Touchpoint,
  TrackingAssignment,
} from "creator-core/models";
import fc from "fast-check";

export const DAY = 86_400_000;

/** Few moments, most of them where something turns: whole days apart, a millisecond to either side. */
const moments = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(-1, 0, 0, 1))
  .map(([day, off]) => 1_770_000_000_000 + day * DAY + off);

const creators = fc.constantFrom("ann", "ben", "cyd", "__proto__");
const customers = fc.constantFrom("k-1", "k-1", "k-1", "k-2", "k-2", "k-3", "");
const touchKinds = ["click", "engagedView", "view", "live", "landingPage"] as const;
const evidenceKinds: readonly EvidenceKind[] = ["code", "link", "shop", ...touchKinds];
/** A key with a value in `present` of ten cases, or nothing at all. */
const optional = <Key extends string, T>(key: Key, present: number, values: fc.Arbitrary<T>) =>
  fc
    .oneof({ weight: 10 - present, arbitrary: fc.constant(null) }, { weight: present, arbitrary: values })
    .map((value) => (value === null ? {} : ({ [key]: value } as { readonly [K in Key]: T })));

const touch: fc.Arbitrary<Omit<Touchpoint, "id">> = fc
  .tuple(
    fc.record({
      creatorId: creators,
      customerKey: customers,
      occurredAt: moments,
      kind: fc.constantFrom(...touchKinds),
    }),
    optional("priority", 5, fc.integer({ min: -1, max: 1 })),
    optional("revoked", 2, fc.boolean()),
  )
  .map(([base, priority, revoked]) => ({ ...base, ...priority, ...revoked }));

const currencies = ["JPY", "GBP", "KWD"] as const;
const values = fc.record({
  minor: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.maxSafeNat()),
  currency: fc.constantFrom(...currencies),
});
const conversion: fc.Arbitrary<Omit<Conversion, "id">> = fc
  .tuple(
    fc.record({ customerKey: customers, occurredAt: moments, kind: fc.constantFrom("order", "lead") }),
    optional("value", 8, values),
    optional("codes", 3, fc.array(fc.constantFrom("one", " One", "two", "three", ""), { maxLength: 4 })),
    optional("linkId", 3, fc.constantFrom("one", "two", "")),
    optional("shopCreator", 3, fc.constantFrom("one", "two")),
  )
  .map(([base, value, codes, link, shop]) => ({ ...base, ...value, ...codes, ...link, ...shop }));

/** One owner after the other, with gaps: never two at a time. */
const timeline = (kind: "code" | "link" | "shop", key: string): fc.Arbitrary<TrackingAssignment[]> =>
  fc.uniqueArray(fc.tuple(moments, creators), { selector: ([moment]) => moment, maxLength: 4 }).map((cuts) => {
    const sorted = cuts.sort(([a], [b]) => a - b);
    return sorted.flatMap(([from, creatorId], i) => {
      const until = sorted[i + 1]?.[0];
      if (i % 3 === 2) return [];
      return [{ kind, key, creatorId, ...(i === 0 ? {} : { from }), ...(until === undefined ? {} : { until }) }];
    });
  });

const directory = fc
  .tuple(
    timeline("code", "ONE"),
    timeline("code", "two"),
    timeline("link", "one"),
    timeline("link", "two"),
    timeline("shop", "one"),
  )
  .map((timelines) => ({ assignments: timelines.flat() }));

/** Ids are numbered against the order of the list, so that neither can stand in for the other. */
const withIds = <Row>(prefix: string, rows: readonly Row[]) =>
  rows.map((row, i) => ({ ...row, id: `${prefix}-${(i * 7) % 10}${rows.length - i}` }));

export interface Facts extends AttributionFacts {
  readonly directory: NonNullable<AttributionFacts["directory"]>;
  readonly creators: NonNullable<AttributionFacts["creators"]>;
}

export const facts: fc.Arbitrary<Facts> = fc.record({
  conversions: fc.array(conversion, { maxLength: 6 }).map((rows) => withIds("o", rows)),
  touchpoints: fc.array(touch, { maxLength: 25, size: "max" }).map((rows) => withIds("t", rows)),
  directory,
  creators: fc.subarray([
    { id: "ann", customerKeys: ["k-1", "k-9"] },
    { id: "ben", customerKeys: ["k-1"] },
    { id: "cyd" },
  ]),
});

const windows = fc
  .tuple(
    ...touchKinds.map((kind) =>
      optional(
        kind,
        9,
        fc.constantFrom("full" as const, { days: 0 }, { days: 1 }, { days: 3 }, { days: 3 }, { days: 7 }),
      ),
    ),
  )
  .map((all): AttributionPolicy["windows"] => Object.assign({}, ...all));

const tiers = fc
  .tuple(
    fc.shuffledSubarray([...evidenceKinds], { minLength: 1 }),
    fc.array(fc.constantFrom(true, false, false), { minLength: 8, maxLength: 8 }),
  )
  .map(([kinds, breaks]) => {
    const list: EvidenceKind[][] = [[]];
    kinds.forEach((kind, i) => {
      if (breaks[i]) list.push([]);
      list.at(-1)?.push(kind);
    });
    return list;
  });

export const policies: fc.Arbitrary<AttributionPolicy> = fc.record({
  id: fc.constant("any"),
  windows,
  tiers,
  farEnd: fc.constantFrom("exclusive", "inclusive"),
  sameInstant: fc.constantFrom("eligible", "excluded"),
  model: fc.constantFrom<AttributionPolicy["model"][]>(
    { kind: "lastTouch" },
    { kind: "firstTouch" },
    { kind: "linear", over: "touches" },
    { kind: "linear", over: "creators" },
  ),
  selfPurchase: fc.constantFrom("excluded", "eligible"),
});
