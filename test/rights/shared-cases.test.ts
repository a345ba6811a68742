import { existsSync, readFileSync } from "node:fs";
import type {
  Activity,
  ExclusivityClause,
  PaidMode,
  PlannedUse,
  Taxonomy,
  Term,
  TermFacts,
  UsageGrant,
  UseDecision,
  UseMedium,
} from "creator-core/models";
import { checkUse, findExclusivityConflicts, resolveTerm, territoryData } from "creator-core/rights";
import { addDuration, type Duration, plainDateAt, type TimeWindow, windowGaps } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { activity, authorization, clause, grant, moment, ms, use } from "./_fixtures.ts";

const folder = new URL("../../../shared/data/rights/", import.meta.url);
const absent = !existsSync(folder);
const withData = (title: string, test: () => void) =>
  it.skipIf(absent)(absent ? `${title} (skipped: ../shared/data/rights is not there)` : title, test);
const read = <T>(path: string): T => deepFreeze(JSON.parse(readFileSync(new URL(path, folder), "utf8")));

type Span = readonly [start: number | null, end: number | null];

/** A term that may have no end; an unbounded start is earlier than anything in the files. */
const termOf = ([start, end]: Span): Term =>
  end === null
    ? { kind: "perpetual", ...(start !== null && { start }) }
    : { kind: "instants", start: start ?? -1_000_000, end };

withData("interval-coverage: the same gaps in every case", () => {
  interface Coverage {
    readonly cases: readonly { id: string; use: Span; grants: Span[]; covered: boolean; gaps: Span[] }[];
  }
  const { cases } = read<Coverage>("interval-coverage/cases.json");
  expect(cases.length).toBeGreaterThan(0);
  const windowOf = ([start, end]: Span): TimeWindow => ({ start, end });
  for (const { id, use: planned, grants: spans, covered, gaps } of cases) {
    const expected = gaps.map(windowOf);
    expect([id, windowGaps(windowOf(planned), spans.map(windowOf))]).toEqual([id, expected]);
    // A planned use has both ends; some cases of the file have not.
    if (planned.includes(null)) continue;
    const grants = spans.map((span, n) => grant({ id: `g-${n}`, term: termOf(span) }));
    const decision = checkUse(use({ window: windowOf(planned) }), { grants }, { asOf: 0 });
    expect([id, decision.outcome]).toEqual([id, covered ? "allowed" : "denied"]);
    expect([id, decision.gaps.map(({ window }) => window)]).toEqual([id, expected]);
  }
});

withData("territories: the same countries of WORLD, EU and EEA", () => {
  const groups = read<Record<string, readonly string[]>>("territories/groups.json");
  expect(territoryData.groups.WORLD).toEqual(groups["WORLD"]);
  expect(territoryData.groups.EU).toEqual(groups["EU"]);
  expect(territoryData.groups.EEA).toEqual(groups["EEA"]);
});

