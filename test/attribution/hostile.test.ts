import { attributeConversions, codeFirst, remainingCredits } from "creator-core/attribution";
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
    "Invalid argument: conversions[0].kind must be a kind of conversion, got a symbol",
  );
});
