import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RuleId, TermsId } from "../../ids/index.js";
import { firstAfter } from "../../kernels/first-after.js";
import type {
  CommissionComponent,
  CommissionRule,
  CommissionTerms,
  HoldPolicy,
  RecurringLimit,
} from "../../models/commission.js";
import { assertCurrency } from "../../money/assert-currency.js";
import { asRoundingMode } from "../../rate/as-rounding-mode.js";
import { DAY, LAST_INSTANT, shiftMonths } from "../../time/civil.js";
import { compileDuration } from "../../time/compile-duration.js";
import { timeWindow } from "../../time/time-window.js";
import { timeZone } from "../../time/time-zone.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { endOf, startOf } from "../../time/window-bounds.js";
import { zoneClock } from "../../time/zone-clock.js";
import { assertLinesBase } from "../base/compile-base.js";
import { compileCaps } from "../caps/compile-caps.js";
import { compileAdvance } from "../components/advance/compile-advance.js";
import { compileChallenge } from "../components/challenge/compile-challenge.js";
import { compileFlat } from "../components/compile-flat.js";
import { compilePercent } from "../components/compile-percent.js";
import { compileGuarantee } from "../components/guarantee/compile-guarantee.js";
import { compileLeaderboard } from "../components/leaderboard/compile-leaderboard.js";
import { compileMilestone } from "../components/milestone/compile-milestone.js";
import { compileOverride } from "../components/override/compile-override.js";
import { compilePerMetric } from "../components/per-metric/compile-per-metric.js";
import { compileRetainer } from "../components/retainer/compile-retainer.js";
import { compileTiered } from "../components/tiered/compile-tiered.js";
import { assertId, assertKeys, assertOneOf, assertVersion } from "../guards.js";
import { compileExcept, compilePrecedence, compileScope } from "../rules/compile-scope.js";
import { isAboutSales } from "../rules/is-about-sales.js";
import type {
  CompiledComponent,
  CompiledRecurring,
  CompiledRounding,
  CompiledRule,
  CompiledTerms,
  Plans,
} from "./compiled.js";

export function compilePlans(terms: readonly CommissionTerms[], path = "terms"): Plans {
  assertList(terms, path);
  const plans = new Map<TermsId, Map<number, CompiledTerms>>();
  for (const [index, each] of terms.entries()) {
    const compiled = compileTerms(each, `${path}[${index}]`);
    const versions = plans.get(each.id) ?? new Map<number, CompiledTerms>();
    if (versions.has(each.version)) {
      fail("duplicateId", `${path}[${index}].version`, `another version of plan "${each.id}"`, each.version);
    }
    plans.set(each.id, versions.set(each.version, compiled));
  }
  const timelines = [...plans.keys()].sort().map((id) => timelineOf([...plans.get(id)!.values()]));
  return {
    all: timelines.flat(),
    inEffect: compileInEffect(timelines),
    version: (id, version) => plans.get(id)?.get(version),
  };
}

/** The versions of one plan in the order of their time; two of them never hold at once. */
function timelineOf(versions: CompiledTerms[]): readonly CompiledTerms[] {
  const timeline = versions.sort(
    (a, b) => startOf(a.effective) - startOf(b.effective) || endOf(a.effective) - endOf(b.effective),
  );
  timeline.forEach((version, index) => {
    const before = timeline[index - 1];
    if (before === undefined || endOf(before.effective) <= startOf(version.effective)) return;
    const { id, version: other } = before.terms;
    const rule = `after version ${other} of plan "${id}": no two versions hold at once`;
    fail("invalidPolicy", `${version.path}.effective`, rule, version.terms.effective);
  });
  return timeline;
}

/** Neighbouring questions mostly have one answer: it is kept until a version begins or ends. */
function compileInEffect(timelines: readonly (readonly CompiledTerms[])[]): Plans["inEffect"] {
  const bounds = new Set<number>();
  for (const { effective } of timelines.flat()) bounds.add(startOf(effective)).add(endOf(effective));
  const instants = Float64Array.from(bounds).sort();
  const starts = timelines.map((timeline) => Float64Array.from(timeline, ({ effective }) => startOf(effective)));
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  let latest: readonly CompiledTerms[] = [];
  return (at) => {
    if (at >= from && at < until) return latest;
    const next = firstAfter(instants, 0, instants.length, at);
    from = instants[next - 1] ?? Number.NEGATIVE_INFINITY;
    until = instants[next] ?? Number.POSITIVE_INFINITY;
    latest = timelines.flatMap((timeline, index) => {
      const version = timeline[firstAfter(starts[index]!, 0, timeline.length, at) - 1];
      return version !== undefined && at < endOf(version.effective) ? version : [];
    });
    return latest;
  };
}

