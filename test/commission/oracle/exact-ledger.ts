import type {
  Adjustment,
  BaseComponent,
  CommissionCap,
  CommissionRule,
  CommissionTerms,
  ConversionLine,
  CreatorAttributes,
  MilestoneComponent,
  RuleScope,
  Sale,
  ScopeDimension,
  TieredComponent,
} from "creator-core/models";

/**
 * What a ledger must come to, said a second time: slowly, over exact fractions, from the definitions alone. It imports
 * nothing of what it is held against, and knows no ledger: only what every creator is owed at `asOf`.
 *
 * It knows percentages, fixed amounts, tiers and milestones; refunds and reinstatements of whole orders; one cap; and
 * adjustments that leave whole minor units of every line, where a base is made of lines.
 */
export interface ExactFacts {
  readonly terms: readonly CommissionTerms[];
  readonly sales: readonly Sale[];
  readonly adjustments: readonly Adjustment[];
  readonly creators?: readonly CreatorAttributes[];
}

/** Minor units by `"creator currency"`; what comes to nothing is left out. */
export function exactLedger(facts: ExactFacts, asOf: number): Map<string, bigint> {
  const owed = new Map<string, bigint>();
  const pay = (creatorId: string, currency: string, minor: bigint) => {
    const key = `${creatorId} ${currency}`;
    owed.set(key, (owed.get(key) ?? 0n) + minor);
  };
  const known = facts.sales.map((sale) => historyOf(sale, facts.adjustments, asOf)).filter(({ at }) => at <= asOf);
  known.sort((a, b) => a.at - b.at || byCodeUnits(a.sale.id, b.sale.id));
  for (const plan of facts.terms) {
    const decided = known.flatMap((history) => claimsOn(plan, history, facts.creators ?? []));
    const claims = decided.filter(({ rule, history }) => !waits(rule, history));
    for (const claim of cappedClaims(plan, ratedClaims(plan, claims))) {
      pay(claim.creatorId, claim.history.currency, claim.amounts.at(-1)!);
    }
    for (const bonus of milestones(plan, claims)) pay(bonus.creatorId, bonus.currency, bonus.minor);
  }
  for (const [key, minor] of owed) if (minor === 0n) owed.delete(key);
  return owed;
}

// Fractions

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const whole = (over: bigint): Fraction => ({ over, under: 1n });
const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** `"0.0825"` is 825 / 10,000. */
function fractionOf(decimal: string): Fraction {
  const [integer = "", digits = ""] = decimal.split(".");
  return { over: BigInt(integer + digits), under: 10n ** BigInt(digits.length) };
}

/** Everything here is zero or more. */
function rounded({ over, under }: Fraction, mode: string): bigint {
  const floor = over / under;
  const twiceTheRest = 2n * (over % under);
  if (mode === "towardsZero") return floor;
  const up = twiceTheRest > under || (twiceTheRest === under && (mode === "halfAwayFromZero" || floor % 2n === 1n));
  return up ? floor + 1n : floor;
}

/** By largest remainder: whole parts first, then one each to the largest remainders, the first of equal ones. */
function spread(total: bigint, weights: readonly bigint[]): bigint[] {
  const all = sum(weights);
  if (all === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (total * weight) / all);
  const rests = weights.map((weight, index) => ({ index, rest: (total * weight) % all }));
  rests.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (let left = total - sum(parts), next = 0; left > 0n; left -= 1n, next += 1) parts[rests[next]!.index]! += 1n;
  return parts;
}
const sum = (numbers: readonly bigint[]) => numbers.reduce((total, each) => total + each, 0n);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

// What became of a sale

interface History {
  readonly sale: Sale;
  readonly at: number;
  readonly currency: string;
  readonly adjustedAt: readonly number[];
  /** After 0, 1, 2 … adjustments: what is left of each credit, and of the part that nobody earned. */
  readonly left: readonly (readonly bigint[])[];
  readonly approved: boolean;
}

