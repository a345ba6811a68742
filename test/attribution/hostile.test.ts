import { attributeConversions, buildTouchIndex, codeFirst, remainingCredits } from "creator-core/attribution";
import type { Sale } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";

const value = money("10.00", "GBP");
const part = { evidence: "code", touchpointId: null, campaignId: null, weight: 1, totalWeight: 1 } as const;
const sale = deepFreeze({
  id: "order-7",
  customerKey: "k-1",
  kind: "order",
  occurredAt: 0,
  value,
  unattributed: null,
  credits: [{ ...part, ageMilliseconds: null, creatorId: "ann", value }],
} as const);
const left = (change: { readonly [Field in keyof Sale]?: unknown }) => () =>
  remainingCredits(untyped({ ...sale, ...change }), []);

describe("remainingCredits", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    ["no sale", () => remainingCredits(untyped(null), []), "Invalid argument: sale must be a sale, got null"],
    ["no id", left({ id: Symbol("s") }), "Invalid argument: sale.id must be text, got a symbol"],
    ["no credit", left({ credits: [null] }), "Invalid argument: sale.credits[0] must be an object, got null"],
    [
      "a credit of no money",
      left({ credits: [{ ...sale.credits[0], value: { minor: 1n, currency: "GBP" } }] }),
      "Invalid money: sale.credits[0].value.minor must be a safe integer of minor units, got 1n",
    ],
    [
      "a rest that is none",
      left({ unattributed: undefined }),
      "Invalid argument: sale.unattributed must be the part nobody gets, or null, got undefined",
    ],
    [
      "a hole among the adjustments",
      () => remainingCredits(sale, new Array(1)),
      "Invalid argument: adjustments[0] must be an object, got undefined",
    ],
  ])("refuses %s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});

it("attributeConversions refuses a conversion of no kind", () => {
  const conversion = { id: "o", customerKey: "k", occurredAt: 0, kind: untyped<"order">(Symbol("s")) };
  expect(sentenceOf(() => attributeConversions({ conversions: [conversion], touchpoints: [] }, codeFirst))).toBe(
    'Invalid argument: conversions[0].kind must be "order" or "lead" or "install" or "signup" or "trial", got a symbol',
  );
});

const order = { id: "o", customerKey: "k", kind: "order", occurredAt: 9 } as const;
const click = { id: "t", customerKey: "k", kind: "click", occurredAt: 1, creatorId: "ann" } as const;
const run = (conversion: object, touch: object, more: object = {}, policy: object = {}, options: object = {}) => {
  const facts = deepFreeze({
    conversions: [{ ...order, ...conversion }],
    touchpoints: [{ ...click, ...touch }],
    ...more,
  });
  return attributeConversions(untyped(facts), untyped({ ...codeFirst, ...policy }), untyped(options)).sales;
};

describe("attributeConversions", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "a conversion of another kind",
      () => run({ kind: "sale" }, {}),
      'Invalid argument: conversions[0].kind must be "order" or "lead" or "install" or "signup" or "trial", got "sale"',
    ],
    [
      "a number for a campaign",
      () => run({ campaignId: 5 }, {}),
      "Invalid argument: conversions[0].campaignId must be a text, got 5",
    ],
    [
      "a number for a shop",
      () => run({ shopId: 5 }, {}),
      "Invalid argument: conversions[0].shopId must be a text, got 5",
    ],
    [
      "no text for a product",
      () => run({ productId: null }, {}),
      "Invalid argument: conversions[0].productId must be a text, got null",
    ],
    [
      "a campaign of a touch",
      () => run({}, { campaignId: Number.NaN }),
      "Invalid argument: touchpoints[0].campaignId must be a text, got NaN",
    ],
    [
      "a shop of a touch",
      () => run({}, { shopId: 5 }),
      "Invalid argument: touchpoints[0].shopId must be a text, got 5",
    ],
    [
      "a product of a touch",
      () => run({}, { productId: 5 }),
      "Invalid argument: touchpoints[0].productId must be a text, got 5",
    ],
    [
      "a creator without a name",
      () => run({}, { creatorId: "" }),
      `Invalid argument: touchpoints[0].creatorId must be text, or null when it is no creator's, got ""`,
    ],
    [
      "an owner without a name",
      () => run({}, {}, { directory: { assignments: [{ kind: "code", key: "X", creatorId: "" }] } }),
      'Invalid argument: directory.assignments[0].creatorId must be a text that is not empty, got ""',
    ],
    ["a policy without a name", () => run({}, {}, {}, { id: 5 }), "Invalid policy: policy.id must be a text, got 5"],
    [
      "a misspelt option",
      () => run({}, {}, {}, {}, { wieghers: {} }),
      'Invalid argument: options must be made of weighers, got "wieghers"',
    ],
    [
      "a weigher that is not there",
      () =>
        run(
          {},
          {},
          {},
          { model: { kind: "custom", weigher: "x" } },
          { weighers: { mine: () => [1], yours: () => [1] } },
        ),
      'Dangling reference: policy.model.weigher must be one of options.weighers (mine, yours), got "x"',
    ],
  ])("refuses %s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
  it("takes a key without a value for one that is not there, and leaves alone what it does not ask for", () => {
    const index = buildTouchIndex([click]);
    for (const more of [
      { touchpoints: undefined, index },
      { index: undefined },
      { creatorRates: [], index: undefined },
    ]) {
      expect(run({}, {}, more)[0]?.credits[0]?.creatorId).toBe("ann");
    }
  });
});
