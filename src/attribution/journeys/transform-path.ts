import { fail } from "../../errors/creator-core-error.js";
import type { JourneyStep, PathTransform } from "../../models/journeys.js";
import { assertTransform } from "./assert-transform.js";
import { assertStep } from "./read-paths.js";

/**
 * What is left of a path when repetitions, old steps or visits of nobody are not to count? Use it for one path, to see what
 * a transform does; {@link transformPaths} does it for rows of paths and adds up those that have become equal.
 *
 * `"exposure"` makes one step of every run of the same creator; `"first"` keeps the first step of each creator;
 * `"frequency"` keeps the first and says how many there were. `{ trim: n }` keeps the last n steps.
 * `{ removeIfNotAll: step }` leaves a step out wherever it stands, `{ removeIfLastAndNotAll: step }` only at the end;
 * neither empties a path that has no other step. With `null` they are the usual way to let direct visits count less.
 *
 * Complexity: O(steps).
 *
 * @param steps - the steps, the earliest first: ids of creators, or `null` for a touch of nobody
 * @param transform - one of the six
 * @returns the steps that are left, as a new list
 * @throws `invalidArgument` for a path that is no list of steps, or an unknown transform; `invalidInteger` for a trim below 1
 *
 * Source: the path transforms of Google's Fractribution (https://github.com/google/fractribution, `py/templates/path_transforms.sql`),
 * which Snowplow's attribution package has as well; `trim` is their `trimLongPath`.
 *
 * @example
 * ```ts
 * import { transformPath } from "creator-core/attribution";
 *
 * transformPath(["dan", "ann", "ben", "ben", "cyd", "dan", "cyd", "cyd"], "exposure"); // => ["dan", "ann", "ben", "cyd", "dan", "cyd"]
 * ```
 *
 * @example
 * ```ts
 * import { transformPath } from "creator-core/attribution";
 *
 * const path = ["dan", "ann", "ben", "ben", "cyd", "dan", "cyd", "cyd"];
 * transformPath(path, "first"); // => ["dan", "ann", "ben", "cyd"]
 * transformPath(path, "frequency"); // => ["dan(2)", "ann(1)", "ben(2)", "cyd(3)"]
 * transformPath(path, { trim: 3 }); // => ["dan", "cyd", "cyd"]
 *
 * transformPath(["ann", null, "ben", null], { removeIfNotAll: null }); // => ["ann", "ben"]
 * transformPath(["ann", null, "ben", null], { removeIfLastAndNotAll: null }); // => ["ann", null, "ben"]
 * transformPath([null, null], { removeIfNotAll: null }); // => [null, null]
 * ```
 */
export function transformPath(steps: readonly JourneyStep[], transform: PathTransform): JourneyStep[] {
  assertSteps(steps, "steps");
  assertTransform(transform, "transform");
  return transformed(steps, transform);
}

/**
 * @throws `invalidArgument` naming `path`, or the place in it
 */
export function assertSteps(steps: readonly JourneyStep[], path: string): void {
  if (!Array.isArray(steps)) fail("invalidArgument", path, "a list of steps", steps);
  for (let place = 0; place < steps.length; place += 1) {
    // The path is text: made only when something is wrong.
    const step: unknown = steps[place];
    if (typeof step !== "string" || step === "") assertStep(step, `${path}[${place}]`);
  }
}

/** Of steps and a transform that were checked before. */
export function transformed(path: readonly JourneyStep[], transform: PathTransform): JourneyStep[] {
  switch (transform) {
    case "exposure":
      return path.filter((step, place) => place === 0 || step !== path[place - 1]);
    case "first":
      return [...new Set(path)];
    case "frequency":
      return withCounts(path);
    default:
      if ("trim" in transform) return path.slice(-transform.trim);
      if ("removeIfNotAll" in transform) return withoutStep(path, transform.removeIfNotAll);
      return withoutTail(path, transform.removeIfLastAndNotAll);
  }
}

function withCounts(path: readonly JourneyStep[]): JourneyStep[] {
  const counts = new Map<JourneyStep, number>();
  for (const step of path) counts.set(step, (counts.get(step) ?? 0) + 1);
  return Array.from(counts, ([step, count]) => (step === null ? null : `${step}(${count})`));
}

function withoutStep(path: readonly JourneyStep[], unwanted: JourneyStep): JourneyStep[] {
  const rest = path.filter((step) => step !== unwanted);
  return rest.length === 0 ? path.slice() : rest;
}

function withoutTail(path: readonly JourneyStep[], unwanted: JourneyStep): JourneyStep[] {
  let end = path.length;
  while (end > 0 && path[end - 1] === unwanted) end -= 1;
  return path.slice(0, end === 0 ? path.length : end);
}
