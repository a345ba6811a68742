import { attributeConversions, directoryConflicts } from "creator-core/attribution";
import { accrue } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type {
  Activity,
  AttributionPolicy,
  CommissionTerms,
  ExclusivityClause,
  Term,
  TierScheme,
  TrackingAssignment,
} from "creator-core/models";
import { convertMoney, type FxRate, isCurrency, type Money, money } from "creator-core/money";
import { rate } from "creator-core/rate";
import { checkUse, type ExclusivityFacts, findExclusivityConflicts, resolveTerm } from "creator-core/rights";
import {
  accountAuthorizationSchema,
  activitySchema,
  attributionPolicySchema,
  commissionTermsSchema,
  currencySchema,
  durationSchema,
  exclusivityClauseSchema,
  fxRateSchema,
  instantInputSchema,
  moneySchema,
  parse,
  parseFacts,
  plainDateSchema,
  plannedUseSchema,
  rateSchema,
  tierSchemeSchema,
  timeZoneSchema,
  trackingDirectorySchema,
  usageGrantSchema,
  windowInputSchema,
} from "creator-core/schemas";
import { assignTier } from "creator-core/tiering";
import { addDuration, type InstantInput, isPlainDate, isTimeZone, timeWindow, toInstant } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import * as samples from "./_samples.ts";

const passes = (schema: z.ZodType, input: unknown) => parse(schema, input).success;

/** Whether a function of the library takes a value; anything but its own refusal fails the test. */
function takes(call: () => unknown): boolean {
  try {
    call();
    return true;
  } catch (error) {
    if (!isCreatorCoreError(error)) throw error;
    return false;
  }
}

/** What untyped callers pass. */
const untyped = <T>(value: unknown) => value as T;

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    "",
    "GBP",
    "gbp",
    Number.NaN,
    2 ** 53,
    0.1,
    1,
    -1,
    new Date(Number.NaN),
  ),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.date({ noInvalidDate: false }),
);

const instantLike = fc.oneof(
  scalar,
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc
    .tuple(
      fc.constantFrom("2026-03-31", "2026-02-29", "2024-02-29", "2026-3-1", "+275760-09-13", "0000-01-01"),
      fc.constantFrom("T", " ", ""),
      fc.constantFrom("00:00", "23:59:59", "24:00", "12:30:59.123456789", "12:60", "1:00"),
      fc.constantFrom("Z", "+01:00", "-0530", "+01", "", "z", "+24:00"),
    )
    .map((parts) => parts.join("")),
);

