import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstRows } from "../../src/kernels/first-rows.js";
import { numberTexts } from "../../src/kernels/number-texts.js";
import { textHash } from "../../src/kernels/text-hash.js";
import { textNumbers } from "../../src/kernels/text-numbers.js";

describe("firstRows", () => {
  it("is indexOf, for all at once", () => {
    const keys = fc.array(fc.oneof(fc.constantFrom("", "a", "b", "__proto__"), fc.string({ maxLength: 3 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(keys, (list) => {
        const first = firstRows(Int32Array.from(list, textHash), (row) => list[row]!);
        const expected = list.map((key) => list.indexOf(key));
        expect(first === null ? list.map((_, row) => row) : [...first]).toEqual(expected);
        expect(first === null).toBe(new Set(list).size === list.length);
      }),
    );
  });
});

describe("numberTexts", () => {
  it("is a Map of numbers in the order of arrival, but for what is empty", () => {
    const text = fc.oneof(
      fc.constantFrom("", "a", "b", "__proto__", "\ud800"),
      fc.string({ maxLength: 14 }),
      fc.string({ maxLength: 9, unit: "binary" }),
    );
    const texts = fc.array(
      fc.oneof({ weight: 200, arbitrary: text }, { weight: 1, arbitrary: fc.string({ minLength: 30, maxLength: 60 }) }),
      {
        maxLength: 200,
        size: "max",
      },
    );
    fc.assert(
      fc.property(texts, fc.array(text), (list, others) => {
        const { count, numbers, find, findAll } = numberTexts(list.length, (place) => list[place]!);
        const map = new Map<string, number>();
        for (const one of list) if (one !== "" && !map.has(one)) map.set(one, map.size);
        expect([...numbers]).toEqual(list.map((one) => map.get(one) ?? -1));
        expect(count).toBe(map.size);
        const asked = [...list, ...others];
        for (const one of asked) expect(find(one)).toBe(map.get(one) ?? -1);
        expect([...findAll(asked.length, (place) => asked[place]!)]).toEqual(asked.map((one) => map.get(one) ?? -1));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe("numberTexts of many texts", () => {
  it("numbers, and finds again, more than it reads at once", () => {
    const prefixes = fc.constantFrom("", "customer-", "é", "a prefix that is far longer than four words ");
    fc.assert(
      fc.property(
        prefixes,
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 500, max: 1_600 }),
        (prefix, of, count) => {
          const textAt = (place: number) => `${prefix}${(place * 7_919) % of}`;
          const texts = Array.from({ length: count }, (_, place) => textAt(place));
          const distinct = [...new Set(texts)];
          const found = numberTexts(count, textAt);
          expect(found.count).toBe(distinct.length);
          expect([...found.numbers]).toEqual(texts.map((text) => distinct.indexOf(text)));
          expect([...found.findAll(2 * count, (place) => textAt(place >> 1))]).toEqual(
            Array.from({ length: 2 * count }, (_, place) => distinct.indexOf(textAt(place >> 1))),
          );
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);
});

describe("textNumbers", () => {
  it("is a Map of numbers in the order of arrival", () => {
    const texts = fc.array(
      fc.oneof(
        fc.constantFrom("", "a", "b", "__proto__"),
        fc.string({ maxLength: 14 }),
        fc.string({ minLength: 15, maxLength: 60, unit: "binary" }),
      ),
      {
        maxLength: 200,
        size: "max",
      },
    );
    fc.assert(
      fc.property(texts, (list) => {
        const numbers = textNumbers();
        const map = new Map<string, number>();
        for (const text of list) {
          expect(numbers.find(text)).toBe(map.get(text) ?? -1);
          if (!map.has(text)) map.set(text, map.size);
          expect(numbers.add(text)).toBe(map.get(text));
          expect(numbers.size()).toBe(map.size);
        }
      }),
    );
  });
});
