import { type CreatorCoreError, isCreatorCoreError } from "creator-core/errors";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/creator-core-error.ts";
import { preview } from "../../src/errors/preview.ts";

const caught = (run: () => unknown): CreatorCoreError => {
  try {
    run();
  } catch (error) {
    if (isCreatorCoreError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

describe("the one error class", () => {
  it("says where, the rule, and what was there, for people and for programs", () => {
    const error = caught(() => fail("invalidRate", "terms.rules[2].component.rate", 'a decimal such as "0.15"', "15%"));
    expect(error.message).toBe(
      'Invalid rate: terms.rules[2].component.rate must be a decimal such as "0.15", got "15%"',
    );
    expect(error.code).toBe("invalidRate");
    expect(error.details).toEqual({
      path: "terms.rules[2].component.rate",
      expected: 'a decimal such as "0.15"',
      actual: '"15%"',
    });
    expect(error).toBeInstanceOf(Error);
    expect(JSON.parse(JSON.stringify(error.details))).toEqual(error.details);
  });

  it("is recognised from another copy of the package, and nothing else is", () => {
    const foreign = Object.assign(new Error("x"), { [Symbol.for("creator-core/error")]: true });
    expect(isCreatorCoreError(foreign)).toBe(true);
    for (const other of [new Error("x"), null, undefined, "creator-core", { code: "invalidRate" }]) {
      expect(isCreatorCoreError(other)).toBe(false);
    }
  });

  it("says the code in words", () => {
    expect(caught(() => money("1.234", "GBP")).message).toMatch(/^Invalid money: /);
    expect(caught(() => fail("unknownTimeZone", "zone", "known", "x")).message).toMatch(/^Unknown time zone: /);
  });

  it("cuts what a caller's ids and keys make too long, and keeps to one line", () => {
    const { details } = caught(() => fail("duplicateId", "x".repeat(10_000_000), "another than\n“b”", "c"));
    expect(details).toEqual({ path: `${"x".repeat(400)}…`, expected: "another than “b”", actual: '"c"' });
  });
});

describe("preview", () => {
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  const nosy = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("mine");
      },
    },
  );

  // A loop and not a table: the test runner itself cannot print a revoked proxy.
  it("prints any value on one short line", () => {
    const values: readonly (readonly [unknown, string])[] = [
      ["text", '"text"'],
      ["x".repeat(10_000_000), `"${"x".repeat(80)}…"`],
      [-0, "-0"],
      [Number.NaN, "NaN"],
      [Number.POSITIVE_INFINITY, "Infinity"],
      [12n, "12n"],
      [-(2n ** 63n), "-9223372036854775808n"],
      [2n ** 63n, "an enormous bigint"],
      [10n ** 1_000n, "an enormous bigint"],
      [null, "null"],
      [undefined, "undefined"],
      [true, "true"],
      [Symbol("s"), "a symbol"],
      [() => 1, "a function"],
      [[1, 2, 3], "an array of 3"],
      [new Date(Number.NaN), "an instance of Date"],
      [Promise.resolve(1), "an instance of Promise"],
      [Object("x".repeat(10_000_000)), "an instance of String"],
      [new Uint8Array(100_000_000), "an instance of Uint8Array"],
      [{}, "an object without keys"],
      [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, "an object with a, b, c, d, e"],
      [{ "a\nb": 1, '"': 2, "\ud800": 3 }, 'an object with a\\nb, \\", \\ud800'],
      [{ ["k".repeat(1_000)]: 1 }, `an object with ${"k".repeat(80)}…`],
      [JSON.parse('{"__proto__":1}'), "an object with __proto__"],
      [revoked.proxy, "an object that cannot be read"],
      [nosy, "an object that cannot be read"],
    ];
    for (const [value, line] of values) expect(preview(value)).toBe(line);
  });
});
