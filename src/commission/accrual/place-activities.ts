import type { CreatorId } from "../../ids/index.js";
import type { EntrySource } from "../../models/ledger.js";
import { countedPosts, type DeliverableHistory, type PostHistory } from "../components/activities.js";
import { readingsOfFlatDeliverable } from "../components/activity-flat/readings-of-flat-deliverable.js";
import { readingsOfFlatPost } from "../components/activity-flat/readings-of-flat-post.js";
import { readingsOfChallenge } from "../components/challenge/readings-of-challenge.js";
import { readingsOfPost } from "../components/per-metric/readings-of-post.js";
import { type Activity, takesActivity } from "../rules/rule-scope.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { Activities, Book, Slot } from "./book.js";
import type { Reading } from "./claim.js";
import { makerOf, setClaim } from "./claims.js";
import type { Run } from "./run.js";
import type { CountingComponent } from "./tally.js";
import { count, tallyFor } from "./tally-for.js";

/** What a creator's posts and deliverables come to by themselves, and where they count. */
export function placeActivities(
  creatorId: CreatorId,
  { posts, deliverables }: Activities,
  slot: Slot | null,
  book: Book,
  run: Run,
): void {
  const challenges = new Map<CompiledRule, { readonly compiled: CompiledTerms; readonly posts: PostHistory[] }>();
  for (const post of posts) {
    const { campaignId, contentKind, publishedAt: at } = post;
    const activity = { creatorId, campaignId, contentKind, at };
    for (const compiled of book.plans.inEffect(at)) {
      const rules = compiled.rules.filter((rule) => takes(rule, activity, book));
      for (const rule of winners(rules.filter(paysOnPosts), compiled)) payPost(post, compiled, rule, book, run);
      for (const rule of rules) {
        const { component } = rule;
        if (component.kind === "challenge") challenges.set(rule, withPost(challenges.get(rule), compiled, post));
        else if (component.kind === "milestone" || component.kind === "leaderboard") {
          countPost(post, compiled, rule, component, slot, book);
        }
      }
    }
  }
  for (const [rule, { compiled, posts: own }] of challenges) {
    if (rule.component.kind !== "challenge") continue;
    const { currency } = rule.component;
    const readings = readingsOfChallenge(rule.component, makerOf(compiled, rule), own);
    claim({ kind: "period", key: "lifetime", currency }, creatorId, compiled, rule, readings, book, run);
  }
  for (const deliverable of deliverables) payDeliverable(deliverable, book, run);
}

function withPost(
  known: { readonly compiled: CompiledTerms; readonly posts: PostHistory[] } | undefined,
  compiled: CompiledTerms,
  post: PostHistory,
) {
  if (known === undefined) return { compiled, posts: [post] };
  known.posts.push(post);
  return known;
}

function takes(rule: CompiledRule, activity: Activity, book: Book): boolean {
  return takesActivity(rule, activity, book.attributesAt(activity.creatorId, activity.at));
}

function paysOnPosts({ component }: CompiledRule): boolean {
  return (
    component.kind === "perMetric" ||
    (component.kind === "flat" && (component.per === "post" || component.per === "click"))
  );
}

/**
 * Of exclusive rules that take one thing the first under the plan's precedence, and all additive ones. Where money decides,
 * what counts up over months cannot be compared: the rule that names most dimensions pays.
 */
function winners(rules: readonly CompiledRule[], compiled: CompiledTerms): readonly CompiledRule[] {
  const { ladder, terms } = compiled;
  const rankOf = ({ scope }: CompiledRule) => (ladder === null ? 0 - scope.named : ladder.get(scope.key));
  const isNewest = terms.precedence.kind === "specificity" && terms.precedence.tie === "newest";
  let first: CompiledRule | null = null;
  for (const rule of rules) {
    const rank = rankOf(rule);
    if (rule.mode === "additive" || rank === undefined) continue;
    const best: number = first === null ? Number.POSITIVE_INFINITY : rankOf(first)!;
    if (rank < best || (isNewest && rank === best)) first = rule;
  }
  return rules.filter((rule) => rule.mode === "additive" || rule === first);
}

function payPost(post: PostHistory, compiled: CompiledTerms, rule: CompiledRule, book: Book, run: Run): void {
  const { component } = rule;
  const maker = makerOf(compiled, rule);
  const source = { kind: "post", postId: post.id } as const;
  if (component.kind === "perMetric") {
    claim(source, post.creatorId, compiled, rule, readingsOfPost(component, maker, post), book, run);
  } else if (component.kind === "flat") {
    claim(source, post.creatorId, compiled, rule, readingsOfFlatPost(component, maker, post), book, run);
  }
}

function countPost(
  post: PostHistory,
  compiled: CompiledTerms,
  rule: CompiledRule,
  component: CountingComponent,
  slot: Slot | null,
  book: Book,
): void {
  const { measure } = component;
  if (measure !== "views" && measure !== "posts") return;
  const { id, creatorId, campaignId, publishedAt: at } = post;
  const [counted] = countedPosts([post], measure);
  const tally = tallyFor(book, compiled, rule, component, creatorId, { at, campaignId, id });
  count({ ...counted!, creatorId, isGone: false }, tally, slot, book);
}

function payDeliverable(deliverable: DeliverableHistory, book: Book, run: Run): void {
  const { id, creatorId, campaignId, approvedAt: at } = deliverable;
  const source = { kind: "deliverable", deliverableId: id } as const;
  for (const compiled of book.plans.inEffect(at)) {
    const rules = compiled.rules.filter(
      (rule) => isPerDeliverable(rule) && takes(rule, { creatorId, campaignId, at }, book),
    );
    for (const rule of winners(rules, compiled)) {
      if (rule.component.kind !== "flat") continue;
      const readings = readingsOfFlatDeliverable(rule.component, makerOf(compiled, rule), deliverable);
      claim(source, creatorId, compiled, rule, readings, book, run);
    }
  }
}

function isPerDeliverable({ component }: CompiledRule): boolean {
  return component.kind === "flat" && component.per === "deliverable";
}

function claim(
  source: EntrySource,
  creatorId: CreatorId,
  compiled: CompiledTerms,
  rule: CompiledRule,
  readings: readonly Reading[],
  book: Book,
  run: Run,
): void {
  const currency = rule.component.currency!;
  const terms = compiled.reference;
  setClaim({ source, creatorId, ruleId: rule.id, terms, currency, readings, compiled, history: null }, book, run);
}
