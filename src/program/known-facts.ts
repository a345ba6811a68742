import { assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertText } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { ProgramFacts } from "../models/program.js";
import { sameFacts } from "../time/same-facts.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertFacts } from "./assert-facts.js";

/** Every list of the facts, so that a new one does not compile until it is named here; attribution reads the directory. */
const lists: Readonly<Record<Exclude<keyof ProgramFacts, "directory">, true>> = {
  creators: true,
  posts: true,
  campaigns: true,
  costLines: true,
  touchpoints: true,
  conversions: true,
  adjustments: true,
  booked: true,
  payouts: true,
  grants: true,
  authorizations: true,
  plannedUses: true,
  clauses: true,
  activities: true,
  fxRates: true,
};

/**
 * The facts as of a moment: what happened later is left out, because nobody knew it then, and a row that stands twice
 * counts once.
 */
export function knownFacts(facts: ProgramFacts, asOf: Instant): ProgramFacts {
  assertObject(facts, "facts", "the facts of a programme");
  for (const name of Object.keys(lists) as (keyof typeof lists)[]) {
    assertObjects(facts[name], `facts.${name}`);
  }
  assertFacts(facts);
  const upToNow = <Fact>(name: string, list: readonly Fact[], at: (fact: Fact) => InstantInput) =>
    list.filter((fact, index) => toInstant(at(fact), `facts.${name}[${index}]`) <= asOf);
  return {
    ...facts,
    creators: once("creators", facts.creators),
    campaigns: once("campaigns", facts.campaigns),
    posts: upToNow("posts", once("posts", facts.posts), (post) => post.publishedAt),
    // A cost without a date is known, if not when it arose.
    costLines: upToNow("costLines", once("costLines", facts.costLines), (line) => line.incurredAt ?? asOf),
    conversions: upToNow("conversions", facts.conversions, (conversion) => conversion.occurredAt),
    adjustments: upToNow("adjustments", once("adjustments", facts.adjustments), (change) => change.occurredAt),
    payouts: upToNow("payouts", facts.payouts, (payout) => payout.paidAt),
    grants: once("grants", facts.grants),
    authorizations: upToNow(
      "authorizations",
      once("authorizations", facts.authorizations),
      (authorization) => authorization.authorizedAt,
    ),
    clauses: once("clauses", facts.clauses),
    activities: once("activities", facts.activities),
  };
}

/** Rows that say the same are one; two that share an id and differ cannot both be true. */
function once<Fact extends { readonly id: string }>(name: string, list: readonly Fact[]): readonly Fact[] {
  const first = new Map<string, Fact>();
  return list.filter((fact, index) => {
    if (typeof fact.id !== "string") assertText(fact.id, `facts.${name}[${index}].id`);
    const known = first.get(fact.id);
    if (known === undefined) first.set(fact.id, fact);
    else if (!sameFacts(known, fact)) fail("duplicateId", `facts.${name}[${index}].id`, "used for one thing", fact.id);
    return known === undefined;
  });
}
