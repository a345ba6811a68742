import type {
  AttributionFacts,
  AttributionModel,
  AttributionPolicy,
  Conversion,
  DirectEvidenceKind,
  EvidenceKind,
  LookBackWindow,
  Touchpoint,
  TouchpointKind,
  TrackingAssignment,
  WindowOverride,
} from "creator-core/models";
import fc from "fast-check";

export const DAY = 86_400_000;
/** 2026-03-05T00:00:00Z: three days before the clocks of New York go forward. */
export const START = Date.UTC(2026, 2, 5);

/** Few moments, most of them where something turns: whole days apart, a millisecond to either side. */
const moments = fc
  .tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.constantFrom(0, 0, 0, 0, 4 * 3_600_000, 5 * 3_600_000),
    fc.constantFrom(-1, 0, 0, 1),
  )
  .map(([day, hours, off]) => START + day * DAY + hours + off);

const creators = fc.constantFrom("ann", "ben", "cyd", "__proto__");
const customers = fc.constantFrom("k-1", "k-1", "k-1", "k-2", "k-2", "k-3", "");
export const kinds: readonly TouchpointKind[] = [
  "code",
  "shop",
  "link",
  "utm",
  "click",
  "engagedView",
  "view",
  "live",
  "landingPage",
  "direct",
];
/** A key with a value in `present` of ten cases, or nothing at all. */
const optional = <Key extends string, T>(key: Key, present: number, values: fc.Arbitrary<T>) =>
  fc
    .oneof({ weight: 10 - present, arbitrary: fc.constant(null) }, { weight: present, arbitrary: values })
    .map((value) => (value === null ? {} : ({ [key]: value } as { readonly [K in Key]: T })));

const shops = fc.constantFrom("s-1", "s-1", "s-2");
const products = fc.constantFrom("p-1", "p-1", "p-2", "p-3");
const campaigns = fc.constantFrom("spring", "sale");

const touch: fc.Arbitrary<Omit<Touchpoint, "id">> = fc
  .tuple(
    fc.record({
      creatorId: fc.oneof({ weight: 5, arbitrary: creators }, { weight: 1, arbitrary: fc.constant(null) }),
      customerKey: customers,
      occurredAt: moments,
      kind: fc.constantFrom(...kinds, "click", "click", "code"),
    }),
    optional("priority", 5, fc.integer({ min: -1, max: 1 })),
    optional("revoked", 2, fc.boolean()),
    optional("shopId", 7, shops),
    optional("productId", 7, products),
    optional("campaignId", 5, campaigns),
  )
  .map(([base, ...more]) => Object.assign({}, base, ...more));

const currencies = ["JPY", "GBP", "KWD"] as const;
const values = fc.record({
  minor: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.maxSafeNat()),
  currency: fc.constantFrom(...currencies),
});
const line = fc.tuple(optional("productId", 8, products)).map(([product]) => ({
  ...product,
  id: "l",
  quantity: 1,
  price: { minor: 1, currency: "GBP" },
}));
const conversion: fc.Arbitrary<Omit<Conversion, "id">> = fc
  .tuple(
    fc.record({ customerKey: customers, occurredAt: moments, kind: fc.constantFrom("order", "lead") }),
    optional("value", 8, values),
    optional("codes", 4, fc.array(fc.constantFrom("one", " One", "two", "three", ""), { maxLength: 4 })),
    optional("linkId", 3, fc.constantFrom("one", "two", "")),
    optional("shopCreator", 2, fc.constantFrom("one", "two")),
    optional(
      "utm",
      3,
      fc
        .tuple(
          optional("content", 5, fc.constantFrom("one", "")),
          optional("term", 2, fc.constantFrom("one")),
          optional("source", 5, fc.constantFrom("one", "two")),
          optional("medium", 5, fc.constantFrom("one")),
        )
        .map((all) => Object.assign({}, ...all)),
    ),
    optional("landingPage", 2, fc.constantFrom("one", "two")),
    optional("shopId", 7, shops),
    optional("productId", 4, products),
    optional("lines", 5, fc.array(line, { maxLength: 2 })),
    optional("campaignId", 1, campaigns),
  )
  .map(([base, ...more]) => Object.assign({}, base, ...more));

