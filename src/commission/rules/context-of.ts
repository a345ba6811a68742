import type { CreatorId } from "../../ids/index.js";
import { paysOn } from "../accrual/pays-on.js";
import { fxMissing, type SaleHistory } from "../accrual/sale-history.js";
import type { CompiledTerms } from "../terms/compiled.js";
import type { Picks } from "./compile-picks.js";
import type { ResolveContext } from "./resolve-sale.js";

/** What the rules of a plan are asked with, for one creator on one sale. Most plans never ask what a rule would pay. */
export function contextOf(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  picks: Picks,
): ResolveContext {
  const fxKnown = compiled.currency === null || !fxMissing(history, compiled);
  if (compiled.terms.precedence.kind !== "bestForCreator") return { picks, fxKnown, pays: paysNothing };
  return { picks, fxKnown, pays: (rule, lines, rate) => paysOn(history, creatorId, compiled, rule, lines, rate) };
}

const paysNothing = () => 0;