function historyOf(sale: Sale, adjustments: readonly Adjustment[], asOf: number): History {
  const unattributed = sale.unattributed?.value?.minor ?? 0;
  const made = [...sale.credits.map(({ value }) => value!.minor), unattributed].map(BigInt);
  const own = adjustments
    .filter(({ conversionId, occurredAt }) => conversionId === sale.id && Number(occurredAt) <= asOf)
    .sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt) || byCodeUnits(a.id, b.id));
  const left = [made];
  const takenBy = new Map<string, bigint[]>();
  for (const one of own) left.push(after(one, made, left.at(-1)!, takenBy));
  return {
    sale,
    at: Number(sale.occurredAt),
    currency: sale.value!.currency,
    adjustedAt: own.map(({ occurredAt }) => Number(occurredAt)),
    left,
    approved: sale.approvedAt !== undefined && Number(sale.approvedAt) <= asOf,
  };
}

/** A refund takes of what is left in proportion; a reinstatement gives back in proportion to what was taken. */
function after(
  one: Adjustment,
  made: readonly bigint[],
  left: readonly bigint[],
  takenBy: Map<string, bigint[]>,
): bigint[] {
  const value = BigInt(one.value.minor);
  if (one.kind !== "reinstatement") {
    const taken = spread(smaller(value, sum(left)), left);
    takenBy.set(one.id, taken);
    return left.map((each, index) => each - taken[index]!);
  }
  const taken =
    one.reinstates === undefined
      ? made.map((each, i) => each - left[i]!)
      : (takenBy.get(one.reinstates) ?? made.map(() => 0n));
  const back = spread(smaller(value, sum(taken)), taken);
  if (one.reinstates !== undefined)
    takenBy.set(
      one.reinstates,
      taken.map((each, index) => each - back[index]!),
    );
  return left.map((each, index) => each + back[index]!);
}

/** A creator may have several credits on one sale. */
const ofCreator = (sale: Sale, parts: readonly bigint[], creatorId: string) =>
  sum(sale.credits.map((credit, index) => (credit.creatorId === creatorId ? parts[index]! : 0n)));
const weightOf = (sale: Sale, creatorId: string) =>
  sum(sale.credits.map((credit) => (credit.creatorId === creatorId ? BigInt(credit.weight) : 0n)));
const creatorsOf = (sale: Sale) => [...new Set(sale.credits.map(({ creatorId }) => creatorId))].sort(byCodeUnits);

// Which rules take which lines

interface Claim {
  readonly rule: CommissionRule;
  readonly place: number;
  readonly creatorId: string;
  readonly history: History;
  /** Those it takes, of a sale that has some. */
  readonly lines: readonly ConversionLine[];
}

function claimsOn(plan: CommissionTerms, history: History, creators: readonly CreatorAttributes[]): Claim[] {
  return creatorsOf(history.sale).flatMap((creatorId) => {
    const creator = attributesAt(creators, creatorId, history.at);
    const lines = (history.sale.lines ?? [null]).map((line) => ({
      line,
      matching: plan.rules.flatMap((rule, place) => (applies(rule, history, creator, line) ? [{ rule, place }] : [])),
    }));
    const exclusive = lines.map(({ matching }) => matching.filter(({ rule }) => rule.mode === "exclusive"));
    const claim = (place: number, of: readonly (ConversionLine | null)[]): Claim => ({
      rule: plan.rules[place]!,
      place,
      creatorId,
      history,
      lines: of.flatMap((line) => line ?? []),
    });
    const worth = (chosen: Chosen) =>
      sum([...byPlace(lines, chosen)].map(([place, of]) => rated(plan, claim(place, of))[0]!));
    const chosen =
      plan.precedence.kind === "bestForCreator"
        ? best(exclusive, worth)
        : exclusive.map((rules) => winner(plan, rules));
    const additive = lines.flatMap(({ line, matching }) =>
      matching.flatMap(({ rule, place }) => (rule.mode === "additive" ? [{ place, line }] : [])),
    );
    const taken = byPlace(lines, chosen);
    for (const { place, line } of additive) taken.set(place, [...(taken.get(place) ?? []), line]);
    return [...taken].sort(([x], [y]) => x - y).map(([place, of]) => claim(place, of));
  });
}