describe("exclusivity", () => {
  interface Deal {
    readonly id: string;
    readonly creatorId: string;
    readonly brandId: string;
    readonly category: string;
    readonly platforms: readonly string[];
    readonly territories: readonly string[] | null;
    readonly activity: Span;
    readonly exclusivity?: {
      readonly category: string | null;
      readonly platforms: readonly string[] | null;
      readonly territories: readonly string[] | null;
      readonly window: Span;
      readonly competitorBrandIds?: readonly string[];
    };
  }
  interface Expected {
    readonly holder: string;
    readonly other: string;
    readonly overlap: Span;
    readonly platforms: readonly string[];
    /** `"*"` for the world. */
    readonly territories: readonly string[] | "*";
    readonly match: string;
  }
  interface Instances {
    readonly instances: readonly { id: string; deals: readonly Deal[]; conflicts: readonly Expected[] }[];
  }

  /** The file writes the tree into the names: every prefix up to a slash is a parent. */
  const treeOf = (names: readonly string[]): Taxonomy => {
    const nodes = new Map<string, string[]>();
    for (let name of names) {
      while (!nodes.has(name)) {
        const cut = name.lastIndexOf("/");
        nodes.set(name, cut < 0 ? [] : [name.slice(0, cut)]);
        if (cut >= 0) name = name.slice(0, cut);
      }
    }
    return { nodes: Array.from(nodes, ([id, parents]) => ({ id, parents })) };
  };

  const clauseOf = ({ id, creatorId, brandId, exclusivity }: Deal): ExclusivityClause[] => {
    if (exclusivity === undefined) return [];
    const { category, platforms, territories, window, competitorBrandIds = [] } = exclusivity;
    const scope: ExclusivityClause["scope"] =
      category === null
        ? { kind: "brands", brands: competitorBrandIds }
        : category === "*"
          ? { kind: "full" }
          : { kind: "categories", include: [category] };
    const term = termOf(window);
    const where = { include: territories ?? ["WORLD"] };
    return [clause({ id, creatorId, holder: brandId, scope, term, platforms: platforms ?? "all", territories: where })];
  };

  const activityOf = ({
    id,
    creatorId,
    brandId,
    category,
    platforms,
    territories,
    activity: [start, end],
  }: Deal): Activity =>
    activity({
      id,
      creatorId,
      brand: brandId,
      categories: [category],
      platforms,
      territories: territories ?? ["WORLD"],
      window: { start, end },
    });

  const matches: Readonly<Record<string, string>> = {
    sameCategory: "equal",
    narrowerCategory: "descendant",
    widerCategory: "possible-broader",
    namedBrand: "brand",
    fullExclusivity: "full",
  };

  withData("brute force: the same conflicts in every instance", () => {
    const { instances } = read<Instances>("exclusivity-bruteforce/cases.json");
    expect(instances.length).toBeGreaterThan(0);
    for (const { id, deals, conflicts } of instances) {
      const taxonomy = treeOf(deals.flatMap((deal) => [deal.category, deal.exclusivity?.category ?? deal.category]));
      const facts = { clauses: deals.flatMap(clauseOf), activities: deals.map(activityOf) };
      const found = findExclusivityConflicts(facts, { taxonomy }).conflicts.map((conflict) => ({
        holder: conflict.clauseId,
        other: conflict.activityId,
        overlap: [conflict.overlap?.start, conflict.overlap?.end],
        platforms: conflict.platforms,
        territories: conflict.territories[0] === "WORLD" ? "*" : conflict.territories,
        match: matches[conflict.reason.code],
      }));
      expect([id, new Set(found)]).toEqual([id, new Set(conflicts)]);
      expect([id, found.length]).toEqual([id, conflicts.length]);
    }
  });

  withData("taxonomy: the same relations in the IAB ad product tree, whose loops are found", () => {
    const nodes = read<readonly { id: string; parent: string | null }[]>("taxonomies/iab-ad-product-2.0.json");
    const { cases } = read<{ cases: readonly { a: string; b: string; relationOfAToB: string }[] }>(
      "taxonomies/ad-product-relations.json",
    );
    const taxonomy = { nodes: nodes.map(({ id, parent }) => ({ id, parents: parent === null ? [] : [parent] })) };
    const names: Readonly<Record<string, string>> = {
      sameCategory: "equal",
      narrowerCategory: "descendant",
      widerCategory: "ancestor",
    };
    for (const { a, b, relationOfAToB } of cases) {
      const scope = { kind: "categories", include: [b] } as const;
      const facts = { clauses: [clause({ scope })], activities: [activity({ categories: [a] })] };
      const [conflict] = findExclusivityConflicts(facts, { taxonomy }).conflicts;
      expect([a, b, conflict === undefined ? "disjoint" : names[conflict.reason.code]]).toEqual([a, b, relationOfAToB]);
    }
    const { findings } = findExclusivityConflicts({ clauses: [], activities: [] }, { taxonomy });
    expect(findings.map(({ code, node }) => [code, node])).toEqual([
      ["ownAncestor", "1000"],
      ["ownAncestor", "1037"],
    ]);
  });
});

