import { assertList } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import type { FactFinding, LedgerEntry } from "../models/ledger.js";
import { readInstant } from "../time/to-instant.js";
import type { InstantInput } from "../time/types.js";
import { compileFx } from "./accrual/fx.js";
import type { AccrualFacts } from "./accrue.js";
import { asOfIn } from "./guards.js";
import { countsFit, exactLimits } from "./sift/exact-limits.js";
import {
  called,
  type FactList,
  factLists,
  inReadingOrder,
  nouns,
  openFindings,
  type Tell,
  tellTooLarge,
} from "./sift/findings.js";
import { holdBack } from "./sift/hold-back.js";
import { type Identity, onceById } from "./sift/once-by-id.js";
import { type Reading, readableRows, readings } from "./sift/read-rows.js";
import { siftLedger } from "./sift/sift-ledger.js";
import { siftAdjustments, siftSales } from "./sift/sift-sales.js";
import { siftPayouts, siftTransfers } from "./sift/sift-settlements.js";
import { siftTerms } from "./sift/sift-terms.js";
import { compilePlans } from "./terms/compile-terms.js";

/** Facts that can be computed with, and everything that is odd about those that were given. */
export interface SiftedFacts {
  /** The same rows in the same order, without those that were set aside. */
  readonly facts: AccrualFacts;
  /** List by list, then by what they are about; each says whether the fact was kept. */
  readonly findings: readonly FactFinding[];
}

const required: ReadonlySet<FactList> = /* @__PURE__ */ new Set<FactList>(["sales", "adjustments", "booked"]);

type Row<List extends FactList> = NonNullable<AccrualFacts[List]>[number];

/**
 * Which facts of this month can be computed with, and what is wrong with the others?
 *
 * `accrue` refuses facts that contradict each other, because nobody can guess which is right, and stops at the first. This
 * sets such facts aside, says why, and leaves the rest of the month to be computed. Call it before `accrue` on what comes
 * from outside; for rows of unknown form take `parseFacts` of `creator-core/schemas` first, for the terms `lintTerms`.
 *
 * Set aside is
 *
 * - what is no fact of its kind: without an id or a time of the years 1900 to 2999, with an amount below zero, in several
 *   currencies, a sale whose credits do not sum to its value, an adjustment of a line that there is not;
 * - an adjustment without its sale;
 * - what is said a second time; and of two facts that contradict each other under one id all but the first by time, then
 *   by content, whatever order they came in;
 * - a payout or transfer that is booked otherwise, and entries that are booked after `asOf`;
 * - an amount with which sums would not be exact any more;
 * - a plan that cannot be used, with all its versions: what is booked under it stays, and the other plans are computed.
 *
 * Of an entry of the ledger that is set aside, what it is about waits too: it would be booked again. And where a sale that
 * is booked cannot be read any more, the sales that are computed together with it wait, under tiers, milestones,
 * leaderboards and caps: those of its creators, or all where several creators share a cap.
 *
 * Kept, and told, is what `accrue` has an answer for: an adjustment dated before its sale, or larger than what is left of
 * it (no more than that is taken); a sale in another currency than it was booked in (what is booked is taken back); a sale
 * whose plan converts it, without a rate for its day (it pays nothing there yet); entries of terms that are not given;
 * creators in picks and referrals of whom nothing else is known.
 *
 * Facts dated after `asOf` are kept: they are not known yet. Sales that are booked and not given at all cannot be told from
 * those of other months; where a window needs them, `accrue` names them.
 *
 * Complexity: O(n log n) for n facts, times the plans in effect.
 *
 * @param facts - what would be given to `accrue`; lists in any order
 * @param options - `asOf`: the moment of the run
 * @returns the facts for `accrue`, and the findings
 * @throws `invalidArgument` when facts are no object or a list is none; `invalidInstant`
 *
 * @example
 * ```ts
 * import { siftFacts } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const refund = { id: "r-1", conversionId: "order-9", occurredAt: "2026-03-04T12:00:00Z", kind: "refund", value: money("5.00", "GBP") } as const;
 * const { facts, findings } = siftFacts({ terms: [], sales: [], adjustments: [refund], booked: [] }, { asOf: "2026-04-01T00:00:00Z" });
 * facts.adjustments; // => []
 * findings[0]?.code; // => "adjustmentWithoutSale"
 * findings[0]?.path; // => ["adjustments", "r-1", "conversionId"]
 * findings[0]?.message; // => "Adjustment r-1 is of sale order-9, which is not there; it is set aside."
 * ```
 *
 * @example
 * ```ts
 * import { creditedTo, siftFacts } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const order = { id: "order-7", customerKey: "k", kind: "order", occurredAt: "2026-03-01T12:00:00Z", value: money("30.00", "GBP") } as const;
 * const sale = creditedTo("c-1", order);
 * const refund = { id: "r-1", conversionId: "order-7", occurredAt: "2026-03-04T12:00:00Z", kind: "refund", value: money("31.00", "GBP") } as const;
 *
 * // Larger than its sale: kept, and clipped. There twice: once.
 * const sifted = siftFacts({ terms: [], sales: [sale, sale], adjustments: [refund], booked: [] }, { asOf: "2026-04-01T00:00:00Z" });
 * sifted.findings.map(({ code, consequence }) => [code, consequence]); // => [["repeated", "leftOut"], ["adjustmentLargerThanSale", "kept"]]
 * sifted.facts.sales.length; // => 1
 * ```
 */
