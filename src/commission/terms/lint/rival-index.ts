import type { ScopeDimension } from "../../../models/commission.js";
import type { LintRule } from "./lint-plan.js";
import type { AskedScope } from "./lint-scope.js";

/** An exclusive rule about sales, which competes with the others. */
export interface Rival extends LintRule {
  readonly scope: AskedScope;
  readonly except: AskedScope | null;
  /** The lower comes first; `undefined` for a rule that is not on the ladder. */
  readonly rank: number | undefined;
}

/** The competing rules by the dimensions they name and the words they ask for, so that not every two are compared. */
export interface RivalIndex {
  /** Rules that may take something of what this one takes, among them all that do. */
  readonly near: (rival: Rival) => Iterable<Rival>;
  /** Rules that may take everything this one takes, among them all that do. */
  readonly above: (rival: Rival) => Iterable<Rival>;
}

interface Bucket {
  readonly dimensions: readonly ScopeDimension[];
  readonly all: Rival[];
  readonly byWord: Map<ScopeDimension, Map<string, Rival[]>>;
}

/** Words by which rules can be told apart; kinds hardly do, and a creator may be in several groups. */
function isTelling(dimension: ScopeDimension): boolean {
  return dimension !== "kinds" && dimension !== "orderValue" && dimension !== "groups";
}

/** Complexity: O(words of all rules). */
export function indexRivals(rivals: readonly Rival[]): RivalIndex {
  const buckets = new Map<string, Bucket>();
  for (const rival of rivals) {
    const dimensions = rival.scope.named.filter(isTelling);
    const key = dimensions.join("+");
    const bucket: Bucket = buckets.get(key) ?? { dimensions, all: [], byWord: new Map() };
    buckets.set(key, bucket);
    bucket.all.push(rival);
    for (const dimension of dimensions) addWords(bucket, dimension, rival);
  }
  return {
    *near(rival) {
      for (const bucket of buckets.values()) {
        const shared = bucket.dimensions.find((dimension) => rival.scope.values.has(dimension));
        if (shared === undefined) yield* bucket.all;
        else for (const word of rival.scope.values.get(shared)!) yield* bucket.byWord.get(shared)!.get(word) ?? [];
      }
    },
    *above(rival) {
      for (const bucket of buckets.values()) {
        if (!bucket.dimensions.every((dimension) => rival.scope.values.has(dimension))) continue;
        const [first] = bucket.dimensions;
        const [word] = first === undefined ? [] : rival.scope.values.get(first)!;
        if (first === undefined || word === undefined) yield* bucket.all;
        else yield* bucket.byWord.get(first)!.get(word) ?? [];
      }
    },
  };
}

function addWords({ byWord }: Bucket, dimension: ScopeDimension, rival: Rival): void {
  const words = byWord.get(dimension) ?? new Map<string, Rival[]>();
  byWord.set(dimension, words);
  for (const word of rival.scope.values.get(dimension)!) {
    const known = words.get(word);
    if (known === undefined) words.set(word, [rival]);
    else known.push(rival);
  }
}
