import type { ConversionId, CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import type { Referral } from "../../models/commission.js";
import type { Adjustment } from "../../models/tracking.js";
import { readInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import type { Book } from "./book.js";
import { mark, markAccounts, retire } from "./dirty.js";
import { compileFx } from "./fx.js";
import { getOrAdd } from "./get-or-add.js";
import { noteAbsent } from "./groups.js";
import { placeSale } from "./place-sale.js";
import { postPayouts, postTransfers } from "./post-payouts.js";
import { readActivities } from "./read-activities.js";
import { readContext } from "./read-context.js";
import type { Run } from "./run.js";
import { readSales } from "./sale-history.js";
import type { Shelf, Touched } from "./shelf.js";

/** Reads anew what facts touched, and nothing else: what it was gathered in is computed again. */
export function takeUp(touched: Touched, shelf: Shelf, book: Book, run: Run): void {
  const isFirst = book.settledAt === Number.NEGATIVE_INFINITY;
  if (isFirst || touched.hasContext) readContext(shelf, book);
  for (const creatorId of touched.described) book.described.add(creatorId);
  if (isFirst || touched.hasRates) {
    book.rates = compileFx(shelf.fxRates, "fxRates");
    for (const sale of book.waiting) touched.sales.add(sale);
  }
  takeUpSales(touched.sales, shelf, book, run);
  if (isFirst) for (const sale of book.ledger.sales.keys()) if (!isKnown(sale, shelf, run.asOf)) noteAbsent(sale, book);
  takeUpActivities(touched.creators, shelf, book, run);
  if (touched.referred.size > 0) touchOverrides(touched.referred, shelf, book);
  postPayouts(found(touched.payouts, shelf.payouts), run);
  postTransfers(found(touched.transfers, shelf.transfers), run);
}

function takeUpSales(touched: ReadonlySet<ConversionId>, shelf: Shelf, book: Book, run: Run): void {
  const sales = found(touched, shelf.sales);
  const adjustments: Adjustment[] = [];
  for (const { id } of sales) {
    for (const adjustment of shelf.adjustments.get(id)?.values() ?? []) adjustments.push(adjustment);
    const slot = book.slots.get(id);
    if (slot !== undefined) retire(slot, book);
    book.slots.delete(id);
    book.waiting.delete(id);
  }
  for (const history of readSales(sales, adjustments, run.asOf, book.rates)) placeSale(history, book, run);
}

function found<Id, Fact>(ids: ReadonlySet<Id>, facts: ReadonlyMap<Id, Fact>): readonly Fact[] {
  const known: Fact[] = [];
  for (const id of ids) {
    const fact = facts.get(id);
    if (fact !== undefined) known.push(fact);
  }
  return known;
}

function isKnown(id: ConversionId, { sales }: Shelf, asOf: Instant): boolean {
  const sale: Sale | undefined = sales.get(id);
  return sale !== undefined && readInstant(sale.occurredAt) <= asOf;
}

function takeUpActivities(touched: ReadonlySet<CreatorId>, shelf: Shelf, book: Book, run: Run): void {
  for (const creatorId of touched) {
    const slot = book.activitySlots.get(creatorId);
    if (slot !== undefined) retire(slot, book);
    book.activities.delete(creatorId);
    const posts = [...(shelf.postsOf.get(creatorId)?.values() ?? [])];
    const deliverables = [...(shelf.deliverablesOf.get(creatorId)?.values() ?? [])];
    readActivities(posts, deliverables, book, run);
  }
}

/** Whoever stands below somebody that was referred now has others above them, too. */
function touchOverrides(referred: ReadonlySet<CreatorId>, shelf: Shelf, book: Book): void {
  const below = everybodyBelow(referred, shelf.referrals);
  for (const creatorId of below) {
    for (const sale of shelf.salesOf.get(creatorId) ?? []) {
      for (const position of book.slots.get(sale)?.positions ?? []) markAccounts(position, book);
    }
  }
  for (const account of book.sourceAccounts.values()) {
    for (const claim of account.claims) if (below.has(claim.creatorId)) mark(account, book.dirty.sources);
  }
}

function everybodyBelow(referred: ReadonlySet<CreatorId>, referrals: readonly Referral[]): ReadonlySet<CreatorId> {
  const brought = new Map<CreatorId, CreatorId[]>();
  for (const { creatorId, referrerId } of referrals) getOrAdd(brought, referrerId, () => []).push(creatorId);
  const below = new Set(referred);
  // A set that grows while it is walked is walked to its end; nobody is in it twice.
  for (const creatorId of below) for (const next of brought.get(creatorId) ?? []) below.add(next);
  return below;
}
