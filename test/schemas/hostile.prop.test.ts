import type { Issue } from "creator-core/models";
import { parse, parseEach, parseFacts } from "creator-core/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { cases } from "./_cases.ts";
import * as samples from "./_samples.ts";

const RUNS = 2000;

/** Anything at all, JSON or not, with the values that break things more often than chance would have them. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true, maxDepth: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 53,
    1e-7,
    "",
    "__proto__",
    "constructor",
    null,
    undefined,
  ),
  fc.constantFrom(
    "GBP",
    "2026-03-31",
    "2026-03-31T00:00:00Z",
    "0.15",
    "Europe/London",
    "percent",
    0,
    1,
    true,
    new Date(0),
  ),
  fc.constantFrom({ minor: 1, currency: "GBP" }, { start: 2, end: 1 }, { kind: "percent" }, { days: 0 }, [], {}),
);

/** A copy of a good value with some parts replaced by anything, and some fields added or taken away. */
function spoiled(sample: object): fc.Arbitrary<unknown> {
  const places = placesOf(sample);
  const change = fc.record({
    place: fc.constantFrom(...places),
    how: fc.constantFrom("replace", "remove", "add" as const),
    key: fc.constantFrom("extra", "__proto__", "constructor", "toString"),
    value: anything,
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(sample);
    for (const { place, how, key, value } of changes) {
      const parent = at(copy, place.slice(0, -1));
      const last = place.at(-1)!;
      if (typeof parent !== "object" || parent === null) continue;
      if (how === "add")
        Reflect.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
      else if (how === "remove") Reflect.deleteProperty(parent, last);
      else Reflect.set(parent, last, value);
    }
    return copy;
  });
}

type Path = readonly (string | number)[];

function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return path.length === 0 ? [] : [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}

/** What is wrong with an issue that should be plain data with a bearable sentence in the one grammar. */
function flaw({ code, path, expected, actual, message, ...more }: Issue): string | undefined {
  const keys = Object.keys(more);
  if (keys.length > 0) return `unknown fields ${keys}`;
  if (!path.every((step) => typeof step === "string" || typeof step === "number")) return "a path of other things";
  if (![code, expected, actual, message].every((text) => typeof text === "string")) return "no text";
  if (!message.includes(` must be ${expected}, got ${actual}`)) return "another grammar";
  return message.length < 1000 ? undefined : "too long";
}

describe.each(cases)("%s", (_, schema, sample) => {
  it("answers anything at all without an exception, and never with half a value", () => {
    fc.assert(
      fc.property(anything, (input) => {
        const result = parse(schema, input);
        if (result.success) expect(result.data).toBe(input);
        else {
          expect(result.issues).not.toEqual([]);
          expect(result.issues.filter(flaw)).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("answers spoiled values the same, and leaves them as they were", () => {
    fc.assert(
      fc.property(spoiled(sample), (input) => {
        const result = parse(schema, deepFreezeTolerant(input));
        if (result.success) expect(result.data).toBe(input);
        else expect(result.issues.filter(flaw)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

/** Freezes what can be frozen: circles and typed arrays among the random values cannot. */
function deepFreezeTolerant<T>(value: T): T {
  try {
    return deepFreeze(value);
  } catch {
    return value;
  }
}

describe("parseEach", () => {
  it("is parse, row by row", () => {
    const schema = cases.find(([name]) => name === "touchpoint")![1];
    const row = fc.oneof(anything, fc.constant(samples.touchpoint), spoiled(samples.touchpoint));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const { data, issues } = parseEach(schema, rows);
        const each = rows.map((input) => parse(schema, input));
        expect(data).toEqual(rows.filter((_, index) => each[index]!.success));
        const bad = each.flatMap((result, index) =>
          result.success ? [] : result.issues.map((issue) => ({ issue, index })),
        );
        expect(issues.map(({ code, path }) => [code, ...path])).toEqual(
          bad.map(({ issue, index }) => [issue.code, index, ...issue.path]),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("parseFacts", () => {
  const program = fc.oneof(
    anything,
    spoiled(samples.facts),
    fc.record({ creators: anything, posts: anything, directory: anything, zebra: anything }, { requiredKeys: [] }),
  );

  it("answers anything at all with whole facts, and once more with the same facts and no fewer rows", () => {
    fc.assert(
      fc.property(program, (input) => {
        const { facts, issues } = parseFacts(input);
        expect(issues.map(({ consequence: _, ...issue }) => flaw(issue)).filter(Boolean)).toEqual([]);
        const again = parseFacts(facts);
        expect(again.facts).toEqual(facts);
        // What was kept in spite of an issue is all that is left to say.
        for (const { consequence, message } of again.issues) {
          expect(consequence).toBe("kept");
          expect(message).toContain("; the row is kept");
        }
      }),
      { numRuns: RUNS },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
