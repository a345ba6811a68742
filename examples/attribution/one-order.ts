import { attributeConversions, buildTouchIndex, explainAttribution } from "creator-core/attribution";
import type { AttributedSale, AttributionExplanation, Conversion } from "creator-core/models";
import { Problem } from "../month-end/problem.js";
import { alternatives, inForce, type NamedPolicy } from "./policies.js";
import type { Season } from "./read-season.js";

/** One order under one policy. */
export interface Decision extends NamedPolicy {
  readonly explanation: AttributionExplanation;
  readonly sale: AttributedSale;
}

export interface OneOrder {
  readonly conversion: Conversion;
  /** The policy in force comes first. */
  readonly decisions: readonly [Decision, ...Decision[]];
}

/** One order under the policy in force and under others that were possible. */
export function oneOrder(facts: Season, asked: string | undefined): OneOrder {
  const conversion = asked === undefined ? mostConsidered(facts) : facts.conversions.find(({ id }) => id === asked);
  if (conversion === undefined) {
    const known = facts.conversions[0]?.id ?? "";
    throw new Problem(2, `There is no order ${JSON.stringify(asked)} in the data; one that there is: ${known}.`);
  }
  const { creators, directory } = facts;
  const own = { conversions: [conversion], creators, directory, index: buildTouchIndex(facts.touchpoints) };
  const decide = (named: NamedPolicy): Decision => {
    const [sale] = attributeConversions(own, named.policy).sales;
    if (sale === undefined) throw new Error("every conversion becomes a sale");
    return { ...named, explanation: explainAttribution(own, named.policy, conversion.id), sale };
  };
  const [, ...others] = alternatives;
  return { conversion, decisions: [decide(inForce), ...others.map(decide)] };
}

/** The order with the most touches and keys of its own; of several the first in the file. */
function mostConsidered({ conversions, touchpoints }: Season): Conversion | undefined {
  const touches = new Map<string, number>();
  for (const { customerKey } of touchpoints) touches.set(customerKey, (touches.get(customerKey) ?? 0) + 1);
  const considered = ({ customerKey, codes = [] }: Conversion) => (touches.get(customerKey) ?? 0) + codes.length;
  return conversions.reduce<Conversion | undefined>(
    (most, each) => (most === undefined || considered(each) > considered(most) ? each : most),
    undefined,
  );
}
