import { buildTouchIndex, compareModels, firstClick30Days, lastClick90Days } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, sentenceOf, untyped } from "../../support/thrown.ts";

const pounds = (minor: number) => ({ minor, currency: "GBP" });
const order = (id: string, minor: number | null, currency = "GBP"): Conversion => ({
  id,
  customerKey: "k-1",
  kind: "order",
  occurredAt: 1000,
  ...(minor === null ? {} : { value: { minor, currency } }),
});
const clicks = (...creators: readonly (string | null)[]): Touchpoint[] =>
  creators.map((creatorId, i) => {
    return { id: `t-${i}`, creatorId, customerKey: "k-1", kind: "click", occurredAt: i };
  });
const policy = (id: string, model: AttributionModel): AttributionPolicy => ({ ...lastClick90Days, id, model });
const last = policy("last", { kind: "lastTouch" });
const first = policy("first", { kind: "firstTouch" });
const linear = policy("linear", { kind: "linear", over: "touches" });
const uShaped = policy("uShaped", { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" });

const run = (
  conversions: readonly Conversion[],
  touchpoints: readonly Touchpoint[],
  policies: readonly AttributionPolicy[],
) => compareModels(deepFreeze({ conversions, touchpoints }), deepFreeze(policies));

describe("compareModels", () => {
  it("says what each model gives to each creator", () => {
    const { baselineId, conversions, creators } = run([order("o", 1000)], clicks("ann", "ben", "cyd"), [
      last,
      first,
      linear,
      uShaped,
    ]);
    expect([baselineId, conversions]).toEqual(["last", 1]);
    // Linear over 10.00: 3.34, 3.33, 3.33; position: 4.00, 2.00, 4.00.
    expect(creators).toEqual([
      {
        creatorId: "ann",
        totals: [
          { policyId: "last", conversions: 0, values: [] },
          { policyId: "first", conversions: 1, values: [pounds(1000)] },
          { policyId: "linear", conversions: 1 / 3, values: [pounds(334)] },
          { policyId: "uShaped", conversions: 0.4, values: [pounds(400)] },
        ],
      },
      {
        creatorId: "ben",
        totals: [
          { policyId: "last", conversions: 0, values: [] },
          { policyId: "first", conversions: 0, values: [] },
          { policyId: "linear", conversions: 1 / 3, values: [pounds(333)] },
          { policyId: "uShaped", conversions: 0.2, values: [pounds(200)] },
        ],
      },
      {
        creatorId: "cyd",
        totals: [
          { policyId: "last", conversions: 1, values: [pounds(1000)] },
          { policyId: "first", conversions: 0, values: [] },
          { policyId: "linear", conversions: 1 / 3, values: [pounds(333)] },
          { policyId: "uShaped", conversions: 0.4, values: [pounds(400)] },
        ],
      },
    ]);
  });

  it("says from whom to whom credit went, against the first policy", () => {
    const { against } = run([order("o", 1000)], clicks("ann", "ben", "cyd"), [last, first, linear]);
    expect(against).toEqual([
      { policyId: "first", moves: [{ from: "cyd", to: "ann", conversions: 1, values: [pounds(1000)] }] },
      {
        policyId: "linear",
        moves: [
          { from: "cyd", to: "ann", conversions: 1 / 3, values: [pounds(334)] },
          { from: "cyd", to: "ben", conversions: 1 / 3, values: [pounds(333)] },
        ],
      },
    ]);
  });

  it("divides what several lose over what several gain, in proportion", () => {
    // From linear (250 each) to weights of 1, 1, 3 and 5 (100, 100, 300, 500): ann and ben lose 150 each, cyd gains 50
    // and dan 250. Ann's 150 go 25 : 125, which leaves 25 and 125 for ben's.
    const ranked = policy("ranked", { kind: "ranked", weights: [5, 3, 1, 1] });
    const { against } = run([order("o", 1000)], clicks("ann", "ben", "cyd", "dan"), [linear, ranked]);
    const near = (value: number) => expect.closeTo(value, 15);
    expect(against[0]?.moves).toEqual([
      { from: "ann", to: "cyd", conversions: near(0.025), values: [pounds(25)] },
      { from: "ann", to: "dan", conversions: near(0.125), values: [pounds(125)] },
      { from: "ben", to: "cyd", conversions: near(0.025), values: [pounds(25)] },
      { from: "ben", to: "dan", conversions: near(0.125), values: [pounds(125)] },
    ]);
  });

  it("adds thirds to a whole, and one half, one third and one sixth as well", () => {
    const three = [order("a", null), order("b", null), order("c", null)];
    const ofAnn = (conversions: readonly Conversion[], touchpoints: readonly Touchpoint[]) =>
      run(conversions, touchpoints, [linear, last]).creators[0]?.totals[0];
    expect(ofAnn(three, clicks("ann", "ben", "cyd"))).toEqual({ policyId: "linear", conversions: 1, values: [] });
    const customers = [2, 3, 6].map((size, i) => ({
      conversion: { ...order(`o-${i}`, null), customerKey: `k-${i}` },
      touches: Array.from({ length: size }, (_, j): Touchpoint => {
        const creatorId = j === 0 ? "ann" : `other-${j}`;
        return { id: `t-${i}-${j}`, creatorId, customerKey: `k-${i}`, kind: "click", occurredAt: j };
      }),
    }));
    const all = customers.map(({ conversion }) => conversion);
    expect(
      ofAnn(
        all,
        customers.flatMap(({ touches }) => touches),
      )?.conversions,
    ).toBe(1);
  });

  it("counts what nobody gets, in part or in whole, as nobody's, last", () => {
    const { creators, against } = run([order("o", 1000)], clicks(null, "ann"), [linear, first, last]);
    expect(creators.map(({ creatorId }) => creatorId)).toEqual(["ann", null]);
    expect(creators[1]?.totals).toEqual([
      { policyId: "linear", conversions: 0.5, values: [pounds(500)] },
      { policyId: "first", conversions: 1, values: [pounds(1000)] },
      { policyId: "last", conversions: 0, values: [] },
    ]);
    expect(against.map(({ moves }) => moves)).toEqual([
      [{ from: "ann", to: null, conversions: 0.5, values: [pounds(500)] }],
      [{ from: null, to: "ann", conversions: 0.5, values: [pounds(500)] }],
    ]);
  });

  it("keeps currencies apart and counts conversions without a value", () => {
    const conversions = [order("a", 100), order("b", 7, "JPY"), order("c", null)];
    const { against } = run(conversions, clicks("ann", "ben"), [last, first]);
    const values = [pounds(100), { minor: 7, currency: "JPY" }];
    expect(against[0]?.moves).toEqual([{ from: "ben", to: "ann", conversions: 3, values }]);
  });

  it("moves a minor unit where only the rounding differs", () => {
    // Over touches and over creators alike each has a third; only who comes first differs. 10 is 4, 3, 3 by time of the
    // touches, and the fair split may give the unit left over to another, though no share changed.
    const conversions = Array.from({ length: 40 }, (_, i) => order(`o-${i}`, 10));
    const fair = { ...linear, id: "fair", remainder: "fair" } as const;
    const { creators, against } = run(conversions, clicks("ann", "ben", "cyd"), [linear, fair]);
    const [baseline, other] = creators[0]!.totals;
    expect(other!.conversions).toBe(baseline!.conversions);
    const lost = against[0]!.moves.reduce((sum, { values }) => sum + values[0]!.minor, 0);
    expect(lost).toBe(baseline!.values[0]!.minor - other!.values[0]!.minor);
    expect(against[0]!.moves.every(({ from, conversions: share }) => from === "ann" && share === 0)).toBe(true);
  });

  it("lays a very wide conversion side by side, and still exactly", () => {
    const names = Array.from({ length: 300 }, (_, i) => `c-${1000 + i}`);
    const half = (from: number, to: number) =>
      policy(`from ${from}`, {
        kind: "table",
        over: "touches",
        weights: names.slice(from, to).map((creatorId) => ({ creatorId, weight: "1" })),
      });
    const { against } = run([order("o", 15_000)], clicks(...names), [half(0, 150), half(150, 300)]);
    expect(against[0]?.moves).toEqual(
      names.slice(0, 150).map((from, i) => {
        return { from, to: names[150 + i], conversions: expect.closeTo(1 / 150, 12), values: [pounds(100)] };
      }),
    );
  });

  it("takes an index that was built before, and custom models", () => {
    const conversions = [order("o", 10)];
    const touchpoints = clicks("ann", "ben");
    const custom = policy("custom", { kind: "custom", weigher: "oneToFour" });
    const options = { weighers: { oneToFour: () => [1, 4] } };
    const indexed = compareModels({ conversions, index: buildTouchIndex(touchpoints) }, [last, custom], options);
    expect(indexed).toEqual(compareModels({ conversions, touchpoints }, [last, custom], options));
    expect(indexed.creators.map(({ totals }) => totals[1]?.values[0]?.minor)).toEqual([2, 8]);
  });

  it("is empty where there are no conversions", () => {
    expect(run([], clicks("ann"), [lastClick90Days, firstClick30Days])).toEqual({
      baselineId: lastClick90Days.id,
      conversions: 0,
      creators: [],
      against: [{ policyId: firstClick30Days.id, moves: [] }],
    });
  });

  it.each<[string, () => unknown, string]>([
    ["one policy", () => run([], [], [last]), "invalidArgument at policies"],
    ["no list", () => run([], [], untyped(last)), "invalidArgument at policies"],
    ["no policy", () => run([], [], [last, untyped(null)]), "invalidPolicy at policies[1]"],
    [
      "a policy without a name",
      () => run([], [], [last, untyped({ ...last, id: 7 })]),
      "invalidArgument at policies[1].id",
    ],
    [
      "two policies of one name",
      () => run([], [], [last, first, { ...linear, id: "first" }]),
      "duplicateId at policies[2].id",
    ],
    ["no facts", () => compareModels(untyped(null), [last, first]), "invalidArgument at facts"],
    [
      "a bad policy, by its place",
      () => run([], [], [last, { ...first, farEnd: untyped("open") }]),
      "invalidPolicy at policies[1].farEnd",
    ],
    ["bad facts", () => run([order("o", -1)], [], [last, first]), "invalidMoney at conversions[0].value"],
  ])("refuses %s", (_, call, refusal) => {
    expect(refusalOf(call)).toBe(refusal);
  });

  it("refuses a total that no amount can be", () => {
    const rich = [order("a", Number.MAX_SAFE_INTEGER), order("b", 1)];
    expect(codeOf(() => run(rich, clicks("ann"), [last, first]))).toBe("moneyOverflow");
    expect(sentenceOf(() => run(rich, clicks("ann"), [last, first]))).toContain("total must be within");
  });
});
