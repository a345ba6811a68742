import { fail } from "../errors/creator-core-error.js";
import type { AttributionModel, AttributionPolicy, EvidenceKind, LookBackWindow } from "../models/attribution.js";
import type { DirectEvidenceKind } from "../models/tracking.js";
import { isDirectKind, touchKindNumber, touchKinds } from "./evidence-kinds.js";

const DAY = 86_400_000;

/** One tier, without the kinds that are switched off. */
export interface CompiledTier {
  readonly directKinds: readonly DirectEvidenceKind[];
  /** By number. */
  readonly touchKinds: readonly number[];
}

/** A policy as the loops read it: numbers instead of words, everything checked. */
export interface CompiledPolicy {
  readonly tiers: readonly CompiledTier[];
  /** The tier of each kind; a kind that is switched off is not there. */
  readonly tierOf: ReadonlyMap<EvidenceKind, number>;
  /** By kind number: a touch counts while it is younger than so many milliseconds. */
  readonly reach: readonly number[];
  /** A touch counts when it is at least so many milliseconds old. */
  readonly nearest: 0 | 1;
  readonly model: AttributionModel;
  readonly excludesSelfPurchase: boolean;
}

/** Checks a policy and turns it into numbers, once per call and never per touch. */
export function compilePolicy(policy: AttributionPolicy): CompiledPolicy {
  if (typeof policy !== "object" || policy === null) fail("invalidPolicy", "policy", "an attribution policy", policy);
  checkChoice(policy.farEnd, ["exclusive", "inclusive"], "farEnd");
  checkChoice(policy.sameInstant, ["eligible", "excluded"], "sameInstant");
  checkChoice(policy.selfPurchase, ["excluded", "eligible"], "selfPurchase");
  checkModel(policy.model);

  const reach = compileWindows(policy.windows, policy.farEnd === "inclusive");
  const tierOf = new Map<EvidenceKind, number>();
  const tiers = readTiers(policy.tiers).map((kinds, tier) => {
    const on = kinds.filter((kind) => isDirectKind(kind) || reach[touchKindNumber(kind)!]! > 0);
    for (const kind of on) tierOf.set(kind, tier);
    return {
      directKinds: on.filter(isDirectKind),
      touchKinds: on.filter((kind) => !isDirectKind(kind)).map((kind) => touchKindNumber(kind)!),
    };
  });
  return {
    tiers,
    tierOf,
    reach,
    nearest: policy.sameInstant === "eligible" ? 0 : 1,
    model: policy.model,
    excludesSelfPurchase: policy.selfPurchase === "excluded",
  };
}

/** Instants are whole milliseconds, so an inclusive far end is an exclusive one a millisecond further. */
function compileWindows(windows: AttributionPolicy["windows"], inclusive: boolean): number[] {
  if (typeof windows !== "object" || windows === null) {
    fail("invalidPolicy", "policy.windows", "an object with a window for each kind of touch", windows);
  }
  for (const kind of Object.keys(windows)) {
    if (touchKindNumber(kind) === undefined) fail("invalidPolicy", "policy.windows", `about ${kindList()}`, kind);
  }
  return touchKinds.map((kind) => {
    const length = windowLength(Object.hasOwn(windows, kind) ? windows[kind] : undefined, `policy.windows.${kind}`);
    return length > 0 && inclusive ? length + 1 : length;
  });
}

function windowLength(window: LookBackWindow | undefined, path: string): number {
  if (window === undefined) return 0;
  if (window === "full") return Number.POSITIVE_INFINITY;
  if (typeof window !== "object" || window === null) fail("invalidPolicy", path, '{ days } or "full"', window);
  if (!Number.isSafeInteger(window.days) || window.days < 0) {
    fail("invalidPolicy", `${path}.days`, "a whole number of days, zero or more", window.days);
  }
  return window.days * DAY;
}

function readTiers(tiers: AttributionPolicy["tiers"]): AttributionPolicy["tiers"] {
  if (!Array.isArray(tiers)) fail("invalidPolicy", "policy.tiers", "a list of lists of kinds of evidence", tiers);
  const seen = new Set<unknown>();
  for (const [tier, kinds] of tiers.entries()) {
    const path = `policy.tiers[${tier}]`;
    if (!Array.isArray(kinds)) fail("invalidPolicy", path, "a list of kinds of evidence", kinds);
    for (const kind of kinds) {
      if (!isDirectKind(kind) && touchKindNumber(kind) === undefined) {
        fail("invalidPolicy", path, `made of code, link, shop, ${kindList()}`, kind);
      }
      if (seen.has(kind)) fail("invalidPolicy", path, "without a kind that another tier or place has", kind);
      seen.add(kind);
    }
  }
  return tiers;
}

function checkModel(model: AttributionModel): void {
  if (typeof model !== "object" || model === null) fail("invalidPolicy", "policy.model", "a model", model);
  checkChoice(model.kind, ["lastTouch", "firstTouch", "linear"], "model.kind");
  if (model.kind === "linear") checkChoice(model.over, ["touches", "creators"], "model.over");
}

function checkChoice(value: unknown, choices: readonly string[], name: string): void {
  if (!choices.includes(value as string)) fail("invalidPolicy", `policy.${name}`, choices.join(" or "), value);
}

function kindList(): string {
  return touchKinds.join(", ");
}
