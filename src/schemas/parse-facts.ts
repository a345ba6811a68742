import type { CostLine } from "../models/campaign.js";
import type { Issue } from "../models/outcome.js";
import type { Post } from "../models/post.js";
import type { ProgramFacts } from "../models/program.js";
import type { UsageGrant } from "../models/rights.js";
import type { Adjustment, Conversion } from "../models/tracking.js";
import { anyOf, inCurrencyOf, onceById, oneRateADay, refers, uncontested } from "./_fact-checks.js";
import { inReadingOrder, openFacts } from "./_open-facts.js";
import { factRows } from "./program.js";

/** The good rows of all lists, and everything that is wrong with the others. */
export interface ParsedFacts {
  /** Every list is there, with its good rows in their order. */
  readonly facts: ProgramFacts;
  /** List by list in the order of `ProgramFacts`, and by row; the message says when a row with an issue was kept. */
  readonly issues: readonly Issue[];
}

/** What the new facts may refer to. */
export interface ParseFactsOptions {
  /** Facts that are already held, to which an update refers: the conversion of last month that is refunded today. */
  readonly known?: Pick<ProgramFacts, "creators" | "campaigns" | "conversions">;
}

/**
 * What does the programme know, row by row, and which rows cannot be believed?
 *
 * For one file or feed with everything in it, before `runProgram` or `updateProgram`. Each row is looked at by itself,
 * then together with the others. For exports of other systems take `parseRows` first; `programFactsSchema` with `parse`
 * is the stricter neighbour that refuses everything for one bad row.
 *
 * A missing list is an empty one; an unknown list is an issue. Every bad row is left out, and so is what would make
 * nonsense of the rest: a row whose id an earlier row has, a code or link while somebody else owns it, a post of an
 * unknown creator, a cost of an unknown campaign, an adjustment of an unknown conversion or in another currency. Other
 * references to nothing are issues too, but their rows are kept, because what they say about others holds all the
 * same: the touch and the code of a creator nobody listed, a payout to them, a licence from them. (A row that is left
 * out is not there for references either. References to posts are not checked: shops name posts that no programme
 * tracks.)
 *
 * Complexity: O(size of the input), and O(n log n) in the assignments of the directory.
 *
 * @param input - the object of lists, from `JSON.parse` or elsewhere
 * @param options - `known`: facts already held, to which these may refer
 * @returns the facts that can be believed, and all issues with their paths
 *
 * @example
 * ```ts
 * import { parseFacts } from "creator-core/schemas";
 *
 * const { facts, issues } = parseFacts({
 *   creators: [{ id: "c-1", accounts: [] }, { id: "c-1", accounts: [] }, { id: "c-2" }],
 *   payouts: [{ id: "p-1", creatorId: "c-9", paidAt: "2026-04-01T00:00:00Z", amount: { minor: 100, currency: "GBP" } }],
 * });
 * facts.creators; // => [{ id: "c-1", accounts: [] }]
 * facts.payouts.length; // => 1
 * issues[0]?.message; // => 'creators[1].id must be used once, but creators[0] has it too, got "c-1"; the row is left out'
 * issues[1]?.message; // => "creators[2].accounts must be a list of at most 100,000 entries, got nothing"
 * issues[2]?.message; // => 'payouts[0].creatorId must be the id of one of the creators, got "c-9"; the row is kept'
 * ```
 */
export function parseFacts(input: unknown, { known }: ParseFactsOptions = {}): ParsedFacts {
  const { issues, take } = openFacts(input);

  const creators = take("creators", factRows.creators, [onceById("creators")]);
  const campaigns = take("campaigns", factRows.campaigns, [onceById("campaigns")]);
  const isCreator = anyOf(creators, known?.creators);
  const isCampaign = anyOf(campaigns, known?.campaigns);
  const creator = "the id of one of the creators";
  const campaign = "the id of one of the campaigns";
  const byCreator = refers<{ creatorId?: string }>("creatorId", isCreator, creator, "kept");
  const inCampaign = refers<{ campaignId?: string }>("campaignId", isCampaign, campaign, "kept");

  const conversions = take("conversions", factRows.conversions, [inCampaign, onceById("conversions")]);
  const conversionById = new Map<string, Conversion>();
  for (const row of [...(known?.conversions ?? []), ...conversions]) conversionById.set(row.id, row);
  const isConversion = (id: string) => conversionById.has(id);

  const facts: ProgramFacts = {
    creators,
    posts: take("posts", factRows.posts, [
      refers<Post>("creatorId", isCreator, creator, "left out"),
      inCampaign,
      onceById("posts"),
    ]),
    campaigns,
    costLines: take("costLines", factRows.costLines, [
      refers<CostLine>("campaignId", isCampaign, campaign, "left out"),
      byCreator,
      onceById("costLines"),
    ]),
    directory: { assignments: take("directory", factRows.assignments, [byCreator, inCampaign], uncontested) },
    touchpoints: take("touchpoints", factRows.touchpoints, [byCreator, inCampaign, onceById("touchpoints")]),
    conversions,
    adjustments: take("adjustments", factRows.adjustments, [
      refers<Adjustment>("conversionId", isConversion, "the id of one of the conversions", "left out"),
      inCurrencyOf(conversionById),
      onceById("adjustments"),
    ]),
    booked: take("booked", factRows.booked, [byCreator, onceById("booked")]),
    payouts: take("payouts", factRows.payouts, [byCreator, onceById("payouts")]),
    grants: take("grants", factRows.grants, [
      refers<UsageGrant>("licensor", isCreator, creator, "kept"),
      onceById("grants"),
    ]),
    authorizations: take("authorizations", factRows.authorizations, [byCreator, onceById("authorizations")]),
    plannedUses: take("plannedUses", factRows.plannedUses, [onceById("plannedUses")]),
    clauses: take("clauses", factRows.clauses, [byCreator, onceById("clauses")]),
    activities: take("activities", factRows.activities, [byCreator, onceById("activities")]),
    fxRates: take("fxRates", factRows.fxRates, [oneRateADay()]),
  };
  return { facts, issues: inReadingOrder(issues) };
}
