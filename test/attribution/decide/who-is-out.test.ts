import type { AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { code, DAY, fates, HOUR, lastTouch, order, outcome, summary, touch } from "./_shop.js";

const linear: AttributionPolicy = { ...lastTouch, model: { kind: "linear", over: "touches" } };

describe("staff", () => {
  const facts = {
    conversions: [order({ codes: ["cyd", "who"] })],
    touchpoints: [touch("t-1", "ann", HOUR), touch("t-2", "ann", 31 * DAY)],
    directory: { assignments: [code("cyd")] },
    staff: ["k-0", "k-1"],
  };
  it("earn nobody anything, unless the policy says so", () => {
    expect(outcome(facts, lastTouch)).toEqual(["staffPurchase 1000"]);
    expect(outcome(facts, { ...lastTouch, staffPurchase: "eligible" })).toEqual(["cyd code null 1000"]);
    expect(outcome({ ...facts, touchpoints: [], conversions: [order()] }, lastTouch)).toEqual(["staffPurchase 1000"]);
  });
  it("is the reason of whatever could have won", () => {
    expect(fates(facts, lastTouch)).toEqual([
      "CYD: staffPurchase",
      "WHO: codeUnknown",
      "t-1: staffPurchase",
      "t-2: outsideWindow",
    ]);
    expect(summary(facts, lastTouch)).toBe(
      "Nobody gets the credit: somebody on the staff list bought it. " +
        "Not credited: 1 outside the window, 1 that no creator ever had, 2 not counted for staff.",
    );
  });
  it("is nobody of whom the shop says nothing", () => {
    const unknown = { conversions: [order({ customerKey: "" })], touchpoints: [], staff: [""] };
    expect(outcome(unknown, lastTouch)).toEqual(["noEvidence 1000"]);
  });
});

describe("scope", () => {
  const line = { id: "l", quantity: 1, price: { minor: 1, currency: "GBP" } };
  const touchpoints = [
    touch("here", "ann", 3 * HOUR, { shopId: "s-1", productId: "p-1" }),
    touch("there", "ben", 2 * HOUR, { shopId: "s-2", productId: "p-2" }),
    touch("anywhere", "cyd", HOUR),
  ];
  const conversions = [order({ shopId: "s-1", lines: [{ ...line, productId: "p-2" }] })];
  const facts = { conversions, touchpoints };

  it("is the whole order, the shop, or the products of the order", () => {
    expect(outcome(facts, lastTouch)).toEqual(["cyd click anywhere 1000"]);
    expect(outcome(facts, { ...lastTouch, scope: "shop" })).toEqual(["ann click here 1000"]);
    expect(outcome(facts, { ...lastTouch, scope: "product" })).toEqual(["ben click there 1000"]);
  });
  it("has products on the order and on its lines", () => {
    const both = { touchpoints, conversions: [order({ productId: "p-1", lines: [{ ...line, productId: "p-2" }] })] };
    expect(outcome(both, { ...linear, scope: "product" })).toEqual(["ann click here 500", "ben click there 500"]);
  });
  it("leaves out what does not say, on either side", () => {
    const silent = { touchpoints, conversions: [order()] };
    expect(outcome(silent, { ...lastTouch, scope: "shop" })).toEqual(["noneEligible 1000"]);
    expect(fates(facts, { ...lastTouch, scope: "shop" })).toEqual([
      "here: won",
      "anywhere: wrongScope",
      "there: wrongScope",
    ]);
  });
});

describe("touches that are no creator's", () => {
  it("win for nobody", () => {
    const facts = { conversions: [order()], touchpoints: [touch("t-1", "ann", DAY), touch("t-2", null, HOUR)] };
    expect(outcome(facts, lastTouch)).toEqual(["otherChannel 1000"]);
    expect(fates(facts, lastTouch)).toEqual(["t-2: won", "t-1: notModelled"]);
    expect(summary(facts, lastTouch)).toBe(
      "No creator gets the credit: another channel won it, by a click 1 hour before the order. " +
        "Not credited: 1 not chosen by the model.",
    );
  });
  it("share with creators, and the rest is one part", () => {
    // 10.00 in three is 3.34, 3.33, 3.33, the unit to the earliest.
    const touchpoints = [touch("t-1", null, DAY), touch("t-2", "ann", HOUR), touch("t-3", null, 1)];
    expect(outcome({ conversions: [order()], touchpoints }, linear)).toEqual(["ann click t-2 333", "otherChannel 667"]);
    expect(summary({ conversions: [order()], touchpoints }, linear)).toBe("other channels get 67 % and ann 33 %.");
  });
  it("have no amount where the conversion has none", () => {
    const { value: _, ...lead } = order({ kind: "lead" });
    const touchpoints = [touch("t-1", null, DAY), touch("t-2", "ann", HOUR)];
    expect(outcome({ conversions: [lead], touchpoints }, linear)).toEqual([
      "ann click t-2 1/2",
      "otherChannel undefined",
    ]);
  });
  it("are direct visits, which lastNonDirect passes over as long as there is anything else", () => {
    const direct = touch("t-2", null, HOUR, { kind: "direct" });
    const policy = { ...lastTouch, tiers: [["click", "direct"]], model: { kind: "lastNonDirect" } } as const;
    const facts = { conversions: [order()], touchpoints: [touch("t-1", "ann", DAY), direct] };
    expect(outcome(facts, policy)).toEqual(["ann click t-1 1000"]);
    expect(outcome(facts, { ...policy, model: { kind: "lastTouch" } })).toEqual(["otherChannel 1000"]);
    expect(outcome({ ...facts, touchpoints: [direct] }, policy)).toEqual(["otherChannel 1000"]);
    // It is a matter of the model and not of the tiers: a stronger tier of visits stays stronger.
    expect(outcome(facts, { ...policy, tiers: [["direct"], ["click"]] })).toEqual(["otherChannel 1000"]);
  });
});

describe("what is said twice", () => {
  it("is listed as such", () => {
    const twice = touch("t-1", "ann", HOUR);
    const facts = { conversions: [order()], touchpoints: [twice, touch("t-2", "ben", DAY), { ...twice }] };
    expect(fates(facts, lastTouch)).toEqual(["t-1: won", "t-1: duplicate", "t-2: notModelled"]);
  });
});

describe("a model without weight for anybody left", () => {
  it("leaves the conversion unattributed", () => {
    const facts = { conversions: [order()], touchpoints: [touch("t-1", "ann", HOUR)] };
    const table = { kind: "table", weights: [{ creatorId: "ben", weight: "1" }], over: "touches" } as const;
    expect(outcome(facts, { ...lastTouch, model: table })).toEqual(["noWeight 1000"]);
    expect(fates(facts, { ...lastTouch, model: table })).toEqual(["t-1: notModelled"]);
    expect(summary(facts, { ...lastTouch, model: table })).toBe(
      "Nobody gets the credit: the model gives no weight to anything that is left. " +
        "Not credited: 1 not chosen by the model.",
    );
  });
});