/** The exclusive rule that has each line, if any. */
type Chosen = readonly (Placed | null)[];

function byPlace(
  lines: readonly { readonly line: ConversionLine | null }[],
  chosen: Chosen,
): Map<number, (ConversionLine | null)[]> {
  const taken = new Map<number, (ConversionLine | null)[]>();
  lines.forEach(({ line }, index) => {
    const place = chosen[index]?.place;
    if (place !== undefined) taken.set(place, [...(taken.get(place) ?? []), line]);
  });
  return taken;
}

/** Of all ways to give lines to rules the one that pays the most; lines that the same rules match stay together. */
function best(exclusive: readonly (readonly Placed[])[], worth: (chosen: Chosen) => bigint): Chosen {
  const groups = exclusive.map((rules) => rules.map(({ place }) => place).join());
  const names = [...new Set(groups)];
  const options = names.map((name) => exclusive[groups.indexOf(name)]!);
  let ways: Chosen[] = [[]];
  for (const rules of options)
    ways = ways.flatMap((way) => (rules.length === 0 ? [null] : rules).map((rule) => [...way, rule]));
  const all = ways.map((way) => groups.map((name) => way[names.indexOf(name)]!));
  return all.reduce((most, way) => (worth(way) > worth(most) ? way : most));
}

function attributesAt(creators: readonly CreatorAttributes[], creatorId: string, at: number): CreatorAttributes {
  const since = ({ from }: CreatorAttributes) => (from === undefined ? Number.NEGATIVE_INFINITY : Number(from));
  const rows = creators
    .filter((row) => row.creatorId === creatorId && since(row) <= at)
    .sort((a, b) => since(a) - since(b));
  return rows.at(-1) ?? { creatorId };
}

type Answer = "yes" | "no" | "unknown";
const among = <T>(asked: readonly T[] | undefined, known: T | undefined): Answer =>
  asked === undefined ? "yes" : known === undefined ? "unknown" : asked.includes(known) ? "yes" : "no";

function answers(
  scope: RuleScope,
  { sale, currency }: History,
  creator: CreatorAttributes,
  line: ConversionLine | null,
): Answer[] {
  const { from, below } = scope.orderValue ?? {};
  const inRange =
    (from?.minor ?? 0) <= sale.value!.minor && sale.value!.minor < (below?.minor ?? Number.POSITIVE_INFINITY);
  const otherCurrency = [from, below].some((bound) => bound !== undefined && bound.currency !== currency);
  const customer =
    sale.newCustomer === undefined ? undefined : sale.newCustomer ? ("new" as const) : ("returning" as const);
  const channel = sale.adDriven === undefined ? undefined : sale.adDriven ? ("ads" as const) : ("organic" as const);
  return [
    among(scope.creatorIds, creator.creatorId),
    among(scope.statusLevels, creator.statusLevel),
    among(scope.contentKinds, sale.contentKind),
    among(scope.collaborations, sale.collaboration),
    among(scope.countries, sale.country),
    among(scope.productIds, line?.productId),
    among(scope.categories, line?.category),
    among(scope.customerOfShop === undefined ? undefined : [scope.customerOfShop], customer),
    among(scope.channel === undefined ? undefined : [scope.channel], channel),
    otherCurrency ? "unknown" : inRange ? "yes" : "no",
  ];
}

