import { assertObject } from "../errors/assert-object.js";
import { assertText } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { ConversionId } from "../ids/index.js";
import type { AttributionExplanation, AttributionPolicy } from "../models/attribution.js";
import { candidatesOf } from "./decide/candidates-of.js";
import { openCase } from "./decide/decide.js";
import { indexOf } from "./decide/index-of.js";
import { readContext } from "./decide/read-context.js";
import { readConversions } from "./decide/read-conversions.js";
import { summarizeAttribution } from "./decide/summarize-attribution.js";
import { compilePolicy } from "./policy/compile-policy.js";
import type { AttributionInput, AttributionOptions } from "./types.js";

/**
 * Why did one conversion go to whom it went, and not to the others?
 *
 * Use it when a creator asks. It decides with the very code of `attributeConversions`, so the candidates that won are
 * the credits there. For many conversions at once use that function.
 *
 * Complexity: O(touches + conversions): everything is checked, but only this customer's touches are looked at.
 *
 * @param facts - the same as for `attributeConversions`
 * @param policy - the same as for `attributeConversions`
 * @param conversionId - which conversion
 * @param options - the same as for `attributeConversions`
 * @returns every touch of the customer and every key on the order with what became of it: winners first, then by tier;
 * within a tier what stood on the order, then touches, latest first. Each has the weight it won with; a touch that a code's
 * credit names, because both are one creator's, has won with the code and has no weight besides, and so has under `linkWins`
 * the code of a creator whose link won. And one or two sentences for a person.
 * @throws `danglingReference` when there is no such conversion, and whatever `attributeConversions` throws.
 *
 * @example
 * ```ts
 * import { codeFirst, explainAttribution } from "creator-core/attribution";
 *
 * const order = {
 *   id: "order-7", customerKey: "k-1", kind: "order", occurredAt: "2026-03-10T12:00:00Z", codes: ["glow10"],
 * } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: "2026-03-10T11:00:00Z" } as const;
 * const code = { kind: "code", key: "GLOW10", creatorId: "cyd" } as const;
 *
 * const facts = { conversions: [order], touchpoints: [click], directory: { assignments: [code] } };
 * const explanation = explainAttribution(facts, codeFirst, "order-7");
 * explanation.candidates.map(({ creatorId, fate }) => [creatorId, fate]); // => [["cyd", "won"], ["ann", "codeOverrides"]]
 * explanation.summary; // => "cyd gets the credit, for the code GLOW10 on the order. Not credited: 1 overruled by the code."
 *
 * const ended = { assignments: [{ ...code, until: "2026-03-09T12:00:00Z" }] };
 * const afterwards = explainAttribution({ ...facts, directory: ended }, codeFirst, "order-7");
 * afterwards.candidates.map(({ creatorId, fate }) => [creatorId, fate]); // => [["ann", "won"], ["cyd", "codeExpired"]]
 * ```
 */
export function explainAttribution(
  facts: AttributionInput,
  policy: AttributionPolicy,
  conversionId: ConversionId,
  options: AttributionOptions = {},
): AttributionExplanation {
  const compiled = compilePolicy(policy, options);
  assertObject(facts, "facts", "{ conversions, touchpoints }");
  assertText(conversionId, "conversionId");
  const context = readContext(facts);
  const { conversions, times } = readConversions(facts.conversions, conversionId);
  const index = indexOf(facts);
  const decide = openCase(index, context, compiled);
  const [conversion] = conversions;
  if (conversion === undefined) {
    return fail("danglingReference", "conversionId", "the id of one of the conversions", conversionId);
  }
  const decided = decide(conversion, times[0]!);
  const candidates = candidatesOf(decided, index);
  return { conversionId, candidates, summary: summarizeAttribution(conversion.kind, decided.reason, candidates) };
}
