import type { CreatorId } from "../../ids/index.js";
import type { Deliverable } from "../../models/commission.js";
import type { EntrySource } from "../../models/ledger.js";
import type { Post } from "../../models/post.js";
import { type DeliverableHistory, type PostHistory, readDeliverables, readPosts } from "../components/activities.js";
import { type Book, meet, type Slot } from "./book.js";
import { setClaim } from "./claims.js";
import { mark } from "./dirty.js";
import { getOrAdd } from "./get-or-add.js";
import { placeActivities } from "./place-activities.js";
import type { Run } from "./run.js";

/** Reads posts and deliverables, and finds what they come to: of every creator that they are of, all that there are. */
export function readActivities(
  posts: readonly Post[],
  deliverables: readonly Deliverable[],
  book: Book,
  run: Run,
): void {
  const byCreator = new Map<CreatorId, { posts: PostHistory[]; deliverables: DeliverableHistory[] }>();
  const of = (creatorId: CreatorId) => getOrAdd(byCreator, creatorId, () => ({ posts: [], deliverables: [] }));
  for (const post of readPosts(posts, run.asOf)) {
    of(post.creatorId).posts.push(post);
    takeFromOthers({ kind: "post", postId: post.id }, post.creatorId, book, run);
  }
  for (const deliverable of readDeliverables(deliverables, run.asOf)) {
    of(deliverable.creatorId).deliverables.push(deliverable);
    takeFromOthers({ kind: "deliverable", deliverableId: deliverable.id }, deliverable.creatorId, book, run);
  }
  for (const [creatorId, own] of byCreator) {
    book.activities.set(creatorId, own);
    meet(creatorId, book);
    markWindows(creatorId, book);
    const slot: Slot | null = book.isKept ? { positions: [], counts: [] } : null;
    placeActivities(creatorId, own, slot, book, run);
    if (slot !== null) book.activitySlots.set(creatorId, slot);
  }
}

/** Windows of tiers whose measure counts what the creator published. */
function markWindows(creatorId: CreatorId, { boards, dirty }: Book): void {
  for (const { rules } of boards.values()) {
    for (const [{ component }, { windows }] of rules) {
      if (component.kind !== "tiered" || (component.measure !== "views" && component.measure !== "posts")) continue;
      for (const window of windows.get(creatorId)?.values() ?? []) mark(window, dirty.windows);
    }
  }
}

/** What was booked on a thing for somebody whose it is not any more. */
function takeFromOthers(source: EntrySource, creatorId: CreatorId, book: Book, run: Run): void {
  for (const { creatorId: other, kind, terms, ruleId, amount } of book.ledger.bookedOn(source)) {
    if (other === creatorId || kind === "override" || terms === null || ruleId === null) continue;
    const compiled = book.plans.version(terms.id, terms.version);
    if (compiled === undefined) continue;
    const { currency } = amount;
    setClaim({ source, creatorId: other, ruleId, terms, currency, readings: [], compiled, history: null }, book, run);
  }
}