function applies(
  rule: CommissionRule,
  history: History,
  creator: CreatorAttributes,
  line: ConversionLine | null,
): boolean {
  if (answers(rule.scope, history, creator, line).some((answer) => answer !== "yes")) return false;
  if (rule.except !== undefined && !answers(rule.except, history, creator, line).includes("no")) return false;
  const { start, end } = { start: null, end: null, ...rule.during };
  if (start !== null && history.at < Number(start)) return false;
  if (end !== null && history.at >= Number(end)) return false;
  const own = currencyOf(rule);
  return own === null || own === history.currency;
}

/** It is decided whose sale it is without regard to approval; then nothing is counted or paid before it. */
const waits = ({ component }: CommissionRule, { approved }: History) =>
  !approved && (component.kind === "tiered" || component.kind === "milestone") && component.counting === "approved";

function currencyOf({ component }: CommissionRule): string | null {
  if (component.kind === "flat") return component.amount.currency;
  if (component.kind === "tiered") {
    const from = component.tiers[0]!.from;
    return typeof from === "number" ? null : from.currency;
  }
  if (component.kind === "milestone") return bonusCurrency(component);
  return null;
}
const bonusCurrency = ({ steps }: MilestoneComponent) =>
  "bonus" in steps ? steps.bonus.currency : steps[0]!.bonus.currency;

interface Placed {
  readonly rule: CommissionRule;
  readonly place: number;
}

/** The exclusive rule that pays, under a ladder or by specificity. They are given in the order of the plan. */
function winner({ precedence }: CommissionTerms, rules: readonly Placed[]): Placed | null {
  if (precedence.kind === "ladder") {
    const rungs = precedence.order.map((rung) => rules.find(({ rule }) => sameDimensions(rule.scope, rung)));
    return rungs.find((first) => first !== undefined) ?? null;
  }
  const newest = precedence.kind === "specificity" && precedence.tie === "newest";
  const dimensions = ({ rule }: Placed) => Object.keys(rule.scope).length;
  let first: Placed | null = null;
  for (const one of rules) {
    if (first === null || dimensions(one) > dimensions(first) || (newest && dimensions(one) === dimensions(first)))
      first = one;
  }
  return first;
}

const sameDimensions = (scope: RuleScope, rung: readonly ScopeDimension[]) =>
  Object.keys(scope).sort().join() === [...rung].sort().join();

// What a share is taken of

const SIGN: Readonly<Record<BaseComponent, bigint>> = {
  price: 1n,
  tax: 1n,
  shipping: 1n,
  shippingTax: 1n,
  giftWrap: 1n,
  sellerDiscount: -1n,
  platformDiscount: -1n,
};

/** What each line of an order counts for, discounts on the order spread by prices; never below zero. */
function lineBases({ base }: CommissionTerms, { lines = [], orderDiscounts = [] }: Sale): bigint[] {
  if (base.kind === "saleValue") return [];
  const prices = lines.map(({ price }) => BigInt(price.minor));
  const weights = sum(prices) === 0n ? prices.map(() => 1n) : prices;
  const funded = (by: string) =>
    spread(
      sum(orderDiscounts.filter(({ fundedBy }) => fundedBy === by).map(({ amount }) => BigInt(amount.minor))),
      weights,
    );
  const onOrder = { sellerDiscount: funded("seller"), platformDiscount: funded("platform") };
  return lines.map((line, index) => {
    const component = (name: BaseComponent) => {
      const own = BigInt(line[name]?.minor ?? 0);
      return name === "sellerDiscount" || name === "platformDiscount" ? own + onOrder[name][index]! : own;
    };
    const cost = base.kind === "margin" ? BigInt(line.cost!.minor) : 0n;
    const counted = sum(base.include.map((name) => SIGN[name] * component(name))) - cost;
    return counted > 0n ? counted : 0n;
  });
}

