import type { Conversion } from "../../models/tracking.js";
import type { CompiledPolicy } from "../policy/compile-policy.js";
import type { TouchIndex } from "../touches/touch-index.js";
import { openCase } from "./decide.js";
import { decidePlainly, isPlain } from "./decide-plainly.js";
import type { Decisions } from "./decisions.js";
import type { Context } from "./read-context.js";
import type { CheckedConversions } from "./read-conversions.js";

/** Decides many conversions as `openCase` does one. */
export function decideAll(
  conversions: readonly Conversion[],
  checked: CheckedConversions,
  index: TouchIndex,
  context: Context,
  policy: CompiledPolicy,
): Decisions {
  if (isPlain(policy, context)) return decidePlainly(conversions, checked, index, context, policy);
  const { rows, times } = checked;
  const customers = index.customers.findAll(rows.length, (i) => conversions[rows[i]!]!.customerKey);
  const decide = openCase(index, context, policy);
  return { of: (i) => decide(conversions[rows[i]!]!, times[i]!, customers[i]!), plain: null };
}
