import { attributeConversions } from "../attribution/attribute-conversions.js";
import type { Sale } from "../models/attribution.js";
import type { Balance } from "../models/ledger.js";
import type { NotComputed, ProgramFacts, ProgramPolicies, ProgramReport, UseFinding } from "../models/program.js";
import type { PlannedUse } from "../models/rights.js";
import type { Money } from "../money/types.js";
import { rankCreators } from "../reinvestment/rank-creators.js";
import { reinvest } from "../reinvestment/reinvest.js";
import { selectTopShare } from "../reinvestment/select-top-share.js";
import { findExclusivityConflicts } from "../rights/find-exclusivity-conflicts.js";
import { prepareRights } from "../rights/prepare-rights.js";
import { inPlace } from "./in-place.js";
import { keepLedger } from "./keep-ledger.js";
import { measureCampaigns } from "./measure-campaigns.js";
import { measureCreators } from "./measure-creators.js";
import { type NetSale, netSales } from "./net-sales.js";
import { openRun, type Run, type RunOptions } from "./open-run.js";
import { reconcile } from "./reconcile.js";
import { salesSummary } from "./sales-summary.js";
import { tierCreators } from "./tier-creators.js";

/** What a run of the programme gives back. */
export interface ProgramRun {
  readonly report: ProgramReport;
}

/**
 * A month of a creator programme in one call: who is in which tier, who sold what, what is owed and why, which uses and
 * collaborations are at risk, who was worth it, and where the next budget goes.
 *
 * Use it when you want all of it and its sums to agree; every step is also a function of its own area.
 *
 * Nothing is left out in silence: what could not be computed is listed with its reason, what cannot be right in the
 * ledger is in `ledgerFindings`, and the reconciliations add everything up a second time along another path. `report.newEntries` are what this run adds to the ledger: append
 * them to `facts.booked`, and the next run adds only what changed.
 *
 * Complexity: O(n log n) in the number of facts.
 *
 * @param facts - what happened, in any order. Facts later than `asOf` are not known yet
 * @param policies - how the programme decides, as plain data
 * @param options - `asOf`: the moment of the run
 * @returns the report, plain data in the order one would read it
 * @throws The codes of the areas, for policies and facts that no schema has proved: `invalidPolicy`, `invalidMoney`,
 *   `currencyMismatch`, `duplicateId`, `overlappingAssignments`, …
 */
export function runProgram(facts: ProgramFacts, policies: ProgramPolicies, options: RunOptions): ProgramRun {
  const run = openRun(facts, policies, options);
  const { asOf, period, money } = run;

  const tiers = tierCreators(run);
  const { sales } = attributeConversions(
    {
      conversions: run.facts.conversions,
      touchpoints: run.facts.touchpoints,
      directory: run.facts.directory,
      creators: run.facts.creators,
      staff: run.facts.staff,
    },
    policies.attribution,
  );
  const net = netSales(sales, run);
  const summaries = salesSummary(net.netSales);
  const books = keepLedger(run, sales, tiers.audiences);
  const creators = measureCreators(run, net.netSales, books.ledger, tiers.audiences);
  const campaigns = measureCampaigns(run, net.netSales, books.ledger);
  const uses = checkPlannedUses(run);
  const { conflicts, findings } = findExclusivityConflicts(
    { clauses: run.facts.clauses, activities: run.facts.activities },
    { taxonomy: policies.taxonomy, territoryGroups: policies.territoryGroups },
  );
  const ranking = rankCreators(creators.performances, policies.ranking);
  const top = selectTopShare(ranking, policies.selection);
  const reinvestment = reinvest(policies.budget, top, policies.reinvestment);

  const strangers = unknownCreators(run, net.netSales, books.balances);
  return {
    report: {
      asOf,
      period,
      reportingCurrency: money.currency,
      tierMix: tiers.mix,
      creators: creators.reports,
      campaigns: campaigns.reports,
      sales: summaries,
      attribution: attributionSummary(policies.attribution.id, net.netSales),
      newEntries: books.newEntries,
      balances: books.balances,
      statements: books.statements,
      ledgerFindings: books.findings,
      uses,
      conflicts,
      taxonomyFindings: findings,
      ranking,
      top,
      reinvestment,
      notComputed: [
        ...tiers.notComputed,
        ...net.notComputed,
        ...strangers.notComputed,
        ...books.notComputed,
        ...money.missing().map((currency) => fxRateMissing(currency, money.currency)),
        ...creators.notComputed,
        ...campaigns.notComputed,
      ],
      reconciliations: reconcile({
        sales,
        summaries,
        creators: creators.reports,
        unknownCreatorsNet: strangers.net,
        ledger: books.ledger,
        balances: books.balances,
        statements: books.statements,
        payouts: run.facts.payouts,
        period,
        reinvestment,
      }),
    },
  };
}