/** One owner after the other, with gaps: never two at a time. */
const timeline = (kind: DirectEvidenceKind, key: string): fc.Arbitrary<TrackingAssignment[]> =>
  fc
    .uniqueArray(fc.tuple(moments, creators, optional("campaignId", 3, campaigns)), {
      selector: ([moment]) => moment,
      maxLength: 4,
    })
    .map((cuts) => {
      const sorted = cuts.sort(([a], [b]) => a - b);
      return sorted.flatMap(([from, creatorId, campaign], i) => {
        const until = sorted[i + 1]?.[0];
        if (i % 3 === 2) return [];
        const ends = { ...(i === 0 ? {} : { from }), ...(until === undefined ? {} : { until }) };
        return [{ kind, key, creatorId, ...campaign, ...ends }];
      });
    });

const directory = fc
  .tuple(
    timeline("code", "ONE"),
    timeline("code", "two"),
    timeline("link", "one"),
    timeline("link", "two"),
    timeline("shop", "one"),
    timeline("utm", "utm_content=one"),
    timeline("utm", "utm_source=one"),
    timeline("landingPage", "one"),
  )
  .map((timelines) => ({ assignments: timelines.flat() }));

/** Ids are numbered against the order of the list, so that neither can stand in for the other. */
const withIds = <Row>(prefix: string, rows: readonly Row[]) =>
  rows.map((row, i) => ({ ...row, id: `${prefix}-${(i * 7) % 10}${rows.length - i}` }));

export interface Facts extends AttributionFacts {
  readonly directory: NonNullable<AttributionFacts["directory"]>;
  readonly creators: NonNullable<AttributionFacts["creators"]>;
  readonly staff: NonNullable<AttributionFacts["staff"]>;
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
  staff: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant(["k-2", ""]) }),
});

const zones = fc.constantFrom("UTC", "America/New_York");
const exactWindows: fc.Arbitrary<LookBackWindow> = fc.constantFrom<LookBackWindow[]>(
  "full",
  { days: 0 },
  { days: 1 },
  { days: 3 },
  { days: 3, minDays: 1 },
  { days: 7 },
  { days: 7, minDays: 3 },
  { hours: 24 },
  { hours: 72, minHours: 24 },
);
const anyWindow: fc.Arbitrary<LookBackWindow> = fc.oneof(
  { weight: 3, arbitrary: exactWindows },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 5 }), zones, fc.boolean())
      .map(([calendarDays, timeZone, ring]) =>
        ring && calendarDays > 1
          ? { calendarDays, minCalendarDays: calendarDays - 1, timeZone }
          : { calendarDays, timeZone },
      ),
  },
);
const windowsOf = (window: fc.Arbitrary<LookBackWindow>, present: number) =>
  fc
    .tuple(...kinds.map((kind) => optional(kind, present, window)))
    .map((all): AttributionPolicy["windows"] => Object.assign({}, ...all));

const overridesOf = (window: fc.Arbitrary<LookBackWindow>): fc.Arbitrary<readonly WindowOverride[]> =>
  fc.array(
    fc
      .tuple(
        fc.oneof(
          creators.map((creatorId) => ({ creatorId })),
          campaigns.map((campaignId) => ({ campaignId })),
          fc.record({ creatorId: creators, campaignId: campaigns }),
        ),
        fc.constantFrom(...kinds, "click", "click"),
        window,
      )
      .map(([target, kind, one]) => ({ ...target, windows: { [kind]: one } })),
    { maxLength: 4 },
  );

