import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { RulePrecedence, RuleScope, ScopeDimension } from "../../models/commission.js";
import type { ConversionKind } from "../../models/tracking.js";
import type { Money } from "../../money/types.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../guards.js";
import { isCreatorDimension, isLineDimension, scopeDimensions } from "./scope-dimensions.js";

/** One dimension that a rule asks about. */
export interface Ask {
  readonly dimension: ScopeDimension;
  /** What it may be; empty for an order value, which has bounds. */
  readonly values: ReadonlySet<string>;
  readonly bounds: ValueBounds | null;
}

/** `[from, below)` in minor units. */
interface ValueBounds {
  readonly from: Money | null;
  readonly below: Money | null;
  readonly currency: string;
}

/** What a rule asks for, or is not for. */
export interface Scope {
  /** By whom it is answered: the creator, the sale as a whole, or each of its lines. */
  readonly creator: readonly Ask[];
  readonly sale: readonly Ask[];
  readonly line: readonly Ask[];
  /** Without the kinds that a rule asks for by saying nothing. */
  readonly kinds: ReadonlySet<string>;
  /** How many dimensions it names. */
  readonly named: number;
  /** The dimensions it names as one key, to be looked up on a ladder. */
  readonly key: string;
}

const ordersOnly: ReadonlySet<string> = /* @__PURE__ */ new Set(["order"]);
const orderKinds: Ask = { dimension: "kinds", values: ordersOnly, bounds: null };

/** What a rule is for. A misspelt dimension is refused: ignored, it would make the rule apply to everything. */
export function compileScope(scope: RuleScope, path: string): Scope {
  const asked = compileAsks(scope, path);
  return scopeOf(asked, scope.kinds === undefined ? [orderKinds, ...asked] : asked);
}

/** What a rule is not for. It is a scope like the other; but being for everything, it would leave nothing. */
export function compileExcept(except: RuleScope, path: string): Scope {
  const asked = compileAsks(except, path);
  if (asked.length === 0) fail("invalidPolicy", path, "absent, or with something in it that is left out", except);
  return scopeOf(asked, asked);
}

function compileAsks(scope: RuleScope, path: string): readonly Ask[] {
  assertKeys(scope, scopeDimensions, path);
  return scopeDimensions
    .filter((dimension) => scope[dimension] !== undefined)
    .map((dimension) => compileAsk(dimension, scope, `${path}.${dimension}`));
}

function compileAsk(dimension: ScopeDimension, scope: RuleScope, path: string): Ask {
  if (dimension === "orderValue") return { dimension, values: noValues, bounds: compileBounds(scope, path) };
  return { dimension, values: new Set(wordsOf(dimension, scope[dimension], path)), bounds: null };
}

function wordsOf(dimension: ScopeDimension, asked: unknown, path: string): readonly string[] {
  const words = knownWords[dimension];
  if (isOneWord(dimension)) {
    if (words !== undefined) assertOneOf(asked, words, path);
    return [String(asked)];
  }
  assertTexts(asked, path);
  if (asked.length === 0) fail("invalidPolicy", path, "absent, or not empty", asked);
  if (words !== undefined) for (const word of asked) assertOneOf(word, words, path);
  return asked;
}

const noValues: ReadonlySet<string> = /* @__PURE__ */ new Set();

/** Dimensions that are given as one word and not as a list of them. */
function isOneWord(dimension: ScopeDimension): boolean {
  return dimension === "channel" || dimension === "customerOfShop" || dimension === "customerOfCreator";
}

/** Dimensions of which all words are known: another one is a spelling mistake, and would never match. */
const knownWords: Readonly<Partial<Record<ScopeDimension, readonly string[]>>> = {
  kinds: ["order", "lead", "install", "signup", "trial"] satisfies readonly ConversionKind[],
  collaborations: ["open", "targeted", "partner"],
  contentKinds: ["video", "live", "showcase"],
  channel: ["organic", "ads"],
  customerOfShop: ["new", "returning"],
  customerOfCreator: ["new", "returning"],
};

function compileBounds({ orderValue }: RuleScope, path: string): ValueBounds {
  assertKeys(orderValue, ["from", "below"], path);
  const { from = null, below = null } = orderValue as NonNullable<RuleScope["orderValue"]>;
  if (from !== null) assertNotNegative(from, `${path}.from`);
  if (below !== null) assertNotNegative(below, `${path}.below`);
  const currency = (from ?? below)?.currency ?? fail("invalidPolicy", path, "from, below, or both", orderValue);
  if (from !== null && below !== null) {
    if (below.currency !== currency)
      fail("currencyMismatch", `${path}.below`, `in ${currency}, as from`, below.currency);
    if (below.minor <= from.minor) fail("invalidPolicy", `${path}.below`, "above from", below.minor);
  }
  return { from, below, currency };
}

function scopeOf(named: readonly Ask[], asked: readonly Ask[]): Scope {
  const kinds = asked.find(({ dimension }) => dimension === "kinds");
  return {
    creator: asked.filter(({ dimension }) => isCreatorDimension(dimension)),
    sale: asked.filter(({ dimension }) => !isCreatorDimension(dimension) && !isLineDimension(dimension)),
    line: asked.filter(({ dimension }) => isLineDimension(dimension)),
    kinds: kinds?.values ?? new Set(),
    named: named.length,
    key: ladderKey(named.map(({ dimension }) => dimension)),
  };
}

/** The places of a ladder; `null` for the other precedences. */
export function compilePrecedence(precedence: RulePrecedence, path: string): ReadonlyMap<string, number> | null {
  assertObject(precedence, path, "an object", "invalidPolicy");
  assertOneOf(precedence.kind, ["ladder", "specificity", "bestForCreator"], `${path}.kind`);
  switch (precedence.kind) {
    case "ladder":
      assertKeys(precedence, ["kind", "order"], path);
      return compileLadder(precedence.order, `${path}.order`);
    case "specificity":
      assertKeys(precedence, ["kind", "tie"], path);
      if (precedence.tie !== undefined) assertOneOf(precedence.tie, ["oldest", "newest"], `${path}.tie`);
      return null;
    case "bestForCreator":
      assertKeys(precedence, ["kind"], path);
      return null;
  }
}

function compileLadder(order: readonly (readonly ScopeDimension[])[], path: string): ReadonlyMap<string, number> {
  assertList(order, path);
  const ladder = new Map<string, number>();
  for (const [index, rung] of order.entries()) {
    const at = `${path}[${index}]`;
    assertList(rung, at);
    for (const dimension of rung) assertOneOf(dimension, scopeDimensions, at);
    const key = ladderKey(rung);
    if (ladder.has(key)) fail("invalidPolicy", at, "a combination named once", rung.join(", "));
    ladder.set(key, index);
  }
  return ladder;
}

function ladderKey(named: readonly ScopeDimension[]): string {
  return scopeDimensions.filter((dimension) => named.includes(dimension)).join("+");
}
