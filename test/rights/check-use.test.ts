import type { PlannedUse, UsageGrant } from "creator-core/models";
import { checkUse } from "creator-core/rights";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import { authorization, between, days, grant, moment, ms, use } from "./_fixtures.ts";

const asOf = "2026-02-01T00:00:00Z";
const check = (planned: PlannedUse, grants: readonly UsageGrant[], authorizations = deepFreeze([authorization()])) =>
  checkUse(planned, deepFreeze({ grants, authorizations }), { asOf });
const codes = (decision: ReturnType<typeof check>) => decision.reasons.map(({ code }) => code);

const publicationTerm = {
  kind: "duration",
  anchor: "publication",
  duration: { days: 90 },
  startsAt: "instant",
  firstDayCounts: true,
  timeZone: "Europe/London",
} as const;

describe("one grant", () => {
  it("allows what it says", () => {
    expect(check(use(), [grant()])).toEqual({
      outcome: "allowed",
      reasons: [],
      gaps: [],
      allowedCells: [{ territory: "GB", platform: "tiktok" }],
      grantsUsed: ["g-1"],
      authorizationsUsed: [],
      validUntil: ms("2027-01-01T00:00:00Z"),
      suggestions: [],
    });
  });

  it("holds to the last millisecond of an inclusive last day, and not in the first of the next", () => {
    const january = grant({
      term: {
        kind: "dates",
        start: "2026-01-01",
        end: "2026-01-31",
        endConvention: "inclusive",
        timeZone: "Europe/London",
      },
    });
    const at = (instant: string) => check(use({ window: moment(instant) }), [january]);
    expect(at("2026-01-01T00:00:00Z").outcome).toBe("allowed");
    expect(at("2026-01-31T23:59:59.999Z").outcome).toBe("allowed");
    expect(codes(at("2025-12-31T23:59:59.999Z"))).toEqual(["termNotStarted"]);
    expect(codes(at("2026-02-01T00:00:00Z"))).toEqual(["termExpired"]);
  });

  it("says what it lacks, with where, what was wanted and what is there", () => {
    const decision = check(use({ platforms: ["tiktok", "instagram"] }), [grant()]);
    expect(decision.outcome).toBe("denied");
    expect(decision.reasons).toEqual([
      {
        code: "platformNotGranted",
        path: ["grants", "g-1", "platforms"],
        expected: "instagram",
        actual: "tiktok",
        message: "Licence g-1 does not include instagram.",
      },
    ]);
    expect(decision.gaps).toEqual([
      {
        territory: "GB",
        platform: "instagram",
        window: { start: ms("2026-03-01T00:00:00Z"), end: ms("2026-04-01T00:00:00Z") },
      },
    ]);
    expect(decision.allowedCells).toEqual([{ territory: "GB", platform: "tiktok" }]);
    expect(decision.suggestions).toEqual([{ kind: "addPlatform", platform: "instagram" }]);
  });

  const lacking: readonly (readonly [string, Partial<UsageGrant>, Partial<PlannedUse>])[] = [
    ["noGrant", { assetIds: ["video-1"] }, {}],
    ["grantNotActive", { status: "offered" }, {}],
    ["grantNotActive", { status: "draft" }, {}],
    ["licenseeNotGranted", { licensees: ["luma"] }, {}],
    ["mediaNotGranted", { media: ["brandSocialOrganic"] }, {}],
    ["platformNotGranted", { platforms: [] }, {}],
    ["territoryNotGranted", { territories: { include: ["IE"] } }, {}],
    ["paidNotGranted", { paid: { permitted: false, modes: ["brandHandle"] } }, {}],
    ["paidModeNotGranted", { paid: { permitted: true, modes: ["creatorHandle"] } }, {}],
    [
      "adAccountNotGranted",
      { paid: { permitted: true, modes: ["brandHandle"], adAccounts: ["ads-1"] } },
      { paid: { mode: "brandHandle", adAccount: "ads-2" } },
    ],
    ["adAccountNotGranted", { paid: { permitted: true, modes: ["brandHandle"], adAccounts: [] } }, {}],
    ["termNotStarted", { term: between("2026-03-02", "2027-01-01") }, {}],
    ["termExpired", { term: between("2026-01-01", "2026-03-31") }, {}],
    ["grantRevoked", { revokedAt: "2026-03-31T23:59:59Z" }, {}],
  ];
  it.each(lacking)("%s is the one reason", (code, grantChange, useChange) => {
    const decision = check(use(useChange), [grant(grantChange)]);
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual([code]);
    expect(decision.allowedCells).toEqual([]);
    expect(decision.reasons[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it("says everything the nearest grant lacks", () => {
    const decision = check(use({ platforms: ["instagram"], territories: ["IE"] }), [grant({ licensees: [] })]);
    expect(codes(decision)).toEqual(["licenseeNotGranted", "platformNotGranted", "territoryNotGranted"]);
  });

  it("makes one reason of many countries", () => {
    const { reasons, suggestions } = check(use({ territories: ["EU"] }), [grant()]);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.message).toBe("Licence g-1 does not include AT, BE, BG, CY and 23 more.");
    expect(reasons[0]?.expected).toBe("AT, BE, BG, CY and 23 more");
    expect(suggestions).toHaveLength(27);
  });

  it("may be for all platforms, or for media that are on none", () => {
    expect(check(use({ platforms: ["instagram"] }), [grant({ platforms: "all" })]).outcome).toBe("allowed");
    const decision = check(use({ media: "email", platforms: [] }), [grant({ media: ["email"] })]);
    expect(decision.outcome).toBe("allowed");
    expect(decision.allowedCells).toEqual([{ territory: "GB", platform: null }]);
  });

  it("stops at its revocation, and was never there when revoked before it began", () => {
    const revoked = grant({ revokedAt: "2026-03-11T00:00:00Z" });
    expect(check(use({ window: days("2026-03-01", "2026-03-11") }), [revoked]).outcome).toBe("allowed");
    expect(check(use(), [revoked]).gaps.map(({ window }) => window)).toEqual([
      { start: ms("2026-03-11T00:00:00Z"), end: ms("2026-04-01T00:00:00Z") },
    ]);
    expect(codes(check(use(), [grant({ revokedAt: "2025-01-01T00:00:00Z" })]))).toEqual(["grantRevoked"]);
  });

  it("that was revoked is not said to end early as well, and is not to be extended", () => {
    const lapsed = ["2026-01-05", "2026-03-10"].map((day) =>
      check(use(), [grant({ term: between("2026-01-01", "2026-03-20"), revokedAt: `${day}T00:00:00Z` })]),
    );
    const notBegun = check(use(), [grant({ term: between("2026-05-01", "2026-06-01"), revokedAt: 0 })]);
    for (const decision of [...lapsed, notBegun]) {
      expect(codes(decision)).toEqual(["grantRevoked"]);
      expect(decision.reasons[0]?.expected).toBe("until 2026-04-01 00:00 UTC");
      expect(decision.suggestions).toEqual([]);
    }
  });

  it("that was revoked does not hide one that could be extended", () => {
    const decision = check(use(), [
      grant({ id: "a", term: between("2026-01-01", "2026-03-20"), revokedAt: "2026-03-10T00:00:00Z" }),
      grant({ id: "b", term: between("2026-01-01", "2026-03-15") }),
    ]);
    expect(codes(decision)).toEqual(["termExpired", "grantRevoked"]);
    expect(decision.suggestions).toEqual([{ kind: "extendTerm", grantId: "b", until: ms("2026-04-01T00:00:00Z") }]);
  });
});

describe("organic is not paid", () => {
  it("an organic repost licence lacks the medium and advertising", () => {
    const decision = check(use({ paid: { mode: "brandHandle" } }), [
      grant({ media: ["repost"], paid: { permitted: false, modes: [] } }),
    ]);
    expect(codes(decision)).toEqual(["mediaNotGranted", "paidNotGranted"]);
    expect(decision.suggestions).toEqual([
      { kind: "acquireMedium", media: "paidSocial" },
      { kind: "acquirePaidRights" },
    ]);
  });

  it("a grant that says nothing of advertising allows none", () => {
    const { paid: _, ...silent } = grant();
    expect(codes(check(use(), [silent]))).toEqual(["paidNotGranted"]);
  });

  it("boosting an organic post is advertising", () => {
    const organic = grant({ media: ["creatorPost"], paid: { permitted: false, modes: [] } });
    expect(check(use({ media: "creatorPost" }), [organic]).outcome).toBe("allowed");
    expect(codes(check(use({ media: "creatorPost", paid: { mode: "brandHandle" } }), [organic]))).toEqual([
      "paidNotGranted",
    ]);
  });

  it("a code for a year is no licence", () => {
    const decision = check(
      use({ paid: { mode: "creatorHandle", postId: "p-77" } }),
      [grant({ paid: { permitted: false, modes: [] } })],
      [authorization({ days: 365 })],
    );
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual(["paidNotGranted"]);
    expect(decision.authorizationsUsed).toEqual(["auth-1"]);
  });
});

describe("several grants", () => {
  it("add up over time in one cell", () => {
    const decision = check(use(), [
      grant({ id: "b", term: between("2026-03-15", "2026-05-01") }),
      grant({ id: "a", term: between("2026-01-01", "2026-03-20") }),
    ]);
    expect(decision.outcome).toBe("allowed");
    expect(decision.grantsUsed).toEqual(["a", "b"]);
  });

  it("never add up across cells", () => {
    const decision = check(use({ territories: ["GB", "IE"], window: days("2026-01-10", "2026-02-10") }), [
      grant({ id: "A", term: between("2026-01-01", "2026-03-01") }),
      grant({ id: "B", territories: { include: ["IE"] }, term: between("2026-01-01", "2026-02-01") }),
    ]);
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual(["termExpired"]);
    expect(decision.reasons[0]?.path).toEqual(["grants", "B", "term"]);
    expect(decision.gaps).toEqual([
      {
        territory: "IE",
        platform: "tiktok",
        window: { start: ms("2026-02-01T00:00:00Z"), end: ms("2026-02-10T00:00:00Z") },
      },
    ]);
    expect(decision.allowedCells).toEqual([{ territory: "GB", platform: "tiktok" }]);
    expect(decision.suggestions).toEqual([{ kind: "extendTerm", grantId: "B", until: ms("2026-02-10T00:00:00Z") }]);
  });

  it("leave a gap of one second", () => {
    const decision = check(use(), [
      grant({ id: "a", term: { kind: "instants", start: 0, end: "2026-03-09T23:59:59Z" } }),
      grant({ id: "b", term: between("2026-03-10", "2027-01-01") }),
    ]);
    expect(codes(decision)).toEqual(["termGap"]);
    expect(decision.gaps.map(({ window }) => window.end! - window.start!)).toEqual([1000]);
    expect(decision.suggestions).toEqual([{ kind: "extendTerm", grantId: "a", until: ms("2026-03-10T00:00:00Z") }]);
  });

  it("are explained by the nearest: to this licensee, then with the fewest lacks", () => {
    const rivals = grant({ id: "a", licensees: ["luma"] });
    const organic = grant({ id: "b", media: ["repost"], paid: { permitted: false, modes: [] } });
    const elsewhere = grant({ id: "c", territories: { include: ["IE"] } });
    expect(check(use(), [rivals, organic]).reasons.map(({ path }) => path[1])).toEqual(["b", "b"]);
    expect(check(use(), [rivals, organic, elsewhere]).reasons.map(({ path }) => path[1])).toEqual(["c"]);
  });

  it("that are equally near are explained by the first id", () => {
    const offers = [grant({ id: "b", status: "offered" }), grant({ id: "a", status: "draft" })];
    expect(check(use(), offers).reasons.map(({ path }) => path[1])).toEqual(["a"]);
  });

  it("that lie before or after a gap are named by the nearest in time", () => {
    const past = ["2026-01-10", "2026-02-10", "2026-01-20"].map((end) =>
      grant({ id: end, term: between("2026-01-01", end) }),
    );
    const future = ["2026-05-10", "2026-04-10", "2026-05-20"].map((start) =>
      grant({ id: start, term: between(start, "2027-01-01") }),
    );
    expect(check(use(), past).reasons.map(({ code, path }) => [code, path[1]])).toEqual([
      ["termExpired", "2026-02-10"],
    ]);
    expect(check(use(), future).reasons.map(({ code, path }) => [code, path[1]])).toEqual([
      ["termNotStarted", "2026-04-10"],
    ]);
    expect(check(use(), [...past, ...future]).reasons.map(({ code, path }) => [code, path[1]])).toEqual([
      ["termGap", "2026-02-10"],
    ]);
  });

  it("count as used only when they cover some of the time", () => {
    const earlier = grant({ id: "earlier", term: between("2026-01-01", "2026-03-01") });
    expect(check(use(), [earlier, grant()]).grantsUsed).toEqual(["g-1"]);
  });

  it("are extended by the longest that is needed", () => {
    const { suggestions } = check(use({ territories: ["GB", "IE"] }), [
      grant({ id: "a", territories: { include: ["GB", "IE"] }, term: between("2026-01-01", "2026-03-10") }),
      grant({ id: "b", territories: { include: ["GB"] }, term: between("2026-03-20", "2026-05-01") }),
    ]);
    // GB lacks 10 to 20 March, IE everything from 10 March on.
    expect(suggestions).toEqual([{ kind: "extendTerm", grantId: "a", until: ms("2026-04-01T00:00:00Z") }]);
  });

  it("may not share an id", () => {
    expect(() => check(use(), [grant(), grant()])).toThrowError(/grants\[1\]\.id/);
  });
});

describe("several licensors", () => {
  const handle = use({ paid: { mode: "creatorHandle" } });
  const account = (change: Parameters<typeof authorization>[0]) => {
    const { postId: _, ...open } = authorization({ days: "untilRevoked", ...change });
    return open;
  };
  const of13 = (change: Partial<UsageGrant> = {}) => grant({ id: "g-2", licensor: "c-13", ...change });

  it("one's licence and another's handle are no permission", () => {
    const revoked = grant({ revokedAt: "2026-02-01T00:00:00Z" });
    const elsewhere = grant({ territories: { include: ["US"] } });
    for (const first of [revoked, elsewhere]) {
      const decision = check(handle, [first, of13()], [account({})]);
      expect(decision.outcome).toBe("denied");
      expect(decision.allowedCells).toEqual([]);
    }
  });

  it("may not take turns, with their handles or their licences", () => {
    const halves = [
      account({ revokedAt: "2026-03-15T00:00:00Z" }),
      account({ id: "auth-2", creatorId: "c-13", authorizedAt: "2026-03-15T00:00:00Z" }),
    ];
    expect(check(handle, [grant(), of13()], halves).outcome).toBe("denied");
    const until15 = grant({ term: between("2026-01-01", "2026-03-15") });
    const from15 = { term: between("2026-03-15", "2026-05-01") };
    expect(check(use(), [until15, of13(from15)]).outcome).toBe("denied");
    expect(check(use(), [until15, grant({ id: "g-2", ...from15 })]).outcome).toBe("allowed");
  });

  it("one of whom gave everything are enough, and only what was given by that one is used", () => {
    const decision = check(handle, [grant({ media: ["email"] }), of13()], [account({ creatorId: "c-13" })]);
    expect(decision).toMatchObject({ outcome: "allowed", grantsUsed: ["g-2"], authorizationsUsed: ["auth-1"] });
    const both = check(handle, [grant(), of13()], [account({ creatorId: "c-13" })]);
    expect(both).toMatchObject({ outcome: "allowed", grantsUsed: ["g-2"], authorizationsUsed: ["auth-1"] });
    expect(check(use(), [grant(), of13()]).grantsUsed).toEqual(["g-1", "g-2"]);
  });

  it("are explained by the one who lacks the least", () => {
    const decision = check(handle, [grant({ licensees: [], platforms: [] }), of13()], []);
    expect(codes(decision)).toEqual(["handleAuthorizationMissing"]);
    expect(decision.reasons[0]?.message).toBe("There is no authorization for ads from the handle of c-13 on tiktok.");
  });

  it("hold as long as the one who holds longest", () => {
    const long = of13({ term: between("2026-01-01", "2026-06-01") });
    const after = grant({ term: between("2026-06-01", "2026-09-01") });
    expect(
      check(use(), [grant({ id: "g-3", term: between("2026-01-01", "2026-05-01") }), long, after]).validUntil,
    ).toBe(ms("2026-06-01T00:00:00Z"));
  });

  it("may be narrowed to the one whose handle is meant", () => {
    const meant = (creatorId: string) => use({ paid: { mode: "creatorHandle", creatorId } });
    const authorizations = [account({})];
    expect(check(meant("c-12"), [grant(), of13()], authorizations).outcome).toBe("allowed");
    expect(codes(check(meant("c-13"), [grant(), of13()], authorizations))).toEqual(["handleAuthorizationMissing"]);
    const stranger = check(meant("c-12"), [of13()], authorizations);
    expect(codes(stranger)).toEqual(["noGrant"]);
    expect(stranger.reasons[0]?.message).toBe("There is no licence of c-12 for video-9.");
    expect(check(use({ paid: { mode: "brandHandle", creatorId: "c-1" } }), [grant()]).outcome).toBe("allowed");
  });
});

describe("territories", () => {
  const where = (territories: UsageGrant["territories"], planned: readonly string[]) =>
    check(use({ territories: planned }), [grant({ territories })]);

  it("EU is not GB, EEA is NO", () => {
    expect(codes(where({ include: ["EU"] }, ["GB"]))).toEqual(["territoryNotGranted"]);
    expect(where({ include: ["EEA"] }, ["NO"]).outcome).toBe("allowed");
  });

  it("the world without US denies US only", () => {
    const decision = where({ include: ["WORLD"], exclude: ["US"] }, ["US", "CA"]);
    expect(decision.gaps.map(({ territory }) => territory)).toEqual(["US"]);
    expect(decision.allowedCells).toEqual([{ territory: "CA", platform: "tiktok" }]);
    expect(decision.suggestions).toEqual([{ kind: "addTerritory", territory: "US" }]);
  });

  it("a group asked for is judged country by country", () => {
    expect(where({ include: ["EU"] }, ["EEA"]).gaps.map(({ territory }) => territory)).toEqual(["IS", "LI", "NO"]);
  });

  it("names nobody knows leave it open, on either side", () => {
    expect(where({ include: ["WORLD"] }, ["XK"]).outcome).toBe("indeterminate");
    expect(codes(where({ include: ["XK"] }, ["GB"]))).toEqual(["territoryUnknown"]);
    expect(where({ include: ["XK"] }, ["GB"]).outcome).toBe("indeterminate");
    expect(where({ include: ["WORLD"], exclude: ["XK"] }, ["GB"]).outcome).toBe("indeterminate");
    expect(where({ include: ["IE"], exclude: ["XK"] }, ["GB"]).outcome).toBe("denied");
    expect(where({ include: ["GB", "XK"] }, ["GB"]).outcome).toBe("allowed");
    expect(where({ include: ["GB"], exclude: ["GB"] }, ["XK"]).outcome).toBe("denied");
  });

  it("come sorted, known or not", () => {
    const { gaps } = where({ include: [] }, ["ZA", "GB", "Narnia"]);
    expect(gaps.map(({ territory }) => territory)).toEqual(["GB", "Narnia", "ZA"]);
  });

  it("groups of the caller count", () => {
    const facts = { grants: [grant({ territories: { include: ["home"] } })] };
    expect(checkUse(use(), facts, { asOf, territoryGroups: { home: ["UK", "IE"] } }).outcome).toBe("allowed");
  });
});

describe("what is not known", () => {
  it("a term that waits for its event leaves it open", () => {
    const decision = check(use(), [grant({ term: publicationTerm })]);
    expect(decision.outcome).toBe("indeterminate");
    expect(codes(decision)).toEqual(["termPending"]);
    expect(decision.suggestions).toEqual([{ kind: "provideFact", anchor: "publication" }]);
    expect(decision.gaps).toHaveLength(1);
    expect(decision.grantsUsed).toEqual([]);
  });

  it("facts may stand on the grant or be shared, and those on the grant go first", () => {
    const term = { term: publicationTerm };
    const shared = { asOf, termFacts: { publication: "2026-02-15T00:00:00Z" } };
    expect(checkUse(use(), { grants: [grant(term)] }, shared).outcome).toBe("allowed");
    const own = grant({ ...term, termFacts: { publication: "2026-05-10T17:00:00Z" } });
    expect(codes(checkUse(use(), { grants: [own] }, shared))).toEqual(["termNotStarted"]);
    expect(check(use({ window: moment("2026-08-08T16:59:59.999Z") }), [own]).outcome).toBe("allowed");
    expect(codes(check(use({ window: moment("2026-08-08T17:00:00Z") }), [own]))).toEqual(["termExpired"]);
  });

  it("a refusal for good beats it", () => {
    const decision = check(use({ platforms: ["tiktok", "instagram"] }), [grant({ term: publicationTerm })]);
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual(["platformNotGranted", "termPending"]);
    // Whenever the post comes out, the licence does not hold after its revocation.
    const revoked = check(use(), [grant({ term: publicationTerm, revokedAt: "2026-03-15T00:00:00Z" })]);
    expect(revoked.outcome).toBe("denied");
    expect(codes(revoked)).toEqual(["grantRevoked"]);
  });

  it("a term that is too short whenever it begins is refused", () => {
    const decision = check(use({ window: days("2026-03-01", "2027-03-01") }), [grant({ term: publicationTerm })]);
    expect(decision.outcome).toBe("denied");
    expect(decision.reasons).toEqual([
      {
        code: "termTooShort",
        path: ["grants", "g-1", "term"],
        expected: "from 2026-03-01 00:00 UTC until 2027-03-01 00:00 UTC",
        actual: "90 days",
        message:
          "Licence g-1 lasts only 90 days, whenever it begins; " +
          "it is needed from 2026-03-01 00:00 UTC until 2027-03-01 00:00 UTC.",
      },
    ]);
    expect(decision.suggestions).toEqual([{ kind: "extendTerm", grantId: "g-1", until: ms("2027-03-01T00:00:00Z") }]);
  });

  // Publication at any moment: the outcome says whether some moment would do.
  const inUtc = { ...publicationTerm, timeZone: "UTC" } as const;
  it.each([
    // 90 days from 1 March end on 30 May; a millisecond more is too much.
    [inUtc, "2026-05-30T00:00:00Z", "indeterminate"],
    [inUtc, "2026-05-30T00:00:00.001Z", "denied"],
    // A whole day begins at midnight: the 90 days can begin on 1 March whatever the hour of publication.
    [{ ...inUtc, startsAt: "startOfDay" }, "2026-05-30T00:00:00Z", "indeterminate"],
    [{ ...inUtc, startsAt: "startOfDay" }, "2026-05-30T00:00:00.001Z", "denied"],
    [{ ...inUtc, startsAt: "startOfDay", firstDayCounts: false }, "2026-05-30T00:00:00Z", "indeterminate"],
    [{ ...inUtc, startsAt: "startOfDay", firstDayCounts: false }, "2026-05-30T00:00:00.001Z", "denied"],
    // One month from 28 February, 23:59:59.999, is 28 March then; from 1 March it is 1 April.
    [{ ...inUtc, duration: { months: 1 } }, "2026-04-01T00:00:00Z", "indeterminate"],
    [{ ...inUtc, duration: { months: 1 } }, "2026-04-01T00:00:00.001Z", "denied"],
  ] as const)("%j until %s is %s", (term, end, outcome) => {
    const window = { start: "2026-03-01T00:00:00Z", end };
    expect(check(use({ window }), [grant({ term })]).outcome).toBe(outcome);
  });

  it("terms that are not known may follow each other, and fill gaps", () => {
    const waiting = (id: string, change: Partial<UsageGrant> = {}) => grant({ id, term: inUtc, ...change });
    const half = use({ window: days("2026-01-01", "2026-06-30") });
    // 180 days from 1 January end on 30 June.
    expect(check(half, [waiting("a"), waiting("b")]).outcome).toBe("indeterminate");
    expect(check(half, [waiting("a")]).outcome).toBe("denied");
    expect(check(half, [waiting("a"), waiting("b", { licensor: "c-13" })]).outcome).toBe("denied");
    const known = grant({ id: "c", term: between("2026-02-01", "2026-04-01") });
    // What is left before February and after March is further apart than 90 days.
    expect(check(half, [known, waiting("a")]).outcome).toBe("denied");
    expect(check(half, [known, waiting("a"), waiting("b")]).outcome).toBe("indeterminate");
  });

  it("an ad account that is not named leaves it open where only some may run it", () => {
    const only = (...adAccounts: string[]) => ({
      paid: { permitted: true, modes: ["brandHandle"], adAccounts } as const,
    });
    const decision = check(use(), [grant(only("ads-2", "ads-1"))]);
    expect(decision.outcome).toBe("indeterminate");
    expect(decision.reasons).toEqual([
      {
        code: "adAccountUnknown",
        path: ["grants", "g-1", "paid"],
        expected: "ads-1, ads-2",
        actual: "not named",
        message: "Licence g-1 allows only these ad accounts: ads-1, ads-2. It is not said which one runs the ad.",
      },
    ]);
    expect(decision.suggestions).toEqual([{ kind: "nameAdAccount", adAccounts: ["ads-1", "ads-2"] }]);
    const named = (adAccount: string) => use({ paid: { mode: "brandHandle", adAccount } });
    expect(check(named("ads-1"), [grant(only("ads-2", "ads-1"))]).outcome).toBe("allowed");
    // No one account has all of March.
    const until15 = { term: between("2026-01-01", "2026-03-15") };
    const from15 = { id: "g-2", term: between("2026-03-15", "2026-05-01") };
    const turns = check(use(), [grant({ ...only("ads-1"), ...until15 }), grant({ ...only("ads-2"), ...from15 })]);
    expect(turns.outcome).toBe("denied");
    // ads-1 lacks the 17 days from the 15th on, ads-2 the 14 before.
    expect(turns.reasons.map(({ code, path }) => [code, path[1]])).toEqual([["termNotStarted", "g-2"]]);
    const both = [grant({ ...only("ads-1"), ...until15 }), grant({ ...only("ads-1", "ads-2"), ...from15 })];
    expect(check(use(), both).outcome).toBe("indeterminate");
  });

  it("does not matter where something else covers", () => {
    expect(check(use(), [grant(), grant({ id: "g-2", term: publicationTerm })]).outcome).toBe("allowed");
  });
});

describe("the creator's handle", () => {
  const december = grant({ term: between("2025-12-01", "2026-12-31") });
  const run = (until: string, change: Partial<PlannedUse> = {}) =>
    use({ window: days("2026-03-01", until), paid: { mode: "creatorHandle", postId: "p-77" }, ...change });

  it("needs an authorization for all of the time", () => {
    // 30 days from 1 March 00:00Z end on 31 March 00:00Z.
    expect(check(run("2026-03-25"), [december])).toMatchObject({ outcome: "allowed", authorizationsUsed: ["auth-1"] });
    expect(check(run("2026-03-31"), [december]).outcome).toBe("allowed");
    const decision = check(run("2026-04-15"), [december]);
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual(["handleAuthorizationEndsEarly"]);
    expect(decision.gaps.map(({ window }) => window)).toEqual([
      { start: ms("2026-03-31T00:00:00Z"), end: ms("2026-04-15T00:00:00Z") },
    ]);
    // 31 days of March and 14 of April.
    expect(decision.suggestions).toEqual([
      { kind: "requestAuthorization", platform: "tiktok", minimumDays: 60, neededDays: 45 },
    ]);
  });

  it("is not needed for the brand's own", () => {
    expect(check(run("2026-04-15", { paid: { mode: "brandHandle" } }), [december], []).outcome).toBe("allowed");
  });

  it("counts 24 hours a day, over summer time too", () => {
    const code = authorization({ authorizedAt: "2026-03-27T12:00:00Z", days: 7 });
    const at = (instant: string) => check(run("", { window: moment(instant) }), [december], [code]).outcome;
    expect(at("2026-04-03T11:59:59.999Z")).toBe("allowed");
    expect(at("2026-04-03T12:00:00Z")).toBe("denied");
  });

  const wrong: readonly (readonly [string, ReturnType<typeof authorization>[]])[] = [
    ["handleAuthorizationMissing", []],
    ["handleAuthorizationMissing", [authorization({ postId: "p-1" })]],
    ["handleAuthorizationMissing", [authorization({ platform: "instagram" })]],
    ["handleAuthorizationMissing", [authorization({ creatorId: "c-1" })]],
    ["handleAuthorizationStartsLate", [authorization({ authorizedAt: "2026-03-01T00:00:00.001Z" })]],
    ["handleAuthorizationEndsEarly", [authorization({ days: 7 })]],
    ["handleAuthorizationEndsEarly", [authorization({ authorizedAt: "2026-01-01T00:00:00Z" })]],
    ["handleAuthorizationRevoked", [authorization({ days: 60, revokedAt: "2026-03-10T00:00:00Z" })]],
    [
      "handleAuthorizationGap",
      [authorization({ days: 7 }), authorization({ id: "auth-2", authorizedAt: "2026-03-20T00:00:00Z" })],
    ],
  ];
  it.each(wrong)("%s is the one reason", (code, authorizations) => {
    const decision = check(run("2026-03-25"), [december], authorizations);
    expect(decision.outcome).toBe("denied");
    expect(codes(decision)).toEqual([code]);
    expect(decision.suggestions).toEqual([
      { kind: "requestAuthorization", platform: "tiktok", minimumDays: 30, neededDays: 24 },
    ]);
  });

  it("may be open to every post of the account, or until revoked", () => {
    const { postId: _, ...account } = authorization({ days: "untilRevoked" });
    expect(check(run("2026-12-30"), [december], [account]).outcome).toBe("allowed");
    expect(check(run("2026-12-30", { paid: { mode: "creatorHandle" } }), [december], [account]).outcome).toBe(
      "allowed",
    );
  });

  it("is open while the post is not known but some post is authorized", () => {
    const decision = check(run("2026-03-25", { paid: { mode: "creatorHandle" } }), [december]);
    expect(decision.outcome).toBe("indeterminate");
    expect(codes(decision)).toEqual(["postUnknown"]);
    expect(decision.suggestions).toEqual([{ kind: "namePost" }]);
    expect(codes(check(run("2026-04-15", { paid: { mode: "creatorHandle" } }), [december]))).toEqual([
      "handleAuthorizationEndsEarly",
    ]);
  });

  it("is refused when no one post has all of the time, whichever it is", () => {
    const halves = [
      authorization({ postId: "p-1", days: 7 }),
      authorization({ id: "auth-2", postId: "p-2", authorizedAt: "2026-03-08T00:00:00Z" }),
    ];
    const unknown = run("2026-03-25", { paid: { mode: "creatorHandle" } });
    const decision = check(unknown, [december], halves);
    expect(decision.outcome).toBe("denied");
    // p-2 lacks 7 days, p-1 lacks 17.
    expect(decision.reasons.map(({ code, path }) => [code, path[1]])).toEqual([
      ["handleAuthorizationStartsLate", "auth-2"],
    ]);
    const { postId: _, ...account } = authorization({ id: "auth-3", days: 7 });
    expect(check(unknown, [december], [...halves, account]).outcome).toBe("indeterminate");
  });

  it("asks other platforms for the plain number of days, and TikTok for no more than it has", () => {
    const both = grant({ platforms: "all", term: { kind: "perpetual" } });
    const minimum = (until: string, platform: string) =>
      check(run(until, { platforms: [platform] }), [both], []).suggestions;
    expect(minimum("2026-04-15", "instagram")).toEqual([
      { kind: "requestAuthorization", platform: "instagram", minimumDays: 45, neededDays: 45 },
    ]);
    expect(minimum("2026-03-08", "instagram")).toMatchObject([{ minimumDays: 7 }]);
    const aMoment = use({ window: moment("2026-03-01T00:00:00Z"), paid: { mode: "creatorHandle" } });
    expect(check(aMoment, [both], []).suggestions).toMatchObject([{ minimumDays: 7, neededDays: 1 }]);
    expect(minimum("2026-03-08", "tiktok")).toMatchObject([{ minimumDays: 7 }]);
    expect(minimum("2026-03-09", "tiktok")).toMatchObject([{ minimumDays: 30 }]);
    expect(minimum("2027-03-01", "tiktok")).toMatchObject([{ minimumDays: 365 }]);
    expect(minimum("2027-03-02", "tiktok")).toMatchObject([{ minimumDays: 366, neededDays: 366 }]);
  });

  it("refuses authorizations of no length, or of an id used twice", () => {
    for (const days of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => check(run("2026-03-25"), [december], [authorization({ days })])).toThrowError(
        /authorizations\[0\]\.days/,
      );
    }
    expect(() => check(run("2026-03-25"), [december], [authorization(), authorization()])).toThrowError(
      /Duplicate id: authorizations\[1\].id must be used once/,
    );
  });
});

describe("validUntil", () => {
  const until = (grants: readonly UsageGrant[], at = asOf, planned = use()) =>
    checkUse(planned, { grants }, { asOf: at }).validUntil;

  it("is the end of the cover, beyond the use", () => {
    expect(until([grant(), grant({ id: "g-2", term: between("2026-12-01", "2027-06-01") })])).toBe(
      ms("2027-06-01T00:00:00Z"),
    );
    expect(until([grant({ term: { kind: "perpetual" } })])).toBeNull();
  });

  it("is the first change of any cell", () => {
    const ireland = grant({ id: "g-2", territories: { include: ["IE"] }, term: between("2026-01-01", "2026-03-05") });
    expect(until([grant(), ireland], asOf, use({ territories: ["GB", "IE"] }))).toBe(ms("2026-03-05T00:00:00Z"));
  });

  it("is the start of a cover that is still to come", () => {
    expect(until([grant({ term: between("2026-03-10", "2026-05-01") })])).toBe(ms("2026-03-10T00:00:00Z"));
  });

  it("does not look at what changes before the use begins, or before now", () => {
    expect(until([grant({ term: between("2026-02-15", "2026-05-01") })])).toBe(ms("2026-05-01T00:00:00Z"));
    const twice = [
      grant({ term: between("2026-01-01", "2026-03-10") }),
      grant({ id: "g-2", term: between("2026-03-20", "2026-05-01") }),
    ];
    expect(until(twice, "2026-03-15T00:00:00Z")).toBe(ms("2026-03-20T00:00:00Z"));
    expect(until(twice, "2026-03-20T00:00:00Z")).toBe(ms("2026-05-01T00:00:00Z"));
    expect(until(twice, "2026-05-01T00:00:00Z")).toBeNull();
  });

  it("looks at authorizations too", () => {
    const planned = use({ window: days("2026-03-01", "2026-03-05"), paid: { mode: "creatorHandle", postId: "p-77" } });
    expect(check(planned, [grant()]).validUntil).toBe(ms("2026-03-31T00:00:00Z"));
  });
});

describe("unusable questions", () => {
  it("are refused", () => {
    expect(() => check(use({ territories: [] }), [grant()])).toThrowError(/use\.territories/);
    expect(() => check(use({ platforms: [] }), [grant()])).toThrowError(/use\.platforms/);
    expect(() =>
      check(use({ media: "email", platforms: [], paid: { mode: "creatorHandle" } }), [grant()]),
    ).toThrowError(/use\.platforms/);
    expect(() => check(use({ window: { start: 0 } }), [grant()])).toThrowError(/use\.window/);
    expect(() => check(use({ window: { start: 0, end: 0 } }), [grant()])).toThrowError(/use\.window/);
    expect(() => checkUse(use(), { grants: [grant()] }, { asOf: "2026-01-01" })).toThrowError(/asOf/);
    expect(() => check(use(), [grant({ revokedAt: "soon" })])).toThrowError(/grants\[0\]\.revokedAt/);
  });

  it("are refused where a group names no country: nothing would be judged, and nothing is allowed", () => {
    const ask = () =>
      checkUse(use({ territories: ["nowhere"] }), { grants: [] }, { asOf, territoryGroups: { nowhere: [] } });
    expect(refusalOf(ask)).toBe("invalidArgument at territoryGroups.nowhere");
  });

  it("may leave options undefined", () => {
    const options = { asOf, territoryGroups: undefined, termFacts: undefined };
    expect(checkUse(use(), { grants: [grant()], authorizations: undefined }, options).outcome).toBe("allowed");
  });

  it("count each platform and territory once", () => {
    const planned = use({ platforms: ["tiktok", "tiktok"], territories: ["GB", "UK", "GB"] });
    expect(check(planned, [grant()]).allowedCells).toEqual([{ territory: "GB", platform: "tiktok" }]);
  });

  it("may hold strange names", () => {
    const strange = "__proto__";
    const planned = use({ assetId: strange, licensee: strange, platforms: [strange] });
    const decision = check(planned, [
      grant({ id: strange, assetIds: [strange], licensees: [strange], platforms: [strange] }),
    ]);
    expect(decision.outcome).toBe("allowed");
    expect(decision.grantsUsed).toEqual([strange]);
  });
});

describe("many grants", () => {
  const everywhere = use({ territories: ["WORLD"], platforms: Array.from({ length: 10 }, (_, n) => `p-${n}`) });

  it("are put into words only where they are shown", () => {
    let spelled = 0;
    const elsewhere = new Proxy(["p-99"], {
      get(target, key) {
        if (key === Symbol.iterator) spelled += 1;
        return Reflect.get(target, key);
      },
    });
    const grants = Array.from({ length: 300 }, (_, n) => ({
      ...grant({ id: `g-${n}`, territories: { include: ["WORLD"] } }),
      platforms: elsewhere,
    }));
    const decision = checkUse(everywhere, { grants }, { asOf });
    expect(decision.gaps).toHaveLength(2490);
    expect(decision.reasons.map(({ path }) => path[1])).toEqual(["g-0"]);
    // Of the nearest grant, once a cell.
    expect(spelled).toBeLessThanOrEqual(2490);
  });

  it("each with a gap before it are told apart without looking at all of them for each gap", () => {
    const hour = 3_600_000;
    const grants = Array.from({ length: 20_000 }, (_, n) =>
      grant({ id: `g-${n}`, term: { kind: "instants", start: 2 * n * hour, end: (2 * n + 1) * hour } }),
    );
    const decision = checkUse(use({ window: { start: 0, end: 40_000 * hour } }), { grants }, { asOf: 0 });
    expect(decision.gaps).toHaveLength(20_000);
    expect(decision.reasons).toHaveLength(20_000);
  });
});
