import type { SaleColumns } from "creator-core/commission";
import type {
  Adjustment,
  CommissionCap,
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  CreatorAttributes,
  RuleScope,
  Sale,
} from "creator-core/models";
import fc from "fast-check";
import { adjustment, rule, sale, terms } from "../fixtures.ts";

/** One order of one creator, as a row and as a fact. */
export interface Order {
  readonly creatorId: string;
  readonly at: number;
  readonly base: number;
  readonly left: number;
  readonly campaignId: string | null;
  readonly collaboration: "open" | "targeted" | null;
  readonly channel: "organic" | "ads" | null;
  readonly category: string | null;
}

/** A plan that columns can be asked, and what is known of creators. */
export interface Plan {
  readonly terms: CommissionTerms;
  readonly creators: readonly CreatorAttributes[];
}

const gbp = (minor: number) => ({ minor, currency: "GBP" });
const HOUR = 3_600_000;
/** Six hours before April begins in London, which is at 23:00 in UTC. */
const START = Date.UTC(2026, 2, 31, 17);

const word = <T>(...words: readonly T[]) => fc.constantFrom(null, ...words);
const creatorId = fc.constantFrom("ann", "bo", "cy");
const at = fc.nat(11).map((hours) => START + hours * HOUR);

const order: fc.Arbitrary<Order> = fc
  .record({
    creatorId,
    at,
    base: fc.integer({ min: 1, max: 400 }),
    back: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    campaignId: word("spring", "gift"),
    collaboration: word("open" as const, "targeted" as const),
    channel: word("organic" as const, "ads" as const),
    category: word("lips", "eyes"),
  })
  .map(({ back, ...rest }) => ({ ...rest, left: rest.base - Math.floor(rest.base * back) }));

export const orders: fc.Arbitrary<readonly Order[]> = fc.array(order, { maxLength: 14, size: "max" });

/** Up to what is sold here. */
const amount = fc.oneof(fc.nat(100), fc.nat(600)).map(gbp);
const rate = fc.oneof(
  fc.nat(10_000).map((each) => (each / 10_000).toFixed(4)),
  fc.constantFrom("0", "1", "0.333333333333333", "0.000333333333333333"),
);

const scope: fc.Arbitrary<RuleScope> = fc.record(
  {
    creatorIds: fc.constantFrom(["ann"], ["bo", "cy"]),
    statusLevels: fc.constant(["gold"]),
    groups: fc.constantFrom(["a"], ["a", "b"]),
    campaignIds: fc.constantFrom(["spring"], ["spring", "gift"]),
    collaborations: fc.constantFrom<("open" | "targeted")[]>(["open"], ["targeted"]),
    channel: fc.constantFrom("organic" as const, "ads" as const),
    categories: fc.constant(["lips"]),
  },
  { requiredKeys: [] },
);

const tiers = (measure: "salesValue" | "orders") =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: measure === "orders" ? 4 : 500 }), { maxLength: 3 })
    .chain((starts) =>
      fc.tuple(
        ...[0, ...starts.sort((a, b) => a - b)].map((from) =>
          fc.record({ from: fc.constant(measure === "orders" ? from : gbp(from)), rate }),
        ),
      ),
    );

const tiered = fc.constantFrom("salesValue" as const, "orders" as const).chain((measure) =>
  fc
    .record({
      kind: fc.constant("tiered" as const),
      mode: fc.constantFrom("graduated" as const, "volume" as const, "forward" as const),
      crossing: fc.constantFrom("before" as const, "after" as const),
      boundary: fc.constantFrom("fromInclusive" as const, "upToInclusive" as const),
      measure: fc.constant(measure),
      window: fc.constantFrom("order", "calendarMonth", "calendarQuarter", "lifetime").map((kind) => ({ kind })),
      onReversal: fc.constantFrom("recompute" as const, "ratchet" as const),
      tiers: tiers(measure),
    })
    .map(({ crossing, ...rest }) => (rest.mode === "forward" ? { ...rest, crossing } : rest) as CommissionComponent),
);

const percent = fc.record({
  kind: fc.constant("percent" as const),
  rate,
  changes: fc.uniqueArray(fc.record({ from: at, rate }), { maxLength: 2, selector: ({ from }) => from }),
});
const flat = fc.record({ kind: fc.constant("flat" as const), amount: fc.nat(60).map(gbp) });
const counting = fc.constant<CommissionComponent>({
  kind: "milestone",
  measure: "orders",
  steps: [{ at: 1_000, bonus: gbp(1) }],
  stack: "highest",
  window: { kind: "lifetime" },
  onReversal: "recompute",
});

