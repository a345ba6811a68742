import { fail } from "../../errors/creator-core-error.js";
import type { RuleId } from "../../ids/index.js";
import { compileMeasureWindow } from "../components/measure-window.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { RowOrder } from "./row-order.js";
import { type RunningSums, runningSums } from "./running-sums.js";
import type { NumberedWords } from "./word-numbers.js";

/** A cap with what was paid under it so far. */
export interface RowCap {
  readonly rules: ReadonlySet<RuleId>;
  readonly most: number;
  readonly clamps: boolean;
  /** Whom each row counts under, −1 for nobody; `null` where all count together. */
  readonly ownerOf: Int32Array | null;
  readonly paid: RunningSums;
}

/** Whom rows belong to. */
export interface RowOwners {
  readonly creators: NumberedWords;
  /** `null` where it is not known of any. */
  readonly campaigns: NumberedWords | null;
  readonly order: RowOrder;
}

/** Makes the caps of a plan ready for rows in the order of time. One in another currency lets everything through. */
export function rowCaps(compiled: CompiledTerms, owners: RowOwners, currency: string): readonly RowCap[] {
  const { caps, terms, zone, path } = compiled;
  const { creators, campaigns, order } = owners;
  return caps.flatMap(({ currency: own, rules, most, overflow }, index): RowCap[] => {
    const { per, window = { kind: "lifetime" } } = terms.caps![index]!;
    const at = `${path}.caps[${index}]`;
    if (per === "customer") return fail("invalidPolicy", `${at}.per`, "something that columns say: use accrue", per);
    if (own !== currency || (per === "campaign" && campaigns === null)) return [];
    // An order is at one moment, so a window does not divide it.
    const { periodAt } = compileMeasureWindow(per === "order" ? { kind: "lifetime" } : window, zone, `${at}.window`);
    const whose = { creator: creators, campaign: campaigns, plan: null, order: null }[per];
    const ownerOf = per === "order" ? eachForItself(order.length) : (whose?.numbers ?? null);
    const count = per === "order" ? order.length : (whose?.words.length ?? 1);
    return [{ rules, most, clamps: overflow === "clamp", ownerOf, paid: runningSums(count, ownerOf, periodAt, order) }];
  });
}

function eachForItself(rows: number): Int32Array {
  return new Int32Array(rows).map((_, row) => row);
}

/** What one cap leaves of what a rule pays on a row; it remembers that. */
export function underCap({ ownerOf, paid: { sums }, most, clamps }: RowCap, amount: number, row: number): number {
  const owner = ownerOf === null ? 0 : ownerOf[row]!;
  if (owner < 0) return amount;
  const room = most - sums[owner]!;
  const left = amount <= room ? amount : clamps ? room : 0;
  sums[owner] = sums[owner]! + left;
  return left;
}
