import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type { Sale } from "../models/attribution.js";
import type {
  CreatorAttributes,
  RulePrecedence,
  RuleRejection,
  RuleScope,
  ScopeDimension,
} from "../models/commission.js";
import type { Reason } from "../models/outcome.js";
import type { Conversion, ConversionKind } from "../models/tracking.js";
import { sameFacts } from "../time/same-facts.js";
import { assertKeys, assertOneOf } from "./guards.js";
import { wordList } from "./trace.js";

/** What one and several of a dimension are called, for people; its keys are all the dimensions there are. */
const nouns: Readonly<Record<ScopeDimension, readonly [one: string, several: string]>> = {
  kinds: ["conversion kind", "conversion kinds"],
  creatorIds: ["creator", "creators"],
  statusLevels: ["status level", "status levels"],
  followerTiers: ["follower tier", "follower tiers"],
  campaignIds: ["campaign", "campaigns"],
  productIds: ["product", "products"],
  categories: ["category", "categories"],
  collaborations: ["collaboration", "collaborations"],
  contentKinds: ["content kind", "content kinds"],
  channel: ["channel", "channels"],
};

const dimensions = /* @__PURE__ */ Object.keys(nouns) as ScopeDimension[];

/** What a rule asks for. */
export interface Scope {
  /** The dimensions it names, and the kinds of conversions also where it does not. */
  readonly asked: readonly { readonly dimension: ScopeDimension; readonly values: ReadonlySet<string> }[];
  readonly kinds: ReadonlySet<string>;
  /** How many dimensions it names. */
  readonly named: number;
  /** The dimensions it names as one key, to be looked up on a ladder. */
  readonly key: string;
}

const ordersOnly: ReadonlySet<string> = /* @__PURE__ */ new Set(["order"]);

/** Checks a scope. A misspelt dimension is refused: ignored, it would make the rule apply to everything. */
export function compileScope(scope: RuleScope, path: string): Scope {
  assertKeys(scope, dimensions, path);
  const named = dimensions.flatMap((dimension) => {
    const values = scope[dimension];
    if (values === undefined) return [];
    if (dimension === "channel") assertOneOf(values, ["organic", "ads"], `${path}.channel`);
    else assertTexts(values, `${path}.${dimension}`);
    if (values.length === 0) fail("invalidPolicy", `${path}.${dimension}`, "absent, or not empty", values);
    return [{ dimension, values: new Set(typeof values === "string" ? [values] : values) }];
  });
  for (const kind of scope.kinds ?? []) assertOneOf(kind, conversionKinds, `${path}.kinds`);
  const kinds = scope.kinds === undefined ? ordersOnly : new Set<string>(scope.kinds);
  return {
    asked: scope.kinds === undefined ? [{ dimension: "kinds", values: ordersOnly }, ...named] : named,
    kinds,
    named: named.length,
    key: ladderKey(named.map(({ dimension }) => dimension)),
  };
}

const conversionKinds: readonly ConversionKind[] = ["order", "lead", "install", "signup", "trial"];

/** The places of a ladder; `null` when precedence is by specificity. */
export function compilePrecedence(precedence: RulePrecedence, path: string): ReadonlyMap<string, number> | null {
  assertObject(precedence, path, "an object", "invalidPolicy");
  assertOneOf(precedence.kind, ["ladder", "specificity"], `${path}.kind`);
  assertKeys(precedence, precedence.kind === "ladder" ? ["kind", "order"] : ["kind"], path);
  if (precedence.kind === "specificity") return null;
  assertList(precedence.order, `${path}.order`);
  const ladder = new Map<string, number>();
  for (const [index, rung] of precedence.order.entries()) {
    assertList(rung, `${path}.order[${index}]`);
    for (const dimension of rung) assertOneOf(dimension, dimensions, `${path}.order[${index}]`);
    const key = ladderKey(rung);
    if (ladder.has(key)) fail("invalidPolicy", `${path}.order[${index}]`, "a combination named once", rung.join(", "));
    ladder.set(key, index);
  }
  return ladder;
}

function ladderKey(named: readonly ScopeDimension[]): string {
  return dimensions.filter((dimension) => named.includes(dimension)).join("+");
}

/** A conversion, with its credits where they are known. */
export type Credited = Conversion & Partial<Pick<Sale, "credits">>;

/** Why a scope does not take a sale and creator: every dimension that fails. Empty when it does. */
export function scopeReasons(
  scope: Scope,
  sale: Credited,
  creator: CreatorAttributes,
  path: readonly string[],
): Reason<RuleRejection>[] {
  return scope.asked.flatMap(({ dimension, values }) => {
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
  const noun = nouns[dimension][values.length === 1 ? 0 : 1];
  const expected = wordList(values);
  if (other.length === 0) {
    return {
      code: "attributeUnknown",
      path,
      expected,
      message: `It asks for the ${nouns[dimension][0]}, which is not known here.`,
    };
  }
  const actual = wordList([...new Set(other)].sort());
  return { code: "scopeMismatch", path, expected, actual, message: `It is for ${noun} ${expected}, not ${actual}.` };
}

/** What a sale and creator have on a dimension; `undefined` where it is not known. All of them must match. */
function valuesOf(
  dimension: ScopeDimension,
  sale: Credited,
  creator: CreatorAttributes,
): readonly (string | undefined)[] {
  switch (dimension) {
    case "kinds":
      return [sale.kind];
    case "creatorIds":
      return [creator.creatorId];
    case "statusLevels":
      return [creator.statusLevel];
    case "followerTiers":
      return [creator.followerTier];
    case "campaignIds":
      return campaignsOf(sale, creator);
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

/** The campaigns a creator's credits were won for; of a credit that does not say, that of the sale. */
function campaignsOf({ credits = [], campaignId }: Credited, { creatorId }: CreatorAttributes) {
  const own = credits.filter((credit) => credit.creatorId === creatorId);
  return own.length === 0 ? [campaignId] : own.map((credit) => credit.campaignId ?? campaignId);
}

/** The attributes of every creator, and of those nobody told us anything about. */
export function attributesOf(creators: readonly CreatorAttributes[] = []): (id: CreatorId) => CreatorAttributes {
  assertList(creators, "creators");
  const known = new Map<CreatorId, CreatorAttributes>();
  for (const [index, creator] of creators.entries()) {
    assertObject(creator, `creators[${index}]`);
    const before = known.get(creator.creatorId) ?? creator;
    if (!sameFacts(before, creator)) {
      fail("duplicateId", `creators[${index}].creatorId`, "new, or all of an earlier row repeated", creator.creatorId);
    }
    known.set(creator.creatorId, creator);
  }
  return (creatorId) => known.get(creatorId) ?? { creatorId };
}