/** Checks one version of a plan. */
export function compileTerms(terms: CommissionTerms, path: string): CompiledTerms {
  assertKeys(terms, termsKeys, path);
  assertId(terms.id, `${path}.id`);
  assertVersion(terms.version, `${path}.version`);
  const zone = timeZone(terms.timeZone, `${path}.timeZone`);
  if (terms.currency !== undefined) assertCurrency(terms.currency, `${path}.currency`);
  assertBase(terms.base, `${path}.base`);
  const heldUntil = compileHold(terms.hold, zone, `${path}.hold`);
  const rules = compileRules(terms.rules, zone, `${path}.rules`);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ruleIds = new Set(byId.keys());
  const rounding = compileRounding(terms.rounding, `${path}.rounding`);
  const caps = compileCaps(
    terms.caps ?? [],
    rules.filter(paysOnSales).map(({ id }) => id),
    zone,
    `${path}.caps`,
    rounding.mode,
  );
  assertNamedRules(terms, ruleIds, path);
  const currency = terms.currency ?? null;
  return {
    terms,
    reference: { id: terms.id, version: terms.version },
    path,
    effective: timeWindow(terms.effective ?? {}, `${path}.effective`),
    rounding,
    zone,
    currency,
    firstCurrency: currency ?? rules.map(({ component }) => component.currency).find((each) => each !== null) ?? null,
    heldUntil,
    rules,
    rule: (id) => byId.get(id),
    caps,
    ladder: compilePrecedence(terms.precedence, `${path}.precedence`),
  };
}

const termsKeys = [
  "id",
  "version",
  "effective",
  "timeZone",
  "currency",
  "base",
  "rounding",
  "precedence",
  "rules",
  "caps",
  "hold",
] as const satisfies readonly (keyof CommissionTerms)[];

function assertBase(base: CommissionTerms["base"], path: string): void {
  assertObject(base, path, "an object", "invalidPolicy");
  assertOneOf(base.kind, ["saleValue", "lines", "margin"], `${path}.kind`);
  if (base.kind === "saleValue") assertKeys(base, ["kind"], path);
  else assertLinesBase(base, path);
}

function compileRounding(rounding: CommissionTerms["rounding"], path: string): CompiledRounding {
  if (typeof rounding !== "object" || rounding === null)
    return { mode: asRoundingMode(rounding, path), level: "order" };
  assertKeys(rounding, ["mode", "level"], path);
  assertOneOf(rounding.level, ["order", "line"], `${path}.level`);
  return { mode: asRoundingMode(rounding.mode, `${path}.mode`), level: rounding.level };
}

function compileHold(hold: HoldPolicy, zone: TimeZone, path: string): CompiledTerms["heldUntil"] {
  assertKeys(hold, ["duration", "from"], path);
  assertOneOf(hold.from, ["order", "delivery", "settlement"], `${path}.from`);
  return compileDuration(hold.duration, zone, `${path}.duration`);
}

function compileRules(rules: readonly CommissionRule[], zone: TimeZone, path: string): readonly CompiledRule[] {
  assertList(rules, path);
  const ids = new Set<string>();
  return Array.from(rules, (rule, place) => {
    const compiled = compileRule(rule, zone, place, `${path}[${place}]`);
    if (ids.has(rule.id)) fail("duplicateId", `${path}[${place}].id`, "unique within the plan", rule.id);
    ids.add(rule.id);
    return compiled;
  });
}

