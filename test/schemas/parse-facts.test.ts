import type { ProgramFacts } from "creator-core/models";
import { parse, parseFacts, programFactsSchema, trackingDirectorySchema } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import * as samples from "./_samples.ts";

const nothing: ProgramFacts = {
  creators: [],
  posts: [],
  campaigns: [],
  costLines: [],
  directory: { assignments: [] },
  touchpoints: [],
  conversions: [],
  adjustments: [],
  booked: [],
  payouts: [],
  grants: [],
  authorizations: [],
  plannedUses: [],
  clauses: [],
  activities: [],
  fxRates: [],
};

function issuesOf(input: unknown): string[] {
  return parseFacts(input).issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("parseFacts", () => {
  it("gives back a sound programme, row by row the same objects", () => {
    const { facts, issues } = parseFacts(samples.facts);
    expect(issues).toEqual([]);
    expect(facts).toEqual(samples.facts);
    expect(facts.touchpoints[0]).toBe(samples.touchpoint);
    expect(parse(programFactsSchema, facts).success).toBe(true);
  });

  it("takes a missing list as an empty one", () => {
    expect(parseFacts({})).toEqual({ facts: nothing, issues: [] });
    expect(parseFacts({ directory: {} })).toEqual({ facts: nothing, issues: [] });
  });

  it.each([[undefined], [null], [[]], ["facts"], [1]])("has no facts and one issue for %j", (input) => {
    const { facts, issues } = parseFacts(input);
    expect(facts).toEqual(nothing);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(/^facts must be an object of lists, got /);
  });

  it("says what it does not know, and what is no list", () => {
    const input: unknown = JSON.parse('{"creatorz":[],"posts":{},"directory":[],"__proto__":[],"payouts":null}');
    expect(issuesOf(input)).toEqual([
      "unknownKey creatorz",
      "unknownKey __proto__",
      "wrongType posts",
      "wrongType directory",
      "wrongType payouts",
    ]);
  });

  it("keeps the good rows of every list, and has all issues in the order of the lists and rows", () => {
    const { creator, post, touchpoint } = samples;
    const input = deepFreeze({
      touchpoints: [{ ...touchpoint, kind: "glance" }, touchpoint],
      posts: [post, { ...post, id: "p-2", publishedAt: "yesterday" }, { ...post, id: "p-3", creatorId: "c-9" }],
      creators: [null, creator, { ...creator, id: "c-2", country: "gb" }],
      campaigns: [samples.campaign],
    });
    const { facts } = parseFacts(input);
    expect(facts).toEqual({
      ...nothing,
      creators: [creator],
      posts: [post],
      campaigns: [samples.campaign],
      touchpoints: [touchpoint],
    });
    expect(issuesOf(input)).toEqual([
      "wrongType creators.0",
      "badFormat creators.2.country",
      "badFormat posts.1.publishedAt",
      "danglingReference posts.2.creatorId",
      "outOfRange touchpoints.0.kind",
    ]);
  });

  it("keeps the first row of an id", () => {
    const again = { ...samples.creator, displayName: "Somebody else" };
    const { facts, issues } = parseFacts({ creators: [samples.creator, again, again] });
    expect(facts.creators).toEqual([samples.creator]);
    expect(issues.map(({ message }) => message)).toEqual([
      'creators[1].id must be used once, but creators[0] has it too, got "c-1"; the row is left out',
      'creators[2].id must be used once, but creators[0] has it too, got "c-1"; the row is left out',
    ]);
  });

  it("does not take a post that belongs nowhere for the first of its id", () => {
    const { facts } = parseFacts({
      creators: [samples.creator],
      posts: [{ ...samples.post, creatorId: "c-9" }, samples.post],
    });
    expect(facts.posts).toEqual([samples.post]);
  });

  it("does not take a row that is left out for the first of its id", () => {
    const bad = { ...samples.creator, accounts: "none" };
    expect(parseFacts({ creators: [bad, samples.creator] }).facts.creators).toEqual([samples.creator]);
  });

  it.each([
    "creators",
    "posts",
    "campaigns",
    "costLines",
    "touchpoints",
    "conversions",
    "adjustments",
    "booked",
    "payouts",
    "grants",
    "authorizations",
    "plannedUses",
    "clauses",
    "activities",
  ] as const)("looks for ids used twice among %s", (name) => {
    const [row] = samples.facts[name];
    const { facts, issues } = parseFacts({ ...samples.facts, [name]: [row, row] });
    expect(facts[name]).toEqual([row]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([["duplicateId", name, 1, "id"]]);
  });

  it("has one exchange rate for a pair and a day", () => {
    const { fxRate } = samples;
    const other = { ...fxRate, date: "2026-04-01" };
    const { facts, issues } = parseFacts({ fxRates: [fxRate, { ...fxRate, rate: "0.9" }, other] });
    expect(facts.fxRates).toEqual([fxRate, other]);
    expect(issues.map(({ path }) => path)).toEqual([["fxRates", 1, "date"]]);
  });
});

describe("references to nothing", () => {
  const stranger = { creatorId: "c-9" };

  it("leave out posts, costs and adjustments that belong nowhere", () => {
    const { facts, issues } = parseFacts({
      posts: [{ ...samples.post, campaignId: "k-9" }],
      costLines: [{ ...samples.costLine, campaignId: "k-9" }],
      adjustments: [{ ...samples.adjustment, conversionId: "o-9" }],
      creators: [samples.creator],
    });
    // The campaign of a post is a remark, that of a cost its place.
    expect(facts.posts).toHaveLength(1);
    expect(facts.costLines).toEqual([]);
    expect(facts.adjustments).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      'posts[0].campaignId must be the id of one of the campaigns, got "k-9"; the row is kept',
      'costLines[0].campaignId must be the id of one of the campaigns, got "k-9"; the row is left out',
      'adjustments[0].conversionId must be the id of one of the conversions, got "o-9"; the row is left out',
    ]);
  });

  it.each([
    ["posts", { ...samples.post, ...stranger }, "left out", "creatorId"],
    ["costLines", { ...samples.costLine, ...stranger }, "kept", "creatorId"],
    ["touchpoints", { ...samples.touchpoint, ...stranger }, "kept", "creatorId"],
    ["booked", { ...samples.ledgerEntry, ...stranger }, "kept", "creatorId"],
    ["payouts", { ...samples.payout, ...stranger }, "kept", "creatorId"],
    ["grants", { ...samples.grant, licensor: "c-9" }, "kept", "licensor"],
    ["authorizations", { ...samples.authorization, ...stranger }, "kept", "creatorId"],
    ["clauses", { ...samples.clause, ...stranger }, "kept", "creatorId"],
    ["activities", { ...samples.activity, ...stranger }, "kept", "creatorId"],
  ] as const)("of an unknown creator among %s", (name, row, consequence, field) => {
    const { facts, issues } = parseFacts({ ...samples.facts, [name]: [row] });
    expect(facts[name]).toEqual(consequence === "kept" ? [row] : []);
    expect(issues.map(({ message }) => message)).toEqual([
      `${name}[0].${field} must be the id of one of the creators, got "c-9"; the row is ${consequence}`,
    ]);
  });

  it("of a code to an unknown creator are told, and the code still is not anybody else's", () => {
    const row = { ...samples.assignment, ...stranger };
    const { facts, issues } = parseFacts({ ...samples.facts, directory: { assignments: [row] } });
    expect(facts.directory.assignments).toEqual([row]);
    expect(issues.map(({ path }) => path)).toEqual([["directory", "assignments", 0, "creatorId"]]);
  });

  it("may lead to facts that are already held", () => {
    const update = { adjustments: [samples.adjustment], payouts: [samples.payout] };
    expect(issuesOf(update)).toEqual([
      "danglingReference adjustments.0.conversionId",
      "danglingReference payouts.0.creatorId",
    ]);
    const { facts, issues } = parseFacts(update, { known: samples.facts });
    expect(issues).toEqual([]);
    expect(facts.adjustments).toEqual([samples.adjustment]);
    expect(facts.conversions).toEqual([]);
  });

  it("are not sought among posts: shops name posts that no programme tracks", () => {
    expect(issuesOf({ conversions: [{ ...samples.conversion, campaignId: undefined, postId: "elsewhere" }] })).toEqual([
      "missing conversions.0.campaignId",
    ]);
    const { campaignId: _, ...order } = samples.conversion;
    expect(issuesOf({ conversions: [{ ...order, postId: "elsewhere" }] })).toEqual([]);
  });
});

