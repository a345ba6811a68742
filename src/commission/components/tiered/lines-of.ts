import type { RuleId } from "../../../ids/index.js";
import type { TraceLine } from "../../../models/ledger.js";
import { restLine, tierLine } from "../../ledger/trace.js";
import type { Rated } from "./rate-parts.js";

/** How tiers came to an amount: a line for each tier, or one for what is left of several. The lines sum to it. */
export function linesOf(rated: Rated, ruleId: RuleId | null, currency: string, what?: string): readonly TraceLine[] {
  const { minor, parts, whole, table } = rated;
  if (whole !== null) {
    let left = 0;
    for (const { base } of parts) left += base;
    return [restLine(ruleId, { minor, currency }, { minor: left, currency }, { minor: whole, currency }, what)];
  }
  return parts.map(({ tier, base, minor: amount }) =>
    tierLine(
      ruleId,
      { minor: amount, currency },
      { minor: base, currency },
      table.rates[tier]!,
      table.starts[tier]!,
      what,
    ),
  );
}
