import {
  attributeConversions,
  explainAttribution,
  lastClick90Days,
  shapleyAttribution,
} from "creator-core/attribution";
import { accrue } from "creator-core/commission";
import { type CreatorCoreError, type ErrorCode, errorCatalogue, isCreatorCoreError } from "creator-core/errors";
import { addMoney, allocateMoney, money, moneyOfMinor } from "creator-core/money";
import { rate } from "creator-core/rate";
import { expandTerritories } from "creator-core/rights";
import { jsonSchema } from "creator-core/schemas";
import { compareMetrics } from "creator-core/statistics";
import { assignTier } from "creator-core/tiering";
import { addDuration, plainDate, timeWindow, timeZone, toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import * as samples from "../schemas/_samples.ts";
import { deepFreeze } from "../support/deep-freeze.ts";

/** What callers without types pass. */
const untyped = <T>(value: unknown) => value as T;

const pound = money("1.00", "GBP");
const most = moneyOfMinor(Number.MAX_SAFE_INTEGER, "GBP");
const { assignment, conversion, ledgerEntry, metric, touchpoint } = samples;
const scheme = (...tiers: readonly { readonly name: string; readonly from: number }[]) => ({ id: "ours", tiers });
const stranger = { ...assignment, creatorId: "c-2" };

/** Every code once, as a caller meets it: the call, and the whole message. */
const table: Readonly<Record<ErrorCode, readonly [call: () => unknown, message: string]>> = deepFreeze({
  invalidArgument: [
    () => jsonSchema(untyped("nobody")),
    'Invalid argument: model must be the name of a model, such as "creator", got "nobody"',
  ],
  invalidInteger: [
    () => assignTier(12.5),
    "Invalid integer: followers must be a whole number of followers, 0 or more, got 12.5",
  ],
  invalidRate: [
    () => rate("15%"),
    'Invalid rate: value must be a plain decimal such as "0.15", without exponent or percent sign, got "15%"',
  ],
  invalidInstant: [
    () => toInstant("2026-03-31", "sale.at"),
    "Invalid instant: sale.at must be an instant; a day becomes one with a zone, as in " +
      'startOfDay("2026-03-31", "Europe/London"), got "2026-03-31"',
  ],
  invalidPlainDate: [
    () => plainDate("2026-02-30"),
    'Invalid plain date: date must be a day of the calendar as "YYYY-MM-DD", got "2026-02-30"',
  ],
  unknownTimeZone: [
    () => timeZone("Mars/Olympus"),
    'Unknown time zone: zone must be an IANA time zone name such as "Europe/London", got "Mars/Olympus"',
  ],
  invalidWindow: [
    () => timeWindow({ start: 2, end: 1 }),
    "Invalid window: window.end must be after its start, 1970-01-01 00:00:00.002 UTC, got 1",
  ],
  invalidDuration: [
    () => addDuration(0, { days: -1 }, "UTC"),
    "Invalid duration: duration.days must be a whole number, not negative, got -1",
  ],
  invalidMoney: [
    () => money("12.345", "GBP"),
    'Invalid money: amount must be an amount with at most 2 decimals, as GBP has, got "12.345"',
  ],
  unknownCurrency: [
    () => money("1.00", untyped<"GBP">("GBB")),
    "Unknown currency: currency must be a code of ISO 4217, or one of your own that says its decimals: " +
      '"GBB:0" to "GBB:8", got "GBB"',
  ],
  currencyMismatch: [
    () => addMoney(pound, untyped(money("1.00", "USD"))),
    'Currency mismatch: right.currency must be GBP, as left, got "USD"',
  ],
  moneyOverflow: [
    // 2 × (2^53 − 1)
    () => addMoney(most, most),
    "Money overflow: sum must be within ±(2^53 − 1) minor units, got 18014398509481982",
  ],
  invalidWeights: [
    () => allocateMoney(pound, [0, 0]),
    "Invalid weights: weights must be at least one weight above zero, got an array of 2",
  ],
  invalidPolicy: [
    () => assignTier(5, scheme()),
    "Invalid policy: scheme.tiers must be at least one tier, got an array of 0",
  ],
  unsortedBands: [
    () => assignTier(5, scheme({ name: "nano", from: 0 }, { name: "micro", from: 0 })),
    "Unsorted bands: scheme.tiers[1].from must be more than 0, got 0",
  ],
  duplicateId: [
    () => expandTerritories({ include: [] }, { EU: ["GB"] }),
    'Duplicate id: territoryGroups.EU must be a name that no country or group of this library has, got "EU"',
  ],
  danglingReference: [
    () => explainAttribution({ conversions: [conversion], touchpoints: [touchpoint] }, lastClick90Days, "o-404"),
    'Dangling reference: conversionId must be the id of one of the conversions, got "o-404"',
  ],
  overlappingAssignments: [
    () =>
      attributeConversions(
        { conversions: [], touchpoints: [], directory: { assignments: [assignment, stranger] } },
        lastClick90Days,
      ),
    "Overlapping assignments: directory.assignments must be one owner at a time for each code, also for ANN10, " +
      'got "c-1 and c-2"',
  ],
  mixedDefinitions: [
    () => compareMetrics(metric, { ...metric, definition: { ...metric.definition, denominator: "reach" } }),
    "Mixed definitions: metrics must be of the definition of the first (engagementRate), " +
      "got an object with name, unit, numerator, denominator",
  ],
  tooLarge: [
    () => {
      const path = Array.from({ length: 21 }, (_, i) => `creator-${i}`);
      return shapleyAttribution([{ path, conversions: 1, nulls: 0 }], { game: "conversionRate" });
    },
    "Too large: paths must be of at most 20 creators in the game of conversion rates, where every set of them has a worth; " +
      'the game of reachability takes any number, got "21 creators"',
  ],
  inconsistentLedger: [
    () =>
      accrue(
        { terms: [], sales: [], adjustments: [], payouts: [], booked: [ledgerEntry] },
        { asOf: "2026-03-31T00:00:00Z" },
      ),
    // 1775001600000 is 2026-04-01T00:00:00Z.
    "Inconsistent ledger: booked[0].bookedAt must be at or before asOf: a ledger is only ever continued, " +
      "got 1775001600000",
  ],
});

function thrownBy(call: () => unknown): CreatorCoreError {
  try {
    call();
  } catch (error) {
    if (isCreatorCoreError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the catalogue", () => {
  it.each(Object.entries(table))("%s can be met, and says what is wrong", (code, [call, message]) => {
    const error = thrownBy(call);
    expect(error.message).toBe(message);
    expect(error.code).toBe(code);
    expect(message.endsWith(` must be ${error.details.expected}, got ${error.details.actual}`)).toBe(true);
  });

  it("says of every code what it means and what to do, in a sentence or two", () => {
    for (const sentence of Object.values(errorCatalogue)) expect(sentence).toMatch(/^[A-Z][^\n]{20,140}\.$/);
    expect(new Set(Object.values(errorCatalogue)).size).toBe(Object.keys(errorCatalogue).length);
  });

  it("survives JSON: name, code and details", () => {
    const error = thrownBy(() => money("12.345", "GBP"));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "CreatorCoreError",
      code: "invalidMoney",
      details: {
        path: "amount",
        expected: "an amount with at most 2 decimals, as GBP has",
        actual: '"12.345"',
      },
    });
  });
});