describe("validation cases", () => {
  interface Case<Given, Use, Expected> {
    readonly id: string;
    readonly given: Given;
    readonly use: Use;
    readonly expect: Expected;
  }
  interface FileGrant {
    readonly id?: string;
    readonly media?: readonly string[];
    readonly platforms?: readonly string[];
    readonly territories?: UsageGrant["territories"];
    readonly paid?: { readonly permitted: boolean; readonly modes?: readonly string[] };
    readonly term?: { readonly kind: "fixed"; readonly start: string; readonly end: string; readonly timeZone: string };
    readonly window?: readonly [start: string, end: string];
  }
  type Outcomes = readonly { readonly outcome: string; readonly codes?: readonly string[] }[];
  type Conflicts = readonly { readonly conflict: string }[];
  type Moments = readonly { readonly at: string }[];

  const caseOf = <Given, Use, Expected>(id: string, test: (each: Case<Given, Use, Expected>) => void) =>
    withData(id, () => {
      const { cases } = read<{ cases: readonly Case<Given, Use, Expected>[] }>("validation-cases/cases.json");
      const found = cases.find((each) => each.id === id);
      if (found === undefined) throw new Error(`no case ${id}`);
      test(found);
    });

  /** The file's words in ours. */
  const camel = (text: string) => text.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const renamed = new Map([
    ["TERM_UNRESOLVED", "termPending"],
    ["HANDLE_AUTH_REVOKED", "handleAuthorizationRevoked"],
  ]);
  const inOurWords = (codes: readonly string[] = []) => codes.map((code) => renamed.get(code) ?? camel(code));
  const medium = (text: string) => camel(text) as UseMedium;

  const grantOf = ({ id, media, platforms, territories, paid, term, window }: FileGrant): UsageGrant =>
    grant({
      ...(id && { id }),
      ...(media && { media: media.map(medium) }),
      ...(platforms && { platforms }),
      ...(territories && { territories }),
      ...(paid && {
        paid: { permitted: paid.permitted, modes: (paid.modes ?? []).map((mode) => camel(mode) as PaidMode) },
      }),
      ...(window && { term: { kind: "instants", start: window[0], end: window[1] } }),
      ...(term && { term: { ...term, kind: "dates", endConvention: "inclusive" } }),
    });

  const codesOf = ({ reasons }: UseDecision) => reasons.map(({ code }) => code);
  const expectAt = (licence: UsageGrant, instants: Moments, expected: Outcomes) => {
    for (const [n, { at }] of instants.entries()) {
      const decision = checkUse(use({ window: moment(at) }), { grants: [licence] }, { asOf: 0 });
      expect([at, decision.outcome]).toEqual([at, expected[n]?.outcome]);
      expect([at, codesOf(decision)]).toEqual([at, inOurWords(expected[n]?.codes)]);
    }
  };

  for (const id of ["V01", "V02"]) {
    type Given = { readonly grant: FileGrant; readonly resolvedWindow: readonly [string, string] };
    caseOf<Given, Moments, Outcomes>(id, ({ given, use: instants, expect: expected }) => {
      const licence = grantOf(given.grant);
      const [start, end] = given.resolvedWindow;
      expect(resolveTerm(licence.term)).toEqual({ status: "resolved", window: { start: ms(start), end: ms(end) } });
      expectAt(licence, instants, expected);
    });
  }

  interface FileDuration {
    readonly anchorDate: string;
    readonly duration: Duration;
    readonly timeZone: string;
  }
  const counted = { kind: "duration", startsAt: "startOfDay", firstDayCounts: true } as const;

  caseOf<{ readonly term: FileDuration }, Moments, Outcomes>("V04", ({ given, use: instants, expect: expected }) => {
    const { anchorDate, duration, timeZone } = given.term;
    const term = { ...counted, anchor: "effective", duration, timeZone } as const;
    expectAt(grant({ term, termFacts: { effective: `${anchorDate}T00:00:00Z` } }), instants, expected);
  });

  type Renewal = { readonly anchor: string; readonly period: Duration };
  caseOf<Renewal, string, readonly string[]>("V05", ({ given, expect: expected }) => {
    const ends = [1, 2, 3].map((times) => addDuration(`${given.anchor}T00:00:00Z`, given.period, "UTC", times));
    expect(ends.map((end) => plainDateAt(end, "UTC"))).toEqual(expected);
  });

  type FromPublication = { readonly grant: { readonly term: FileDuration } };
  type Asked = readonly { readonly at: string; readonly facts: TermFacts }[];
  caseOf<FromPublication, Asked, Outcomes>("V07", ({ given, use: questions, expect: expected }) => {
    const { duration, timeZone } = given.grant.term;
    const term = { ...counted, anchor: "publication", startsAt: "instant", duration, timeZone } as const;
    for (const [n, { facts, at }] of questions.entries()) {
      expectAt(grant({ term, termFacts: facts }), [{ at }], expected.slice(n, n + 1));
    }
  });

  type Week = { readonly start: string; readonly duration: { readonly days: number } };
  caseOf<Week, unknown, readonly [string, string]>("V08", ({ given, expect: [calendar, exact] }) => {
    const { start, duration } = given;
    const term = { ...counted, anchor: "effective", startsAt: "instant", duration, timeZone: "Europe/London" } as const;
    expect(resolveTerm(term, { effective: start })).toMatchObject({ window: { end: ms(calendar) } });
    const planned = use({ window: { start, end: exact }, paid: { mode: "creatorHandle", postId: "p-77" } });
    const facts = { grants: [grant()], authorizations: [authorization({ authorizedAt: start, days: duration.days })] };
    expect(checkUse(planned, facts, { asOf: 0 })).toMatchObject({ outcome: "allowed", validUntil: ms(exact) });
  });

  for (const id of ["V10", "V11"]) {
    type Given = { readonly grants: readonly FileGrant[] };
    type Planned = Pick<PlannedUse, "territories" | "platforms"> & { readonly window: readonly [string, string] };
    interface Expected {
      readonly outcome: string;
      readonly codes?: readonly string[];
      readonly usedGrants?: readonly string[];
      readonly gaps: readonly { territory: string; platform: string; window: readonly [string, string] }[];
    }
    caseOf<Given, Planned, Expected>(id, ({ given, use: { territories, platforms, window }, expect: expected }) => {
      const question = use({ territories, platforms, window: { start: window[0], end: window[1] } });
      const decision = checkUse(question, { grants: given.grants.map(grantOf) }, { asOf: 0 });
      expect(decision.outcome).toBe(expected.outcome);
      expect(codesOf(decision)).toEqual(inOurWords(expected.codes));
      expect(decision.grantsUsed).toEqual(expected.usedGrants ?? ["A", "B"]);
      const gaps = expected.gaps.map(({ window: [start, end], ...cell }) => ({
        ...cell,
        window: { start: ms(start), end: ms(end) },
      }));
      expect(decision.gaps).toEqual(gaps);
    });
  }

  type OneGrant = { readonly grant: FileGrant };
  type OnPlatforms = { readonly platforms: readonly string[] };
  interface Denied {
    readonly outcome: string;
    readonly codes: readonly string[];
    readonly details?: { readonly missing: readonly string[]; readonly stillAllowed: readonly string[] };
  }
  for (const id of ["V13", "V14"]) {
    caseOf<OneGrant, OnPlatforms, Denied>(id, ({ given, use: { platforms }, expect: { outcome, codes, details } }) => {
      const decision = checkUse(use({ platforms }), { grants: [grantOf(given.grant)] }, { asOf: 0 });
      expect(decision.outcome).toBe(outcome);
      expect(codesOf(decision)).toEqual(inOurWords(codes));
      expect(decision.gaps.map(({ platform }) => platform)).toEqual(details?.missing ?? platforms);
      expect(decision.allowedCells.map(({ platform }) => platform)).toEqual(details?.stillAllowed ?? []);
    });
  }

  type Code = {
    readonly postId: string;
    readonly window: readonly [start: string, end: string | null];
    readonly revokedAt: string;
  };
  type ByCode = { readonly grant: FileGrant; readonly authorization: Code };
  caseOf<ByCode, { readonly postId: string }, Denied>(
    "V16",
    ({ given, use: { postId }, expect: { outcome, codes } }) => {
      const [start] = given.authorization.window;
      const year = authorization({ postId: given.authorization.postId, authorizedAt: start, days: 365 });
      const facts = { grants: [grantOf(given.grant)], authorizations: [year] };
      const decision = checkUse(use({ paid: { mode: "creatorHandle", postId } }), facts, { asOf: 0 });
      expect(decision.outcome).toBe(outcome);
      // The case names paid rights only; by the rule of V14 the medium is missing as well, and both are said.
      expect(codesOf(decision)).toEqual(["mediaNotGranted", ...inOurWords(codes)]);
    },
  );

  type Flights = readonly { readonly window: readonly [string, string] }[];
  caseOf<ByCode, Flights, Outcomes>("V17", ({ given, use: flights, expect: expected }) => {
    const { window, revokedAt } = given.authorization;
    const { postId: _, ...account } = authorization({ authorizedAt: window[0], days: "untilRevoked", revokedAt });
    const facts = { grants: [grant()], authorizations: [account] };
    for (const [n, flight] of flights.entries()) {
      const [start, end] = flight.window;
      const decision = checkUse(use({ window: { start, end }, paid: { mode: "creatorHandle" } }), facts, { asOf: 0 });
      expect(decision.outcome).toBe(expected[n]?.outcome);
      expect(codesOf(decision)).toEqual(inOurWords(expected[n]?.codes));
    }
  });

  type Grants = { readonly grants: readonly FileGrant[] };
  caseOf<Grants, readonly { readonly t: readonly string[] }[], Outcomes>(
    "V20",
    ({ given, use: asked, expect: expected }) => {
      for (const [n, { t }] of asked.entries()) {
        const decision = checkUse(use({ territories: t }), { grants: [grantOf(given.grants[n]!)] }, { asOf: 0 });
        expect(decision.outcome).toBe(expected[n]?.outcome);
        expect(codesOf(decision)).toEqual(inOurWords(expected[n]?.codes));
      }
    },
  );

  const taxonomy: Taxonomy = {
    nodes: [
      { id: "beauty", parents: [] },
      { id: "beauty/skincare", parents: ["beauty"] },
    ],
  };
  const certainty = (promised: ExclusivityClause, done: Activity) =>
    findExclusivityConflicts({ clauses: [promised], activities: [done] }, { taxonomy }).conflicts[0]?.certainty ??
    "none";
  const beauty = { scope: { kind: "categories", include: ["beauty"] } } as const;

  type Named = { readonly exclusivity: { readonly brandId: string; readonly competitorBrandIds: readonly string[] } };
  type Rivals = readonly { readonly brandId: string; readonly category: string }[];
  caseOf<Named, Rivals, Conflicts>("V28", ({ given: { exclusivity }, use: rivals, expect: expected }) => {
    const scope = { kind: "brands", brands: exclusivity.competitorBrandIds } as const;
    const promised = clause({ holder: exclusivity.brandId, scope });
    for (const [n, { brandId, category }] of rivals.entries()) {
      expect(certainty(promised, activity({ brand: brandId, categories: [category] }))).toBe(expected[n]?.conflict);
    }
  });

  type Dated = { readonly exclusivity: { readonly start: string; readonly end: string; readonly timeZone: string } };
  caseOf<Dated, Moments, Conflicts>("V29", ({ given, use: instants, expect: expected }) => {
    const { start, end, timeZone } = given.exclusivity;
    const promised = clause({ ...beauty, term: { kind: "dates", start, end, endConvention: "inclusive", timeZone } });
    for (const [n, { at }] of instants.entries()) {
      expect(certainty(promised, activity({ window: moment(at) }))).toBe(expected[n]?.conflict);
    }
  });

  type Waiting = { readonly exclusivity: { readonly term: { readonly duration: Duration } } };
  type Rival = { readonly brandId: string; readonly window: readonly [string, string] };
  caseOf<Waiting, Rival, { readonly conflict: string }>("V31", ({ given, use: rival, expect: { conflict } }) => {
    const { duration } = given.exclusivity.term;
    const term = { ...counted, anchor: "publication", duration, timeZone: "UTC" } as const;
    const [start, end] = rival.window;
    expect(certainty(clause({ ...beauty, term }), activity({ brand: rival.brandId, window: { start, end } }))).toBe(
      conflict,
    );
  });

  caseOf<unknown, unknown, Conflicts>("V32", ({ expect: expected }) => {
    const boosted = activity({ kind: "paidUse" });
    const posts = clause({ ...beauty, activities: ["sponsoredPost"] });
    const postsAndAds = clause({ ...beauty, activities: ["sponsoredPost", "paidUse"] });
    expect([certainty(posts, boosted), certainty(postsAndAds, boosted)]).toEqual(
      expected.map(({ conflict }) => conflict),
    );
  });
});
