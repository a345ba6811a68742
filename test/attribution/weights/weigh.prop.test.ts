import type { AttributionModel } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Row, weigher } from "./survivors.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + BigInt(weight), 0n);
const creatorIds = fc.constantFrom<(string | null)[]>("ann", "ben", "cyd", "__proto__", null);
const touch: fc.Arbitrary<Row> = fc.record({
  creatorId: creatorIds,
  kind: fc.constantFrom("click", "view", "direct"),
  age: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 40 * DAY }), fc.nat(1.7e16)),
  priority: fc.integer({ min: -1, max: 1 }),
});
const onOrder: fc.Arbitrary<Row> = fc.record({
  creatorId: fc.constantFrom("ann", "ben", "cyd"),
  kind: fc.constantFrom("code", "link"),
  onOrder: fc.constant(true),
});
/** In the order of touches: the oldest first, of one instant the one with the highest priority. */
const rows = fc
  .tuple(fc.array(touch, { maxLength: 12 }), fc.array(onOrder, { maxLength: 4 }))
  .map(([touches, keys]) => [...touches.sort((a, b) => b.age! - a.age! || b.priority! - a.priority!), ...keys]);
const some = rows.filter((list) => list.length > 0);

const part = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1_000_000 }));
const positions = fc
  .record({
    kind: fc.constant("positionBased" as const),
    first: part,
    middle: part,
    last: part,
    twoTouches: fc.constantFrom("half" as const, "addHalfOfMiddle" as const, "renormalise" as const),
  })
  .filter(({ first, last }) => first + last > 0);
const halfLife = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 5000 }).map((hours) => ({ hours })),
);
const decay = fc.record({
  kind: fc.constant("timeDecay" as const),
  halfLife,
  ageIn: fc.constantFrom("exact" as const, "wholeDays" as const),
  ageFrom: fc.constantFrom("conversion" as const, "lastTouch" as const),
});
const ranked = fc.record({
  kind: fc.constant("ranked" as const),
  weights: fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }).filter((list) => sum(list) > 0n),
});
const table = fc.record({
  kind: fc.constant("table" as const),
  weights: fc.constant([
    { creatorId: "ann", weight: "0.5" },
    { creatorId: "ben", weight: "1234567.890123456789" },
    { creatorId: "__proto__", weight: "0.000000001" },
    { creatorId: null, weight: "0.25" },
  ]),
  over: fc.constantFrom("touches" as const, "creators" as const),
});
const models: fc.Arbitrary<AttributionModel> = fc.oneof(
  fc.constantFrom<AttributionModel[]>(
    { kind: "firstTouch" },
    { kind: "lastTouch" },
    { kind: "lastNonDirect" },
    { kind: "linear", over: "touches" },
    { kind: "linear", over: "creators" },
  ),
  positions,
  decay,
  ranked,
  table,
);