describe("schema and guard agree", () => {
  it("on instants", () => {
    fc.assert(
      fc.property(instantLike, (value) => {
        expect(passes(instantInputSchema, value)).toBe(takes(() => toInstant(untyped(value))));
      }),
      { numRuns: 2000 },
    );
  });

  it("on windows", () => {
    const side = fc.oneof(instantLike, fc.integer({ min: 0, max: 5 }), fc.constant(null));
    fc.assert(
      // A side that is there without a value is refused by the schema alone: JSON has no such thing.
      fc.property(fc.record({ start: side, end: side }, { requiredKeys: [] }), (window) => {
        fc.pre(!Object.values(window).includes(undefined));
        expect(passes(windowInputSchema, window)).toBe(takes(() => timeWindow(untyped(window))));
      }),
      { numRuns: 2000 },
    );
  });

  it("on dates, zones and currencies", () => {
    const dateLike = fc.oneof(scalar, fc.stringMatching(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/));
    const zoneLike = fc.oneof(
      scalar,
      fc.constantFrom("UTC", "europe/london", "Mars/X", "+01:00", "GMT+1", "Etc/GMT+1"),
    );
    const codeLike = fc.oneof(
      scalar,
      fc.stringMatching(/^[A-Z]{3}$/),
      fc.constantFrom("JPY", "KWD", "XXX", "toString"),
    );
    fc.assert(
      fc.property(dateLike, zoneLike, codeLike, (date, zone, code) => {
        expect(passes(plainDateSchema, date)).toBe(isPlainDate(date));
        expect(passes(timeZoneSchema, zone)).toBe(isTimeZone(zone));
        expect(passes(currencySchema, code)).toBe(isCurrency(code));
      }),
      { numRuns: 2000 },
    );
  });

  it("on durations", () => {
    const amount = fc.oneof(fc.nat(50), fc.constantFrom<unknown>(-1, 0.5, "1", null, Number.NaN));
    const unit = fc.constantFrom(
      "years",
      "months",
      "weeks",
      "days",
      "hours",
      "minutes",
      "seconds",
      "milliseconds",
      "day",
    );
    const durationLike = fc.oneof(scalar, fc.dictionary(unit, amount, { maxKeys: 3 }));
    fc.assert(
      fc.property(durationLike, (duration) => {
        expect(passes(durationSchema, duration)).toBe(takes(() => addDuration(0, untyped(duration), "UTC")));
      }),
      { numRuns: 2000 },
    );
  });

  it("on rates", () => {
    const rateLike = fc.oneof(
      scalar.filter((value) => typeof value !== "number"),
      fc.stringMatching(/^-?[0-9]{1,18}(\.[0-9]{1,20})?$/),
      fc.constantFrom("15%", "1e-2", ".5", "5.", "+1", " 1", "1,5", "0x1"),
    );
    fc.assert(
      fc.property(rateLike, (value) => {
        expect(passes(rateSchema, value)).toBe(takes(() => rate(untyped(value))));
      }),
      { numRuns: 2000 },
    );
  });

  it("on money and exchange rates, but that the schema takes no -0", () => {
    const like = fc.record({ minor: scalar, currency: fc.oneof(scalar, fc.constantFrom("GBP", "JPY", "GBB")) });
    const one: Money = money("1.00", "EUR");
    fc.assert(
      fc.property(like, scalar, (value, other) => {
        fc.pre(!Object.is(value.minor, -0));
        // Converting asks for a sound amount in the currency the rate is for.
        const fx = { ...samples.fxRate, from: value.currency, to: value.currency, rate: "1" };
        expect(passes(moneySchema, value)).toBe(takes(() => convertMoney(untyped(value), untyped<FxRate>(fx))));
        const odd = { ...samples.fxRate, rate: other };
        expect(passes(fxRateSchema, odd)).toBe(takes(() => convertMoney(one, untyped<FxRate>(odd))));
      }),
      { numRuns: 2000 },
    );
    expect(passes(moneySchema, { minor: -0, currency: "GBP" })).toBe(false);
  });
});

/** A copy of a policy with one leaf replaced by another leaf of it, or by an odd value. */
function varied<T extends object>(sample: T): fc.Arbitrary<T> {
  const leaves = leavesOf(sample);
  const odd = fc.constantFrom<unknown>(0, 1, -1, 0.5, "", "0", "-1", "2", "x", null, true, "EUR", Number.NaN);
  const change = fc.tuple(
    fc.constantFrom(...leaves),
    fc.oneof(odd, fc.constantFrom(...leaves.map(({ value }) => value))),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(sample);
    for (const [{ path }, value] of changes) {
      const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(Object(part), key), copy);
      if (typeof parent === "object" && parent !== null) Reflect.set(parent, path.at(-1)!, value);
    }
    return copy;
  });
}

/** A record of which every field is as in a sample. */
function fixed(sample: object): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(Object.entries(sample).map(([field, value]) => [field, fc.constant(value)]));
}

interface LeafOf {
  readonly path: readonly string[];
  readonly value: unknown;
}

function leavesOf(value: unknown, path: readonly string[] = []): LeafOf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

