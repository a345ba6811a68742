import {
  type AttributionColumns,
  attributeColumns,
  type ConversionColumns,
  lastClick90Days,
  type TouchColumns,
} from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";

import { unattributedReasons } from "../../../src/attribution/scale/credit-writer.js";
import { deepFreeze } from "../../support/deep-freeze.js";
import { refusalOf, untyped } from "../../support/thrown.js";
import { DAY, kinds } from "../facts.arbitrary.js";

const CLICK = kinds.indexOf("click");
const VIEW = kinds.indexOf("view");
const CODE = kinds.indexOf("code");
const NOW = 100 * DAY;

const policy: AttributionPolicy = deepFreeze({
  id: "columns",
  windows: { click: { days: 30 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["click"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "eligible",
});
const sharing = (model: AttributionModel): AttributionPolicy => ({ ...policy, model });

/** Clicks of one customer, so many days old, each of a creator of its own. */
function clicks(...ages: readonly number[]): TouchColumns {
  return {
    customer: new Int32Array(ages.length),
    time: Float64Array.from(ages, (age) => NOW - age * DAY),
    kind: new Uint8Array(ages.length).fill(CLICK),
    creator: Int32Array.from(ages, (_, row) => row),
  };
}

/** One order of that customer, of 10.00. */
const order: ConversionColumns = {
  customer: Int32Array.of(0),
  time: Float64Array.of(NOW),
  value: Float64Array.of(1_000),
};

const valuesOf = (touches: TouchColumns, model: AttributionModel) =>
  Array.from(attributeColumns({ touches, conversions: order }, sharing(model)).value ?? []);

describe("attributeColumns", () => {
  it("writes every column of a credit", () => {
    // Of two clicks the later: 2 days old, row 1, creator 1.
    expect(attributeColumns({ touches: clicks(5, 2), conversions: order }, policy)).toEqual({
      starts: Int32Array.of(0, 1),
      touch: Int32Array.of(1),
      kind: Uint8Array.of(CLICK),
      creator: Int32Array.of(1),
      weight: Float64Array.of(1),
      value: Float64Array.of(1_000),
      totalWeight: Float64Array.of(1),
      reason: Int8Array.of(-1),
      unattributedValue: Float64Array.of(0),
    });
  });

  it.each<[name: string, ages: readonly number[], model: AttributionModel, minors: readonly number[]]>([
    [
      "a third each, the unit left over to the earliest",
      [3, 2, 1],
      { kind: "linear", over: "touches" },
      [334, 333, 333],
    ],
    // 2^0 : 2^-1 : 2^-2 = 4 : 2 : 1 of 1000 = 571.4, 285.7, 142.9; the unit left over first to .9, then to .7
    ["half for every week", [14, 7, 0], { kind: "timeDecay", halfLife: { days: 7 } }, [143, 286, 571]],
    [
      "40, 20 and 40, of which the middle is shared",
      [4, 3, 2, 1],
      { kind: "positionBased", first: 40, middle: 20, last: 40, twoTouches: "half" },
      [400, 100, 100, 400],
    ],
    [
      "the weights of a table, by numbers as text",
      [2, 1],
      {
        kind: "table",
        weights: [
          { creatorId: "0", weight: "3" },
          { creatorId: "1", weight: "1" },
        ],
        over: "touches",
      },
      [750, 250],
    ],
  ])("shares exactly: %s", (_, ages, model, minors) => {
    expect(valuesOf(clicks(...ages), model)).toEqual(minors);
  });

  it("takes a code before a click, and a click before a later view", () => {
    const touches = { ...clicks(5, 0.5), kind: Uint8Array.of(CLICK, VIEW) };
    const conversions = {
      ...order,
      customer: Int32Array.of(0, 0),
      time: Float64Array.of(NOW, NOW),
      value: Float64Array.of(5, 7),
    };
    const found = attributeColumns(
      { touches, conversions: { ...conversions, codeOwner: Int32Array.of(-1, 9) } },
      policy,
    );
    expect([...found.creator]).toEqual([0, 9]);
    expect([...found.touch]).toEqual([0, -1]);
    expect([...found.kind]).toEqual([CLICK, CODE]);
  });

  it("lends a code the click of its owner, where the policy does", () => {
    const lending: AttributionPolicy = { ...policy, codeAgainstLink: "codeWins" };
    const conversions = { ...order, codeOwner: Int32Array.of(1) };
    const found = attributeColumns({ touches: clicks(3, 2, 1), conversions }, lending);
    expect([found.creator[0], found.touch[0], found.kind[0]]).toEqual([1, 1, CODE]);
  });

  it("prefers at one instant the higher priority, then the smaller row", () => {
    const touches = clicks(1, 1, 1);
    expect(attributeColumns({ touches, conversions: order }, policy).touch[0]).toBe(0);
    const ranked = { ...touches, priority: Int32Array.of(0, 0, 1) };
    expect(attributeColumns({ touches: ranked, conversions: order }, policy).touch[0]).toBe(2);
  });

  it("says why nobody has it", () => {
    const reasons = (touches: TouchColumns, conversions: ConversionColumns) => {
      const { reason, unattributedValue, touch } = attributeColumns({ touches, conversions }, policy);
      return [unattributedReasons[reason[0]!], unattributedValue?.[0], touch.length];
    };
    expect(reasons(clicks(31), order)).toEqual(["noEvidence", 1_000, 0]);
    expect(reasons({ ...clicks(1), revoked: Uint8Array.of(1) }, order)).toEqual(["noneEligible", 1_000, 0]);
    expect(reasons(clicks(), { ...order, codeOwner: Int32Array.of(-2) })).toEqual(["noneEligible", 1_000, 0]);
    expect(reasons({ ...clicks(1), creator: Int32Array.of(-1) }, order)).toEqual(["otherChannel", 1_000, 0]);
    expect(reasons({ ...clicks(1), customer: Int32Array.of(-1) }, order)).toEqual(["noEvidence", 1_000, 0]);
    expect(reasons(clicks(1), { ...order, customer: Int32Array.of(-1) })).toEqual(["noEvidence", 1_000, 0]);
  });

  it("leaves over what other channels share", () => {
    const touches = { ...clicks(3, 2, 1), creator: Int32Array.of(4, -1, 5) };
    const found = attributeColumns({ touches, conversions: order }, sharing({ kind: "linear", over: "touches" }));
    // 334 + 333 + 333, of which the middle one is nobody's
    expect([...found.creator]).toEqual([4, 5]);
    expect([...(found.value ?? [])]).toEqual([334, 333]);
    expect([found.unattributedValue?.[0], unattributedReasons[found.reason[0]!], found.totalWeight[0]]).toEqual([
      333,
      "otherChannel",
      3,
    ]);
  });

  it("asks for the shop", () => {
    const touches = { ...clicks(2, 1), scope: Int32Array.of(6, -1) };
    const inShop: AttributionPolicy = { ...policy, scope: "shop" };
    const found = (scope: number) =>
      attributeColumns({ touches, conversions: { ...order, scope: Int32Array.of(scope) } }, inShop);
    expect([...found(6).touch]).toEqual([0]);
    expect([...found(7).touch]).toEqual([]);
    expect([...found(-1).touch]).toEqual([]);
  });

  it("has no values where conversions have none, and nothing where there are no conversions", () => {
    const { value: _, ...lead } = order;
    const found = attributeColumns({ touches: clicks(1), conversions: lead }, policy);
    expect([found.value, found.unattributedValue, found.weight[0]]).toEqual([null, null, 1]);
    const none = { customer: new Int32Array(0), time: new Float64Array(0) };
    expect(attributeColumns({ touches: clicks(1), conversions: none }, policy).starts).toEqual(Int32Array.of(0));
  });

  it("is not slow over a customer with very many touches", () => {
    const ages = Array.from({ length: 100_000 }, (_, i) => 29 - i * 0.000_2); // the youngest 9 days old
    const many = {
      customer: new Int32Array(2_000),
      time: new Float64Array(2_000).fill(NOW),
      value: new Float64Array(2_000).fill(1),
    };
    const { touch } = attributeColumns({ touches: clicks(...ages.slice(0, 1)), conversions: order }, policy);
    expect(touch[0]).toBe(0);
    const touches = {
      ...clicks(),
      customer: new Int32Array(100_000),
      time: Float64Array.from(ages, (age) => NOW - Math.round(age * DAY)),
      kind: new Uint8Array(100_000).fill(CLICK),
      creator: new Int32Array(100_000),
    };
    const found = attributeColumns({ touches, conversions: many }, policy);
    expect(new Set(found.touch)).toEqual(new Set([99_999]));
  });
});

const good: AttributionColumns = {
  touches: { ...clicks(2, 1), campaign: Int32Array.of(-1, 3), revoked: Uint8Array.of(0, 0) },
  conversions: { ...order, codeOwner: Int32Array.of(-1) },
};
const withTouches = (change: { readonly [Name in keyof TouchColumns]?: unknown }) => ({
  ...good,
  touches: { ...good.touches, ...change },
});
const withConversions = (change: { readonly [Name in keyof ConversionColumns]?: unknown }) => ({
  ...good,
  conversions: { ...good.conversions, ...change },
});

describe("attributeColumns refuses", () => {
  it.each<[name: string, columns: unknown, refusal: string]>([
    ["no columns", null, "invalidArgument at columns"],
    ["no touches", { conversions: good.conversions }, "invalidArgument at columns.touches"],
    ["a list for a column", withTouches({ customer: [0, 0] }), "invalidArgument at columns.touches.customer"],
    ["a column of another kind", withTouches({ kind: Int32Array.of(4, 4) }), "invalidArgument at columns.touches.kind"],
    ["a shorter column", withTouches({ time: Float64Array.of(1) }), "invalidArgument at columns.touches.time"],
    ["no creators", withTouches({ creator: undefined }), "invalidArgument at columns.touches.creator"],
    [
      "a time that is none",
      withTouches({ time: Float64Array.of(1, Number.NaN) }),
      "invalidInstant at columns.touches.time[1]",
    ],
    [
      "a part of a millisecond",
      withTouches({ time: Float64Array.of(0.5, 1) }),
      "invalidInstant at columns.touches.time[0]",
    ],
    [
      "a year that never comes",
      withConversions({ time: Float64Array.of(8.64e15 + 2) }),
      "invalidInstant at columns.conversions.time[0]",
    ],
    ["a kind that is none", withTouches({ kind: Uint8Array.of(4, 10) }), "invalidArgument at columns.touches.kind[1]"],
    [
      "a creator below -1",
      withTouches({ creator: Int32Array.of(-2, 0) }),
      "invalidArgument at columns.touches.creator[0]",
    ],
    [
      "a priority that is none",
      withTouches({ priority: Float64Array.of(0, Number.NaN) }),
      "invalidArgument at columns.touches.priority[1]",
    ],
    [
      "an owner below -2",
      withConversions({ codeOwner: Int32Array.of(-3) }),
      "invalidArgument at columns.conversions.codeOwner[0]",
    ],
    ["half a cent", withConversions({ value: Float64Array.of(0.5) }), "invalidMoney at columns.conversions.value[0]"],
    [
      "less than nothing",
      withConversions({ value: Float64Array.of(-1) }),
      "invalidMoney at columns.conversions.value[0]",
    ],
    [
      "more than is exact",
      withConversions({ value: Float64Array.of(2 ** 53) }),
      "invalidMoney at columns.conversions.value[0]",
    ],
  ])("%s", (_, columns, refusal) => {
    expect(refusalOf(() => attributeColumns(untyped(columns), policy))).toBe(refusal);
  });

  it.each<[name: string, policy: AttributionPolicy, refusal: string]>([
    ["self-purchases", lastClick90Days, "invalidPolicy at policy.selfPurchase"],
    ["staff", { ...policy, staffPurchase: "excluded" }, "invalidPolicy at policy.staffPurchase"],
    ["a scope without columns", { ...policy, scope: "product" }, "invalidArgument at columns.touches.scope"],
    ["a policy that is none", untyped(null), "invalidPolicy at policy"],
  ])("to be asked about %s", (_, asked, refusal) => {
    expect(refusalOf(() => attributeColumns(good, asked))).toBe(refusal);
  });

  it("an override of a campaign without a column of campaigns", () => {
    const overrides = [{ campaignId: "3", windows: { click: { hours: 1 } } }];
    const { campaign: _, ...touches } = good.touches;
    const asked: AttributionPolicy = { ...policy, overrides };
    expect(refusalOf(() => attributeColumns({ ...good, touches }, asked))).toBe(
      "invalidArgument at columns.touches.campaign",
    );
    // With the column the touch of the campaign is too old, a day against an hour, and the older one wins.
    expect(attributeColumns(good, asked).touch[0]).toBe(0);
  });
});