describe("laws of every model", () => {
  it("has a whole weight for each, with a total below 2^53; above zero, but for lists that may pass over everybody", () => {
    fc.assert(
      fc.property(models, some, (model, list) => {
        const weights = weigher(model)(list);
        expect(weights).toHaveLength(list.length);
        expect(weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)).toBe(true);
        expect(weights.some((weight) => Object.is(weight, -0))).toBe(false);
        expect(sum(weights) < 2n ** 53n).toBe(true);
        if (model.kind !== "ranked" && model.kind !== "table") expect(sum(weights) > 0n).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("weighs a lone touch with everything, and nothing at all with nothing", () => {
    fc.assert(
      fc.property(fc.oneof(positions, decay), touch, (model, only) => {
        expect(weigher(model)([only])[0]).toBeGreaterThan(0);
        expect(weigher(model)([])).toEqual([]);
      }),
    );
  });
});

describe("laws between the models", () => {
  const same = (a: AttributionModel, b: AttributionModel, list: fc.Arbitrary<Row[]>) =>
    fc.assert(
      fc.property(list, (found) => {
        const [one, other] = [weigher(a)(found), weigher(b)(found)];
        const [all, allOther] = [sum(one), sum(other)];
        // The same shares, if not the same numbers.
        one.forEach((weight, i) => {
          expect(BigInt(weight) * allOther).toBe(BigInt(other[i]!) * all);
        });
      }),
      { numRuns: 500 },
    );
  const withoutOrder = fc
    .array(touch, { minLength: 1, maxLength: 12 })
    .map((list) => list.sort((a, b) => b.age! - a.age!));
  const apart = withoutOrder.map((list) => list.map((row, i) => ({ ...row, age: (list.length - i) * HOUR })));

  it("positions of 1/0/0 are the first touch, and of 0/0/1 the last", () => {
    const at = (first: number, last: number) =>
      ({ kind: "positionBased", first, middle: 0, last, twoTouches: "renormalise" }) as const;
    same(at(1, 0), { kind: "firstTouch" }, apart);
    same(at(0, 1), { kind: "lastTouch" }, apart);
  });

  it("the last touch is the last but for direct visits where there are none", () => {
    same(
      { kind: "lastNonDirect" },
      { kind: "lastTouch" },
      withoutOrder.map((list) => list.map((row) => ({ ...row, kind: "view" as const }))),
    );
  });

  it("rank one of one priority is the last touch", () => {
    const level = rows.map((list) => list.map((row) => ({ ...row, priority: 0 })));
    const someLevel = level.filter((list) => list.length > 0);
    same({ kind: "ranked", weights: [1] }, { kind: "lastTouch" }, someLevel);
  });

  it("ranks of one weight, or a table of one weight, are linear", () => {
    const weights = ["ann", "ben", "cyd", "__proto__", null].map((creatorId) => ({ creatorId, weight: "0.7" }));
    same({ kind: "ranked", weights: Array.from({ length: 20 }, () => 3) }, { kind: "linear", over: "touches" }, some);
    for (const over of ["touches", "creators"] as const) {
      same({ kind: "table", weights, over }, { kind: "linear", over }, some);
    }
  });

  it("touches of one age decay into equal parts", () => {
    const level = some.map((list) => list.map((row) => ({ ...row, age: 0 })));
    same({ kind: "timeDecay", halfLife: { days: 1 } }, { kind: "linear", over: "touches" }, level);
  });

  it("over creators, each has the weight of one touch, at their earliest", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const weights = weigher({ kind: "linear", over: "creators" })(list);
        const expected = list.map(({ creatorId }, i) =>
          Number(list.findIndex((other) => other.creatorId === creatorId) === i),
        );
        expect(weights).toEqual(expected);
      }),
    );
  });
});

describe("laws of time decay", () => {
  it("is the same from the conversion and from the last touch, where ages are exact", () => {
    fc.assert(
      fc.property(halfLife, some, (life, list) => {
        const [a, b] = (["conversion", "lastTouch"] as const).map((ageFrom) =>
          weigher({ kind: "timeDecay", halfLife: life, ageIn: "exact", ageFrom })(list),
        );
        expect(a).toEqual(b);
      }),
    );
  });

  it("is the same when all ages shift together", () => {
    const ages = fc.array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(halfLife, ages, fc.integer({ min: 0, max: 1e15 }), (life, list, shift) => {
        const weights = weigher({ kind: "timeDecay", halfLife: life });
        expect(weights(list.map((age) => ({ age: age + shift })))).toEqual(weights(list.map((age) => ({ age }))));
      }),
    );
  });

  it("never weighs an older touch more", () => {
    fc.assert(
      fc.property(decay, some, (model, list) => {
        const touches = list.filter((row) => row.onOrder !== true);
        const weights = weigher(model)(touches);
        for (let i = 1; i < touches.length; i += 1) expect(weights[i - 1]).toBeLessThanOrEqual(weights[i]!);
      }),
    );
  });

  it("is within 1 of the exact weight, which square roots of 1/2 give", () => {
    const cases = fc
      .integer({ min: 1, max: 5000 })
      .chain((hours) => fc.tuple(fc.constant(hours), fc.nat(36 * hours * HOUR)));
    fc.assert(
      fc.property(cases, ([hours, age]) => {
        const [weight] = weigher({ kind: "timeDecay", halfLife: { hours } })([{ age }, { age: 0 }]);
        const distance = (BigInt(weight!) << BITS) - exactWeight(age, hours * HOUR);
        expect(distance < 1n << BITS && -distance < 1n << BITS).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

/** Fractions are kept to so many binary places. */
const BITS = 160n;

/** 2^−(1/2), 2^−(1/4), 2^−(1/8) …, by taking roots of whole numbers. */
const roots = Array.from({ length: 80 }).reduce<bigint[]>(
  (list) => [...list, squareRoot((list.at(-1) ?? 1n << (BITS - 1n)) << BITS)],
  [],
);

/** 2^32 · 2^(−age ÷ halfLife): the digits of the quotient in base two say which of the roots to multiply. */
function exactWeight(age: number, halfLife: number): bigint {
  let weight = (1n << (BITS + 32n)) >> BigInt(Math.floor(age / halfLife));
  let rest = BigInt(age) % BigInt(halfLife);
  for (const root of roots) {
    rest *= 2n;
    if (rest >= BigInt(halfLife)) {
      rest -= BigInt(halfLife);
      weight = (weight * root) >> BITS;
    }
  }
  return weight;
}

function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
