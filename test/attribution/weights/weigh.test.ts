import type { AttributionModel, PositionBasedModel } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { largestRemainder } from "../../../src/kernels/largest-remainder.js";
import { clicks, type Row, weigher } from "./survivors.ts";

const DAY = 86_400_000;

/** What a total of minor units comes to by the weights of a model. */
const split = (minor: number, model: AttributionModel, rows: readonly Row[]) =>
  largestRemainder(minor, weigher(model)(rows));

const code = (creatorId: string): Row => ({ creatorId, kind: "code", onOrder: true });

describe("one touch takes it all", () => {
  const first = weigher({ kind: "firstTouch" });
  const last = weigher({ kind: "lastTouch" });

  it("the first or the last", () => {
    expect(first(clicks(3))).toEqual([1, 0, 0]);
    expect(last(clicks(3))).toEqual([0, 0, 1]);
    expect([first([]), last([])]).toEqual([[], []]);
  });

  it("of one instant the preferred one, which comes first, is the first and the last", () => {
    const tied = [{ age: 5 }, { age: 5 }, { age: 5 }];
    expect(first(tied)).toEqual([1, 0, 0]);
    expect(last(tied)).toEqual([1, 0, 0]);
    expect(last([{ age: 9 }, { age: 5 }, { age: 5 }])).toEqual([0, 1, 0]);
  });

  it("what stands on the order is later than any touch, even of the same instant, and what was entered last the last", () => {
    expect(last([{ age: 0 }, code("ann"), code("ben")])).toEqual([0, 0, 1]);
    expect(first([{ age: 0 }, code("ann")])).toEqual([1, 0]);
    expect(first([code("ann"), code("ben")])).toEqual([1, 0]);
    // ann's second code is the last word, although it says again what her first one says.
    expect(last([code("ann"), code("ben"), code("ann")])).toEqual([0, 0, 1]);
  });
});

describe("last non-direct", () => {
  const weights = weigher({ kind: "lastNonDirect" });
  const visit = (age: number): Row => ({ kind: "direct", creatorId: null, age });

  it("passes over visits that nothing led to", () => {
    expect(weights([{ age: 9 }, visit(5), visit(1)])).toEqual([1, 0, 0]);
    expect(weights([{ age: 9 }, visit(5), { age: 1 }])).toEqual([0, 0, 1]);
    expect(weights([visit(1), code("ann")])).toEqual([0, 1]);
  });

  it("takes the last visit where there is nothing else", () => {
    expect(weights([visit(9), visit(5)])).toEqual([0, 1]);
    expect(weights([visit(5), visit(5)])).toEqual([1, 0]);
    expect(weights([])).toEqual([]);
  });

  it("takes the preferred of one instant", () => {
    expect(weights([visit(5), { age: 5 }, visit(5), { age: 5 }, visit(5), visit(1)])).toEqual([0, 1, 0, 0, 0, 0]);
  });
});

describe("linear", () => {
  const touches: AttributionModel = { kind: "linear", over: "touches" };
  const creators: AttributionModel = { kind: "linear", over: "creators" };
  const rows: Row[] = [{ creatorId: "ann" }, { creatorId: "ben" }, { creatorId: "ann" }, { creatorId: "ann" }];

  it("splits 10.00 over three touches into 3.34, 3.33, 3.33", () => {
    expect(split(1000, touches, clicks(3))).toEqual([334, 333, 333]);
  });

  it("gives every touch a part, or every creator one, by their earliest touch", () => {
    expect(weigher(touches)(rows)).toEqual([1, 1, 1, 1]);
    expect(weigher(creators)(rows)).toEqual([1, 1, 0, 0]);
  });

  it("counts what is no creator's touch by touch, or together as one nobody", () => {
    const others: Row[] = [{ creatorId: null }, { creatorId: "ann" }, { creatorId: null }];
    expect(weigher(touches)(others)).toEqual([1, 1, 1]);
    expect(weigher(creators)(others)).toEqual([1, 1, 0]);
  });

  it("takes a touch, a link and a code of one creator for three pieces of evidence, or for one creator", () => {
    const link: Row = { creatorId: "ann", kind: "link", onOrder: true };
    const entered = [{ creatorId: "ann" }, link, code("ann"), code("ben")];
    expect(weigher(touches)(entered)).toEqual([1, 1, 1, 1]);
    expect(weigher(creators)(entered)).toEqual([1, 0, 0, 1]);
  });
});