const body = fc.record({
  component: fc.oneof(
    { arbitrary: tiered, weight: 4 },
    { arbitrary: percent, weight: 3 },
    { arbitrary: flat, weight: 2 },
    { arbitrary: counting, weight: 1 },
  ),
  mode: fc.constantFrom("exclusive" as const, "additive" as const, "additive" as const),
  // Mostly for everything, so that several rules meet on a row.
  scope: fc.oneof({ arbitrary: fc.constant<RuleScope>({}), weight: 3 }, { arbitrary: scope, weight: 2 }),
  except: fc.option(
    scope.filter((each) => Object.keys(each).length > 0),
    { nil: null, freq: 4 },
  ),
  during: fc.option(fc.record({ start: at }), { nil: null, freq: 4 }),
});

const rules = fc.array(body, { minLength: 1, maxLength: 4, size: "max" }).map((bodies) =>
  // Their order by id is not that of the plan.
  bodies.map(({ component, mode, scope: asked, except, during }, index): CommissionRule => {
    const more = { ...(except === null ? {} : { except }), ...(during === null ? {} : { during }) };
    return rule(`r-${9 - index}`, component, { mode, scope: asked, ...more });
  }),
);

const caps = fc.array(
  fc.record({
    amount,
    per: fc.constantFrom("order" as const, "creator" as const, "campaign" as const, "plan" as const),
    window: fc
      .constantFrom("calendarMonth" as const, "calendarQuarter" as const, "lifetime" as const)
      .map((kind) => ({ kind })),
    overflow: fc.constantFrom("clamp" as const, "reject" as const),
    isForOne: fc.boolean(),
  }),
  { maxLength: 3, size: "max" },
);

const rounding = fc.constantFrom(
  "halfAwayFromZero" as const,
  "halfEven" as const,
  "halfTowardsZero" as const,
  "halfUp" as const,
  "halfDown" as const,
  "towardsZero" as const,
  "awayFromZero" as const,
  "floor" as const,
  "ceiling" as const,
);

const creators: readonly CreatorAttributes[] = [
  { creatorId: "ann", statusLevel: "gold", groups: ["a"] },
  { creatorId: "bo", statusLevel: "silver", groups: ["b", "c"] },
];

/** What is freed under a cap fills what was clipped, or, where nothing was taken back, would serve later sales. */
export const plans = (onHeadroom: NonNullable<CommissionCap["onHeadroom"]>): fc.Arbitrary<Plan> =>
  fc.record({ rules, caps, rounding, isLadder: fc.boolean() }).map((made) => {
    const own = made.caps.map(
      ({ isForOne, ...cap }, index): CommissionCap => ({
        id: `c-${index}`,
        ...cap,
        onHeadroom,
        ...(isForOne ? { ruleIds: [made.rules[0]!.id] } : {}),
      }),
    );
    const order = made.rules.map(({ scope: asked }) => Object.keys(asked) as (keyof RuleScope)[]);
    const ladder = [...new Map(order.map((rung) => [[...rung].sort().join(), rung])).values()];
    return {
      terms: terms(made.rules, {
        rounding: made.rounding,
        caps: own,
        precedence: made.isLadder ? { kind: "ladder", order: ladder } : { kind: "specificity", tie: "newest" },
      }),
      creators,
    };
  });

const idOf = (row: number) => `s-${String(row).padStart(4, "0")}`;

/** Orders as facts. Ids go up with the rows: of one instant the earlier row comes first. */
export function factsOf(all: readonly Order[]): { readonly sales: Sale[]; readonly adjustments: Adjustment[] } {
  const sales = all.map(({ creatorId: id, at: occurredAt, base, campaignId, collaboration, channel, category }, row) =>
    sale(
      idOf(row),
      occurredAt,
      gbp(base),
      {
        ...(campaignId === null ? {} : { campaignId }),
        ...(collaboration === null ? {} : { collaboration }),
        ...(channel === null ? {} : { adDriven: channel === "ads" }),
        lines: [{ id: "l-1", quantity: 1, price: gbp(base), ...(category === null ? {} : { category }) }],
      },
      [[id, 1, gbp(base)]],
    ),
  );
  const adjustments = all.flatMap(({ base, left, at: occurredAt }, row) =>
    left === base ? [] : adjustment(`a-${row}`, idOf(row), occurredAt + 2 * HOUR, gbp(base - left)),
  );
  return { sales, adjustments };
}

export function columnsOf(all: readonly Order[]): SaleColumns {
  return {
    currency: "GBP",
    creatorId: all.map((each) => each.creatorId),
    occurredAt: Float64Array.from(all, (each) => each.at),
    base: Float64Array.from(all, ({ base }) => base),
    left: Float64Array.from(all, ({ left }) => left),
    campaignId: all.map(({ campaignId }) => campaignId),
    collaboration: all.map(({ collaboration }) => collaboration),
    channel: all.map(({ channel }) => channel),
    category: all.map(({ category }) => category),
  };
}
