import { assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertText } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { ProgramFacts } from "../models/program.js";
import { sameFacts } from "../time/same-facts.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertFacts } from "./assert-facts.js";
import { oneRateADay } from "./one-rate-a-day.js";

/** The facts with all their lists. */
export type KnownFacts = Required<ProgramFacts>;

type RowList = Exclude<keyof ProgramFacts, "directory" | "staff">;

/** Every list of rows, so that a new one does not compile until it is named here; attribution reads the others. */
const lists: Readonly<Record<RowList, "always" | "optional">> = {
  creators: "always",
  posts: "always",
  campaigns: "always",
  costLines: "always",
  touchpoints: "always",
  conversions: "always",
  adjustments: "always",
  booked: "always",
  payouts: "always",
  grants: "always",
  authorizations: "always",
  plannedUses: "always",
  clauses: "always",
  activities: "always",
  fxRates: "always",
  deliverables: "optional",
  picks: "optional",
  referrals: "optional",
  transfers: "optional",
  creatorAttributes: "optional",
};

/**
 * The facts as of a moment: what happened later is left out, because nobody knew it then, and a row that stands twice
 * counts once.
 */
export function knownFacts(given: ProgramFacts, asOf: Instant): KnownFacts {
  assertObject(given, "facts", "the facts of a programme");
  for (const name of Object.keys(lists) as RowList[]) {
    if (lists[name] === "always" || given[name] !== undefined) assertObjects(given[name], `facts.${name}`);
  }
  assertFacts(given);
  const facts = withAllLists(given);
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
    payouts: upToNow("payouts", once("payouts", facts.payouts), (payout) => payout.paidAt),
    grants: once("grants", facts.grants),
    authorizations: upToNow(
      "authorizations",
      once("authorizations", facts.authorizations),
      (authorization) => authorization.authorizedAt,
    ),
    clauses: once("clauses", facts.clauses),
    activities: once("activities", facts.activities),
    fxRates: oneRateADay(facts.fxRates),
    // Asked for and not approved yet, it is known; what was approved later is looked at by its own date.
    deliverables: once("deliverables", facts.deliverables),
    picks: upToNow("picks", facts.picks, (pick) => pick.pickedAt),
    referrals: upToNow("referrals", facts.referrals, ({ from }) => from ?? asOf),
    transfers: upToNow("transfers", once("transfers", facts.transfers), (transfer) => transfer.at),
    creatorAttributes: upToNow("creatorAttributes", facts.creatorAttributes, ({ from }) => from ?? asOf),
  };
}

function withAllLists(facts: ProgramFacts): KnownFacts {
  const { deliverables = [], picks = [], referrals = [], transfers = [], creatorAttributes = [], staff = [] } = facts;
  return { ...facts, deliverables, picks, referrals, transfers, creatorAttributes, staff };
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