describe("position based", () => {
  const model = (first: number, middle: number, last: number, twoTouches: PositionBasedModel["twoTouches"] = "half") =>
    ({ kind: "positionBased", first, middle, last, twoTouches }) as const;

  it("splits 10.00 by 40/20/40", () => {
    expect(split(1000, model(40, 20, 40), clicks(4))).toEqual([400, 100, 100, 400]);
    expect(split(1000, model(40, 20, 40), clicks(3))).toEqual([400, 200, 400]);
    expect(split(1000, model(40, 20, 40), clicks(2))).toEqual([500, 500]);
    expect(split(1000, model(40, 20, 40), clicks(1))).toEqual([1000]);
  });

  it("splits 10.00 between two touches by 30/30/40 in three ways", () => {
    expect(split(1000, model(30, 30, 40, "half"), clicks(2))).toEqual([500, 500]);
    // 30 + 15 and 40 + 15
    expect(split(1000, model(30, 30, 40, "addHalfOfMiddle"), clicks(2))).toEqual([450, 550]);
    // 30/70 = 0.42857…, 40/70 = 0.57142…
    expect(split(1000, model(30, 30, 40, "renormalise"), clicks(2))).toEqual([429, 571]);
  });

  it("has whole weights in lowest terms, whatever the number of touches", () => {
    // 40/20/40 is 2/1/2. Four: 2·2, 1, 1, 2·2 of 10. Five: 2·3, 1, 1, 1, 2·3 of 15.
    expect(weigher(model(40, 20, 40))(clicks(4))).toEqual([4, 1, 1, 4]);
    expect(weigher(model(40, 20, 40))(clicks(5))).toEqual([6, 1, 1, 1, 6]);
    expect(weigher(model(0, 0, 7))(clicks(3))).toEqual([0, 0, 1]);
    expect(weigher(model(0, 9, 0))(clicks(4))).toEqual([0, 1, 1, 0]);
  });

  it("stays exact for a million touches and the largest parts", () => {
    // 10^6 · 999,998 each end, 999,999 each between; in all 2,999,999 · 999,998 < 2^53.
    const weights = weigher(model(1_000_000, 999_999, 1_000_000))(clicks(1_000_000));
    const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
    expect(total).toBe(2_999_999n * 999_998n);
    expect(total < 2n ** 53n).toBe(true);
    expect([weights[0], weights[1], weights.at(-1)]).toEqual([999_998_000_000, 999_999, 999_998_000_000]);
  });

  it("takes the preferred of one instant for the last, unless it is the first already", () => {
    expect(weigher(model(1, 1, 3))([{ age: 9 }, { age: 5 }, { age: 5 }])).toEqual([1, 3, 1]);
    expect(weigher(model(1, 1, 3))([{ age: 5 }, { age: 5 }, { age: 5 }])).toEqual([1, 3, 1]);
    expect(weigher(model(1, 1, 3, "renormalise"))([{ age: 5 }, { age: 5 }])).toEqual([1, 3]);
    expect(weigher(model(1, 1, 3))([{ age: 9 }, { age: 0 }, { age: 0 }, code("ann")])).toEqual([2, 1, 1, 6]);
  });
});

