import { type CommissionQuote, quoteCommission } from "creator-core/commission";
import type { CreatorId } from "creator-core/models";
import type { Arguments } from "./arguments.js";
import { inForce } from "./plans.js";
import type { Quarter } from "./read-quarter.js";

/** What would this sale pay this creator? */
export function quoteASale(
  { creators }: Quarter,
  creatorId: CreatorId,
  { at, ...details }: Arguments["planned"],
): CommissionQuote {
  const [quote] = quoteCommission({ terms: [inForce], creators, creatorId, at, details });
  if (quote === undefined) throw new Error("the plan is always in effect");
  return quote;
}
