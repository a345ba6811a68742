import { attributeConversions, attributionAccumulator, attributionChanges } from "creator-core/attribution";
import type { AccumulatorState, AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { type Facts, facts, policies } from "../facts.arbitrary.js";
import { customWeight } from "../reference.js";

const options = {
  weighers: {
    mine: (touches: readonly { readonly touchpointId: string | null }[]) =>
      touches.map(({ touchpointId }) => customWeight(touchpointId)),
  },
};

/** One step of a feed. */
type Step =
  | { readonly kind: "conversion"; readonly row: Conversion }
  | { readonly kind: "touchpoint"; readonly row: Touchpoint }
  | { readonly kind: "retractConversion" | "retractTouchpoint"; readonly id: string };

const accumulatorOf = (input: Facts, policy: AttributionPolicy) => {
  const { directory, creators, staff } = deepFreeze(input);
  return attributionAccumulator({ directory, creators, staff }, deepFreeze(policy), options);
};
type Accumulator = ReturnType<typeof accumulatorOf>;

const apply = ({ add, retract }: Accumulator, state: AccumulatorState, step: Step): AccumulatorState => {
  switch (step.kind) {
    case "conversion":
      return add(state, { conversions: [step.row] });
    case "touchpoint":
      return add(state, { touchpoints: [step.row] });
    case "retractConversion":
      return retract(state, { conversions: [step.id] });
    case "retractTouchpoint":
      return retract(state, { touchpoints: [step.id] });
  }
};
const play = (accumulator: Accumulator, steps: readonly Step[], from = accumulator.init()) =>
  steps.reduce((state, step) => apply(accumulator, deepFreeze(state), step), from);

/** All facts of the input and some that were taken back, in any order, some of them several times. */
const feeds = facts.chain((input) => {
  const steps: Step[] = [
    ...input.conversions.map((row) => ({ kind: "conversion", row }) as const),
    ...input.touchpoints.map((row) => ({ kind: "touchpoint", row }) as const),
    ...input.conversions.slice(0, 2).map(({ id }) => ({ kind: "retractConversion", id }) as const),
    ...input.touchpoints.slice(0, 3).map(({ id }) => ({ kind: "retractTouchpoint", id }) as const),
  ];
  const some = steps.filter((_, i) => i % 3 !== 1 || i < input.conversions.length + input.touchpoints.length);
  return fc.record({
    input: fc.constant(input),
    steps: fc
      .tuple(
        fc.shuffledSubarray(some, { minLength: some.length }),
        fc.array(fc.nat({ max: Math.max(some.length - 1, 0) }), { maxLength: 5 }),
      )
      .map(([order, repeats]) => (some.length === 0 ? [] : [...order, ...repeats.map((i) => some[i]!)])),
    cuts: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
  });
});

const pieces = (steps: readonly Step[], cuts: readonly number[]): Step[][] => {
  const ends = [...cuts.map((cut) => Math.min(cut, steps.length)), steps.length].sort((a, b) => a - b);
  return ends.map((end, i) => steps.slice(ends[i - 1] ?? 0, end));
};

/** The facts that are left, worked out without an accumulator. */
const live = (input: Facts, steps: readonly Step[]): Facts => {
  const gone = (kind: Step["kind"]) =>
    new Set(steps.flatMap((step) => (step.kind === kind && "id" in step ? step.id : [])));
  const [conversions, touchpoints] = [gone("retractConversion"), gone("retractTouchpoint")];
  return {
    ...input,
    conversions: input.conversions.filter(({ id }) => !conversions.has(id)),
    touchpoints: input.touchpoints.filter(({ id }) => !touchpoints.has(id)),
  };
};

const law = (
  check: (
    accumulator: Accumulator,
    feed: { readonly input: Facts; readonly steps: readonly Step[]; readonly cuts: readonly number[] },
    policy: AttributionPolicy,
  ) => void,
) =>
  fc.assert(
    fc.property(feeds, policies, (feed, policy) => check(accumulatorOf(feed.input, policy), feed, policy)),
    { numRuns: 200 },
  );

describe("attributionAccumulator", () => {
  it("finishes with what attributeConversions says of the live facts, whatever the order and repetition", () => {
    law((accumulator, { input, steps }, policy) => {
      const { sales } = attributeConversions(live(input, steps), policy, options);
      expect(accumulator.finish(play(accumulator, steps))).toEqual({ sales });
    });
  });

  it("comes to one state, byte for byte, by any partition merged in any order", () => {
    law((accumulator, { steps, cuts }) => {
      const whole = play(accumulator, steps);
      const states = pieces(steps, cuts).map((piece) => play(accumulator, piece));
      const { init, merge } = accumulator;
      const expected = JSON.stringify(whole);
      expect(JSON.stringify(states.reduce(merge, init()))).toBe(expected);
      expect(JSON.stringify(states.reduceRight((all, state) => merge(state, all), init()))).toBe(expected);
      expect(JSON.stringify(play(accumulator, [...steps].reverse()))).toBe(expected);
    });
  });

  it("merges associatively, commutatively and idempotently", () => {
    law((accumulator, { steps, cuts }) => {
      const { init, merge } = accumulator;
      const [a, b, c] = pieces(steps, [...cuts, 3, 9]).map((piece) => deepFreeze(play(accumulator, piece)));
      expect(merge(merge(a!, b!), c!)).toEqual(merge(a!, merge(b!, c!)));
      expect(merge(a!, b!)).toEqual(merge(b!, a!));
      expect(merge(a!, a!)).toEqual(a);
      expect(merge(a!, init())).toEqual(a);
      expect(merge(merge(a!, b!), b!)).toEqual(merge(a!, b!));
    });
  });

  it("is not changed by a replay, whether fact by fact or all at once", () => {
    law((accumulator, { input, steps }) => {
      const whole = play(accumulator, steps);
      expect(play(accumulator, steps, whole)).toEqual(whole);
      expect(accumulator.add(whole, input)).toEqual(whole);
    });
  });

  it("goes through JSON and a database that sorts keys its own way", () => {
    law((accumulator, { steps, cuts }) => {
      const reversedKeys = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(reversedKeys);
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, field]) => [key, reversedKeys(field)]),
        );
      };
      const whole = play(accumulator, steps);
      expect(JSON.parse(JSON.stringify(whole))).toStrictEqual(whole);
      const stored = pieces(steps, cuts).map((piece) => {
        return reversedKeys(JSON.parse(JSON.stringify(play(accumulator, piece)))) as AccumulatorState;
      });
      expect(stored.reduce(accumulator.merge, accumulator.init())).toEqual(whole);
      expect(accumulator.changes(whole, reversedKeys(whole) as AccumulatorState)).toEqual({ retract: [], insert: [] });
    });
  });

  it("partitions by customer: the parts, finished apart, are the whole", () => {
    law((accumulator, { input, steps }) => {
      const parts = ["k-1", "k-2", "k-3", ""].map((customerKey) =>
        play(
          accumulator,
          steps.filter((step) => "id" in step || step.row.customerKey === customerKey),
        ),
      );
      const others = new Set(input.conversions.map(({ customerKey }) => customerKey));
      for (const key of ["k-1", "k-2", "k-3", ""]) others.delete(key);
      expect([...others]).toEqual([]);
      const apart = parts.flatMap((part) => accumulator.finish(part).sales);
      const byTime = apart.sort((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));
      expect(accumulator.finish(parts.reduce(accumulator.merge)).sales).toEqual(byTime);
    });
  });

  it("changes between any two states as the whole results do", () => {
    law((accumulator, { steps, cuts }) => {
      const [first, ...rest] = pieces(steps, cuts);
      const before = deepFreeze(play(accumulator, first!));
      const after = deepFreeze(play(accumulator, rest.flat(), before));
      const whole = attributionChanges(accumulator.finish(before).sales, accumulator.finish(after).sales);
      expect(accumulator.changes(before, after)).toEqual(whole);
      expect(accumulator.changes(after, before)).toEqual({ retract: whole.insert, insert: whole.retract });
      expect(accumulator.changes(after, after)).toEqual({ retract: [], insert: [] });
    });
  });

  it("keeps both contents of one id on the way, and every machine the same", () => {
    law((accumulator, { input, steps, cuts }) => {
      const clashing = input.touchpoints.slice(0, 2).map((row) => {
        return { kind: "touchpoint", row: { ...row, kind: row.kind === "click" ? "view" : "click" } } as const;
      });
      const all: Step[] = [...clashing, ...steps, ...clashing];
      const whole = play(accumulator, all);
      const merged = pieces(all, cuts).map((piece) => play(accumulator, piece));
      expect(JSON.stringify(merged.reduceRight(accumulator.merge))).toBe(JSON.stringify(whole));
      const retract = (state: AccumulatorState) =>
        accumulator.retract(state, { touchpoints: clashing.map(({ row }) => row.id) });
      const without = steps.filter((step) => !clashing.some(({ row }) => "row" in step && step.row.id === row.id));
      expect(accumulator.finish(retract(whole))).toEqual(accumulator.finish(retract(play(accumulator, without))));
    });
  });
});
