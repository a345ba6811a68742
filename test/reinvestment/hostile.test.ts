import { money } from "creator-core/money";
import { rankCreators, reinvest, selectTopShare, topTwentyPercent } from "creator-core/reinvestment";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";

const amount = money("100.00", "GBP");
const row = deepFreeze({ creatorId: "ada", spend: amount, revenue: amount, conversions: 3, posts: 1 });
const policy = deepFreeze({ key: "revenue", ties: "competition" } as const);
const ranking = deepFreeze(rankCreators([row], policy));
const selection = deepFreeze(selectTopShare(ranking, topTwentyPercent));
const division = deepFreeze({ testingReserve: "0.1", weights: "score" } as const);
const [ada] = ranking.ranked;
const scored = (score: unknown) => [untyped<typeof ada & object>({ ...ada, score })];
const fraction = "a score with its exact fraction";

describe("what callers without types pass", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "rankCreators: a hole",
      () => rankCreators([row, ...new Array(1)], policy),
      "Invalid argument: performances[1] must be a creator performance, got undefined",
    ],
    [
      "rankCreators: a creator without an id",
      () => rankCreators([{ ...row, creatorId: untyped(5) }], policy),
      "Invalid argument: performances[0].creatorId must be text, got 5",
    ],
    [
      "rankCreators: a minimum that is none",
      () => rankCreators([row], { ...policy, minimum: untyped("ten") }),
      'Invalid argument: policy.minimum must be what is needed to judge, got "ten"',
    ],
    [
      "rankCreators: a minimum that is no count",
      () => rankCreators([row], { ...policy, minimum: { conversions: untyped({}) } }),
      "Invalid integer: policy.minimum.conversions must be a whole number of 0 or more, got an object without keys",
    ],
    [
      "selectTopShare: nobody ranked",
      () => selectTopShare(untyped({}), topTwentyPercent),
      "Invalid argument: ranking.ranked must be a list, got undefined",
    ],
    [
      "selectTopShare: no score",
      () => selectTopShare({ ...ranking, ranked: scored(undefined) }, topTwentyPercent),
      `Invalid argument: ranking.ranked[0].score must be ${fraction}, got undefined`,
    ],
    [
      "reinvest: nobody selected",
      () => reinvest(amount, untyped({}), division),
      "Invalid argument: selection.selected must be a list, got undefined",
    ],
    [
      "reinvest: a hole",
      () => reinvest(amount, { ...selection, selected: new Array(1) }, division),
      "Invalid argument: selection.selected[0] must be an object, got undefined",
    ],
    [
      "reinvest: a fraction in words",
      () =>
        reinvest(
          amount,
          { ...selection, selected: scored({ exact: { numerator: "three", denominator: 1 } }) },
          division,
        ),
      `Invalid argument: selection.selected[0].score must be ${fraction}, got an object with exact`,
    ],
    [
      "reinvest: a fraction of nothing",
      () => reinvest(amount, { ...selection, selected: scored({ exact: { numerator: 3, denominator: 0 } }) }, division),
      `Invalid argument: selection.selected[0].score must be ${fraction}, got an object with exact`,
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});
