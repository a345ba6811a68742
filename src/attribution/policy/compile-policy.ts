import { assertKeys } from "../../errors/assert-keys.js";
import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy, EvidenceKind } from "../../models/attribution.js";
import { type Side, sideOf, touchKindNumber, touchKinds } from "../evidence/evidence-kinds.js";
import { NO_RANK, type Ranks } from "../touches/pick-touch.js";
import type { Scope } from "../touches/touch-query.js";
import type { AttributionOptions } from "../types.js";
import { type CompiledModel, compileModel } from "../weights/compile-model.js";
import { type CompiledWindows, compileWindows } from "./compile-windows.js";

/** A policy as the loops read it: numbers instead of words, everything checked. */
export interface CompiledPolicy {
  readonly windows: CompiledWindows;
  readonly model: CompiledModel;
  /** How many pieces of evidence the model credits: one is looked for, several are collected and weighed. */
  readonly picks: "first" | "last" | "several";
  /** By the number of a kind, the rank of what stands on the order. */
  readonly rankOnOrder: Int32Array;
  /** The ranks of touches: of all, and of those on one side of "code against link". */
  readonly ranks: Readonly<Record<Side | "all", Ranks>>;
  readonly codeAgainstLink: AttributionPolicy["codeAgainstLink"];
  /** By tier, whether codes and links are both in it, so that the rule has to be asked. */
  readonly contested: readonly boolean[];
  /** By tier, whether a credit for a code on the order names the touch behind it. */
  readonly borrows: readonly boolean[];
  /** By the number of a kind, its tier; −1 for none. */
  readonly tierOf: Int32Array;
  readonly tiers: number;
  readonly sameInstantCounts: boolean;
  readonly scope: Scope;
  readonly remainder: "largestRemainder" | "fair";
  readonly excludesSelfPurchase: boolean;
  readonly excludesStaff: boolean;
}

const KEYS: readonly (keyof AttributionPolicy)[] = [
  "id",
  "windows",
  "overrides",
  "farEnd",
  "sameInstant",
  "scope",
  "tiers",
  "codeAgainstLink",
  "model",
  "remainder",
  "selfPurchase",
  "staffPurchase",
];

/**
 * Checks a policy and turns it into numbers, once for each call and never for each touch.
 *
 * @throws `invalidPolicy`, or what the windows and the model throw, naming the part
 */
export function compilePolicy(policy: AttributionPolicy, options: AttributionOptions = {}): CompiledPolicy {
  assertObject(policy, "policy", "an attribution policy", "invalidPolicy");
  assertObject(options, "options", "an object");
  assertKeys(options, ["weighers"], "options", "invalidArgument");
  assertKeys(policy, KEYS, "policy");
  if (typeof policy.id !== "string") fail("invalidPolicy", "policy.id", "a text", policy.id);
  const { scope = "order", remainder = "largestRemainder", selfPurchase, staffPurchase = "excluded" } = policy;
  assertChoice(scope, ["order", "shop", "product"], "scope");
  assertChoice(remainder, ["largestRemainder", "fair"], "remainder");
  assertChoice(selfPurchase, ["excluded", "eligible"], "selfPurchase");
  assertChoice(staffPurchase, ["excluded", "eligible"], "staffPurchase");

  const windows = compileWindows(policy);
  const model = compileModel(policy.model, options);
  const tiers = readTiers(policy.tiers);
  const sides = readRule(policy.codeAgainstLink, tiers);
  const tierOf = new Int32Array(touchKinds.length).fill(-1);
  for (const [tier, kinds] of tiers.entries()) for (const kind of kinds) tierOf[touchKindNumber(kind)!] = tier;
  const rankOf = tierOf.map((tier, kind) => rankOfKind(tier, touchKinds[kind]!, model));
  const ranksOf = (side: Side | "all") => ranksBySlot(rankOf, windows, side);
  return {
    windows,
    model,
    picks: model.kind === "firstTouch" ? "first" : picksOne(model) ? "last" : "several",
    rankOnOrder: rankOf,
    ranks: { all: ranksOf("all"), code: ranksOf("code"), link: ranksOf("link"), other: ranksOf("other") },
    codeAgainstLink: policy.codeAgainstLink,
    contested: sides.map(({ code, link }) => policy.codeAgainstLink !== undefined && code && link),
    borrows: sides.map(({ code }) => policy.codeAgainstLink !== undefined && code),
    tierOf,
    tiers: tiers.length,
    sameInstantCounts: policy.sameInstant === "eligible",
    scope,
    remainder,
    excludesSelfPurchase: selfPurchase === "excluded",
    excludesStaff: staffPurchase === "excluded",
  };
}

