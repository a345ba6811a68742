import type { RuleScope, ScopeDimension } from "../../../models/commission.js";
import { scopeDimensions } from "../../rules/scope-dimensions.js";
import { entriesIn, fieldsIn, moneyIn } from "./lint-plan.js";

/** What a rule asks for, as sets. */
export interface AskedScope {
  /** The dimensions it names. */
  readonly named: readonly ScopeDimension[];
  /** The words of each dimension that has words; orders alone, where a rule says nothing of kinds. */
  readonly values: ReadonlyMap<ScopeDimension, ReadonlySet<string>>;
  /** Of the value of the order, in minor units of `currency`. */
  readonly bounds: { readonly from: number; readonly below: number; readonly currency: string } | null;
}

const ordersOnly: ReadonlySet<string> = /* @__PURE__ */ new Set(["order"]);

/** What a rule is for. */
export function scopeIn(scope: RuleScope | undefined): AskedScope {
  const asked = exceptIn(scope ?? {});
  return asked.values.has("kinds") ? asked : { ...asked, values: new Map([["kinds", ordersOnly], ...asked.values]) };
}

/** What a rule is not for: of every kind, unless it names some. */
export function exceptIn(scope: RuleScope): AskedScope {
  const fields = fieldsIn(scope);
  const named = scopeDimensions.filter((dimension) => fields[dimension] !== undefined);
  const values = new Map<ScopeDimension, ReadonlySet<string>>();
  for (const dimension of named) {
    if (dimension === "orderValue") continue;
    const words: unknown = fields[dimension];
    values.set(dimension, new Set(typeof words === "string" ? [words] : entriesIn(words as readonly string[])));
  }
  return { named, values, bounds: boundsIn(fields.orderValue) };
}

function boundsIn(orderValue: RuleScope["orderValue"]): AskedScope["bounds"] {
  const { from, below } = fieldsIn(orderValue);
  const [least, most] = [moneyIn(from), moneyIn(below)];
  const currency = (least ?? most)?.currency;
  if (currency === undefined) return null;
  return { from: least?.minor ?? 0, below: most?.minor ?? Number.POSITIVE_INFINITY, currency };
}

/** Whether whatever one scope takes, the other takes too. */
export function covers(outer: AskedScope, inner: AskedScope): boolean {
  for (const [dimension, allowed] of outer.values) {
    const asked = inner.values.get(dimension);
    if (asked === undefined || !isSubset(asked, allowed)) return false;
  }
  if (outer.bounds === null) return !outer.named.includes("orderValue");
  const { bounds } = inner;
  return (
    bounds !== null &&
    bounds.currency === outer.bounds.currency &&
    bounds.from >= outer.bounds.from &&
    bounds.below <= outer.bounds.below
  );
}

function isSubset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  if (inner.size > outer.size) return false;
  for (const word of inner) if (!outer.has(word)) return false;
  return true;
}

/** Whether nothing can be taken by both. A creator may be in several groups, so those tell nobody apart. */
export function areApart(a: AskedScope, b: AskedScope): boolean {
  for (const [dimension, words] of a.values) {
    const others = b.values.get(dimension);
    if (dimension !== "groups" && others !== undefined && !meet(words, others)) return true;
  }
  if (a.bounds === null || b.bounds === null || a.bounds.currency !== b.bounds.currency) return false;
  return a.bounds.below <= b.bounds.from || b.bounds.below <= a.bounds.from;
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const word of few) if (many.has(word)) return true;
  return false;
}
