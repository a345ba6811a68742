import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { RuleId, TermsId } from "../ids/index.js";
import type { CommissionComponent, CommissionTerms, HoldPolicy, MeasureWindow } from "../models/commission.js";
import type { RoundingMode } from "../money/types.js";
import { asRoundingMode } from "../rate/as-rounding-mode.js";
import { compileDuration } from "../time/compile-duration.js";
import { timeWindow } from "../time/time-window.js";
import { timeZone } from "../time/time-zone.js";
import type { Instant, TimeWindow, TimeZone } from "../time/types.js";
import { endOf, startOf } from "../time/window-bounds.js";
import { type Bands, compileBands } from "./bands.js";
import { assertLinesBase } from "./commissionable-base.js";
import { asShare, assertId, assertKeys, assertNotNegative, assertOneOf, assertVersion } from "./guards.js";
import { compileMeasureWindow, type PeriodAt } from "./measure-window.js";
import { compileSteps, type Steps } from "./milestone-steps.js";
import { compilePrecedence, compileScope, type Scope } from "./rule-scope.js";

/** One version of a plan, checked and in numbers. */
export interface CompiledTerms {
  readonly terms: CommissionTerms;
  /** How entries name it. */
  readonly reference: { readonly id: TermsId; readonly version: number };
  /** Where it stands in the arguments, for errors. */
  readonly path: string;
  readonly effective: TimeWindow;
  readonly rounding: RoundingMode;
  /** From when on an amount may be paid that is held from an instant. */
  readonly heldUntil: (from: Instant) => Instant;
  readonly rules: readonly CompiledRule[];
  readonly rule: (id: RuleId) => CompiledRule | undefined;
  /** The first currency that a rule names; `null` when there are percentages only. */
  readonly currency: string | null;
  /** The place of a combination of dimensions on the ladder; `null` for specificity. */
  readonly ladder: ReadonlyMap<string, number> | null;
}

export interface CompiledRule {
  readonly id: RuleId;
  readonly mode: "exclusive" | "additive";
  readonly scope: Scope;
  readonly during: TimeWindow | null;
  readonly component: CompiledComponent;
}

/** A component together with what was compiled for it. */
export type CompiledComponent =
  | Extract<CommissionComponent, { readonly kind: "percent" | "flat" }>
  | (Extract<CommissionComponent, { readonly kind: "graduated" }> & {
      readonly compiled: Bands;
      readonly periodAt: PeriodAt;
    })
  | (Extract<CommissionComponent, { readonly kind: "milestone" }> & {
      readonly compiled: Steps;
      readonly periodAt: PeriodAt;
    });

/** All plans of a programme, ready to be asked which are in effect. */
export interface Plans {
  /** The version of every plan that is in effect at an instant, by plan id. */
  readonly inEffect: (at: Instant) => readonly CompiledTerms[];
  readonly version: (id: TermsId, version: number) => CompiledTerms | undefined;
}

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
    inEffect: (at) => timelines.flatMap((timeline) => versionAt(timeline, at) ?? []),
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

function versionAt(timeline: readonly CompiledTerms[], at: Instant): CompiledTerms | undefined {
  let low = 0;
  let high = timeline.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(timeline[middle]!.effective) <= at) low = middle + 1;
    else high = middle;
  }
  const latest = timeline[low - 1];
  return latest !== undefined && at < endOf(latest.effective) ? latest : undefined;
}

/** Checks one version of a plan. */
export function compileTerms(terms: CommissionTerms, path: string): CompiledTerms {
  assertKeys(terms, termsKeys, path);
  assertId(terms.id, `${path}.id`);
  assertVersion(terms.version, `${path}.version`);
  timeZone(terms.timeZone, `${path}.timeZone`);
  assertBase(terms.base, `${path}.base`);
  const heldUntil = compileHold(terms.hold, terms.timeZone, `${path}.hold`);
  const rules = compileRules(terms.rules, terms.timeZone, `${path}.rules`);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    terms,
    reference: { id: terms.id, version: terms.version },
    path,
    effective: timeWindow(terms.effective ?? {}, `${path}.effective`),
    rounding: asRoundingMode(terms.rounding, `${path}.rounding`),
    heldUntil,
    rules,
    rule: (id) => byId.get(id),
    currency: rules.map(({ component }) => currencyOf(component)).find((currency) => currency !== null) ?? null,
    ladder: compilePrecedence(terms.precedence, `${path}.precedence`),
  };
}

