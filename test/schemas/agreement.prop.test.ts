import { attributeConversions, directoryConflicts } from "creator-core/attribution";
import { accrue } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type { AttributionPolicy, CommissionTerms, Term, TierScheme, TrackingAssignment } from "creator-core/models";
import { convertMoney, type FxRate, isCurrency, type Money, money } from "creator-core/money";
import { rate } from "creator-core/rate";
import { resolveTerm } from "creator-core/rights";
import {
  attributionPolicySchema,
  commissionTermsSchema,
  currencySchema,
  durationSchema,
  fxRateSchema,
  instantInputSchema,
  moneySchema,
  parse,
  parseFacts,
  plainDateSchema,
  rateSchema,
  termSchema,
  tierSchemeSchema,
  timeZoneSchema,
  trackingDirectorySchema,
  windowInputSchema,
} from "creator-core/schemas";
import { assignTier } from "creator-core/tiering";
import { addDuration, isPlainDate, isTimeZone, timeWindow, toInstant } from "creator-core/time";
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
    fc.assert(
      fc.property(varied<AttributionPolicy>(samples.attributionPolicy), (policy) => {
        if (!passes(attributionPolicySchema, policy)) return;
        expect(takes(() => attributeConversions({ conversions: [], touchpoints: [] }, policy))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("commission terms", () => {
    fc.assert(
      fc.property(varied<CommissionTerms>(samples.terms), (terms) => {
        if (!passes(commissionTermsSchema, terms)) return;
        expect(takes(() => accrue({ terms: [terms], sales: [], adjustments: [], booked: [] }, { asOf: 0 }))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("terms in time", () => {
    const term = fc.oneof(varied<Term>(samples.grant.term), varied<Term>(samples.clause.term));
    const facts = { publication: "2026-03-02T10:00:00Z" };
    fc.assert(
      fc.property(term, (value) => {
        if (passes(termSchema, value)) expect(takes(() => resolveTerm(value, facts))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("a directory: no conflicts if it passes, and none in what parseFacts leaves of any", () => {
    const assignment: fc.Arbitrary<TrackingAssignment> = fc
      .record({
        kind: fc.constantFrom("code" as const, "link" as const),
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
