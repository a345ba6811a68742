import type { AccountAuthorization, PlannedAd, PlannedUse, Term, UsageGrant } from "creator-core/models";
import { checkUse } from "creator-core/rights";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { authorization, grant, use } from "./_fixtures.ts";

// A small world in which every instant can be asked one by one: times are 0 to 40 days after the epoch, at midnight.
const DAY = 86_400_000;
const LAST = 40;
const platforms = ["instagram", "tiktok"];
const territories = ["GB", "IE"];

const subset = (of: readonly string[]) => fc.subarray([...of]);
const day = fc.integer({ min: 0, max: LAST });
const span = fc.tuple(day, day).filter(([a, b]) => a !== b);
const stretch = span.map(([a, b]) => ({ start: Math.min(a, b) * DAY, end: Math.max(a, b) * DAY }));
const pending: Term = {
  kind: "duration",
  anchor: "publication",
  duration: { days: 9 },
  startsAt: "instant",
  firstDayCounts: true,
  timeZone: "UTC",
};
const knownTerm = stretch.map((window): Term => ({ kind: "instants", ...window }));
const revocation = fc.option(
  day.map((n) => ({ revokedAt: n * DAY })),
  { nil: {}, freq: 3 },
);

const grantOf = (term: fc.Arbitrary<Term>): fc.Arbitrary<UsageGrant> =>
  fc
    .record({
      platforms: fc.oneof(subset(platforms), fc.constant("all" as const)),
      territories: fc.record({ include: subset([...territories, "EU"]), exclude: subset(territories) }),
      term,
      status: fc.constantFrom("active" as const, "active" as const, "active" as const, "draft" as const),
      licensor: fc.constantFrom("c-12", "c-13"),
    })
    .chain((change) => revocation.map((revoked) => grant({ ...change, ...revoked })));

const authorizations: fc.Arbitrary<AccountAuthorization[]> = fc
  .array(
    fc
      .record({
        authorizedAt: day.map((n) => n * DAY),
        days: fc.constantFrom(3, 7, 30, "untilRevoked" as const),
        platform: fc.constantFrom(...platforms),
        postId: fc.constantFrom("p-77", "p-1"),
        creatorId: fc.constantFrom("c-12", "c-13"),
      })
      .chain((change) => revocation.map((revoked) => ({ ...change, ...revoked }))),
    { maxLength: 4 },
  )
  .map((list) => list.map((change, n) => authorization({ ...change, id: `auth-${n}` })));

const grantsOf = (term: fc.Arbitrary<Term>) =>
  fc.array(grantOf(term), { maxLength: 6 }).map((list) => list.map((one, n) => deepFreeze({ ...one, id: `g-${n}` })));

const planned: fc.Arbitrary<PlannedUse> = fc
  .record({
    platforms: subset(platforms).filter((list) => list.length > 0),
    territories: subset(territories).filter((list) => list.length > 0),
    window: stretch,
    paid: fc.constantFrom<PlannedAd>(
      { mode: "brandHandle" },
      { mode: "creatorHandle", postId: "p-77" },
      { mode: "creatorHandle", postId: "p-77", creatorId: "c-13" },
    ),
  })
  .map((change) => deepFreeze({ assetId: "video-9", licensee: "glow", media: "paidSocial" as const, ...change }));

const world = (term: fc.Arbitrary<Term>) =>
  fc.record({ use: planned, grants: grantsOf(term), authorizations, asOf: day.map((n) => n * DAY) });

/** By the words of the rule: at this instant, in this place, on this platform, on what this one creator gave. */
function mayRun(
  at: number,
  territory: string,
  platform: string,
  creator: string,
  { use, grants, authorizations }: World,
): boolean {
  const licensed = grants.some(
    (one) =>
      one.licensor === creator &&
      one.status === "active" &&
      (one.platforms === "all" || one.platforms.includes(platform)) &&
      (one.territories.include.includes(territory) || (territory === "IE" && one.territories.include.includes("EU"))) &&
      !one.territories.exclude?.includes(territory) &&
      one.term.kind === "instants" &&
      at >= (one.term.start as number) &&
      at < (one.term.end as number) &&
      at < until(one.revokedAt),
  );
  if (!licensed || use.paid?.mode !== "creatorHandle") return licensed;
  return authorizations.some(
    (one) =>
      one.creatorId === creator &&
      one.platform === platform &&
      one.postId === "p-77" &&
      at >= (one.authorizedAt as number) &&
      (one.days === "untilRevoked" || at < (one.authorizedAt as number) + one.days * DAY) &&
      at < until(one.revokedAt),
  );
}

