import type { RuleId } from "../../../ids/index.js";
import type { TraceLine } from "../../../models/ledger.js";
import { earnedLine, guaranteeLine, notDueLine, recoupLine } from "../../ledger/trace.js";

/**
 * How a period comes to what its guarantee adds (above zero) or keeps back (below), in minor units.
 *
 * @param earned - what was earned in it
 */
export function topUpLines(
  { amount, currency }: { readonly amount: number; readonly currency: string },
  earned: number,
  net: number,
  ruleId: RuleId | null,
): readonly TraceLine[] {
  if (net > 0) {
    return [guaranteeLine(ruleId, { minor: amount, currency }), earnedLine(ruleId, { minor: earned, currency })];
  }
  if (net < 0) return [recoupLine(ruleId, { minor: net, currency })];
  return [notDueLine(ruleId, currency)];
}
