import { textNumbers } from "../../kernels/text-numbers.js";
import { touchAt } from "./touch-index.js";
import { type BucketLanes, isOwn, type Lane, type TouchQuery, type TouchView } from "./touch-query.js";

/**
 * Complexity: O(bucket) for each of the five, when it is first asked for.
 *
 * @param query - whose bucket; the creators who are the customer are the same for all conversions of one
 */
export function bucketLanes(view: TouchView, { from, to, own }: TouchQuery): BucketLanes {
  const { index, slots, scopes, scopeNumbers, windows } = view;
  const width = windows.lanes;
  const breadth = Math.max(1, scopeNumbers.size());
  const creators = textNumbers();
  const bucket = { from, to, own };
  const table = (keyOf: (place: number) => number) => once(() => groupPlaces(index.times, bucket, keyOf));

  const countingKey = (place: number): number => {
    const slot = slots[place]!;
    const scope = scopes === null ? 0 : scopes[place]!;
    if (slot >= width || scope < 0) return -1;
    return own !== undefined && isOwn({ own }, touchAt(index, place)) ? -1 : scope * width + slot;
  };
  const creatorKey = (place: number): number => {
    const key = countingKey(place);
    const { creatorId } = touchAt(index, place);
    return key < 0 || creatorId === null ? -1 : creators.add(creatorId) * breadth * width + key;
  };
  const namingKey = (names: boolean) => (place: number) =>
    (touchAt(index, place).creatorId !== null) === names ? countingKey(place) : -1;
  const all = table((place) => slots[place]! % width);
  const counting = table(countingKey);
  const named = table(namingKey(true));
  const nameless = table(namingKey(false));
  const ofCreator = table(creatorKey);
  return {
    lanes: [...all().keys()].sort((a, b) => a - b),
    counting: (lane, scope) => counting().get(scope * width + lane),
    all: (lane) => all().get(lane),
    naming: (names, lane, scope) => (names ? named : nameless)().get(scope * width + lane),
    ofCreator(creatorId, lane, scope) {
      const lanes = ofCreator(); // numbers the creators
      const number = creators.find(creatorId);
      return number < 0 ? undefined : lanes.get(number * breadth * width + scope * width + lane);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The places of a stretch by key; those of a negative key are left out. */
function groupPlaces(
  times: Float64Array,
  { from, to }: Pick<TouchQuery, "from" | "to">,
  keyOf: (place: number) => number,
): ReadonlyMap<number, Lane> {
  const keys = new Float64Array(to - from);
  const counts = new Map<number, number>();
  for (let i = 0; i < keys.length; i += 1) {
    const key = keyOf(from + i);
    keys[i] = key;
    if (key >= 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lanes = new Map<number, Lane>();
  for (const [key, count] of counts) {
    lanes.set(key, { places: new Int32Array(count), times: new Float64Array(count) });
    counts.set(key, 0);
  }
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]!;
    if (key < 0) continue;
    const lane = lanes.get(key)!;
    const next = counts.get(key)!;
    lane.places[next] = from + i;
    lane.times[next] = times[from + i]!;
    counts.set(key, next + 1);
  }
  return lanes;
}