const termsKeys = [
  "id",
  "version",
  "effective",
  "timeZone",
  "base",
  "rounding",
  "precedence",
  "rules",
  "hold",
] as const satisfies readonly (keyof CommissionTerms)[];

function assertBase(base: CommissionTerms["base"], path: string): void {
  assertObject(base, path, "an object", "invalidPolicy");
  assertOneOf(base.kind, ["saleValue", "lines"], `${path}.kind`);
  if (base.kind === "lines") assertLinesBase(base, path);
  else assertKeys(base, ["kind"], path);
}

function compileHold(hold: HoldPolicy, zone: TimeZone, path: string): CompiledTerms["heldUntil"] {
  assertKeys(hold, ["duration", "from"], path);
  assertOneOf(hold.from, ["order", "delivery"], `${path}.from`);
  return compileDuration(hold.duration, zone, `${path}.duration`);
}

function compileRules(rules: CommissionTerms["rules"], zone: TimeZone, path: string): CompiledRule[] {
  assertList(rules, path);
  const ids = new Set<string>();
  return Array.from(rules, (rule, index) => {
    const at = `${path}[${index}]`;
    assertKeys(rule, ["id", "scope", "during", "mode", "component"], at);
    assertId(rule.id, `${at}.id`);
    if (ids.has(rule.id)) fail("duplicateId", `${at}.id`, "unique within the plan", rule.id);
    ids.add(rule.id);
    assertOneOf(rule.mode, ["exclusive", "additive"], `${at}.mode`);
    return {
      id: rule.id,
      mode: rule.mode,
      scope: compileScope(rule.scope, `${at}.scope`),
      during: rule.during === undefined ? null : timeWindow(rule.during, `${at}.during`),
      component: compileComponent(rule.component, zone, `${at}.component`),
    };
  });
}

function compileComponent(component: CommissionComponent, zone: TimeZone, path: string): CompiledComponent {
  assertObject(component, path, "an object", "invalidPolicy");
  assertOneOf(component.kind, ["percent", "flat", "graduated", "milestone"], `${path}.kind`);
  assertKeys(component, componentKeys[component.kind], path);
  switch (component.kind) {
    case "percent":
      return { ...component, rate: asShare(component.rate, `${path}.rate`) };
    case "flat":
      assertNotNegative(component.amount, `${path}.amount`);
      return component;
    case "graduated":
      assertMeasure(component, path);
      return {
        ...component,
        compiled: compileBands(component.bands, `${path}.bands`),
        periodAt: compileMeasureWindow(component.window, zone),
      };
    case "milestone":
      assertMeasure(component, path);
      assertOneOf(component.measure, ["salesValue", "orders"], `${path}.measure`);
      assertOneOf(component.stack, ["highest", "cumulative"], `${path}.stack`);
      return {
        ...component,
        compiled: compileSteps(component.steps, component.stack, `${path}.steps`),
        periodAt: compileMeasureWindow(component.window, zone),
      };
  }
}

const componentKeys: Readonly<Record<CommissionComponent["kind"], readonly string[]>> = {
  percent: ["kind", "rate"],
  flat: ["kind", "amount"],
  graduated: ["kind", "bands", "window", "onReversal"],
  milestone: ["kind", "measure", "steps", "stack", "window", "onReversal"],
};

function assertMeasure(component: { readonly window: MeasureWindow; readonly onReversal: string }, path: string): void {
  assertKeys(component.window, ["kind"], `${path}.window`);
  assertOneOf(component.window.kind, ["calendarMonth", "calendarQuarter", "lifetime"], `${path}.window.kind`);
  assertOneOf(component.onReversal, ["recompute", "ratchet"], `${path}.onReversal`);
}

/** The currency in which a component's own amounts are; `null` for a percentage, which takes that of the sale. */
export function currencyOf(component: CompiledComponent): string | null {
  switch (component.kind) {
    case "percent":
      return null;
    case "flat":
      return component.amount.currency;
    case "graduated":
    case "milestone":
      return component.compiled.currency;
  }
}