export function siftFacts(facts: AccrualFacts, options: { readonly asOf: InstantInput }): SiftedFacts {
  assertObject(facts, "facts");
  const asOf = asOfIn(options);
  for (const list of factLists) {
    if (facts[list] !== undefined || required.has(list)) assertList(facts[list], `facts.${list}`);
  }
  const { findings, tell } = openFindings();
  const terms = siftTerms(facts.terms, tell);
  const plans = compilePlans(terms);
  const limits = exactLimits();
  const { booked, doubtful } = siftLedger(facts, plans, limits, asOf, tell);
  const take = <List extends FactList>(list: List): readonly Row<List>[] => takeOnce(list, facts, doubtful, tell);

  const datedRates = take("fxRates");
  const rates = compileFx(datedRates, "fxRates");
  const given = idsOf(facts.sales);
  const sound = siftSales(take("sales"), { plans, booked, rates, limits, tell });
  const sales = holdBack(sound, given, booked, plans, tell);
  const fitsCounts = countsFit(terms);
  const sifted = {
    sales,
    adjustments: siftAdjustments(take("adjustments"), sales, given, rates, tell),
    payouts: siftPayouts(take("payouts"), booked, limits, tell),
    transfers: siftTransfers(take("transfers"), booked, limits, tell),
    picks: take("picks"),
    referrals: take("referrals"),
    posts: take("posts").filter((post) => fitsCounts(post) || tellTooLarge("posts", post.id, tell)),
    deliverables: take("deliverables"),
    fxRates: datedRates.filter(
      (fx) => limits.converts(fx) || tellTooLarge("fxRates", `${fx.from}/${fx.to}/${fx.date}`, tell),
    ),
    creators: take("creators"),
    booked,
  };
  tellUnknownCreators(sifted, tell);
  return { facts: { ...facts, terms, ...onlyGiven(sifted, facts) }, findings: inReadingOrder(findings) };
}

/** The rows of a list that can be read, each once, but for those about which the ledger is in doubt. */
function takeOnce<List extends FactList>(
  list: List,
  facts: AccrualFacts,
  doubtful: ReadonlySet<string>,
  tell: Tell,
): readonly Row<List>[] {
  const rows: readonly Row<List>[] = facts[list] ?? [];
  const readable = readableRows(list, rows, tell);
  const once = isRepeatable(list) ? readable : onceById(readable, identityOf(list), tell);
  return once.filter((row) => {
    const [id] = readings[list].keyOf(row as never);
    if (!doubtful.has(`${list}/${id}`)) return true;
    const message = `${nouns[list]} ${called(id!)} waits: an entry of the ledger about it cannot be gone on from.`;
    tell("waitsForOthers", [list, id!], "leftOut", message);
    return false;
  });
}

/** A product may be picked again, and a creator be referred again. */
function isRepeatable(list: FactList): boolean {
  return list === "picks" || list === "referrals";
}

function identityOf<List extends FactList>(list: List): Identity<Row<List>> {
  const reading: Reading<Row<List>> = readings[list];
  const { keyOf, at } = reading;
  return { list, keyOf, timeOf: (row) => (at === null ? 0 : readInstant(row[at])) };
}

/** All ids that there are, also of rows that cannot be read. */
function idsOf(rows: readonly unknown[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const row of rows) {
    try {
      const id: unknown = (row as { readonly id: unknown }).id;
      if (typeof id === "string") ids.add(id);
    } catch {
      // Told as unreadable.
    }
  }
  return ids;
}

/** Creators in picks and referrals of whom nothing else is told: likely another id for somebody. */
function tellUnknownCreators(facts: Required<Omit<AccrualFacts, "terms">>, tell: Tell): void {
  const { picks, referrals, creators, sales, posts, deliverables, booked } = facts;
  if (picks.length === 0 && referrals.length === 0) return;
  const known = new Set<string>();
  for (const rows of [creators, posts, deliverables, booked] as const) {
    for (const { creatorId } of rows as readonly Pick<LedgerEntry, "creatorId">[]) known.add(creatorId);
  }
  for (const { credits } of sales) for (const { creatorId } of credits) known.add(creatorId);
  const told = new Set<string>();
  const tellOnce = (list: "picks" | "referrals", creatorId: string, other: string) => {
    const key = JSON.stringify([list, creatorId, other]);
    if (known.has(creatorId) || told.has(key)) return;
    told.add(key);
    const message = `${nouns[list]} ${called(creatorId)} / ${called(other)} names a creator of whom nothing else is known.`;
    tell("unknownCreator", [list, creatorId, other], "kept", message);
  };
  for (const { creatorId, productId } of picks) tellOnce("picks", creatorId, productId);
  for (const { creatorId, referrerId } of referrals) tellOnce("referrals", creatorId, referrerId);
}

/** Lists that were not given stay so. */
function onlyGiven<Lists extends object>(sifted: Lists, facts: AccrualFacts): Partial<Lists> {
  return Object.fromEntries(
    Object.entries(sifted).filter(([list]) => Reflect.get(facts, list) !== undefined),
  ) as Partial<Lists>;
}