describe("what passes a schema, the areas take", () => {
  it("a tier scheme", () => {
    const tier = fc.record({ name: fc.constantFrom("a", "b", "c", ""), from: fc.constantFrom(0, 1, 2, 3, -1, 0.5) });
    const scheme: fc.Arbitrary<TierScheme> = fc.record({
      id: fc.constant("s"),
      tiers: fc.array(tier, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(scheme, (value) => {
        expect(passes(tierSchemeSchema, value)).toBe(takes(() => assignTier(5, value)));
      }),
      { numRuns: 2000 },
    );
  });

  it("an attribution policy", () => {
    // No function comes with the policy, so one that names a weigher is refused for that.
    const models = samples.otherModels.filter(({ kind }) => kind !== "custom");
    const policies = [samples.attributionPolicy, ...models.map((model) => ({ ...samples.attributionPolicy, model }))];
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(...policies.map(varied<AttributionPolicy>)), (policy) => {
        if (!passes(attributionPolicySchema, policy)) return;
        accepted += 1;
        expect(takes(() => attributeConversions({ conversions: [], touchpoints: [] }, policy))).toBe(true);
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it("commission terms", () => {
    const [base] = samples.terms.rules;
    const plans = [
      samples.terms,
      { ...samples.terms, caps: [samples.otherCap], rules: [{ ...base!, scope: samples.fullScope }] },
      ...samples.otherComponents.map((component): CommissionTerms => {
        return { ...samples.terms, caps: [], rules: [base!, { id: "other", scope: {}, mode: "additive", component }] };
      }),
      ...samples.otherBases.map((kind): CommissionTerms => ({ ...samples.terms, base: kind })),
      ...samples.otherPrecedences.map((precedence): CommissionTerms => ({ ...samples.terms, precedence })),
    ];
    expect(plans.map((plan) => passes(commissionTermsSchema, plan))).toEqual(plans.map(() => true));
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(...plans.map(varied<CommissionTerms>)), (terms) => {
        if (!passes(commissionTermsSchema, terms)) return;
        accepted += 1;
        expect(takes(() => accrue({ terms: [terms], sales: [], adjustments: [], booked: [] }, { asOf: 0 }))).toBe(true);
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });

  it("terms in time, whatever happened and is asked", () => {
    // Near the ends of the calendar and of the instants, and where Samoa left a day out.
    const instants = fc.constantFrom<InstantInput>(
      -8.64e15,
      8.64e15,
      "0001-01-01T00:00:00Z",
      "1000-01-01T00:00:00Z",
      "8999-12-31T23:59:59Z",
      "9999-12-31T23:59:59Z",
      "2011-12-29T10:30:00Z",
      "2011-12-30T10:30:00Z",
      "2026-03-02T10:00:00Z",
    );
    const dates = fc.constantFrom("0001-01-01", "2011-12-29", "2011-12-30", "2011-12-31", "9999-12-31");
    const zones = fc.constantFrom("UTC", "Pacific/Apia", "Pacific/Kiritimati", "America/New_York");
    const amounts = fc.constantFrom(0, 1, 30, 998, 999, 1000, 12_000, 365_000, 2 ** 53 - 1);
    const units = fc.constantFrom("years", "months", "weeks", "days", "hours", "milliseconds");
    const term = fc.oneof(
      varied<Term>(samples.grant.term),
      varied<Term>(samples.clause.term),
      fc.record({
        kind: fc.constant("dates"),
        start: dates,
        end: dates,
        endConvention: fc.constantFrom("inclusive", "exclusive"),
        timeZone: zones,
      }),
      fc.record({
        kind: fc.constant("duration"),
        anchor: fc.constant("publication"),
        duration: fc.dictionary(units, amounts, { minKeys: 1, maxKeys: 2 }),
        startsAt: fc.constantFrom("instant", "startOfDay"),
        firstDayCounts: fc.boolean(),
        timeZone: zones,
      }),
      fc.record({ kind: fc.constant("instants"), start: instants, end: instants }),
    );
    const termFacts = fc.oneof(fc.constant({}), fc.record({ publication: instants }));
    const window = fc.record({ start: instants, end: instants });
    const { paid: _, ...organic } = samples.plannedUse;
    let accepted = 0;
    fc.assert(
      fc.property(term, termFacts, window, (value, happened, asked) => {
        const grant = { ...samples.grant, media: [organic.media], term: value, termFacts: happened };
        const clause = { ...samples.clause, term: value, termFacts: happened };
        const planned = { ...organic, assetId: samples.grant.assetIds[0], window: asked };
        const activity = { ...samples.activity, creatorId: samples.clause.creatorId, window: asked };
        const isSound = passes(usageGrantSchema, grant);
        expect(passes(exclusivityClauseSchema, clause)).toBe(isSound);
        if (!isSound) return;
        accepted += 1;
        expect(takes(() => resolveTerm(untyped(value), happened))).toBe(true);
        if (passes(plannedUseSchema, planned))
          expect(takes(() => checkUse(untyped(planned), { grants: [untyped(grant)] }, { asOf: 0 }))).toBe(true);
        const facts = { clauses: [untyped<ExclusivityClause>(clause)], activities: [untyped<Activity>(activity)] };
        if (passes(activitySchema, activity))
          expect(takes(() => findExclusivityConflicts(facts, { taxonomy: { nodes: [] } }))).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it("planned uses, authorizations, clauses and activities, and nothing less", () => {
    const planned = fc.record({
      ...fixed(samples.plannedUse),
      media: fc.constantFrom("email", "paidSocial", "repost", "website", "creatorPost", "live", "duetStitch", "press"),
      platforms: fc.subarray(["tiktok"]),
      territories: fc.subarray(["GB"]),
      paid: fc.constantFrom({ mode: "brandHandle" }, { mode: "creatorHandle", creatorId: "c-1" }),
    });
    const authorized = fc.record({
      ...fixed(samples.authorization),
      authorizedAt: fc.constantFrom<unknown>(0, 8.64e15, -8.64e15, 8.64e15 - 86_400_000, "soon"),
      days: fc.constantFrom<unknown>(0, 1, 1.5, 2, 30, 1e8, 2e8, 2e8 + 1, 2 ** 53 - 1, "untilRevoked"),
    });
    fc.assert(
      fc.property(planned, authorized, fc.subarray(["GB"]), (asked, authorization, territories) => {
        const check = (facts: object) => () => checkUse(untyped(asked), untyped({ grants: [], ...facts }), { asOf: 0 });
        expect(passes(plannedUseSchema, asked)).toBe(takes(check({})));
        const isSound = passes(plannedUseSchema, asked) && passes(accountAuthorizationSchema, authorization);
        expect(isSound).toBe(takes(check({ authorizations: [authorization] })));
        const clause = { ...samples.clause, territories: { include: territories } };
        const activity = { ...samples.activity, territories };
        const find = (facts: Partial<ExclusivityFacts>) => () =>
          findExclusivityConflicts({ clauses: [], activities: [], ...facts }, { taxonomy: { nodes: [] } });
        expect(passes(exclusivityClauseSchema, clause)).toBe(takes(find({ clauses: [clause] })));
        expect(passes(activitySchema, activity)).toBe(takes(find({ activities: [activity] })));
      }),
      { numRuns: 1000 },
    );
  });

  it("a directory: no conflicts if it passes, and none in what parseFacts leaves of any", () => {
    const assignment: fc.Arbitrary<TrackingAssignment> = fc
      .record({
        kind: fc.constantFrom("code" as const, "link" as const, "landingPage" as const),
        key: fc.constantFrom("A", " a", "b"),
        creatorId: fc.constantFrom("c-1", "c-2", "c-3"),
        from: fc.option(fc.nat(10)),
        until: fc.option(fc.nat(10).map((end) => end + 1)),
      })
      .filter(({ from, until }) => from === null || until === null || from < until);
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 12 }), (assignments) => {
        const hasNone = directoryConflicts({ assignments }).length === 0;
        expect(passes(trackingDirectorySchema, { assignments })).toBe(hasNone);
        const { facts, issues } = parseFacts({ directory: { assignments } });
        expect(directoryConflicts(facts.directory)).toEqual([]);
        expect(issues.some(({ code }) => code === "inconsistent")).toBe(!hasNone);
      }),
      { numRuns: 2000 },
    );
  });
});