/** A creator's base after 0, 1, 2 … adjustments. */
function basesOf(plan: CommissionTerms, { history, creatorId, lines }: Claim): bigint[] {
  const { sale, left } = history;
  if (plan.base.kind === "saleValue") return left.map((parts) => ofCreator(sale, parts, creatorId));
  const each = lineBases(plan, sale);
  const own = sum(each.filter((_, index) => lines.includes(sale.lines![index]!)));
  const creators = creatorsOf(sale);
  const nobody = BigInt(sale.credits[0]!.totalWeight) - sum(creators.map((id) => weightOf(sale, id)));
  const share = spread(own, [...creators.map((id) => weightOf(sale, id)), nobody])[creators.indexOf(creatorId)]!;
  const value = sum(left[0]!);
  return left.map((parts) => (value === 0n ? share : exactly(share * sum(parts), value)));
}

function exactly(over: bigint, under: bigint): bigint {
  if (over % under !== 0n) throw new Error("These facts ask for a rounding that nothing defines.");
  return over / under;
}

// Rating

/** What a claim comes to after 0, 1, 2 … adjustments. */
interface Rated extends Claim {
  readonly amounts: readonly bigint[];
}

const roundingOf = ({ rounding }: CommissionTerms) =>
  typeof rounding === "string" ? { mode: rounding, level: "order" } : rounding;

/** Percentages and fixed amounts: each sale for itself. */
function rated(plan: CommissionTerms, claim: Claim): bigint[] {
  const { component } = claim.rule;
  const { mode, level } = roundingOf(plan);
  if (component.kind === "percent") {
    const byLine = level === "line" && plan.base.kind !== "saleValue";
    const bases = byLine
      ? claim.lines.map((line) => basesOf(plan, { ...claim, lines: [line] }))
      : [basesOf(plan, claim)];
    const share = (base: bigint) => rounded(times(whole(base), fractionOf(component.rate)), mode);
    return claim.history.left.map((_, step) => sum(bases.map((each) => share(each[step]!))));
  }
  if (component.kind !== "flat") return claim.history.left.map(() => 0n);
  const { sale, left } = claim.history;
  const pieces = claim.lines.reduce((count, { quantity }) => count + quantity, 0);
  const amount = BigInt(component.amount.minor) * BigInt(component.per === "unit" ? pieces : 1);
  const own = sharedFlat(amount, component.sharing ?? "proportional", sale, claim.creatorId);
  // It stands until nothing is left of the order.
  return left.map((parts, step) => (step === 0 || sum(parts) > 0n ? own : 0n));
}

function sharedFlat(
  amount: bigint,
  sharing: "proportional" | "each" | "winner",
  sale: Sale,
  creatorId: string,
): bigint {
  const creators = creatorsOf(sale);
  const weights = creators.map((id) => weightOf(sale, id));
  if (sharing === "each") return amount;
  if (sharing === "winner") {
    const most = weights.reduce((best, weight) => (weight > best ? weight : best), 0n);
    return creators[weights.indexOf(most)] === creatorId ? amount : 0n;
  }
  const nobody = BigInt(sale.credits[0]!.totalWeight) - sum(weights);
  return spread(amount, [...weights, nobody])[creators.indexOf(creatorId)]!;
}

function ratedClaims(plan: CommissionTerms, claims: readonly Claim[]): Rated[] {
  const paying = claims.filter(({ rule }) => rule.component.kind !== "milestone");
  return paying.map((claim) => {
    const { component } = claim.rule;
    if (component.kind !== "tiered") return { ...claim, amounts: rated(plan, claim) };
    const key = windowKey(plan, component.window, claim);
    const members = claims.filter(
      (other) =>
        other.rule === claim.rule &&
        other.creatorId === claim.creatorId &&
        // Money adds up by currency; orders are orders.
        (component.measure === "orders" || other.history.currency === claim.history.currency) &&
        windowKey(plan, component.window, other) === key,
    );
    return { ...claim, amounts: tieredAmounts(plan, component, members, claim) };
  });
}

