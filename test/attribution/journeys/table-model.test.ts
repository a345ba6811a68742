import {
  attributeConversions,
  lastClick90Days,
  markovAttribution,
  shapleyAttribution,
  tableModel,
} from "creator-core/attribution";
import type { AttributionPath, AttributionPolicy, TableModel } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { refusalOf, sentenceOf, untyped } from "../../support/thrown.js";

const reach = (paths: readonly AttributionPath[]) => {
  const found = shapleyAttribution(paths, { game: "reachability" });
  if (!found.ok) throw new Error(found.reason);
  return found;
};

describe("the table of a data-driven model", () => {
  it("has weights in proportion to the credits, to nine places", () => {
    // ann 3, ben 2, cyd 1: of ann's two thirds and one third.
    const found = reach([
      { path: ["ann"], conversions: 3, nulls: 0 },
      { path: ["ben"], conversions: 2, nulls: 4 },
      { path: ["cyd"], conversions: 1, nulls: 0 },
    ]);
    expect(tableModel(found, { over: "touches" })).toEqual({
      kind: "table",
      over: "touches",
      weights: [
        { creatorId: "ann", weight: "1" },
        { creatorId: "ben", weight: "0.666666667" },
        { creatorId: "cyd", weight: "0.333333333" },
      ],
    });
  });

  it("rounds nobody away, and leaves out who was given nothing", () => {
    const found = reach([
      { path: ["ann"], conversions: 10 ** 12, nulls: 0 },
      { path: ["ben"], conversions: 1, nulls: 0 },
      { path: ["cyd"], conversions: 0, nulls: 9 },
      { path: [null], conversions: 0, nulls: 9 },
    ]);
    expect(tableModel(found, { over: "creators" }).weights).toEqual([
      { creatorId: "ann", weight: "1" },
      { creatorId: "ben", weight: "0.000000001" },
    ]);
  });

  it("is a model of a policy", () => {
    // Without ann half of all conversions are lost, without ben all: of one order 1/3 and 2/3.
    const found = markovAttribution([
      { path: ["ann", "ben"], conversions: 1, nulls: 1 },
      { path: ["ben"], conversions: 1, nulls: 1 },
    ]);
    if (!found.ok) throw new Error(found.reason);
    const policy: AttributionPolicy = {
      id: "table",
      windows: { click: "full" },
      farEnd: "exclusive",
      sameInstant: "eligible",
      tiers: [["click"]],
      model: tableModel(found, { over: "creators" }),
      selfPurchase: "eligible",
    };
    const touchpoints = ["ben", "ann", "ben"].map(
      (creatorId, i) => ({ id: `t-${i}`, creatorId, customerKey: "k", kind: "click", occurredAt: i }) as const,
    );
    const value = money("30.00", "GBP");
    const conversions = [{ id: "o", customerKey: "k", kind: "order", occurredAt: 9, value } as const];
    const credits = attributeConversions({ conversions, touchpoints }, policy).sales[0]?.credits;
    expect(credits?.map((credit) => [credit.creatorId, credit.value?.minor])).toEqual([
      ["ann", 1000],
      ["ben", 2000],
    ]);
  });

  it("has a row of nobody, as other channels have a part in what was found", () => {
    // nobody 9, ann 1: of nobody's one ninth.
    const found = reach([
      { path: [null], conversions: 9, nulls: 0 },
      { path: ["ann"], conversions: 1, nulls: 0 },
    ]);
    expect(tableModel(found, { over: "touches" }).weights).toEqual([
      { creatorId: "ann", weight: "0.111111111" },
      { creatorId: null, weight: "1" },
    ]);
    expect(tableModel(reach([{ path: [null], conversions: 5, nulls: 9 }]), { over: "touches" }).weights).toEqual([
      { creatorId: null, weight: "1" },
    ]);
  });

  it("gives other channels what was found of them, and does not pay it to creators", () => {
    // Without ann 1 of 10 conversions is lost, without other channels all: credits of 1 : 10, so £1 and £10 of £11.
    const found = markovAttribution([
      { path: [null], conversions: 9, nulls: 0 },
      { path: ["ann", null], conversions: 1, nulls: 0 },
    ]);
    if (!found.ok) throw new Error(found.reason);
    const model = tableModel(found, { over: "creators" });
    expect(model.weights).toEqual([
      { creatorId: "ann", weight: "0.1" },
      { creatorId: null, weight: "1" },
    ]);
    const click = { customerKey: "k", kind: "click" } as const;
    const touchpoints = [
      { ...click, id: "t-1", creatorId: "ann", occurredAt: 1 },
      { ...click, id: "t-2", creatorId: null, occurredAt: 2 },
    ];
    const order = { id: "o", customerKey: "k", kind: "order", occurredAt: 9, value: money("11.00", "GBP") } as const;
    const saleBy = (table: TableModel) =>
      attributeConversions({ conversions: [order], touchpoints }, { ...lastClick90Days, model: table }).sales[0];
    const sale = saleBy(model);
    expect(sale?.credits.map(({ creatorId, value }) => [creatorId, value?.minor])).toEqual([["ann", 100]]);
    expect(sale?.unattributed).toEqual({ reason: "otherChannel", value: money("10.00", "GBP") });
    // A table that does not name them gives them nothing.
    const creatorsAlone = { ...model, weights: model.weights.filter(({ creatorId }) => creatorId !== null) };
    expect(saleBy(creatorsAlone)?.credits.map(({ value }) => value?.minor)).toEqual([1100]);
    // One that names nobody else leaves everything to them.
    const sold = saleBy({ ...model, weights: [{ creatorId: null, weight: "0.001" }] });
    expect(sold).toMatchObject({ credits: [], unattributed: { reason: "otherChannel", value: money("11.00", "GBP") } });
  });

  it("is refused where nothing was found to weigh by", () => {
    const unmet = markovAttribution([
      { path: [], conversions: 3, nulls: 0 },
      { path: ["ann"], conversions: 0, nulls: 2 },
    ]);
    if (!unmet.ok) throw new Error(unmet.reason);
    const untouched = reach([{ path: [], conversions: 5, nulls: 9 }]);
    for (const found of [unmet, untouched]) {
      expect(refusalOf(() => tableModel(found, { over: "creators" }))).toBe("invalidArgument at result");
    }
    expect(sentenceOf(() => tableModel(untouched, { over: "creators" }))).toBe(
      "Invalid argument: result must be a result in which a touch came before a conversion; " +
        "without one there is nothing to weigh by, got an object with ok, kind, game, total, rows",
    );
  });

  it("cannot be made of nothing", () => {
    const nothing = untyped<ReturnType<typeof reach>>(markovAttribution([]));
    expect(refusalOf(() => tableModel(nothing, { over: "touches" }))).toBe("invalidArgument at result");
    expect(refusalOf(() => tableModel(untyped(null), { over: "touches" }))).toBe("invalidArgument at result");
    const found = reach([{ path: ["ann"], conversions: 3, nulls: 0 }]);
    const stored = (row: unknown) => untyped<typeof found>({ ...found, rows: [row] });
    const refusal = (row: unknown) => refusalOf(() => tableModel(stored(row), { over: "touches" }));
    expect(refusal(null)).toBe("invalidArgument at result.rows[0]");
    expect(refusal({ creatorId: 7, conversions: 1 })).toBe("invalidArgument at result.rows[0].creatorId");
    for (const conversions of [Number.NaN, -1, Number.POSITIVE_INFINITY, "1", undefined]) {
      expect(refusal({ creatorId: "ann", conversions })).toBe("invalidArgument at result.rows[0].conversions");
    }
    expect(refusalOf(() => tableModel(found, untyped(undefined)))).toBe("invalidArgument at options");
    expect(refusalOf(() => tableModel(found, { over: untyped("both") }))).toBe("invalidArgument at options.over");
  });
});