describe("time decay", () => {
  const week: AttributionModel = { kind: "timeDecay", halfLife: { days: 7 } };

  it("splits 10.00 by ages of 0, 7 and 14 days at a half-life of 7 into 5.71, 2.86, 1.43", () => {
    // 1/4 + 1/2 + 1 = 7/4: 1/7, 2/7, 4/7 of 10.00
    expect(split(1000, week, [{ age: 14 * DAY }, { age: 7 * DAY }, { age: 0 }])).toEqual([143, 286, 571]);
  });

  it("halves the weight with every half-life, from 2^32 for the youngest", () => {
    const rows = [{ age: 33 * 7 * DAY }, { age: 32 * 7 * DAY }, { age: 7 * DAY }, { age: 0 }];
    // 2^−1 rounds up to 1
    expect(weigher(week)(rows)).toEqual([1, 1, 2 ** 31, 2 ** 32]);
    expect(weigher(week)([{ age: 34 * 7 * DAY }, { age: 0 }])).toEqual([0, 2 ** 32]);
  });

  it("counts ages from the youngest, so that no path is too old", () => {
    expect(weigher(week)([{ age: 1007 * DAY }, { age: 1000 * DAY }])).toEqual([2 ** 31, 2 ** 32]);
    expect(weigher(week)([{ age: 1.728e16 }])).toEqual([2 ** 32]);
  });

  it("counts days in hours of 24, cut off, from the conversion or from the last touch", () => {
    const day: AttributionModel = { kind: "timeDecay", halfLife: { hours: 24 }, ageIn: "wholeDays" };
    const rows = [{ age: 1.9 * DAY }, { age: 1.1 * DAY }, { age: 0.9 * DAY }, { age: 0.8 * DAY }];
    // From the conversion 1, 1, 0, 0 days; from the last touch 1.1, 0.3, 0.1, 0, which are 1, 0, 0, 0 days.
    expect(weigher(day)(rows)).toEqual([2 ** 31, 2 ** 31, 2 ** 32, 2 ** 32]);
    const fromLast = weigher({ ...day, ageFrom: "lastTouch" });
    expect(fromLast(rows)).toEqual([2 ** 31, 2 ** 32, 2 ** 32, 2 ** 32]);
  });

  it("takes what stands on the order for as young as the order", () => {
    expect(weigher(week)([{ age: 7 * DAY }, code("ann")])).toEqual([2 ** 31, 2 ** 32]);
  });

  it("starts lower where so many full weights would pass 2^53", () => {
    const many = 2 ** 21 + 1;
    const weights = weigher(week)(Array.from({ length: many }, () => ({ age: 0, creatorId: null })));
    expect(weights[0]).toBe(2 ** 31);
    expect(many * 2 ** 31).toBeLessThan(2 ** 53);
  });
});

describe("ranked", () => {
  const weights = weigher({ kind: "ranked", weights: [5, 3, 1] });

  it("gives the nth weight to the nth by priority, then the latest", () => {
    expect(weights([{ priority: 200 }, { priority: 300 }, { priority: 200 }])).toEqual([1, 5, 3]);
    expect(weights(clicks(3))).toEqual([1, 3, 5]);
  });

  it("gives nothing beyond its list, and passes over what is left of it", () => {
    expect(weights(clicks(5))).toEqual([0, 0, 1, 3, 5]);
    expect(weights(clicks(2))).toEqual([3, 5]);
    expect(weights([])).toEqual([]);
    expect(weigher({ kind: "ranked", weights: [0, 1] })(clicks(1))).toEqual([0]);
  });

  it("ranks what stands on the order before touches, what was entered last before the rest, then the preferred", () => {
    expect(weights([{ age: 0 }, { age: 0 }, code("ann"), code("ben")])).toEqual([1, 0, 3, 5]);
    expect(weights([{ age: 0, priority: 1 }, code("ann")])).toEqual([5, 3]);
  });
});