function windowKey({ timeZone }: CommissionTerms, window: { readonly kind: string }, { history }: Claim): string {
  const { sale, at } = history;
  if (window.kind === "order") return sale.id;
  if (window.kind === "lifetime") return "";
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric", month: "numeric" }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)!.value);
  const month = part("month");
  return `${part("year")}/${window.kind === "calendarMonth" ? month : `Q${Math.ceil(month / 3)}`}`;
}

/** What a sale adds to a measure: as it was made, or what is left of it. */
function measureOf(plan: CommissionTerms, measure: string, claim: Claim, when: "made" | "left"): bigint {
  const bases = basesOf(plan, claim);
  if (measure === "salesValue") return when === "made" ? bases[0]! : bases.at(-1)!;
  const stands = when === "made" || claim.history.left.length === 1 || sum(claim.history.left.at(-1)!) > 0n;
  return stands ? 1n : 0n;
}

/** As it was made in a window without any refund; and at last. */
function tieredAmounts(
  plan: CommissionTerms,
  component: TieredComponent,
  members: readonly Claim[],
  claim: Claim,
): bigint[] {
  const { mode } = roundingOf(plan);
  const bases = basesOf(plan, claim);
  const made = averageRate(plan, component, members, claim, "made");
  const last = component.onReversal === "ratchet" ? made : averageRate(plan, component, members, claim, "left");
  const final = rounded(times(whole(bases.at(-1)!), last), mode);
  return bases.length === 1 ? [final] : [rounded(times(whole(bases[0]!), made), mode), final];
}

/** What one unit of a sale's base earns, given what its window added up to before it, with it, and in all. */
function averageRate(
  plan: CommissionTerms,
  component: TieredComponent,
  members: readonly Claim[],
  claim: Claim,
  when: "made" | "left",
): Fraction {
  const measure = (each: Claim) => measureOf(plan, component.measure, each, when);
  const index = members.findIndex(({ history }) => history === claim.history);
  const before = sum(members.slice(0, index).map(measure));
  const own = measure(claim);
  if (component.mode === "volume") return rateAt(component, sum(members.map(measure)));
  if (component.mode === "forward") return rateAt(component, component.crossing === "after" ? before + own : before);
  if (own === 0n) return whole(0n);
  // Unit by unit, but tier by tier: the part of [before, before + own) that lies in each.
  let earned = whole(0n);
  component.tiers.forEach((tier, place) => {
    const from = startOf(tier);
    const next = component.tiers[place + 1];
    const low = from > before ? from : before;
    const high = next === undefined ? before + own : smaller(startOf(next), before + own);
    if (high > low) earned = plus(earned, times(whole(high - low), fractionOf(tier.rate)));
  });
  return { over: earned.over, under: earned.under * own };
}

const startOf = ({ from }: TieredComponent["tiers"][number]) => BigInt(typeof from === "number" ? from : from.minor);

function rateAt({ tiers, boundary }: TieredComponent, reached: bigint): Fraction {
  const inIt = tiers.filter((tier, place) => {
    const from = startOf(tier);
    return place === 0 || (boundary === "upToInclusive" ? reached > from : reached >= from);
  });
  return fractionOf(inIt.at(-1)!.rate);
}

// Caps

/** The first cap of a plan; claims come in the order of their sales. */
function cappedClaims(plan: CommissionTerms, claims: readonly Rated[]): readonly Rated[] {
  const [cap] = plan.caps ?? [];
  if (cap === undefined) return claims;
  const held = claims.filter(
    ({ rule, history }) => (cap.ruleIds?.includes(rule.id) ?? true) && history.currency === cap.amount.currency,
  );
  const paid = new Map<Rated, Rated>();
  for (const key of new Set(held.map((claim) => capKey(plan, cap, claim)))) {
    const members = held.filter((claim) => capKey(plan, cap, claim) === key);
    const each = cap.onHeadroom === "refill" ? refilled(cap, members) : served(plan, cap, members);
    members.forEach((member, index) => void paid.set(member, { ...member, amounts: [each[index]!] }));
  }
  return claims.map((claim) => paid.get(claim) ?? claim);
}

