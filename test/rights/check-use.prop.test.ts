import type { AccountAuthorization, PlannedUse, Term, UsageGrant } from "creator-core/models";
import { checkUse } from "creator-core/rights";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { authorization, grant } from "./_fixtures.ts";

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
    paid: fc.constantFrom({ mode: "brandHandle" as const }, { mode: "creatorHandle" as const, postId: "p-77" }),
  })
  .map((change) => deepFreeze({ assetId: "video-9", licensee: "glow", media: "paidSocial" as const, ...change }));

const world = (term: fc.Arbitrary<Term>) =>
  fc.record({ use: planned, grants: grantsOf(term), authorizations, asOf: day.map((n) => n * DAY) });

/** By the words of the rule: at this instant, in this place, on this platform. */
function mayRun(at: number, territory: string, platform: string, { use, grants, authorizations }: World): boolean {
  const here = (one: UsageGrant) =>
    one.status === "active" &&
    (one.platforms === "all" || one.platforms.includes(platform)) &&
    (one.territories.include.includes(territory) || (territory === "IE" && one.territories.include.includes("EU"))) &&
    !one.territories.exclude?.includes(territory);
  const now = (one: UsageGrant) => {
    const { term } = one;
    return (
      term.kind === "instants" && at >= (term.start as number) && at < (term.end as number) && at < until(one.revokedAt)
    );
  };
  if (!grants.some((one) => here(one) && now(one))) return false;
  if (use.paid?.mode !== "creatorHandle") return true;
  const owners = ownersOf(grants);
  return authorizations.some(
    (one) =>
      one.platform === platform &&
      one.postId === "p-77" &&
      owners.has(one.creatorId) &&
      at >= (one.authorizedAt as number) &&
      (one.days === "untilRevoked" || at < (one.authorizedAt as number) + one.days * DAY) &&
      at < until(one.revokedAt),
  );
}

/** The licensors of active grants, or of all when none is. */
function ownersOf(grants: readonly UsageGrant[]): Set<string> {
  const active = grants.filter(({ status }) => status === "active");
  return new Set((active.length > 0 ? active : grants).map(({ licensor }) => licensor));
}

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
  it("finds the same gaps as asking at every instant", () => {
    fc.assert(
      fc.property(world(knownTerm), (facts) => {
        const { start, end } = facts.use.window as { start: number; end: number };
        const decision = decide(facts);
        for (const { territory, platform } of cellsOf(facts.use)) {
          const gaps = decision.gaps.filter((gap) => gap.territory === territory && gap.platform === platform);
          for (let at = start; at < end; at += DAY) {
            const inGap = gaps.some(({ window }) => at >= window.start! && at < window.end!);
            expect(inGap).toBe(!mayRun(at, territory, platform, facts));
          }
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

  it("is indeterminate exactly when the best that could be learnt would allow it", () => {
    fc.assert(
      fc.property(world(fc.oneof(knownTerm, fc.constant(pending))), (facts) => {
        const best = (one: UsageGrant) =>
          one.term.kind === "duration" ? grant({ ...one, term: { kind: "perpetual" } }) : one;
        const { outcome } = decide(facts);
        const atBest = decide({ ...facts, grants: facts.grants.map(best) }).outcome;
        expect(outcome === "denied").toBe(atBest === "denied");
      }),
    );
  });

  it("gives the same answer at every instant before validUntil, and another one then", () => {
    fc.assert(
      fc.property(world(knownTerm), (facts) => {
        const { validUntil } = decide(facts);
        const from = Math.max(facts.asOf, facts.use.window.start as number);
        const answerAt = (at: number) =>
          cellsOf(facts.use).map(({ territory, platform }) => mayRun(at, territory, platform, facts));
        const horizon = 2 * LAST * DAY;
        for (let at = from; at < (validUntil ?? horizon); at += DAY) expect(answerAt(at)).toEqual(answerAt(from));
        if (validUntil !== null) {
          expect(validUntil).toBeGreaterThan(from);
          expect(answerAt(validUntil)).not.toEqual(answerAt(from));
        }
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