function picksOne({ kind }: CompiledModel): boolean {
  return kind === "lastTouch" || kind === "lastNonDirect";
}

/** The tier of a rank. A rank is twice its tier, and one more for what gives way to everything else of its tier. */
export function tierOfRank(rank: number): number {
  return rank >> 1;
}

function rankOfKind(tier: number, kind: EvidenceKind, model: CompiledModel): number {
  if (tier < 0) return NO_RANK;
  return 2 * tier + (model.kind === "lastNonDirect" && kind === "direct" ? 1 : 0);
}

function ranksBySlot(rankOf: Int32Array, { lanes, isOn }: CompiledWindows, side: Side | "all"): Ranks {
  const bySlot = new Int32Array(2 * lanes).fill(NO_RANK); // the second half is for revoked touches
  let strongest = NO_RANK;
  for (let lane = 0; lane < lanes; lane += 1) {
    const kind = lane % touchKinds.length;
    if (!isOn[lane] || (side !== "all" && sideOf(touchKinds[kind]!) !== side)) continue;
    bySlot[lane] = rankOf[kind]!;
    if (bySlot[lane]! < strongest) strongest = bySlot[lane]!;
  }
  return { bySlot, strongest };
}

function readTiers(tiers: AttributionPolicy["tiers"]): AttributionPolicy["tiers"] {
  assertList(tiers, "policy.tiers", "a list of lists of kinds of evidence", "invalidPolicy");
  const seen = new Set<unknown>();
  for (let tier = 0; tier < tiers.length; tier += 1) {
    const path = `policy.tiers[${tier}]`;
    const kinds: unknown = tiers[tier];
    assertList(kinds, path, "a list of kinds of evidence", "invalidPolicy");
    for (const kind of kinds) {
      if (touchKindNumber(kind) === undefined) fail("invalidPolicy", path, `made of ${touchKinds.join(", ")}`, kind);
      if (seen.has(kind)) fail("invalidPolicy", path, "without a kind that another tier or place has", kind);
      seen.add(kind);
    }
  }
  return tiers;
}

/** Which sides of "code against link" are in each tier. A rule that could never apply is a mistake, and is refused. */
function readRule(
  rule: AttributionPolicy["codeAgainstLink"],
  tiers: AttributionPolicy["tiers"],
): readonly { readonly code: boolean; readonly link: boolean }[] {
  const sides = tiers.map((kinds) => ({
    code: kinds.some((kind) => sideOf(kind) === "code"),
    link: kinds.some((kind) => sideOf(kind) === "link"),
  }));
  if (rule === undefined) return sides;
  assertChoice(rule, ["codeWins", "linkWins", "split", "reject"], "codeAgainstLink");
  const codeTier = sides.findIndex(({ code }) => code);
  const firstLink = sides.findIndex(({ link }) => link);
  const lastLink = sides.reduce((last, { link }, tier) => (link ? tier : last), -1);
  const refuse = (expected: string) => fail("invalidPolicy", "policy.codeAgainstLink", expected, rule);
  if (codeTier < 0) refuse("absent where no tier has codes");
  if (firstLink < 0) refuse("absent where no tier has links");
  switch (rule) {
    case "codeWins":
      if (codeTier > lastLink) refuse("a rule that can apply: in these tiers every link is stronger than a code");
      break;
    case "linkWins":
      if (codeTier < firstLink) refuse("a rule that can apply: in these tiers a code is stronger than every link");
      break;
    default:
      if (!sides.some(({ code, link }) => code && link)) refuse("absent where no tier has both codes and links");
  }
  return sides;
}

function assertChoice(value: unknown, choices: readonly string[], name: string): void {
  assertOneOf(value, choices, `policy.${name}`, "invalidPolicy");
}
