import type { ProgramFacts } from "creator-core/models";
import { runProgram } from "creator-core/program";
import { parseFacts } from "creator-core/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asOf, facts as march, policies } from "../program/month.ts";
import { deepFreeze } from "../support/deep-freeze.ts";

/** A month with something in every list, its commissions booked: what is spoilt below. */
const month: ProgramFacts = deepFreeze({
  ...structuredClone(march),
  adjustments: march.adjustments.filter(({ id }) => id !== "r-9"),
  booked: structuredClone(runProgram(march, policies, { asOf }).report.newEntries),
  payouts: [{ id: "pay-1", creatorId: "ada", paidAt: "2026-03-20T00:00:00Z", amount: { minor: 100, currency: "GBP" } }],
  grants: [
    ...march.grants,
    {
      ...march.grants[0]!,
      id: "g-2",
      term: {
        kind: "duration",
        anchor: "publication",
        duration: { days: 90 },
        startsAt: "startOfDay",
        firstDayCounts: false,
        timeZone: "Europe/London",
      },
      termFacts: { publication: "2026-03-01T00:00:00Z" },
    },
  ],
  authorizations: [{ id: "s-1", creatorId: "ada", platform: "tiktok", authorizedAt: "2026-03-01T00:00:00Z", days: 30 }],
  plannedUses: [...march.plannedUses, { ...march.plannedUses[0]!, id: "u-2", paid: { mode: "creatorHandle" } }],
});

/** What is often wrong, and what is right somewhere else. */
const values = fc.constantFrom<unknown>(
  ...[0, 1, -1, 5, 333, 100_000_000, 5e14, 8.64e15, -8.64e15, 2 ** 53 - 1, 1 - 2 ** 53],
  ...["", " ", "\ud800", "a:b", "x".repeat(256), "__proto__", "constructor", "toString"],
  ...["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z", "+275760-09-13T00:00:00Z", "-271821-04-20T00:00:00Z"],
  ...["9999-12-31", "0001-01-01", "1970-01-01T00:00:00Z", "Europe/London", "Pacific/Apia"],
  ...["GBP", "JPY", "EUR", "0", "1", "10", "0.0001", "99999999999999", "all", "WORLD", "EU", "zz"],
  ...["commission", "bonus", "reversal", "trueUp", "release", "payout", "order", "lead", "refund", "reinstatement"],
  ...["ada", "ben", "cy", "o-1", "o-2", "g-1", "skincare", "publication", "perpetual", "full", "untilRevoked"],
  ...["paidSocial", "email", "creatorHandle", "inclusive", true, false, null],
  [],
  {},
);

type Path = readonly (string | number)[];

function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

type Spoiler = readonly {
  readonly place: Path;
  readonly how: "replace" | "remove" | "repeat";
  readonly value: unknown;
}[];

const spoilers = (lists: readonly (keyof ProgramFacts)[]): fc.Arbitrary<Spoiler> =>
  fc.array(
    fc.record({
      place: fc.constantFrom(...placesIn(month).filter(([name]) => lists.includes(name as keyof ProgramFacts))),
      how: fc.constantFrom("replace", "replace", "replace", "replace", "remove", "repeat" as const),
      value: values,
    }),
    { minLength: 1, maxLength: 3 },
  );

/** The month with parts of it replaced, taken away, or put there twice. */
function spoilt(changes: Spoiler): unknown {
  const copy = structuredClone(month);
  for (const { place, how, value } of changes) {
    const parent = place.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(Object(part), key), copy);
    const key = place.at(-1)!;
    if (typeof parent !== "object" || parent === null) continue;
    if (how === "replace") Reflect.set(parent, key, structuredClone(value));
    else if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    else if (how === "remove") parent.splice(Number(key), 1);
    else parent.push(structuredClone(parent[Number(key)]));
  }
  return copy;
}

const rights: readonly (keyof ProgramFacts)[] = ["grants", "authorizations", "plannedUses", "clauses", "activities"];
const others = (Object.keys(month) as (keyof ProgramFacts)[]).filter((name) => !rights.includes(name));

describe.each([
  ["money and posts", others, 3000],
  ["rights", rights, 1500],
] as const)("facts about %s that parseFacts lets through", (_, lists, numRuns) => {
  it("never cost a month: the programme runs, in plain numbers, and its sums agree", () => {
    fc.assert(
      fc.property(spoilers(lists), (changes) => {
        const { facts } = parseFacts(spoilt(changes), { asOf });
        const { report } = runProgram(deepFreeze(facts), policies, { asOf });
        expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { numRuns },
    );
  }, 180_000);
});

it("a sound month is let through whole", () => {
  expect(parseFacts(month, { asOf })).toEqual({ facts: month, issues: [] });
});
