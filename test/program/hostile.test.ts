import type { ProgramFacts } from "creator-core/models";
import { runProgram } from "creator-core/program";
import { describe, expect, it } from "vitest";
import { sentenceOf, untyped } from "../support/thrown.ts";
import { asOf, facts, policies } from "./month.ts";

const [creator] = facts.creators;
const [campaign] = facts.campaigns;
const [cost] = facts.costLines;
const [change] = facts.adjustments;
const [fx] = facts.fxRates;

const run = (wrong: { readonly [Field in keyof ProgramFacts]?: unknown }) => () =>
  runProgram(untyped({ ...facts, ...wrong }), policies, { asOf });

describe("facts that no schema has proved", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "no facts",
      () => runProgram(untyped(null), policies, { asOf }),
      "Invalid argument: facts must be the facts of a programme, got null",
    ],
    [
      "no policies",
      () => runProgram(facts, untyped(5), { asOf }),
      "Invalid argument: policies must be the policies of a programme, got 5",
    ],
    ["no list", run({ grants: {} }), "Invalid argument: facts.grants must be a list, got an object without keys"],
    ["a hole", run({ posts: new Array(1) }), "Invalid argument: facts.posts[0] must be an object, got undefined"],
    ["an id that is none", run({ clauses: [{ id: 5 }] }), "Invalid argument: facts.clauses[0].id must be text, got 5"],
    [
      "a creator without accounts",
      run({ creators: [{ ...creator, accounts: undefined }] }),
      "Invalid argument: facts.creators[0].accounts must be a list, got undefined",
    ],
    [
      "followers in words",
      run({ creators: [{ ...creator, accounts: [{ platform: "tiktok", followers: "12K" }] }] }),
      'Invalid integer: facts.creators[0].accounts[0].followers must be a whole number, 0 or more, got "12K"',
    ],
    [
      "costs expected of no kind",
      run({ campaigns: [{ ...campaign, expectedCosts: 5 }] }),
      "Invalid argument: facts.campaigns[0].expectedCosts must be a list, got 5",
    ],
    [
      "a cost of nothing",
      run({ costLines: [{ ...cost, amount: undefined }] }),
      "Invalid money: facts.costLines[0].amount must be { minor, currency }, got undefined",
    ],
    [
      "an adjustment of no sale",
      run({ adjustments: [{ ...change, conversionId: Symbol("s") }] }),
      "Invalid argument: facts.adjustments[0].conversionId must be text, got a symbol",
    ],
    [
      "a rate of no day",
      run({ fxRates: [{ ...fx, date: 5 }] }),
      "Invalid argument: facts.fxRates[0].date must be text, got 5",
    ],
    [
      "deliverables in no list",
      run({ deliverables: {} }),
      "Invalid argument: facts.deliverables must be a list, got an object without keys",
    ],
    ["no list of picks", run({ picks: null }), "Invalid argument: facts.picks must be a list, got null"],
    [
      "a pick of no day",
      run({ picks: [{ creatorId: "ada", productId: "serum" }] }),
      "Invalid instant: facts.picks[0] must be whole epoch milliseconds within ±8.64e15, a valid Date, or ISO 8601 text with its offset (Z or +01:00), got undefined",
    ],
    [
      "a transfer of no day",
      run({ transfers: [{ id: "x-1" }] }),
      "Invalid instant: facts.transfers[0] must be whole epoch milliseconds within ±8.64e15, a valid Date, or ISO 8601 text with its offset (Z or +01:00), got undefined",
    ],
    ["staff who are nobody", run({ staff: [5] }), "Invalid argument: staff[0] must be text, got 5"],
    [
      "a use of nothing, behind one of something",
      run({ plannedUses: [...facts.plannedUses, { id: "u-2" }] }),
      "Invalid argument: plannedUses[1].assetId must be text, got undefined",
    ],
    [
      "a use of nothing",
      run({ plannedUses: [{ id: "u-1" }] }),
      "Invalid argument: plannedUses[0].assetId must be text, got undefined",
    ],
  ])("are refused: %s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});
