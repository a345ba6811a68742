import type { CostLine } from "../models/campaign.js";
import type { BalanceTransfer, Payout, Referral } from "../models/commission.js";
import type { Post } from "../models/post.js";
import type { ProgramFacts } from "../models/program.js";
import type { UsageGrant } from "../models/rights.js";
import type { Adjustment, Conversion } from "../models/tracking.js";
import type { InstantInput } from "../time/types.js";
import {
  amountOf,
  amountsOfConversion,
  amountsOfEntry,
  amountsOfPayout,
  amountsOfTransfer,
  countable,
  exactSums,
} from "./_exact-sums.js";
import { anyOf, inCurrencyOf, onceById, oneRateADay, oneRowAtATime, refers, uncontested } from "./_fact-checks.js";
import { asBooked, bookedUntil, correctionsHold, inBookedCurrency, transferredAsBooked } from "./_ledger-checks.js";
import type { Take } from "./_open-facts.js";
import { factRows } from "./program.js";

/** Facts that are already held. */
export type KnownFacts = Pick<ProgramFacts, "creators" | "campaigns" | "conversions"> &
  Partial<Pick<ProgramFacts, "booked">>;

/**
 * Which row is asked what, and what becomes of it. What others refer to is taken before them, the ledger before the sales,
 * because it outweighs them, and exchange rates last, because they are measured by the sums of everything else.
 *
 * @internal
 */
export function takeFacts(
  take: Take,
  known: KnownFacts | undefined,
  asOf: InstantInput | undefined,
): Required<ProgramFacts> {
  const creators = take("creators", factRows.creators, [onceById("creators")]);
  const campaigns = take("campaigns", factRows.campaigns, [onceById("campaigns")]);
  const references = referencesTo(anyOf(creators, known?.creators), anyOf(campaigns, known?.campaigns));
  return {
    creators,
    campaigns,
    ...takeTracking(take, references),
    ...takeMoney(take, references, known, asOf),
    ...takeRights(take, references),
    ...takeContext(take, references),
  };
}

type Exists = (id: string) => boolean;

function referencesTo(isCreator: Exists, isCampaign: Exists) {
  const creator = "the id of one of the creators";
  const campaign = "the id of one of the campaigns";
  return {
    byCreator: refers<{ creatorId?: string | null }>("creatorId", isCreator, creator, "kept"),
    byReferrer: refers<Referral>("referrerId", isCreator, creator, "kept"),
    inCampaign: refers<{ campaignId?: string }>("campaignId", isCampaign, campaign, "kept"),
    fromCreator: refers<UsageGrant>("licensor", isCreator, creator, "kept"),
    ofItsCreator: refers<Post>("creatorId", isCreator, creator, "leftOut"),
    ofItsCampaign: refers<CostLine>("campaignId", isCampaign, campaign, "leftOut"),
  };
}

type References = ReturnType<typeof referencesTo>;

function takeTracking(take: Take, { ofItsCreator, byCreator, inCampaign }: References) {
  return {
    posts: take("posts", factRows.posts, [ofItsCreator, inCampaign, onceById("posts")], countable),
    directory: { assignments: take("directory", factRows.assignments, [byCreator, inCampaign], uncontested) },
    touchpoints: take("touchpoints", factRows.touchpoints, [byCreator, inCampaign, onceById("touchpoints")]),
  };
}

function takeMoney(
  take: Take,
  { byCreator, inCampaign, ofItsCampaign }: References,
  known: KnownFacts | undefined,
  asOf: InstantInput | undefined,
) {
  const { ofMoney, converted } = exactSums();
  const booked = take(
    "booked",
    factRows.booked,
    [bookedUntil(asOf), byCreator, onceById("booked")],
    ofMoney(amountsOfEntry),
    correctionsHold(known?.booked ?? []),
  );
  const ledger = [...(known?.booked ?? []), ...booked];
  const conversions = take(
    "conversions",
    factRows.conversions,
    [inBookedCurrency(ledger), inCampaign, onceById("conversions")],
    ofMoney(amountsOfConversion),
  );
  return {
    booked,
    conversions,
    adjustments: takeAdjustments(take, [...(known?.conversions ?? []), ...conversions]),
    costLines: take(
      "costLines",
      factRows.costLines,
      [ofItsCampaign, byCreator, onceById("costLines")],
      ofMoney<CostLine>(amountOf),
    ),
    payouts: take(
      "payouts",
      factRows.payouts,
      [asBooked(ledger), byCreator, onceById("payouts")],
      ofMoney<Payout>(amountsOfPayout),
    ),
    transfers: take(
      "transfers",
      factRows.transfers,
      [transferredAsBooked(ledger), byCreator, onceById("transfers")],
      ofMoney<BalanceTransfer>(amountsOfTransfer),
    ),
    fxRates: take("fxRates", factRows.fxRates, [oneRateADay()], converted),
  };
}

function takeAdjustments(take: Take, conversions: readonly Conversion[]) {
  const sales = new Map(conversions.map((row) => [row.id, row]));
  const isSale: Exists = (id) => sales.has(id);
  return take("adjustments", factRows.adjustments, [
    refers<Adjustment>("conversionId", isSale, "the id of one of the conversions", "leftOut"),
    inCurrencyOf(sales),
    onceById("adjustments"),
  ]);
}

function takeRights(take: Take, { byCreator, fromCreator }: References) {
  return {
    grants: take("grants", factRows.grants, [fromCreator, onceById("grants")]),
    authorizations: take("authorizations", factRows.authorizations, [byCreator, onceById("authorizations")]),
    plannedUses: take("plannedUses", factRows.plannedUses, [onceById("plannedUses")]),
    clauses: take("clauses", factRows.clauses, [byCreator, onceById("clauses")]),
    activities: take("activities", factRows.activities, [byCreator, onceById("activities")]),
  };
}

/** What rules ask about, and what they pay for besides sales and posts. */
function takeContext(take: Take, { byCreator, byReferrer, inCampaign }: References) {
  return {
    deliverables: take("deliverables", factRows.deliverables, [byCreator, inCampaign, onceById("deliverables")]),
    picks: take("picks", factRows.picks, [byCreator]),
    referrals: take("referrals", factRows.referrals, [byCreator, byReferrer]),
    creatorAttributes: take("creatorAttributes", factRows.creatorAttributes, [byCreator, oneRowAtATime()]),
    staff: take("staff", factRows.staff, []),
  };
}