describe("rows that contradict each other", () => {
  it("an adjustment in another currency than its conversion is left out", () => {
    const adjustment = { ...samples.adjustment, value: { minor: 1000, currency: "EUR" } };
    const { facts, issues } = parseFacts({ ...samples.facts, adjustments: [adjustment] });
    expect(facts.adjustments).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      'adjustments[0].value.currency must be GBP, as its conversion, got "EUR"; the row is left out',
    ]);
  });

  it("a key has one owner at a time: whoever stands first; what is left is a sound directory", () => {
    const { assignment } = samples;
    const code = (creatorId: string, from: number, until: number) => ({ ...assignment, creatorId, from, until });
    const creators = ["c-1", "c-2", "c-3"].map((id) => ({ ...samples.creator, id }));
    const assignments = [
      code("c-1", 0, 10),
      { ...assignment, kind: "tattoo" },
      code("c-2", 5, 30), // meets c-1 from 5 to 10: goes
      code("c-3", 20, 40), // meets only what went
      code("c-1", 10, 20), // the neighbour of both, without sharing an instant
    ];
    const { facts, issues } = parseFacts({ creators, campaigns: [samples.campaign], directory: { assignments } });
    expect(facts.directory.assignments).toEqual([assignments[0], assignments[3], assignments[4]]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["outOfRange", "directory", "assignments", 1, "kind"],
      ["inconsistent", "directory", "assignments", 2, "key"],
    ]);
    expect(issues[1]?.message).toBe(
      'directory.assignments[2].key must be free at that time, but directory.assignments[0] gives it to somebody else, got "ANN10"; the row is left out',
    );
    expect(parse(trackingDirectorySchema, facts.directory).success).toBe(true);
  });
});
