import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RuleId } from "../../ids/index.js";
import type { CommissionCap } from "../../models/commission.js";
import type { RoundingMode } from "../../money/types.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { type CompiledWindow, compileMeasureWindow } from "../components/measure-window.js";
import { compileRuleIds } from "../components/rule-ids.js";
import { assertId, assertKeys, assertNotNegative, assertOneOf } from "../guards.js";

/** What a commission is counted under. */
export interface CapSubject {
  readonly creatorId: string;
  /** Empty, `null` or, in rows of a table, absent where it is not known who bought. */
  readonly customerKey: string | null;
  readonly campaignId: string | null;
  readonly at: Instant;
  readonly saleId: string;
}

/** A cap, checked and in numbers. */
export interface CompiledCap {
  readonly id: string;
  readonly currency: string;
  /** The most it lets through, in minor units. */
  readonly most: number;
  readonly overflow: CommissionCap["overflow"];
  readonly onHeadroom: NonNullable<CommissionCap["onHeadroom"]>;
  /** How what is left of a clipped commission becomes whole minor units. */
  readonly rounding: RoundingMode;
  /** The rules of the plan that it holds down. */
  readonly rules: ReadonlySet<RuleId>;
  /** What is counted together has one key. `null`: it is not known what this counts under, and the cap lets it through. */
  readonly keyOf: (subject: CapSubject) => string | null;
}

const keys = [
  "id",
  "amount",
  "per",
  "window",
  "ruleIds",
  "overflow",
  "onHeadroom",
] as const satisfies readonly (keyof CommissionCap)[];

const stretches = ["calendarMonth", "calendarQuarter", "lifetime"] as const;

/** Checks the caps of a plan. A cap that names no rules holds down all of `ruleIds`: those that pay on sales. */
export function compileCaps(
  caps: readonly CommissionCap[],
  ruleIds: Iterable<RuleId>,
  zone: TimeZone,
  path: string,
  rounding: RoundingMode = "halfAwayFromZero",
): readonly CompiledCap[] {
  assertList(caps, path, "a list of caps", "invalidPolicy");
  const all = new Set(ruleIds);
  const seen = new Set<string>();
  return Array.from(caps, (cap, index) => {
    const compiled = compileCap(cap, all, zone, `${path}[${index}]`, rounding);
    if (seen.has(cap.id)) fail("duplicateId", `${path}[${index}].id`, "unique within the plan", cap.id);
    seen.add(cap.id);
    return compiled;
  });
}

function compileCap(
  cap: CommissionCap,
  all: ReadonlySet<RuleId>,
  zone: TimeZone,
  path: string,
  rounding: RoundingMode,
): CompiledCap {
  assertKeys(cap, keys, path);
  const { id, amount, per, window = { kind: "lifetime" }, ruleIds, overflow, onHeadroom = "later" } = cap;
  assertId(id, `${path}.id`);
  assertNotNegative(amount, `${path}.amount`);
  assertOneOf(per, ["order", "creator", "customer", "campaign", "plan"], `${path}.per`);
  assertOneOf(overflow, ["clamp", "reject"], `${path}.overflow`);
  assertOneOf(onHeadroom, ["later", "refill"], `${path}.onHeadroom`);
  return {
    id,
    currency: amount.currency,
    most: amount.minor,
    overflow,
    onHeadroom,
    rounding,
    rules: compileRuleIds(ruleIds, `${path}.ruleIds`) ?? all,
    keyOf: keyOf(per, compileMeasureWindow(window, zone, `${path}.window`, stretches)),
  };
}

/** An order is at one moment, so a window does not divide it. No name of a period has a slash. */
function keyOf(per: CommissionCap["per"], { kind, keyOf: stretchOf }: CompiledWindow): CompiledCap["keyOf"] {
  if (per === "order") return ({ saleId }) => saleId;
  const stretch = (subject: CapSubject) =>
    stretchOf({ at: subject.at, campaignId: subject.campaignId, id: subject.saleId });
  if (per === "plan") return stretch;
  const ownerOf = owners[per];
  return (subject) => {
    const owner = ownerOf(subject);
    if (!owner) return null;
    return kind === "lifetime" ? owner : `${stretch(subject)}/${owner}`;
  };
}

const owners = {
  creator: ({ creatorId }: CapSubject) => creatorId,
  customer: ({ customerKey }: CapSubject) => customerKey,
  campaign: ({ campaignId }: CapSubject) => campaignId,
} as const;