/** By id; uses without one by what they are. */
function checkPlannedUses({ facts, policies, asOf }: Run): UseFinding[] {
  const { grants, authorizations, plannedUses } = facts;
  const check = prepareRights({ grants, authorizations }, { asOf, territoryGroups: policies.territoryGroups });
  // Checked before they are put in order: a key is made of what is known to be text.
  const findings = plannedUses.map((use, index) => {
    return { use, decision: inPlace("use", `plannedUses[${index}]`, () => check(use)) };
  });
  return findings.sort((a, b) => (keyOf(a.use) < keyOf(b.use) ? -1 : 1));
}

function keyOf({ id = "", assetId, licensee, media, platforms, territories, window, paid }: PlannedUse): string {
  const { mode, creatorId, postId, adAccount } = paid ?? {};
  const ad = [mode, creatorId, postId, adAccount];
  return `${id} ${JSON.stringify([assetId, licensee, media, platforms, territories, window.start, window.end, ad])}`;
}

function attributionSummary(policyId: string, sales: readonly NetSale[]): ProgramReport["attribution"] {
  const wonBy = new Map<string, number>();
  const unattributed: { conversionId: Sale["id"]; reason: string }[] = [];
  for (const { sale, inPeriod } of sales) {
    if (!inPeriod) continue;
    for (const evidence of new Set(sale.credits.map((credit) => credit.evidence))) {
      wonBy.set(evidence, (wonBy.get(evidence) ?? 0) + 1);
    }
    if (sale.unattributed !== null) unattributed.push({ conversionId: sale.id, reason: sale.unattributed.reason });
  }
  return {
    policyId,
    wonBy: Object.fromEntries([...wonBy].sort(([a], [b]) => (a < b ? -1 : 1))),
    unattributed,
  };
}

/** Credits and balances of creators whom the programme does not list: real money that no creator's report shows. */
function unknownCreators(
  { facts }: Run,
  sales: readonly NetSale[],
  balances: readonly Balance[],
): { readonly net: readonly Money[]; readonly notComputed: readonly NotComputed[] } {
  const known = new Set(facts.creators.map(({ id }) => id));
  const strangers = new Map<string, string>();
  const net: Money[] = [];
  for (const { creatorId, total } of balances) {
    if (total.minor !== 0 && !known.has(creatorId)) strangers.set(creatorId, "a balance");
  }
  for (const { inPeriod, creatorIds, netByCreator } of sales) {
    if (!inPeriod) continue;
    for (const id of creatorIds) {
      if (known.has(id)) continue;
      strangers.set(id, "sales");
      const amount = netByCreator.get(id);
      if (amount !== undefined) net.push(amount);
    }
  }
  const notComputed = [...strangers.keys()].sort().map((id): NotComputed => {
    return {
      code: "unknownCreator",
      path: ["creators", id],
      message: `${id} has ${strangers.get(id)} but is not on the list of creators.`,
    };
  });
  return { net, notComputed };
}

function fxRateMissing(from: string, to: string): NotComputed {
  return {
    code: "fxRateMissing",
    path: ["fxRates", from],
    expected: `a rate from ${from} to ${to}`,
    message: `There is no exchange rate from ${from} to ${to}, so amounts in ${from} are not compared.`,
  };
}