describe("table", () => {
  const table = [
    { creatorId: "ann", weight: "0.25" },
    { creatorId: "ben", weight: "0.1234567891" },
    { creatorId: "cyd", weight: "0" },
    { creatorId: "__proto__", weight: "1" },
  ];
  const rows: Row[] = [
    { creatorId: "ann" },
    { creatorId: "ben" },
    { creatorId: "ann" },
    { creatorId: "cyd" },
    { creatorId: "dee" },
    { creatorId: null },
    { creatorId: "__proto__" },
  ];

  it("weighs every touch with its creator's weight, in billionths", () => {
    expect(weigher({ kind: "table", weights: table, over: "touches" })(rows)).toEqual([
      250_000_000, 123_456_789, 250_000_000, 0, 0, 0, 1_000_000_000,
    ]);
  });

  it("or every creator once", () => {
    expect(weigher({ kind: "table", weights: table, over: "creators" })(rows)).toEqual([
      250_000_000, 123_456_789, 0, 0, 0, 0, 1_000_000_000,
    ]);
  });

  it("weighs what is no creator's by a row of its own: every touch, or all of them together once", () => {
    const weights = [...table, { creatorId: null, weight: "0.5" }];
    const others: Row[] = [{ creatorId: null }, { creatorId: "ann" }, { creatorId: null, kind: "direct" }];
    expect(weigher({ kind: "table", weights, over: "touches" })(others)).toEqual([
      500_000_000, 250_000_000, 500_000_000,
    ]);
    expect(weigher({ kind: "table", weights, over: "creators" })(others)).toEqual([500_000_000, 250_000_000, 0]);
    // A creator may be called "null": that is another row.
    expect(weigher({ kind: "table", weights, over: "touches" })([{ creatorId: "null" }])).toEqual([0]);
  });

  it("rounds the tenth place, half up", () => {
    const weights = [
      { creatorId: "ann", weight: "0.0000000005" },
      { creatorId: "ben", weight: "0.00000000049" },
    ];
    expect(weigher({ kind: "table", weights, over: "touches" })([{ creatorId: "ann" }, { creatorId: "ben" }])).toEqual([
      1, 0,
    ]);
  });

  it("keeps the total below 2^53 for the heaviest weights", () => {
    const weights = [{ creatorId: "ann", weight: "9007199.254740991" }];
    const model: AttributionModel = { kind: "table", weights, over: "touches" };
    expect(weigher(model)([{ creatorId: "ann" }])).toEqual([Number.MAX_SAFE_INTEGER]);
    const half = 2 ** 52 - 1;
    expect(weigher(model)([{ creatorId: "ann" }, { creatorId: "ann" }])).toEqual([half, half]);
  });

  it("keeps the lightest weights where the heavy ones are not among the survivors", () => {
    const weights = [
      { creatorId: "ann", weight: "9007199" },
      { creatorId: "ben", weight: "0.000000001" },
    ];
    const model: AttributionModel = { kind: "table", weights, over: "touches" };
    expect(weigher(model)([{ creatorId: "ben" }, { creatorId: "ben" }])).toEqual([1, 1]);
  });
});

describe("a weigher of the caller's own", () => {
  it("sees plain rows, and its weights count", () => {
    const seen: unknown[] = [];
    const weights = weigher(
      { kind: "custom", weigher: "mine" },
      {
        weighers: {
          mine: (touches) => {
            seen.push(...touches);
            return touches.map(({ ageMilliseconds }) => (ageMilliseconds === null ? 3 : 1));
          },
        },
      },
    );
    const rows: Row[] = [{ creatorId: null, kind: "direct", age: 7, priority: 2 }, code("ann"), code("ben")];
    expect(weights(rows)).toEqual([1, 3, 3]);
    expect(seen).toEqual([
      { creatorId: null, evidence: "direct", touchpointId: "t-0", ageMilliseconds: 7, priority: 2 },
      { creatorId: "ann", evidence: "code", touchpointId: null, ageMilliseconds: null, priority: 0 },
      { creatorId: "ben", evidence: "code", touchpointId: null, ageMilliseconds: null, priority: 0 },
    ]);
  });

  it("may give it to nobody, and never gives −0", () => {
    const weights = weigher({ kind: "custom", weigher: "none" }, { weighers: { none: (all) => all.map(() => -0) } });
    expect(weights(clicks(2))).toEqual([0, 0]);
  });
});