function compileRule(rule: CommissionRule, zone: TimeZone, place: number, path: string): CompiledRule {
  assertKeys(rule, ["id", "scope", "except", "during", "recurring", "mode", "component"], path);
  assertId(rule.id, `${path}.id`);
  assertOneOf(rule.mode, ["exclusive", "additive"], `${path}.mode`);
  return {
    id: rule.id,
    mode: rule.mode,
    scope: compileScope(rule.scope, `${path}.scope`),
    except: rule.except === undefined ? null : compileExcept(rule.except, `${path}.except`),
    during: rule.during === undefined ? null : timeWindow(rule.during, `${path}.during`),
    recurring: rule.recurring === undefined ? null : compileRecurring(rule.recurring, zone, `${path}.recurring`),
    component: compileComponent(rule.component, zone, `${path}.component`),
    place,
  };
}

function compileRecurring(recurring: RecurringLimit, zone: TimeZone, path: string): CompiledRecurring {
  assertKeys(recurring, ["months", "charges"], path);
  const { months = null, charges = null } = recurring;
  if (months === null && charges === null)
    fail("invalidPolicy", path, "limited by months, charges, or both", recurring);
  if (months !== null) assertCount(months, `${path}.months`);
  if (charges !== null) assertCount(charges, `${path}.charges`);
  return { months, charges, endOf: months === null ? () => Number.POSITIVE_INFINITY : monthsAfter(months, zone) };
}

function assertCount(count: number, path: string): void {
  if (!Number.isSafeInteger(count) || count < 1) fail("invalidPolicy", path, "a whole number, 1 or more", count);
}

/**
 * The start of the same day so many months later, always counted from the first: of 31 August, 3 months end as 30 November
 * begins. By days, because a charge is repeated at the same hour of some other zone, or a little earlier or later.
 */
function monthsAfter(months: number, zone: TimeZone): (startedAt: Instant) => number {
  const { dayAt, firstInstantOf } = zoneClock(zone);
  return (startedAt) => {
    const start = shiftMonths(dayAt(startedAt), months) * DAY;
    return start < LAST_INSTANT ? firstInstantOf(start) : Number.POSITIVE_INFINITY;
  };
}

function compileComponent(component: CommissionComponent, zone: TimeZone, path: string): CompiledComponent {
  assertObject(component, path, "an object", "invalidPolicy");
  switch (component.kind) {
    case "percent":
      return compilePercent(component, zone, path);
    case "flat":
      return compileFlat(component, zone, path);
    case "tiered":
      return compileTiered(component, zone, path);
    case "milestone":
      return compileMilestone(component, zone, path);
    case "perMetric":
      return compilePerMetric(component, zone, path);
    case "leaderboard":
      return compileLeaderboard(component, zone, path);
    case "challenge":
      return compileChallenge(component, zone, path);
    case "retainer":
      return compileRetainer(component, zone, path);
    case "guarantee":
      return compileGuarantee(component, zone, path);
    case "advance":
      return compileAdvance(component, zone, path);
    case "override":
      return compileOverride(component, zone, path);
    default:
      return unknownKind(component, path);
  }
}

const componentKinds = [
  "percent",
  "flat",
  "tiered",
  "milestone",
  "perMetric",
  "leaderboard",
  "challenge",
  "retainer",
  "guarantee",
  "advance",
  "override",
] as const satisfies readonly CommissionComponent["kind"][];

/** From plain JavaScript only: the types know all kinds. */
function unknownKind(component: never, path: string): never {
  return fail("invalidPolicy", `${path}.kind`, `one of ${componentKinds.join(", ")}`, Reflect.get(component, "kind"));
}

/** Whether a rule has amounts of its own on a sale, that a cap may hold down. */
function paysOnSales({ component }: CompiledRule): boolean {
  return component.kind !== "milestone" && component.kind !== "leaderboard" && isAboutSales(component);
}

/** The rules that caps, guarantees, advances and overrides look at are rules of the same plan. */
function assertNamedRules({ rules, caps }: CommissionTerms, known: ReadonlySet<RuleId>, path: string): void {
  const assertKnown = (ids: readonly RuleId[] | undefined, at: string): void => {
    for (const [index, id] of (ids ?? []).entries()) {
      if (!known.has(id)) fail("danglingReference", `${at}.ruleIds[${index}]`, "the id of a rule of this plan", id);
    }
  };
  for (const [index, cap] of (caps ?? []).entries()) assertKnown(cap.ruleIds, `${path}.caps[${index}]`);
  for (const [place, { component }] of rules.entries()) {
    if ("ruleIds" in component) assertKnown(component.ruleIds, `${path}.rules[${place}].component`);
  }
}