/** Who could give what a use needs. */
function creatorsFor({ use }: World): readonly string[] {
  return use.paid?.creatorId === undefined ? ["c-12", "c-13"] : [use.paid.creatorId];
}

const daysFrom = (start: number, end: number) => Array.from({ length: (end - start) / DAY }, (_, n) => start + n * DAY);

const until = (instant: unknown) => (typeof instant === "number" ? instant : Number.POSITIVE_INFINITY);

interface World {
  readonly use: PlannedUse;
  readonly grants: readonly UsageGrant[];
  readonly authorizations: readonly AccountAuthorization[];
  readonly asOf: number;
}

const decide = ({ use, grants, authorizations, asOf }: World) => checkUse(use, { grants, authorizations }, { asOf });
const cellsOf = (use: PlannedUse) =>
  use.territories.flatMap((territory) => use.platforms.map((platform) => ({ territory, platform })));

describe("checkUse", () => {
  it("finds the same gaps as asking at every instant, of one creator", () => {
    fc.assert(
      fc.property(world(knownTerm), (facts) => {
        const { start, end } = facts.use.window as { start: number; end: number };
        const decision = decide(facts);
        for (const { territory, platform } of cellsOf(facts.use)) {
          const gaps = decision.gaps.filter((gap) => gap.territory === territory && gap.platform === platform);
          const inGap = daysFrom(start, end).filter((at) =>
            gaps.some(({ window }) => at >= window.start! && at < window.end!),
          );
          const missing = creatorsFor(facts).map((creator) =>
            daysFrom(start, end).filter((at) => !mayRun(at, territory, platform, creator, facts)),
          );
          expect(missing).toContainEqual(inGap);
          expect(inGap.length === 0).toBe(missing.some((days) => days.length === 0));
          for (const [n, gap] of gaps.entries())
            if (n > 0) expect(gaps[n - 1]!.window.end).toBeLessThan(gap.window.start!);
        }
      }),
    );
  });

  it("is allowed exactly when there is no gap, no reason, and every cell is allowed", () => {
    fc.assert(
      fc.property(world(fc.oneof(knownTerm, fc.constant(pending))), (facts) => {
        const { outcome, gaps, reasons, allowedCells, suggestions } = decide(facts);
        expect(gaps.length === 0).toBe(outcome === "allowed");
        expect(reasons.length === 0).toBe(outcome === "allowed");
        expect(allowedCells.length === cellsOf(facts.use).length).toBe(outcome === "allowed");
        if (outcome === "allowed") expect(suggestions).toEqual([]);
        const withGap = new Set(gaps.map(({ territory, platform }) => `${territory} ${platform}`));
        expect(withGap.size + allowedCells.length).toBe(cellsOf(facts.use).length);
      }),
    );
  });

  it("gives the same answer at every instant before validUntil, and another one then", () => {
    fc.assert(
      fc.property(world(knownTerm), (facts) => {
        const from = Math.max(facts.asOf, facts.use.window.start as number);
        const horizon = daysFrom(from, 2 * LAST * DAY);
        const changes = cellsOf(facts.use).map(({ territory, platform }) => {
          const may = (at: number, creator: string) => mayRun(at, territory, platform, creator, facts);
          let holders = creatorsFor(facts).filter((creator) => may(from, creator));
          if (holders.length === 0) return horizon.find((at) => creatorsFor(facts).some((creator) => may(at, creator)));
          return horizon.find((at) => {
            holders = holders.filter((creator) => may(at, creator));
            return holders.length === 0;
          });
        });
        const first = Math.min(...changes.map((change) => change ?? Number.POSITIVE_INFINITY));
        expect(decide(facts).validUntil ?? Number.POSITIVE_INFINITY).toBe(first);
      }),
    );
  });

  it("does not depend on the order of anything, nor on now", () => {
    fc.assert(
      fc.property(world(fc.oneof(knownTerm, fc.constant(pending))), (facts) => {
        const reversed = {
          ...facts,
          use: {
            ...facts.use,
            platforms: facts.use.platforms.toReversed(),
            territories: facts.use.territories.toReversed(),
          },
          grants: facts.grants.toReversed(),
          authorizations: facts.authorizations.toReversed(),
        };
        expect(decide(reversed)).toEqual(decide(facts));
        const { validUntil: _, ...earlier } = decide({ ...facts, asOf: 0 });
        const { validUntil: __, ...later } = decide({ ...facts, asOf: 2 * LAST * DAY });
        expect(later).toEqual(earlier);
      }),
    );
  });

  it("returns plain JSON", () => {
    fc.assert(
      fc.property(world(fc.oneof(knownTerm, fc.constant(pending))), (facts) => {
        const decision = decide(facts);
        expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision);
      }),
    );
  });
});

