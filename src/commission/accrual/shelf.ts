import { assertObjects } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { ConversionId, CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import type {
  BalanceTransfer,
  CreatorAttributes,
  Deliverable,
  Payout,
  ProductPick,
  Referral,
} from "../../models/commission.js";
import type { Post } from "../../models/post.js";
import type { Adjustment } from "../../models/tracking.js";
import type { FxRate } from "../../money/types.js";
import { sameFacts } from "../../time/same-facts.js";
import { readInstant } from "../../time/to-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { type Agenda, agenda } from "./agenda.js";
import { getOrAdd } from "./get-or-add.js";
import { readFacts } from "./read-facts.js";

/** Facts that come in. All of them may be left out. */
export interface IncomingFacts {
  readonly sales?: readonly Sale[];
  readonly adjustments?: readonly Adjustment[];
  readonly payouts?: readonly Payout[];
  readonly transfers?: readonly BalanceTransfer[];
  readonly posts?: readonly Post[];
  readonly deliverables?: readonly Deliverable[];
  readonly creators?: readonly CreatorAttributes[];
  readonly picks?: readonly ProductPick[];
  readonly referrals?: readonly Referral[];
  readonly fxRates?: readonly FxRate[];
}

/** What has to be read anew, because something about it came in or its time has come. */
export interface Touched {
  readonly sales: Set<ConversionId>;
  readonly creators: Set<CreatorId>;
  readonly payouts: Set<string>;
  readonly transfers: Set<string>;
  /** Creators about whose referrers something came in. */
  readonly referred: Set<CreatorId>;
  /** Creators of whom something came in that rules may ask about. */
  readonly described: Set<CreatorId>;
  hasContext: boolean;
  hasRates: boolean;
}

type Woken = { readonly kind: "sales" | "creators" | "payouts" | "transfers"; readonly id: string };

/** Every fact that ever came in, by what it is about. */
export interface Shelf {
  readonly sales: Map<ConversionId, Sale>;
  readonly adjustments: Map<ConversionId, Map<string, Adjustment>>;
  readonly posts: Map<string, Post>;
  readonly postsOf: Map<CreatorId, Map<string, Post>>;
  readonly deliverables: Map<string, Deliverable>;
  readonly deliverablesOf: Map<CreatorId, Map<string, Deliverable>>;
  readonly payouts: Map<string, Payout>;
  readonly transfers: Map<string, BalanceTransfer>;
  readonly creators: CreatorAttributes[];
  readonly picks: ProductPick[];
  readonly referrals: Referral[];
  readonly fxRates: FxRate[];
  readonly salesOf: Map<CreatorId, Set<ConversionId>>;
  readonly waiting: Agenda<Woken>;
}

export function emptyShelf(): Shelf {
  return {
    sales: new Map(),
    adjustments: new Map(),
    posts: new Map(),
    postsOf: new Map(),
    deliverables: new Map(),
    deliverablesOf: new Map(),
    payouts: new Map(),
    transfers: new Map(),
    creators: [],
    picks: [],
    referrals: [],
    fxRates: [],
    salesOf: new Map(),
    waiting: agenda(),
  };
}

/**
 * Puts facts where they are found again, and says what they touch. A sale, post or deliverable that comes again replaces
 * what was said of it before: it was delivered since, or read again. Anything else is said once.
 */
export function shelve(facts: IncomingFacts, shelf: Shelf, asOf: Instant): Touched {
  const touched: Touched = {
    sales: new Set(),
    creators: new Set(),
    payouts: new Set(),
    transfers: new Set(),
    referred: new Set(),
    described: new Set(),
    hasContext: false,
    hasRates: false,
  };
  for (const sale of read(facts.sales, "sales", "occurredAt")) shelveSale(sale, shelf, touched, asOf);
  for (const adjustment of read(facts.adjustments, "adjustments", "occurredAt")) {
    const { conversionId, occurredAt } = adjustment;
    const own = getOrAdd(shelf.adjustments, conversionId, () => new Map<string, Adjustment>());
    putOnce(own, adjustment, "adjustments");
    wake({ kind: "sales", id: conversionId }, [occurredAt], shelf, touched, asOf);
  }
  for (const post of read(facts.posts, "posts", "publishedAt")) shelvePost(post, shelf, touched, asOf);
  const deliverables = facts.deliverables ?? [];
  assertObjects(deliverables, "deliverables");
  for (const deliverable of deliverables) shelveDeliverable(deliverable, shelf, touched, asOf);
  for (const payout of read(facts.payouts, "payouts", "paidAt")) {
    putOnce(shelf.payouts, payout, "payouts");
    wake({ kind: "payouts", id: payout.id }, [payout.paidAt], shelf, touched, asOf);
  }
  for (const transfer of read(facts.transfers, "transfers", "at")) {
    putOnce(shelf.transfers, transfer, "transfers");
    wake({ kind: "transfers", id: transfer.id }, [transfer.at], shelf, touched, asOf);
  }
  shelveContext(facts, shelf, touched);
  for (const { kind, id } of shelf.waiting.due(asOf)) touched[kind].add(id);
  return touched;
}

/** Each once, checked as far as it takes to keep them; whatever their time. */
function read<Fact extends { readonly id: string }>(
  facts: readonly Fact[] | undefined,
  name: string,
  time: keyof Fact & string,
): readonly Fact[] {
  if (facts === undefined || facts === null) return [];
  return readFacts(facts, name, time, Number.POSITIVE_INFINITY).map(({ fact }) => fact);
}

function putOnce<Fact extends { readonly id: string }>(known: Map<string, Fact>, fact: Fact, name: string): void {
  const before = known.get(fact.id);
  if (before !== undefined && !sameFacts(before, fact)) {
    fail("duplicateId", name, "new, or all of what was said before repeated", fact.id);
  }
  known.set(fact.id, fact);
}

/** Touches what it is about now and again at every one of its times that is still to come. */
function wake(
  woken: Woken,
  times: readonly (InstantInput | null | undefined)[],
  { waiting }: Shelf,
  touched: Touched,
  asOf: Instant,
): void {
  touched[woken.kind].add(woken.id);
  for (const time of times) {
    const at = time === undefined || time === null ? Number.NaN : readInstant(time);
    if (at > asOf) waiting.add(at, woken);
  }
}

function shelveSale(sale: Sale, shelf: Shelf, touched: Touched, asOf: Instant): void {
  const { id, occurredAt, deliveredAt, settledAt, approvedAt, credits } = sale;
  shelf.sales.set(id, sale);
  for (const credit of Array.isArray(credits) ? credits : []) {
    if (typeof credit?.creatorId === "string") getOrAdd(shelf.salesOf, credit.creatorId, () => new Set()).add(id);
  }
  wake({ kind: "sales", id }, [occurredAt, deliveredAt, settledAt, approvedAt], shelf, touched, asOf);
}

function shelvePost(post: Post, shelf: Shelf, touched: Touched, asOf: Instant): void {
  const { creatorId, publishedAt, snapshots } = post;
  moveTo(shelf.posts, shelf.postsOf, post, touched);
  const times = Array.isArray(snapshots) ? snapshots.map((snapshot) => snapshot?.at) : [];
  wake({ kind: "creators", id: creatorId }, [publishedAt, ...times], shelf, touched, asOf);
}

function shelveDeliverable(deliverable: Deliverable, shelf: Shelf, touched: Touched, asOf: Instant): void {
  const { creatorId, approvedAt, declinedAt } = deliverable;
  moveTo(shelf.deliverables, shelf.deliverablesOf, deliverable, touched);
  wake({ kind: "creators", id: creatorId }, [approvedAt, declinedAt], shelf, touched, asOf);
}

/** What was somebody else's before is taken from them. */
function moveTo<Fact extends { readonly id: string; readonly creatorId: CreatorId }>(
  known: Map<string, Fact>,
  byCreator: Map<CreatorId, Map<string, Fact>>,
  fact: Fact,
  touched: Touched,
): void {
  const before = known.get(fact.id);
  if (before !== undefined && before.creatorId !== fact.creatorId) {
    byCreator.get(before.creatorId)?.delete(fact.id);
    touched.creators.add(before.creatorId);
  }
  known.set(fact.id, fact);
  getOrAdd(byCreator, fact.creatorId, () => new Map<string, Fact>()).set(fact.id, fact);
}

function shelveContext(facts: IncomingFacts, shelf: Shelf, touched: Touched): void {
  const creators = facts.creators ?? [];
  const picks = facts.picks ?? [];
  const referrals = facts.referrals ?? [];
  const fxRates = facts.fxRates ?? [];
  assertObjects(creators, "creators");
  assertObjects(picks, "picks");
  assertObjects(referrals, "referrals");
  assertObjects(fxRates, "fxRates");
  for (const row of creators) {
    shelf.creators.push(row);
    touched.creators.add(row.creatorId);
    touched.described.add(row.creatorId);
  }
  for (const row of picks) shelf.picks.push(row);
  for (const row of referrals) {
    shelf.referrals.push(row);
    touched.referred.add(row.creatorId);
  }
  for (const row of fxRates) shelf.fxRates.push(row);
  touched.hasContext = creators.length + picks.length + referrals.length > 0;
  touched.hasRates = fxRates.length > 0;
}