function capKey(plan: CommissionTerms, cap: CommissionCap, claim: Claim): string {
  const { sale } = claim.history;
  const whom =
    cap.per === "order"
      ? sale.id
      : cap.per === "creator"
        ? claim.creatorId
        : cap.per === "customer"
          ? sale.customerKey
          : "";
  return `${whom} ${windowKey(plan, cap.window ?? { kind: "lifetime" }, claim)}`;
}

const letThrough = (cap: CommissionCap, asked: bigint, room: bigint) =>
  asked <= room ? asked : cap.overflow === "reject" ? 0n : room;

/** Room that a reversal frees fills what was clipped: as if it had never been sold. */
function refilled(cap: CommissionCap, members: readonly Rated[]): bigint[] {
  let room = BigInt(cap.amount.minor);
  return members.map(({ amounts }) => {
    const paid = letThrough(cap, amounts.at(-1)!, room);
    room -= paid;
    return paid;
  });
}

/** In the order of time: a sale takes of the room there is; a reversal gives back its part of what was paid. */
function served(plan: CommissionTerms, cap: CommissionCap, members: readonly Rated[]): bigint[] {
  const { mode } = roundingOf(plan);
  const events = members.flatMap((member, index) =>
    member.amounts.map((_, step) => ({
      index,
      step,
      at: step === 0 ? member.history.at : member.history.adjustedAt[step - 1]!,
    })),
  );
  // Sorting keeps the order of claims where the moment is the same.
  events.sort((a, b) => a.at - b.at);
  let room = BigInt(cap.amount.minor);
  const made: bigint[] = members.map(() => 0n);
  const paid: bigint[] = members.map(() => 0n);
  for (const { index, step } of events) {
    const { amounts } = members[index]!;
    const before = paid[index]!;
    const due =
      step === 0 || amounts[0] === 0n
        ? amounts[step]!
        : rounded({ over: made[index]! * amounts[step]!, under: amounts[0]! }, mode);
    // What is reinstated finds the room that is left by then.
    const now = due <= before ? due : before + letThrough(cap, due - before, room);
    if (step === 0) made[index] = now;
    room += before - now;
    paid[index] = now;
  }
  return paid;
}

// Milestones

function milestones(
  plan: CommissionTerms,
  claims: readonly Claim[],
): { creatorId: string; currency: string; minor: bigint }[] {
  const reached = new Map<string, { readonly claim: Claim; readonly count: bigint }>();
  for (const claim of claims) {
    const { component } = claim.rule;
    if (component.kind !== "milestone") continue;
    const key = [claim.place, claim.creatorId, windowKey(plan, component.window, claim)].join(" ");
    const own = measureOf(plan, component.measure, claim, component.onReversal === "ratchet" ? "made" : "left");
    reached.set(key, { claim, count: (reached.get(key)?.count ?? 0n) + own });
  }
  return [...reached.values()].map(({ claim, count }) => {
    const component = claim.rule.component as MilestoneComponent;
    return { creatorId: claim.creatorId, currency: bonusCurrency(component), minor: bonusAt(component, count) };
  });
}

function bonusAt({ steps, stack }: MilestoneComponent, count: bigint): bigint {
  if ("bonus" in steps) {
    const times = count / BigInt(steps.every);
    return (stack === "highest" ? smaller(times, 1n) : times) * BigInt(steps.bonus.minor);
  }
  const bonuses = steps.filter(({ at }) => BigInt(at) <= count).map(({ bonus }) => BigInt(bonus.minor));
  return stack === "cumulative" ? sum(bonuses) : (bonuses.at(-1) ?? 0n);
}
