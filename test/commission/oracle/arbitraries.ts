import { accrue, commissionBook } from "creator-core/commission";
import type {
  Adjustment,
  CommissionCap,
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  ConversionLine,
  CreatorAttributes,
  Credit,
  Deliverable,
  HoldPolicy,
  LedgerEntry,
  MeasureWindow,
  Post,
  Referral,
  RulePrecedence,
  RuleScope,
  Sale,
  TieredComponent,
} from "creator-core/models";
import type { FxRate, RoundingMode } from "creator-core/money";
import fc from "fast-check";
import { deepFreeze } from "../../support/deep-freeze.ts";

/** Plans and facts as programmes have them: few creators and sales, close together, around the ends of months. */
export interface Case {
  readonly terms: readonly CommissionTerms[];
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
  readonly creators: readonly CreatorAttributes[];
  readonly referrals?: readonly Referral[];
  readonly posts?: readonly Post[];
  readonly deliverables?: readonly Deliverable[];
  readonly fxRates?: readonly FxRate[];
}

/** With two, none, three and four decimals. */
const CURRENCIES = ["GBP", "JPY", "KWD", "CLF"] as const;
const CREATORS = ["ann", "bo", "cy"] as const;
const LEVELS = ["silver", "gold"] as const;
const PRODUCTS = ["balm", "serum"] as const;
const HOUR = 3_600_000;

/** The hours around the turn of a month; of March and April, so of a quarter, too. */
const START = Date.parse("2026-03-30T00:00:00Z");
const HOURS = 72;
/** After every fact there is. */
export const END = Date.parse("2026-05-01T00:00:00Z");

const rate = fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => String(basisPoints / 10_000));
const often = <T>(value: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(value), weight: 2 }, { arbitrary: other, weight: 1 });
const oneOf = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
/** Of all these fields, each there or not. */
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

const amountIn = (currency: string, max = 400) => fc.nat(max).map((minor) => ({ minor, currency }));

// Terms

const window = oneOf<MeasureWindow>(
  { kind: "calendarMonth" },
  { kind: "calendarQuarter" },
  { kind: "lifetime" },
  { kind: "order" },
);

const ascending = (from: number, max: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: from, max }), { minLength: 1, maxLength: most })
    .map((all) => all.sort((a, b) => a - b));

export const tiered = (currency: string): fc.Arbitrary<TieredComponent> =>
  fc
    .record({
      byValue: fc.boolean(),
      starts: fc.tuple(ascending(1, 1500, 3), ascending(1, 5, 3)),
      rates: fc.array(rate, { minLength: 4, maxLength: 4 }),
      how: oneOf(
        { mode: "graduated" },
        { mode: "volume" },
        { mode: "forward", crossing: "before" },
        { mode: "forward", crossing: "after" },
      ),
      boundary: oneOf("fromInclusive", "upToInclusive"),
      onReversal: oneOf("recompute", "ratchet"),
      counting: often<"all" | "approved">("all", fc.constant("approved")),
      window,
    })
    .map(({ byValue, starts: [values, counts], rates, how, counting, ...rest }) => ({
      kind: "tiered",
      ...how,
      ...rest,
      ...(counting === "approved" ? { counting } : {}),
      measure: byValue ? "salesValue" : "orders",
      tiers: [0, ...(byValue ? values : counts)].map((from, index) => ({
        from: byValue ? { minor: from, currency } : from,
        rate: rates[index]!,
      })),
    }));

const percentage: fc.Arbitrary<CommissionComponent> = rate.map((of) => ({ kind: "percent", rate: of }));
const flat = (currency: string): fc.Arbitrary<CommissionComponent> =>
  fc.record({
    kind: fc.constant("flat" as const),
    amount: amountIn(currency, 101),
    sharing: oneOf("proportional", "each", "winner"),
  });
export const simple = (currency: string) => fc.oneof(percentage, flat(currency));