const tiers = fc
  .tuple(
    fc.shuffledSubarray([...kinds], { minLength: 1 }),
    fc.array(fc.constantFrom(true, false, false, false), { minLength: 10, maxLength: 10 }),
  )
  .map(([chosen, breaks]) => {
    const list: EvidenceKind[][] = [[]];
    chosen.forEach((kind, i) => {
      if (breaks[i]) list.push([]);
      list.at(-1)?.push(kind);
    });
    return list;
  });

const rankedModel: AttributionModel = { kind: "ranked", weights: [5, 0, 3] };
const position = { kind: "positionBased", first: 40, middle: 20, last: 40 } as const;
export const models = fc.constantFrom<AttributionModel[]>(
  { kind: "lastTouch" },
  { kind: "lastTouch" },
  { kind: "firstTouch" },
  { kind: "lastNonDirect" },
  { kind: "linear", over: "touches" },
  { kind: "linear", over: "creators" },
  { ...position, twoTouches: "half" },
  { ...position, first: 30, middle: 30, twoTouches: "addHalfOfMiddle" },
  { ...position, first: 0, twoTouches: "renormalise" },
  { kind: "timeDecay", halfLife: { days: 2 } },
  { kind: "timeDecay", halfLife: { hours: 7 }, ageIn: "wholeDays" },
  { kind: "timeDecay", halfLife: { days: 1 }, ageIn: "wholeDays", ageFrom: "lastTouch" },
  rankedModel,
  {
    kind: "table",
    weights: [
      { creatorId: "ann", weight: "0.5" },
      { creatorId: "cyd", weight: "0.125" },
    ],
    over: "touches",
  },
  { kind: "table", weights: [{ creatorId: "ben", weight: "1" }], over: "creators" },
  { kind: "custom", weigher: "mine" },
);

const LINKS: readonly string[] = ["link", "click", "utm", "landingPage"];

/** Only a rule that could apply is one. */
function rulesFor(
  all: readonly (readonly string[])[],
): readonly ("codeWins" | "linkWins" | "split" | "reject" | null)[] {
  const code = all.findIndex((kindsOfTier) => kindsOfTier.includes("code"));
  const links = all.flatMap((kindsOfTier, tier) => (kindsOfTier.some((kind) => LINKS.includes(kind)) ? [tier] : []));
  if (code < 0 || links.length === 0) return [null];
  const codeWins = code <= links.at(-1)! ? (["codeWins"] as const) : [];
  const linkWins = code >= links[0]! ? (["linkWins"] as const) : [];
  const both = links.includes(code) ? (["split", "reject"] as const) : [];
  return [null, ...codeWins, ...linkWins, ...both];
}

const policiesOver = (window: fc.Arbitrary<LookBackWindow>): fc.Arbitrary<AttributionPolicy> =>
  fc
    .tuple(
      fc.record({
        id: fc.constant("any"),
        windows: windowsOf(window, 8),
        farEnd: fc.constantFrom("exclusive" as const, "inclusive" as const),
        sameInstant: fc.constantFrom("eligible" as const, "excluded" as const),
        model: models,
        selfPurchase: fc.constantFrom("excluded" as const, "eligible" as const),
      }),
      tiers.chain((list) => fc.tuple(fc.constant(list), fc.constantFrom(...rulesFor(list)))),
      optional("overrides", 4, overridesOf(window)),
      optional("scope", 4, fc.constantFrom("order" as const, "shop" as const, "product" as const)),
      optional("staffPurchase", 3, fc.constantFrom("excluded" as const, "eligible" as const)),
    )
    .map(([base, [list, rule], ...more]) =>
      Object.assign({}, base, { tiers: list }, rule === null ? {} : { codeAgainstLink: rule }, ...more),
    );

export const policies = policiesOver(anyWindow);

/** Without days of a calendar, which instants cannot be moved along. */
export const exactPolicies = policiesOver(exactWindows);
