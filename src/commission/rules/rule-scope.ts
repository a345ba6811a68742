import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { CreatorAttributes } from "../../models/commission.js";
import { contains } from "../../time/contains.js";
import { sameFacts } from "../../time/same-facts.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { getOrAdd } from "../accrual/get-or-add.js";
import { assertId } from "../guards.js";
import type { CompiledRule } from "../terms/compiled.js";
import type { Ask, Scope } from "./compile-scope.js";
import { bothTrue, isAmong, type Truth } from "./truth.js";

/** What is known of every creator at a moment; of those nobody told us anything about, their id. */
export type AttributesAt = (id: CreatorId, at: Instant) => CreatorAttributes;

interface Row {
  readonly from: number;
  readonly attributes: CreatorAttributes;
}

/**
 * The attributes of creators by date. A row holds until the next one of its creator does; before the first nothing is
 * known. The same row is always given as the same object.
 */
export function attributesOf(creators: readonly CreatorAttributes[] = []): AttributesAt {
  const known = readRows(creators);
  const unknown = new Map<CreatorId, CreatorAttributes>();
  return (creatorId, at) => {
    const rows = known.get(creatorId);
    if (rows !== undefined) {
      for (let index = rows.length - 1; index >= 0; index -= 1) {
        if (rows[index]!.from <= at) return rows[index]!.attributes;
      }
    }
    return getOrAdd(unknown, creatorId, () => ({ creatorId }));
  };
}

/** The rows of each creator by date. One that is repeated whole is one row. */
function readRows(creators: readonly CreatorAttributes[]): ReadonlyMap<CreatorId, readonly Row[]> {
  assertList(creators, "creators");
  const rows = new Map<CreatorId, Row[]>();
  for (const [index, attributes] of creators.entries()) {
    const path = `creators[${index}]`;
    assertObject(attributes, path);
    const { creatorId, groups } = attributes;
    assertId(creatorId, `${path}.creatorId`);
    if ((groups ?? null) !== null) assertTexts(groups, `${path}.groups`);
    const given = attributes.from ?? null;
    const from = given === null ? Number.NEGATIVE_INFINITY : toInstant(given, `${path}.from`);
    const own = rows.get(creatorId);
    if (own === undefined) rows.set(creatorId, [{ from, attributes }]);
    else own.push({ from, attributes });
  }
  for (const own of rows.values()) {
    own.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    assertOneAtATime(own);
  }
  return rows;
}

function assertOneAtATime(rows: readonly Row[]): void {
  for (let index = 1; index < rows.length; index += 1) {
    const [before, row] = [rows[index - 1]!, rows[index]!];
    if (row.from !== before.from) continue;
    const same = sameFacts({ ...before.attributes, from: null }, { ...row.attributes, from: null });
    const { creatorId } = row.attributes;
    if (!same) fail("duplicateId", "creators", "one row for a creator and time, or the same one repeated", creatorId);
  }
}

/** What a creator made that is no sale. */
export interface Activity {
  readonly creatorId: CreatorId;
  readonly campaignId?: string | null;
  readonly contentKind?: string | null;
  readonly at: Instant;
}

/** Whether a rule is for a creator at all: for what is paid for a stretch of time, where there is no sale to ask about. */
export function takesCreator({ scope, except }: CompiledRule, attributes: CreatorAttributes): boolean {
  const scoped = scope.creator.every((ask) => creatorTruth(ask, attributes) === "yes");
  return scoped && (except === null || exceptTruth(except, attributes, null) === "no");
}

/**
 * Whether a rule is for a post, a deliverable or clicks. Of a sale they know the creator, the campaign and the kind of
 * content: a rule that asks for more never takes them. The kinds of conversions do not concern them.
 */
export function takesActivity(rule: CompiledRule, activity: Activity, attributes: CreatorAttributes): boolean {
  const { scope, except, during } = rule;
  return (
    (during === null || contains(during, activity.at)) &&
    scope.line.length === 0 &&
    scope.creator.every((ask) => creatorTruth(ask, attributes) === "yes") &&
    scope.sale.every((ask) => ask.dimension === "kinds" || activityTruth(ask, activity) === "yes") &&
    (except === null || exceptTruth(except, attributes, activity) === "no")
  );
}

/** Of what is left out, all that it names must be so; where that is not known, the rule keeps away. */
function exceptTruth(except: Scope, attributes: CreatorAttributes, activity: Activity | null): Truth {
  let truth: Truth = except.line.length > 0 ? "unknown" : "yes";
  for (const ask of except.creator) truth = bothTrue(truth, creatorTruth(ask, attributes));
  for (const ask of except.sale) truth = bothTrue(truth, activity === null ? "unknown" : activityTruth(ask, activity));
  return truth;
}

function activityTruth({ dimension, values }: Ask, { campaignId, contentKind }: Activity): Truth {
  if (dimension === "campaignIds") return isAmong(campaignId, values);
  return dimension === "contentKinds" ? isAmong(contentKind, values) : "unknown";
}

/** Whether a creator is what a dimension asks for. */
export function creatorTruth({ dimension, values }: Ask, attributes: CreatorAttributes): Truth {
  switch (dimension) {
    case "creatorIds":
      return isAmong(attributes.creatorId, values);
    case "statusLevels":
      return isAmong(attributes.statusLevel, values);
    case "followerTiers":
      return isAmong(attributes.followerTier, values);
    default: {
      const { groups } = attributes;
      if (!Array.isArray(groups)) return "unknown";
      return groups.some((group) => values.has(group)) ? "yes" : "no";
    }
  }
}
