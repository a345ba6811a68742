import type { Activity, ExclusivityClause, PlannedUse, UsageGrant } from "creator-core/models";
import { checkUse, expandTerritories, findExclusivityConflicts, resolveTerm } from "creator-core/rights";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";
import { activity, authorization, clause, grant, use } from "./_fixtures.ts";

const options = deepFreeze({ asOf: 0 });
const taxonomy = deepFreeze({ nodes: [{ id: "beauty", parents: [] }] });

type Fields<Noun> = { readonly [Field in keyof Noun]?: unknown };
const asked = (change: Fields<PlannedUse>) => () =>
  checkUse(untyped({ ...use(), ...change }), { grants: [grant()] }, options);
const granted = (change: Fields<UsageGrant>) => () =>
  checkUse(use({ paid: { mode: "brandHandle" } }), { grants: [untyped({ ...grant(), ...change })] }, options);
const promised = (change: Fields<ExclusivityClause>) => () =>
  findExclusivityConflicts({ clauses: [untyped({ ...clause(), ...change })], activities: [] }, { taxonomy });
const done = (change: Fields<Activity>) => () =>
  findExclusivityConflicts({ clauses: [], activities: [untyped({ ...activity(), ...change })] }, { taxonomy });
const grown = (tree: unknown) => () =>
  findExclusivityConflicts({ clauses: [], activities: [] }, { taxonomy: untyped(tree) });

describe("checkUse", () => {
  it.each<[call: () => unknown, sentence: string]>([
    [() => checkUse(untyped(5), { grants: [] }, options), "Invalid argument: use must be a planned use, got 5"],
    [
      () => checkUse(use(), untyped(null), options),
      "Invalid argument: facts must be grants and authorizations, got null",
    ],
    [() => checkUse(use(), untyped({}), options), "Invalid argument: grants must be a list, got undefined"],
    [
      () => checkUse(use(), { grants: [], authorizations: untyped("all") }, options),
      'Invalid argument: authorizations must be a list, got "all"',
    ],
    [
      () => checkUse(use(), { grants: [] }, untyped(undefined)),
      "Invalid argument: options must be an object, got undefined",
    ],
    [
      () => checkUse(use(), { grants: [], authorizations: [untyped({ ...authorization(), creatorId: 5 })] }, options),
      "Invalid argument: authorizations[0].creatorId must be text, got 5",
    ],
    [asked({ media: 5 }), "Invalid argument: use.media must be text, got 5"],
    [asked({ platforms: { length: 3 } }), "Invalid argument: use.platforms must be a list, got an object with length"],
    [asked({ territories: ["GB", null] }), "Invalid argument: use.territories[1] must be text, got null"],
    [asked({ paid: "yes" }), 'Invalid argument: use.paid must be how it is advertised, got "yes"'],
    [asked({ paid: { mode: "brandHandle", postId: 7 } }), "Invalid argument: use.paid.postId must be text, got 7"],
    [granted({ id: Symbol("s") }), "Invalid argument: grants[0].id must be text, got a symbol"],
    [granted({ assetIds: 5 }), "Invalid argument: grants[0].assetIds must be a list, got 5"],
    [granted({ media: "paidSocial" }), 'Invalid argument: grants[0].media must be a list, got "paidSocial"'],
    [
      granted({ platforms: "tiktok" }),
      'Invalid argument: grants[0].platforms must be a list of platforms, or "all", got "tiktok"',
    ],
    [
      granted({ territories: null }),
      "Invalid argument: grants[0].territories must be territories to include and exclude, got null",
    ],
    [
      granted({ territories: { include: ["GB"], exclude: "IE" } }),
      'Invalid argument: grants[0].territories.exclude must be a list, got "IE"',
    ],
    [granted({ paid: { permitted: true } }), "Invalid argument: grants[0].paid.modes must be a list, got undefined"],
    [granted({ term: undefined }), "Invalid policy: grants[0].term must be a term, got undefined"],
  ])("%# refuses by name", (call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});

describe("findExclusivityConflicts", () => {
  it.each<[call: () => unknown, sentence: string]>([
    [
      () => findExclusivityConflicts(untyped(null), { taxonomy }),
      "Invalid argument: facts must be clauses and activities, got null",
    ],
    [
      () => findExclusivityConflicts({ clauses: [], activities: [] }, untyped(null)),
      "Invalid argument: options must be an object, got null",
    ],
    [
      () => findExclusivityConflicts(untyped({ activities: [] }), { taxonomy }),
      "Invalid argument: clauses must be a list, got undefined",
    ],
    [grown(undefined), "Invalid argument: taxonomy must be a tree of categories, got undefined"],
    [grown({ nodes: "beauty" }), 'Invalid argument: taxonomy.nodes must be a list, got "beauty"'],
    [grown({ nodes: [null] }), "Invalid argument: taxonomy.nodes[0] must be a category with its parents, got null"],
    [grown({ nodes: [{ id: "beauty" }] }), "Invalid argument: taxonomy.nodes[0].parents must be a list, got undefined"],
    [promised({ scope: "full" }), 'Invalid policy: clauses[0].scope must be the scope of a clause, got "full"'],
    [
      promised({ scope: { kind: "some" } }),
      'Invalid policy: clauses[0].scope.kind must be categories, brands or full, got "some"',
    ],
    [
      promised({ scope: { kind: "categories", include: ["beauty"], except: 5 } }),
      "Invalid argument: clauses[0].scope.except must be a list, got 5",
    ],
    [
      promised({ scope: { kind: "brands" } }),
      "Invalid argument: clauses[0].scope.brands must be a list, got undefined",
    ],
    [promised({ activities: 7 }), "Invalid argument: clauses[0].activities must be a list, got 7"],
    [
      promised({ waivedActivityIds: {} }),
      "Invalid argument: clauses[0].waivedActivityIds must be a list, got an object without keys",
    ],
    [promised({ holder: null }), "Invalid argument: clauses[0].holder must be text, got null"],
    [done({ categories: "UTC" }), 'Invalid argument: activities[0].categories must be a list, got "UTC"'],
    [done({ brand: 5 }), "Invalid argument: activities[0].brand must be text, got 5"],
  ])("%# refuses by name", (call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});

describe("terms and territories", () => {
  it.each<[call: () => unknown, sentence: string]>([
    [() => resolveTerm(untyped(undefined)), "Invalid policy: term must be a term, got undefined"],
    [
      () => resolveTerm({ kind: "perpetual" }, untyped(null)),
      "Invalid argument: facts must be the times of events, got null",
    ],
    [
      () => expandTerritories(untyped(null)),
      "Invalid argument: set must be territories to include and exclude, got null",
    ],
    [() => expandTerritories(untyped({ include: "GB" })), 'Invalid argument: set.include must be a list, got "GB"'],
    [
      () => expandTerritories({ include: ["GB"] }, untyped(null)),
      "Invalid argument: territoryGroups must be groups of countries by name, got null",
    ],
    [
      () => expandTerritories({ include: ["GB"] }, { home: untyped("GB") }),
      'Invalid argument: territoryGroups.home must be a list, got "GB"',
    ],
  ])("%# refuses by name", (call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});