const milestone = (currency: string): fc.Arbitrary<CommissionComponent> =>
  fc
    .record({
      byValue: fc.boolean(),
      starts: fc.tuple(ascending(1, 2000, 3), ascending(1, 6, 3)),
      every: fc.boolean(),
      bonuses: fc.array(fc.nat(500), { minLength: 3, maxLength: 3 }).map((all) => all.sort((a, b) => a - b)),
      stack: oneOf("highest", "cumulative"),
      onReversal: oneOf("recompute", "ratchet"),
      counting: often<"all" | "approved">("all", fc.constant("approved")),
      window: oneOf<MeasureWindow>({ kind: "calendarMonth" }, { kind: "calendarQuarter" }, { kind: "lifetime" }),
    })
    .map(({ byValue, starts: [values, counts], every, bonuses, counting, ...rest }) => {
      const reached = byValue ? values : counts;
      const bonus = (index: number) => ({ minor: bonuses[index]!, currency });
      return {
        kind: "milestone",
        measure: byValue ? "salesValue" : "orders",
        ...rest,
        ...(counting === "approved" ? { counting } : {}),
        steps: every
          ? { every: reached[0]!, bonus: bonus(0) }
          : reached.map((at, index) => ({ at, bonus: bonus(index) })),
      };
    });

const list = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const wholeScope: fc.Arbitrary<RuleScope> = some<RuleScope>({
  creatorIds: list(CREATORS),
  statusLevels: list(LEVELS),
  contentKinds: list(["video", "live"]),
  channel: oneOf("organic", "ads"),
}) as fc.Arbitrary<RuleScope>;
const lineScope = fc
  .tuple(wholeScope, some<RuleScope>({ productIds: list(PRODUCTS), categories: list(["care", "hair"]) }))
  .map(([whole, line]): RuleScope => ({ ...whole, ...line }));

/** A ladder that lets many in: all combinations of two of the dimensions, in some order. */
const ladder = fc
  .shuffledSubarray([
    ["creatorIds"],
    ["statusLevels"],
    ["contentKinds"],
    ["productIds"],
    ["creatorIds", "productIds"],
    ["creatorIds", "statusLevels"],
    ["statusLevels", "contentKinds"],
    [],
  ] as const)
  .map((order): RulePrecedence => ({ kind: "ladder", order }));
const specificity = oneOf<RulePrecedence>(
  { kind: "specificity" },
  { kind: "specificity", tie: "oldest" },
  { kind: "specificity", tie: "newest" },
);

const capOf = (currency: string, onHeadroom: "later" | "refill"): fc.Arbitrary<CommissionCap> =>
  fc
    .record({
      amount: amountIn(currency, 600),
      per: oneOf("creator", "plan", "order", "customer"),
      window: oneOf({ kind: "calendarMonth" }, { kind: "calendarQuarter" }, { kind: "lifetime" }),
      overflow: onHeadroom === "refill" ? fc.constant("clamp" as const) : oneOf("clamp", "reject"),
    })
    .map((cap) => ({ id: "cap", ...cap, onHeadroom }));

interface Shape {
  readonly component: fc.Arbitrary<CommissionComponent>;
  readonly scope?: fc.Arbitrary<RuleScope>;
  readonly precedence?: fc.Arbitrary<RulePrecedence>;
  readonly cap?: fc.Arbitrary<CommissionCap | null>;
  readonly milestone?: fc.Arbitrary<CommissionComponent>;
  readonly base?: CommissionTerms["base"];
}

