import { simulateTerms } from "creator-core/commission";
import type { TermsComparison } from "creator-core/models";
import type { Instant } from "creator-core/time";
import { inForce, rising } from "./plans.js";
import type { Quarter } from "./read-quarter.js";

/** What would the other plan have paid? */
export function comparePlans({ sales, adjustments, creators }: Quarter, asOf: Instant): TermsComparison {
  return simulateTerms({ terms: [inForce], sales, adjustments, creators }, [rising], { asOf });
}