describe("what is not known", () => {
  // A still smaller world of one cell, in which every way the unknown facts may turn out can be tried.
  const END = 8;
  const short = fc
    .tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END }))
    .filter(([a, b]) => a !== b);
  const shortStretch = short.map(([a, b]) => ({ start: Math.min(a, b) * DAY, end: Math.max(a, b) * DAY }));
  const waiting = { ...pending, duration: { days: 3 } } as const;
  const accounts = fc.constantFrom({}, { adAccounts: ["ads-1"] }, { adAccounts: ["ads-2"] }, { adAccounts: [] });
  const someGrants = fc
    .array(
      fc.record({
        term: fc.oneof(
          shortStretch.map((window): Term => ({ kind: "instants", ...window })),
          fc.constant<Term>(waiting),
        ),
        licensor: fc.constantFrom("c-12", "c-13"),
        accounts,
      }),
      { maxLength: 4 },
    )
    .filter((list) => list.filter(({ term }) => term.kind === "duration").length <= 2)
    .map((list) =>
      list.map(({ term, licensor, accounts: only }, n) =>
        grant({
          id: `g-${n}`,
          term,
          licensor,
          paid: { permitted: true, modes: ["brandHandle", "creatorHandle"], ...only },
        }),
      ),
    );
  const someAuthorizations = fc
    .array(
      fc.record({
        authorizedAt: fc.integer({ min: 0, max: END }).map((n) => n * DAY),
        days: fc.constantFrom(2, 4, "untilRevoked" as const),
        postId: fc.constantFrom("p-1", "p-2"),
        creatorId: fc.constantFrom("c-12", "c-13"),
      }),
      { maxLength: 3 },
    )
    .map((list) => list.map((change, n) => authorization({ ...change, id: `auth-${n}` })));
  const asked = fc
    .record({
      window: shortStretch,
      paid: fc.constantFrom<PlannedAd>({ mode: "brandHandle" }, { mode: "creatorHandle" }),
    })
    .map((change) => use(change));

  /** Every way to fill in the facts that a world lacks. */
  function* turningsOut({ use: planned, grants, authorizations }: Omit<World, "asOf">) {
    const [first, second] = grants.filter(({ term }) => term.kind === "duration").map(({ id }) => id);
    const anchors = Array.from({ length: END + 4 }, (_, n) => (n - 3) * DAY);
    const posts = planned.paid?.mode === "creatorHandle" ? ["p-1", "p-2"] : ["p-1"];
    for (const postId of posts)
      for (const adAccount of ["ads-1", "ads-2"])
        for (const one of first === undefined ? [0] : anchors)
          for (const other of second === undefined ? [0] : anchors)
            yield {
              use: { ...planned, paid: { ...planned.paid!, postId, adAccount } },
              grants: grants.map((each) => {
                if (each.id === first) return { ...each, termFacts: { publication: one } };
                return each.id === second ? { ...each, termFacts: { publication: other } } : each;
              }),
              authorizations,
              asOf: 0,
            };
  }

  it("leaves it open exactly when it could turn out to be allowed", () => {
    fc.assert(
      fc.property(asked, someGrants, someAuthorizations, (planned, grants, authorizations) => {
        const facts = { use: planned, grants, authorizations };
        const { outcome } = decide({ ...facts, asOf: 0 });
        let could = false;
        for (const known of turningsOut(facts)) if (decide(known).outcome === "allowed") could = true;
        expect(outcome !== "denied").toBe(could);
      }),
      { numRuns: 300 },
    );
  });
});
