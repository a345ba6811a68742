import type { CreatorId } from "../ids/index.js";
import { overlappingPairs, type Spans } from "../kernels/overlapping-pairs.js";
import type { CategoryId } from "../models/platform.js";
import type { Activity, ActivityKind, ExclusivityClause } from "../models/rights.js";
import type { TimeWindow } from "../time/index.js";
import type { CategoryTree } from "./category-tree.js";

/** A clause with the time it may hold. */
export interface TimedClause {
  readonly clause: ExclusivityClause;
  /** Unbounded when the term is not known. */
  readonly window: TimeWindow;
}

export interface TimedActivity {
  readonly activity: Activity;
  readonly window: TimeWindow;
}

/** Where clauses and activities wait for each other. */
interface Bucket {
  readonly clauses: number[];
  readonly activities: number[];
}

/** The buckets of a creator and a kind of activity, by category and brand. */
type Shelf = Map<Slot, Bucket>;

/** A brand by name, or one of the numbers below. */
type Slot = string | number;

const EVERYTHING = 0;
const NO_KNOWN_CATEGORY = 1;
const below = (node: number) => 2 + 2 * node;
const at = (node: number) => 3 + 2 * node;

/**
 * Reports pairs of a clause and an activity that may conflict: every pair that meets in creator, kind of activity, time and
 * category or brand, for another brand, and hardly any other. They are places in the two lists, and may come twice.
 *
 * Clauses and activities are put in buckets such that a pair that meets shares one: an activity lies in the bucket
 * `below` each category above it and in the one `at` its own; a clause waits `below` its categories, and `at` each
 * category above those. Within a bucket a sweep over time finds the pairs.
 *
 * Complexity: O(n log n) in clauses and activities with their categories and those above, plus the pairs.
 */
export function candidatePairs(
  clauses: readonly TimedClause[],
  activities: readonly TimedActivity[],
  tree: CategoryTree,
  report: (clause: number, activity: number) => void,
): void {
  const numberOf = numbering();
  const clauseSpans = spansOf(clauses, ({ clause }) => numberOf(clause.holder));
  const activitySpans = spansOf(activities, ({ activity }) => numberOf(activity.brand));

  const shelves = new Map<CreatorId, Map<ActivityKind, Shelf>>();
  const buckets: Bucket[] = [];
  for (const index of byStart(clauseSpans)) {
    const { clause } = clauses[index]!;
    const slots = clauseSlots(clause, tree);
    for (const kind of new Set(clause.activities)) {
      const kinds = entry(shelves, clause.creatorId, () => new Map<ActivityKind, Shelf>());
      const shelf = entry(kinds, kind, () => new Map<Slot, Bucket>());
      for (const slot of slots) entry(shelf, slot, () => newBucket(buckets)).clauses.push(index);
    }
  }
  for (const index of byStart(activitySpans)) {
    const { activity } = activities[index]!;
    const shelf = shelves.get(activity.creatorId)?.get(activity.kind);
    if (shelf === undefined) continue;
    for (const slot of activitySlots(activity, tree)) shelf.get(slot)?.activities.push(index);
  }
  for (const bucket of buckets) {
    overlappingPairs(bucket.clauses, clauseSpans, bucket.activities, activitySpans, report);
  }
}

function newBucket(buckets: Bucket[]): Bucket {
  const bucket: Bucket = { clauses: [], activities: [] };
  buckets.push(bucket);
  return bucket;
}

/** The value of a key, made when it is not there. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function clauseSlots({ scope }: ExclusivityClause, tree: CategoryTree): ReadonlySet<Slot> {
  switch (scope.kind) {
    case "full":
      return new Set([EVERYTHING]);
    case "brands":
      return new Set(scope.brands);
    case "categories":
      return categorySlots(scope.include, tree);
  }
}

function categorySlots(include: readonly CategoryId[], tree: CategoryTree): ReadonlySet<Slot> {
  const slots = new Set([NO_KNOWN_CATEGORY]);
  for (const category of include) {
    const node = tree.numberOf(category);
    // A category of which nobody knows what is above it may be anywhere in the tree.
    if (node === undefined || !tree.isComplete(category)) return new Set([EVERYTHING]);
    slots.add(below(node));
    for (const ancestor of tree.lineage(node)) slots.add(at(ancestor));
  }
  return slots;
}

function activitySlots({ brand, categories }: Activity, tree: CategoryTree): ReadonlySet<Slot> {
  const slots = new Set<Slot>([EVERYTHING, brand]);
  // All clauses about categories wait there too.
  if (categories.length === 0 || !categories.every(tree.isComplete)) return slots.add(NO_KNOWN_CATEGORY);
  for (const category of categories) {
    const node = tree.numberOf(category)!;
    slots.add(at(node));
    for (const ancestor of tree.lineage(node)) slots.add(below(ancestor));
  }
  return slots;
}

function spansOf<Timed extends { readonly window: TimeWindow }>(
  list: readonly Timed[],
  groupOf: (timed: Timed) => number,
): Spans {
  return {
    starts: Float64Array.from(list, ({ window }) => window.start ?? Number.NEGATIVE_INFINITY),
    ends: Float64Array.from(list, ({ window }) => window.end ?? Number.POSITIVE_INFINITY),
    groups: Int32Array.from(list, groupOf),
  };
}

/** The places in some columns by start. */
function byStart({ starts }: Spans): Uint32Array {
  const places = Uint32Array.from({ length: starts.length }, (_, place) => place);
  // Compared, not subtracted: two infinities have no difference.
  return places.sort((a, b) => (starts[a]! < starts[b]! ? -1 : starts[a]! > starts[b]! ? 1 : 0));
}

/** Numbers for names, counted from 0 in the order they are first asked for. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => entry(numbers, name, () => numbers.size);
}