function plan(
  id: string,
  { component, scope = wholeScope, precedence = specificity, cap, milestone: bonus, base }: Shape,
) {
  const except = fc.option(
    wholeScope.filter((asked) => Object.keys(asked).length > 0),
    { nil: null, freq: 4 },
  );
  const sold = fc.record({ scope, except, component, mode: oneOf("exclusive", "additive") });
  const rules = fc.array(
    often(true, fc.constant(false)).chain((open) =>
      open ? sold.map((one) => ({ ...one, scope: {}, except: null })) : sold,
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  );
  return fc
    .record({
      rules,
      bonus: bonus === undefined ? fc.constant(null) : fc.option(bonus, { nil: null }),
      mode: oneOf("halfAwayFromZero", "halfEven", "towardsZero"),
      precedence,
      cap: cap ?? fc.constant(null),
      timeZone: oneOf("Europe/London", "Asia/Tokyo", "America/New_York"),
      hold: oneOf<HoldPolicy>({ duration: { days: 0 }, from: "order" }, { duration: { days: 5 }, from: "order" }),
    })
    .map(
      ({ rules: all, bonus: reached, mode, cap: held, ...rest }): CommissionTerms => ({
        id,
        version: 1,
        base: base ?? { kind: "saleValue" },
        rounding: mode,
        ...rest,
        ...(held === null ? {} : { caps: [held] }),
        rules: [
          ...all.map(
            ({ except: not, ...one }, index): CommissionRule => ({
              id: `r${index}`,
              ...one,
              ...(not === null ? {} : { except: not }),
            }),
          ),
          ...(reached === null ? [] : [{ id: "reaching", scope: {}, mode: "additive" as const, component: reached }]),
        ],
      }),
    );
}

// Facts

/** A value in parts by weights, however unevenly: credits need only sum to it. */
function creditsOf(
  value: number,
  currency: string,
  weights: readonly number[],
  whole: number,
): Pick<Sale, "credits" | "unattributed"> {
  let left = value;
  const part = (weight: number) => {
    const minor = Math.min(left, Math.round((value * weight) / whole));
    left -= minor;
    return { minor, currency };
  };
  const credits = weights.map(
    (weight, index): Credit => ({
      creatorId: CREATORS[index]!,
      evidence: "code",
      touchpointId: null,
      campaignId: null,
      weight,
      totalWeight: whole,
      value:
        index === weights.length - 1 && weights.reduce((a, b) => a + b) === whole
          ? { minor: left, currency }
          : part(weight),
      ageMilliseconds: null,
    }),
  );
  const given = credits.reduce((total, credit) => total + credit.value!.minor, 0);
  const nobody = weights.reduce((a, b) => a + b) < whole;
  return {
    credits,
    unattributed: nobody ? { reason: "otherChannel", value: { minor: value - given, currency } } : null,
  };
}

const alone = oneOf<readonly [readonly number[], number]>([[1], 1]);
const shares = oneOf<readonly [readonly number[], number]>(
  [[1], 1],
  [[1], 1],
  [[1, 1], 2],
  [[1, 2], 3],
  [[3, 2], 5],
  [[1, 1], 3],
);
const details = some<Pick<Sale, "contentKind" | "adDriven">>({
  contentKind: oneOf("video", "live", "showcase"),
  adDriven: fc.boolean(),
});

interface RawAdjustment {
  readonly portion: number;
  readonly hours: number;
  readonly kind: "refund" | "return" | "reinstatement";
}
const rawAdjustment: fc.Arbitrary<RawAdjustment> = fc.record({
  portion: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  hours: fc.integer({ min: 1, max: 240 }),
  kind: oneOf("refund", "return", "reinstatement"),
});

interface FactShape {
  readonly currency: string;
  readonly values: fc.Arbitrary<number>;
  readonly adjusted?: boolean;
  readonly shared?: boolean;
  readonly dated?: boolean;
}

const firstOfCreator = (row: CreatorAttributes, index: number, rows: readonly CreatorAttributes[]) =>
  rows.findIndex(({ creatorId }) => creatorId === row.creatorId) === index;

/** No two moments are the same but those of sales; what happens at one instant has an order of its own. */
const factsOf = ({
  currency,
  values,
  adjusted = true,
  shared = true,
  dated = true,
}: FactShape): fc.Arbitrary<Omit<Case, "terms">> =>
  fc
    .record({
      raw: fc.array(
        fc.record({
          value: values,
          hour: fc.nat(HOURS),
          shares: shared ? shares : alone,
          first: fc.nat(2),
          details,
          approvedAfter: fc.option(fc.integer({ min: 0, max: 96 }), { nil: null }),
          customer: oneOf("k1", "k2"),
          adjustments: fc.array(rawAdjustment, { maxLength: adjusted ? 3 : 0 }),
          named: fc.boolean(),
          foreign: shared ? fc.nat(9) : fc.constant(1),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      creators: fc.uniqueArray(
        fc.record(
          {
            creatorId: oneOf(...CREATORS),
            from: fc.nat(HOURS).map((hour) => START + hour * HOUR),
            statusLevel: oneOf(...LEVELS),
          },
          { requiredKeys: ["creatorId", "statusLevel"] },
        ),
        { maxLength: 5, selector: (row) => `${row.creatorId} ${row.from}` },
      ),
    })
    .map(({ raw, creators: rows }) => {
      const creators = dated ? rows : rows.map(({ from: _, ...row }) => row).filter(firstOfCreator);
      const adjustments: Adjustment[] = [];
      const sales = raw.map((one, index): Sale => {
        const id = `s${index}`;
        const occurredAt = START + one.hour * HOUR;
        const own = one.foreign === 0 ? CURRENCIES.find((each) => each !== currency)! : currency;
        one.adjustments.forEach(({ portion, hours, kind }, step) => {
          const moment = occurredAt + hours * HOUR + (index * 7 + step + 1) * 1000;
          const money = { minor: Math.round(one.value * portion), currency: own };
          const named = kind === "reinstatement" && one.named ? { reinstates: `a${index}-${one.foreign % 3}` } : {};
          adjustments.push({
            id: `a${index}-${step}`,
            conversionId: id,
            occurredAt: moment,
            kind,
            value: money,
            ...named,
          });
        });
        const [weights, whole] = one.shares;
        const split = creditsOf(one.value, own, weights, whole);
        const credits = split.credits
          .map((credit, place) => ({ ...credit, creatorId: CREATORS[(place + one.first) % 3]! }))
          .sort((a, b) => (a.creatorId < b.creatorId ? -1 : 1));
        return {
          id,
          customerKey: one.customer,
          kind: "order",
          occurredAt,
          value: { minor: one.value, currency: own },
          ...split,
          credits,
          ...one.details,
          ...(one.approvedAfter === null ? {} : { approvedAt: occurredAt + one.approvedAfter * HOUR }),
        };
      });
      return { sales, adjustments, creators };
    });

const ragged = fc.oneof(fc.integer({ min: 1, max: 1000 }), oneOf(1, 5, 15, 100, 250, 999, 1000));

const together = (
  plans: fc.Arbitrary<readonly CommissionTerms[]>,
  facts: fc.Arbitrary<Omit<Case, "terms">>,
): fc.Arbitrary<Case> => fc.record({ terms: plans, rest: facts }).map(({ terms, rest }) => ({ terms, ...rest }));

const currency = oneOf(...CURRENCIES);

/** Percentages and fixed amounts under every precedence, with partial refunds. */
export const simplePlans = currency.chain((own) =>
  together(
    fc.tuple(
      plan("p", {
        component: simple(own),
        precedence: fc.oneof(specificity, ladder, fc.constant<RulePrecedence>({ kind: "bestForCreator" })),
      }),
    ),
    factsOf({ currency: own, values: ragged }),
  ),
);

/** Tiers of every kind, beside percentages, and milestones. */
export const tieredPlans = currency.chain((own) =>
  together(
    fc.tuple(
      plan("p", { component: fc.oneof({ arbitrary: tiered(own), weight: 3 }, simple(own)), milestone: milestone(own) }),
    ),
    factsOf({ currency: own, values: ragged }),
  ),
);

/** A cap that refills, over anything. */
export const refillPlans = currency.chain((own) =>
  together(
    fc.tuple(plan("p", { component: fc.oneof(tiered(own), simple(own)), cap: capOf(own, "refill") })),
    factsOf({ currency: own, values: ragged }),
  ),
);

/** A cap whose room serves later sales, over percentages and fixed amounts. */
export const laterPlans = currency.chain((own) =>
  together(
    fc.tuple(plan("p", { component: simple(own), cap: capOf(own, "later") })),
    factsOf({ currency: own, values: ragged }),
  ),
);

/** The same over tiers that no later sale raises, where nothing is taken back. */
export const laterTiers = currency.chain((own) =>
  together(
    fc.tuple(
      plan("p", {
        component: fc.oneof(
          tiered(own).filter(({ mode }) => mode !== "volume"),
          simple(own),
        ),
        cap: capOf(own, "later"),
      }),
    ),
    factsOf({ currency: own, values: ragged, adjusted: false }),
  ),
);

/** Two plans at once, of anything. */
export const mixedPlans = currency.chain((own) =>
  together(
    fc.tuple(
      plan("p", { component: fc.oneof(tiered(own), simple(own)), milestone: milestone(own) }),
      plan("q", { component: simple(own), cap: capOf(own, "later") }),
    ),
    factsOf({ currency: own, values: ragged }),
  ),
);

/**
 * Orders of lines, whose bases leave whole minor units after every refund: amounts are multiples of 60, shares of 2 or 3,
 * and refunds take halves or all.
 */
export const linePlans = fc.tuple(currency, fc.nat(2)).chain(([own, how]) => {
  // Of two ways that pay the same, one may leave a penny more of a refund: then all is taken back, or nothing.
  const isBest = how === 0;
  const sixty = (most: number) => fc.nat(most).map((count) => ({ minor: count * 60, currency: own }));
  const line = fc.record(
    {
      quantity: fc.integer({ min: 1, max: 3 }),
      price: sixty(20),
      productId: oneOf(...PRODUCTS, "comb"),
      category: oneOf("care", "hair"),
      sellerDiscount: sixty(4),
      platformDiscount: sixty(2),
      tax: sixty(4),
      shipping: sixty(3),
      shippingTax: sixty(1),
      giftWrap: sixty(1),
    },
    { requiredKeys: ["quantity", "price"] },
  );
  const order = fc.record({
    hour: fc.nat(HOURS),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    shares: oneOf<readonly [readonly number[], number]>([[1], 1], [[1, 1], 2], [[1, 2], 3]),
    refund: oneOf<readonly number[]>(...(isBest ? [[], [1]] : [[], [], [0.5], [1], [0.5, 0.5]])),
    details,
  });
  const include = fc.subarray(
    ["price", "sellerDiscount", "platformDiscount", "tax", "shipping", "shippingTax", "giftWrap"] as const,
    { minLength: 1 },
  );
  const component = fc.oneof(
    simple(own),
    fc.record({
      kind: fc.constant("flat" as const),
      amount: amountIn(own, 101),
      per: fc.constant("unit" as const),
      sharing: oneOf("each", "winner", "proportional"),
    }),
  );
  const precedence = isBest ? fc.constant<RulePrecedence>({ kind: "bestForCreator" }) : fc.oneof(specificity, ladder);
  return fc
    .record({
      orders: fc.array(order, { minLength: 1, maxLength: 5 }),
      included: include.filter((names) => names.some((name) => !name.endsWith("Discount"))),
      terms: plan("p", { component, scope: lineScope, precedence }),
      level: oneOf("order", "line"),
    })
    .map(({ orders, included, terms, level }): Case => {
      const adjustments: Adjustment[] = [];
      const sales = orders.map((one, index): Sale => {
        const [weights, whole] = one.shares;
        const occurredAt = START + one.hour * HOUR;
        // What it comes to is beside the point here: the base is that of its lines.
        const worth = 1200;
        one.refund.forEach((part, step) => {
          adjustments.push({
            id: `a${index}-${step}`,
            conversionId: `s${index}`,
            occurredAt: occurredAt + (step + 1) * HOUR + index * 1000,
            kind: "refund",
            value: { minor: worth * part, currency: own },
          });
        });
        return {
          id: `s${index}`,
          customerKey: "k",
          kind: "order",
          occurredAt,
          value: { minor: worth, currency: own },
          ...creditsOf(worth, own, weights, whole),
          lines: one.lines.map((each, place) => ({ id: `l${place}`, ...each }) as ConversionLine),
          ...one.details,
        };
      });
      const rounding = { mode: terms.rounding as RoundingMode, level };
      return {
        terms: [{ ...terms, rounding, base: { kind: "lines", include: included } }],
        sales,
        adjustments,
        creators: [],
      };
    });
});

/** What columns can say: one creator and currency, nothing that waits for approval. */
export const columnPlans = currency.chain((own) => {
  const tiers = tiered(own);
  const fixed = fc.oneof(
    percentage,
    flat(own).map((one): CommissionComponent => (one.kind === "flat" ? { ...one, sharing: "each" } : one)),
  );
  const withTiers = (given: fc.Arbitrary<TieredComponent>) =>
    fc.oneof(
      given.map(({ counting: _, ...rest }): CommissionComponent => rest),
      fixed,
    );
  const component = withTiers(tiers);
  const unraised = withTiers(tiers.filter(({ mode }) => mode !== "volume"));
  const precedence = fc.oneof(specificity, ladder);
  const held = (onHeadroom: "later" | "refill") =>
    capOf(own, onHeadroom).map((cap): CommissionCap | null => ({
      ...cap,
      per: cap.per === "customer" ? "creator" : cap.per,
    }));
  const shape = { currency: own, values: ragged, shared: false, dated: false };
  return fc.oneof(
    together(fc.tuple(plan("p", { component, precedence, cap: held("refill") })), factsOf(shape)),
    together(
      fc.tuple(plan("p", { component: unraised, precedence, cap: held("later") })),
      factsOf({ ...shape, adjusted: false }),
    ),
    together(fc.tuple(plan("p", { component, precedence })), factsOf(shape)),
  );
});

// Everything at once

const month = oneOf<{ readonly kind: "calendarMonth" | "calendarQuarter" }>(
  { kind: "calendarMonth" },
  { kind: "calendarQuarter" },
);
const claim = (own: string): fc.Arbitrary<CommissionComponent> => {
  const amount = amountIn(own, 300);
  const of = fc.constant.bind(fc);
  const onReversal = oneOf("recompute", "ratchet");
  return fc.oneof(
    fc.record({ kind: of("override" as const), rate, on: oneOf("base", "commission"), depth: oneOf(1, 2) }),
    fc.record({ kind: of("guarantee" as const), amount, window: month }),
    fc.record({ kind: of("guarantee" as const), amount, window: month, recoverable: of(true as const) }),
    fc.record({
      kind: of("advance" as const),
      amount,
      paidAt: fc.nat(HOURS).map((hour) => START + hour * HOUR),
      recoupRate: rate,
    }),
    fc.record({
      kind: of("leaderboard" as const),
      measure: oneOf("salesValue", "orders", "views", "posts"),
      window: oneOf({ kind: "calendarMonth" }, { kind: "calendarQuarter" }),
      prizes: fc.array(amount, { minLength: 1, maxLength: 3 }).map((all) => all.sort((a, b) => b.minor - a.minor)),
      ties: oneOf("splitPrizes", "sharePlace", "earliest"),
    }),
    fc.record({
      kind: of("perMetric" as const),
      metric: of("views" as const),
      amount,
      per: fc.integer({ min: 1, max: 300 }),
      partial: oneOf("prorata", "completed"),
      onReversal,
    }),
    fc.record({
      kind: of("milestone" as const),
      measure: oneOf("views", "posts"),
      steps: fc.record({ every: fc.integer({ min: 1, max: 900 }), bonus: amountIn(own, 50) }),
      stack: of("cumulative" as const),
      window: oneOf<MeasureWindow>({ kind: "calendarMonth" }, { kind: "lifetime" }),
      onReversal,
    }),
    fc.record({
      kind: of("retainer" as const),
      amount,
      every: oneOf("week", "month"),
      proration: oneOf("whole", "byDays", "none"),
    }),
    fc.record({
      kind: of("challenge" as const),
      entry: of({ start: START, end: START + HOURS * HOUR }),
      reward: amount,
      qualifying: fc.record({ metric: of("views" as const), from: fc.integer({ min: 1, max: 800 }) }),
    }),
    fc.record({ kind: of("flat" as const), amount: amountIn(own, 50), per: oneOf("post", "deliverable") }),
  );
};

const postsOf = fc
  .array(
    fc.record({
      creatorId: oneOf(...CREATORS),
      hour: fc.nat(HOURS),
      views: fc.array(fc.nat(1000), { maxLength: 3 }),
    }),
    { maxLength: 3 },
  )
  .map((all) =>
    all.map(
      ({ creatorId, hour, views }, index): Post => ({
        id: `v${index}`,
        creatorId,
        platform: "tiktok",
        publishedAt: START + hour * HOUR,
        snapshots: views.map((count, step) => ({ at: START + (hour + 24 * (step + 1)) * HOUR, views: count })),
      }),
    ),
  );
const deliverablesOf = fc
  .array(fc.record({ creatorId: oneOf(...CREATORS), hour: fc.nat(HOURS), declined: fc.boolean() }), { maxLength: 3 })
  .map((all) =>
    all.map(
      ({ creatorId, hour, declined }, index): Deliverable => ({
        id: `d${index}`,
        creatorId,
        approvedAt: START + hour * HOUR,
        ...(declined ? { declinedAt: START + (hour + 50) * HOUR } : {}),
      }),
    ),
  );
const referrals = fc.subarray<Referral>([
  { creatorId: "ann", referrerId: "bo" },
  { creatorId: "bo", referrerId: "cy" },
]);

/** From every currency to one, on two days. */
const rates = (to: string) =>
  CURRENCIES.filter((from) => from !== to).flatMap((from): FxRate[] => [
    { from, to, rate: "1.085", date: "2026-03-28", source: "ECB" },
    { from, to, rate: "0.9172", date: "2026-04-01", source: "ECB" },
  ]);

/** One plan of rules on sales, under up to two caps, and one of everything else; sales, posts, deliverables, referrals. */
export const richPlans = currency.chain((own) =>
  fc
    .record({
      selling: plan("p", {
        component: fc.oneof(tiered(own), simple(own)),
        milestone: milestone(own),
        cap: fc.option(fc.oneof(capOf(own, "later"), capOf(own, "refill")), { nil: null }),
      }),
      second: fc.option(capOf(own, "later"), { nil: null, freq: 3 }),
      others: plan("q", { component: simple(own) }),
      converted: fc.boolean(),
      claims: fc.array(claim(own), { minLength: 1, maxLength: 4 }),
      facts: factsOf({ currency: own, values: ragged }),
      posts: postsOf,
      deliverables: deliverablesOf,
      referrals,
    })
    .map(
      ({ selling, second, others, claims, facts, ...more }): Case => ({
        terms: [
          second === null ? selling : { ...selling, caps: [...(selling.caps ?? []), { ...second, id: "second" }] },
          {
            ...others,
            effective: { start: START - 40 * 24 * HOUR, end: END },
            rules: [
              ...others.rules.slice(0, 1),
              ...claims.map(
                (component, index): CommissionRule => ({
                  id: `c${index}`,
                  scope:
                    component.kind === "retainer" || component.kind === "advance" || component.kind === "guarantee"
                      ? { creatorIds: ["ann"] }
                      : {},
                  mode: "additive",
                  component,
                }),
              ),
            ],
          },
        ],
        ...facts,
        ...more,
        fxRates: rates(own),
      }),
    ),
);

// Batches

/** In which run each fact arrives, and when the runs are; one more at `END` knows everything. */
export interface Batches {
  readonly moments: readonly number[];
  readonly arrivals: readonly number[];
}

export const batchesOf = (given: Case): fc.Arbitrary<{ readonly given: Case; readonly batches: Batches }> =>
  fc
    .record({
      moments: fc.array(fc.integer({ min: 0, max: 14 * 24 }), { minLength: 1, maxLength: 4 }),
      arrivals: fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }),
    })
    .map(({ moments, arrivals }) => ({
      given,
      batches: { moments: [...moments.sort((a, b) => a - b).map((hour) => START + hour * HOUR), END], arrivals },
    }));

/** What is known at a run; at the last one, everything. */
function knownAt(given: Case, { moments, arrivals }: Batches, run: number) {
  const here = <T>(facts: readonly T[] = [], turn: number) =>
    run === moments.length - 1
      ? facts
      : facts.filter((_, index) => arrivals[(index * 3 + turn) % arrivals.length]! <= run);
  return {
    sales: here(given.sales, 0),
    adjustments: here(given.adjustments, 1),
    posts: here(given.posts, 2),
    deliverables: here(given.deliverables, 3),
  };
}

/** The ledger of runs in which the facts arrive bit by bit, each run with what is known so far. */
export function inBatches(given: Case, batches: Batches): LedgerEntry[] {
  let booked: LedgerEntry[] = [];
  batches.moments.forEach((asOf, run) => {
    const facts = { ...given, ...knownAt(given, batches, run), booked };
    booked = [...booked, ...accrue(deepFreeze(facts), { asOf })];
  });
  return booked;
}

/** The same from a book, which is told of every fact once. */
export function inBook(given: Case, batches: Batches): LedgerEntry[] {
  const { terms, creators, referrals: referred = [], fxRates = [] } = given;
  const book = commissionBook(deepFreeze({ terms }));
  return batches.moments.flatMap((asOf, run) => {
    const known = knownAt(given, batches, run);
    if (run === 0) return book.accrue(deepFreeze({ ...known, creators, referrals: referred, fxRates }), { asOf });
    const before = knownAt(given, batches, run - 1);
    const fresh = <T>(now: readonly T[], told: readonly T[]) => now.filter((fact) => !told.includes(fact));
    const facts = {
      sales: fresh(known.sales, before.sales),
      adjustments: fresh(known.adjustments, before.adjustments),
      posts: fresh(known.posts, before.posts),
      deliverables: fresh(known.deliverables, before.deliverables),
    };
    return book.accrue(deepFreeze(facts), { asOf });
  });
}
