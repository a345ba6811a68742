import { describe, expect, it } from "vitest";
import { firstRows } from "../../src/kernels/first-rows.js";
import { numberTexts } from "../../src/kernels/number-texts.js";
import { textHash } from "../../src/kernels/text-hash.js";
import { textNumbers } from "../../src/kernels/text-numbers.js";

describe("firstRows", () => {
  it("is not slowed down by keys that were chosen to collide", () => {
    // A pair of code units that leaves FNV-1a in one and the same state gives 2^n keys of one hash. (h ^ a) × p must equal
    // (h ^ b) × p after two steps; such pairs are found by search among all two-unit texts.
    const state = (text: string, from: number) => {
      let hash = from;
      for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      return hash;
    };
    let hash = 0x811c9dc5;
    const pairs: [string, string][] = [];
    while (pairs.length < 16) {
      const seen = new Map<number, string>();
      for (let i = 0; ; i += 1) {
        const units = Math.imul(i, 0x9e3779b1); // another one for every i, and well spread
        const text = String.fromCharCode(units & 0xffff, units >>> 16);
        const next = state(text, hash);
        const other = seen.get(next);
        if (other !== undefined && other !== text) {
          pairs.push([other, text]);
          hash = next;
          break;
        }
        seen.set(next, text);
      }
    }
    const keys = Array.from({ length: 2 ** 16 }, (_, i) => pairs.map((pair, bit) => pair[(i >> bit) & 1]).join(""));
    expect(new Set(keys.map((key) => state(key, 0x811c9dc5))).size).toBe(1);

    // 2^16 keys in one place would be 2^31 comparisons of the table, and take many seconds.
    const twice = [...keys, ...keys];
    const first = firstRows(Int32Array.from(twice, textHash), (row) => twice[row]!);
    expect(Array.from(first ?? [])).toEqual(twice.map((_, row) => row % keys.length));

    const numbers = textNumbers();
    expect(twice.map((key) => numbers.add(key))).toEqual(twice.map((_, row) => row % keys.length));
    expect([numbers.size(), numbers.find(keys[7]!), numbers.find("none of them")]).toEqual([keys.length, 7, -1]);
  });
});

describe("numberTexts", () => {
  it("is not slowed down by texts that were chosen to collide", () => {
    // Four characters are one word w, and a step is h → x ^ (x >>> 15) with x = (h ^ w) × p. It can be undone: whatever the first
    // word is, there is a second one that ends in the same state.
    const p = 0x01000193;
    let inverse = p; // Newton: the inverse of p modulo 2^32
    for (let i = 0; i < 5; i += 1) inverse = Math.imul(inverse, 2 - Math.imul(p, inverse));
    const step = (hash: number, word: number) => {
      const product = Math.imul(hash ^ word, p);
      return product ^ (product >>> 15);
    };
    const end = 12_345;
    const before = Math.imul(end ^ (end >>> 15) ^ (end >>> 30), inverse);
    const start = 0x811c9dc5 ^ 8; // of texts of eight characters
    const textOf = (word: number) => String.fromCharCode(...[0, 8, 16, 24].map((bit) => (word >>> bit) & 0xff));
    const keys = Array.from({ length: 2 ** 15 }, (_, first) => {
      const second = step(start, first) ^ before;
      return textOf(first) + textOf(second);
    });

    expect(step(step(start, 7), step(start, 7) ^ before)).toBe(end);

    // 2^15 texts in one place would be 2^29 comparisons of the table, and take seconds.
    const { count, numbers, find, findAll } = numberTexts(2 * keys.length, (place) => keys[place % keys.length]!);
    expect(count).toBe(keys.length);
    expect([...numbers]).toEqual(Array.from(numbers, (_, place) => place % keys.length));
    expect([find(keys[7]!), find("none")]).toEqual([7, -1]);
    expect([...findAll(2, (place) => [keys[7]!, "none"][place]!)]).toEqual([7, -1]);
  });
});
