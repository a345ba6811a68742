import type { CreatorId } from "../../ids/index.js";
import type { Rate } from "../../rate/types.js";
import { rateWindow } from "../components/tiered/rate-window.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import { fixedPay, measuresOf, sharePay } from "./make-position.js";
import { ratePosition } from "./rate-position.js";
import { basesOf, type SaleHistory } from "./sale-history.js";

/**
 * What a rule would pay a creator on some lines of a sale as it was made, in minor units: what `bestForCreator` compares.
 * A tiered rule is asked what it pays on this sale alone: which rule applies must not depend on what else was sold.
 */
export function paysOn(
  history: SaleHistory,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  { component }: CompiledRule,
  lines: readonly number[] | null,
  rate: Rate | null,
): number {
  const { mode } = compiled.rounding;
  switch (component.kind) {
    case "percent": {
      const pay = sharePay(history, creatorId, compiled, [{ lines, rate: rate ?? component.rate }], undefined);
      return pay === null ? 0 : ratePosition(pay, history, history.nothing, false, mode).made;
    }
    case "flat":
      return fixedPay(history, creatorId, component, lines, undefined).shares[0]!;
    case "tiered": {
      const bases = basesOf(history, compiled, lines)?.of(creatorId);
      if (bases === undefined) return 0;
      const measures = measuresOf(history, component, bases, lines);
      const { id, at, adjustments } = history;
      return rateWindow(component, [{ id, at, bases, measures, adjustments }], mode)[0]!.made.minor;
    }
    default:
      return 0;
  }
}
