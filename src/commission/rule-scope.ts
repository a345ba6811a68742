import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type {
  CreatorAttributes,
  RulePrecedence,
  RuleRejection,
  RuleScope,
  ScopeDimension,
} from "../models/commission.js";
import type { Reason } from "../models/outcome.js";
import type { Conversion } from "../models/tracking.js";
import { assertArray, assertObject, assertOneOf, assertText } from "./guards.js";
import { wordList } from "./trace.js";

/** What every dimension is called, for people; its keys are all the dimensions there are. */
const nouns: Readonly<Record<ScopeDimension, string>> = {
  creatorIds: "creator",
  statusLevels: "status level",
  followerTiers: "follower tier",
  campaignIds: "campaign",
  productIds: "product",
  categories: "category",
  collaborations: "collaboration",
  contentKinds: "content kind",
  channel: "channel",
};

const dimensions = Object.keys(nouns) as ScopeDimension[];

/** The dimensions a rule names, each with the values it takes. */
export interface Scope {
  readonly named: readonly { readonly dimension: ScopeDimension; readonly values: ReadonlySet<string> }[];
  /** The dimensions as one key, to be looked up on a ladder. */
  readonly key: string;
}

/** Checks a scope. A misspelt dimension is refused: ignored, it would make the rule apply to everything. */
export function compileScope(scope: RuleScope, path: string): Scope {
  assertObject(scope, path);
  for (const name of Object.keys(scope)) assertOneOf(name, dimensions, `${path}.${name}`);
  const named = dimensions.flatMap((dimension) => {
    const values = scope[dimension];
    if (values === undefined) return [];
    if (dimension === "channel") assertOneOf(values, ["organic", "ads"], `${path}.channel`);
    else assertTexts(values, `${path}.${dimension}`);
    return [{ dimension, values: new Set(typeof values === "string" ? [values] : values) }];
  });
  return { named, key: ladderKey(named.map(({ dimension }) => dimension)) };
}

function assertTexts(values: unknown, path: string): void {
  assertArray(values, path);
  values.forEach((value, index) => {
    assertText(value, `${path}[${index}]`);
  });
}

/** The places of a ladder; `null` when precedence is by specificity. */
export function compilePrecedence(precedence: RulePrecedence, path: string): ReadonlyMap<string, number> | null {
  assertObject(precedence, path);
  assertOneOf(precedence.kind, ["ladder", "specificity"], `${path}.kind`);
  if (precedence.kind === "specificity") return null;
  assertArray(precedence.order, `${path}.order`);
  const ladder = new Map<string, number>();
  precedence.order.forEach((rung, index) => {
    assertArray(rung, `${path}.order[${index}]`);
    for (const dimension of rung) assertOneOf(dimension, dimensions, `${path}.order[${index}]`);
    const key = ladderKey(rung);
    if (ladder.has(key)) fail("invalidPolicy", `${path}.order[${index}]`, "a combination named once", rung.join(", "));
    ladder.set(key, index);
  });
  return ladder;
}

function ladderKey(named: readonly ScopeDimension[]): string {
  return dimensions.filter((dimension) => named.includes(dimension)).join("+");
}

/** Why a scope does not take a sale and creator: every dimension that fails. Empty when it does. */
export function scopeReasons(
  scope: Scope,
  sale: Conversion,
  creator: CreatorAttributes,
  path: readonly string[],
): Reason<RuleRejection>[] {
  return scope.named.flatMap(({ dimension, values }) => {
    const actual = valuesOf(dimension, sale, creator);
    const known = actual.filter((value) => typeof value === "string");
    const other = known.filter((value) => !values.has(value));
    if (other.length === 0 && known.length > 0 && known.length === actual.length) return [];
    return [scopeReason(dimension, [...values], other, [...path, "scope", dimension])];
  });
}

function scopeReason(
  dimension: ScopeDimension,
  values: readonly string[],
  other: readonly string[],
  path: readonly string[],
): Reason<RuleRejection> {
  const noun = nouns[dimension];
  const expected = wordList(values);
  if (other.length === 0) {
    return { code: "attributeUnknown", path, expected, message: `It asks for the ${noun}, which is not known here.` };
  }
  const actual = wordList([...new Set(other)].sort());
  return { code: "scopeMismatch", path, expected, actual, message: `It is for ${noun} ${expected}, not ${actual}.` };
}

/** What a sale and creator have on a dimension; `undefined` where it is not known. All of them must match. */
function valuesOf(
  dimension: ScopeDimension,
  sale: Conversion,
  creator: CreatorAttributes,
): readonly (string | undefined)[] {
  switch (dimension) {
    case "creatorIds":
      return [creator.creatorId];
    case "statusLevels":
      return [creator.statusLevel];
    case "followerTiers":
      return [creator.followerTier];
    case "campaignIds":
      return [sale.campaignId];
    case "productIds":
      return sale.lines?.length ? sale.lines.map((line) => line.productId ?? sale.productId) : [sale.productId];
    case "categories":
      return (sale.lines ?? []).map((line) => line.category);
    case "collaborations":
      return [sale.collaboration];
    case "contentKinds":
      return [sale.contentKind];
    case "channel":
      return [sale.adDriven === undefined ? undefined : sale.adDriven ? "ads" : "organic"];
  }
}

/** The attributes of every creator, and of those nobody told us anything about. */
export function attributesOf(creators: readonly CreatorAttributes[] = []): (id: CreatorId) => CreatorAttributes {
  assertArray(creators, "creators");
  const known = new Map<CreatorId, CreatorAttributes>();
  creators.forEach((creator, index) => {
    assertObject(creator, `creators[${index}]`, "invalidArgument");
    if (known.has(creator.creatorId)) {
      fail("duplicateId", `creators[${index}].creatorId`, "named once", creator.creatorId);
    }
    known.set(creator.creatorId, creator);
  });
  return (creatorId) => known.get(creatorId) ?? { creatorId };
}
