import { isTrackingCode, readTrackingCode, trackingCode, trackingCodes } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { checkCharacter, hasSoundCheck } from "../../../src/attribution/links/code-alphabet.ts";
import { murmurHash } from "../../../src/attribution/links/murmur-hash.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../../support/thrown.ts";

const ALPHABET = [..."23456789CDFHJKMNPQRTVWX"];

describe("murmurHash", () => {
  // Published vectors of an even number of bytes, two bytes a code unit: https://stackoverflow.com/a/31929528
  it.each<[text: string, seed: number, hash: number]>([
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["\uffff\uffff", 0, 0x76293b50],
    ["\u4321\u8765", 0, 0xf55b516b],
    ["\u4321\u8765", 0x5082edee, 0x2362f9de],
    ["\u4321", 0, 0xa0f7b07a],
    ["\0\0", 0, 0x2362f9de],
    ["\0", 0, 0x30f4c306],
  ])("of %j with seed %d", (text, seed, hash) => {
    expect(murmurHash(text, seed)).toBe(hash);
  });
});

describe("trackingCode", () => {
  // Computed by a program of its own, in Python with whole numbers of any size, from the formula in the documentation.
  it.each<[seed: string, creatorId: string, length: number | undefined, code: string]>([
    ["glow-2026", "ann", undefined, "D7H6QRQ"],
    ["glow-2026", "ben", undefined, "M4TKF2T"],
    ["spring", "creator-1", 7, "X99WFJP"],
    ["s", "x", 2, "NN"],
    ["été", "夏😀", 12, "KFMJJ46F7FJD"],
    ["glow", "\ud800", 6, "WCVMJH"],
  ])("of %j and %j with length %s", (seed, creatorId, length, code) => {
    expect(trackingCode({ seed, creatorId, ...(length === undefined ? {} : { length }) })).toBe(code);
  });

  it("takes the next of the creator's own row when the first is taken, in whatever spelling", () => {
    const ann = deepFreeze({ seed: "glow-2026", creatorId: "ann", length: 5, prefix: "glow-" });
    expect(trackingCode(ann)).toBe("GLOW-D7H6K");
    // The second one is by the same Python program.
    expect(trackingCode(ann, { taken: deepFreeze([" glow-d7h6K\n"]) })).toBe("GLOW-62QMW");
    expect(trackingCode(ann, { taken: ["D7H6K", "GLOW-D7H6", ""] })).toBe("GLOW-D7H6K");
  });

  it("does not mix up where the seed ends and the creator begins", () => {
    const codes = [
      ["a", "bc"],
      ["ab", "c"],
      ["1:a", "bc"],
    ].map(([seed, creatorId]) => trackingCode({ seed: seed!, creatorId: creatorId! }));
    expect(new Set(codes).size).toBe(3);
  });

  it("has a code for as many creators as there are codes, and a refusal for one more", () => {
    // 23 characters and their check; 23 × 23 and their check.
    for (const [length, codes] of [
      [2, 23],
      [3, 529],
    ] as const) {
      const creatorIds = Array.from({ length: codes }, (_, i) => `creator-${i}`);
      const made = trackingCodes({ seed: "glow", creatorIds, length });
      expect(new Set(made.map(({ code }) => code)).size).toBe(codes);
      const taken = made.map(({ code }) => code);
      expect(sentenceOf(() => trackingCode({ seed: "glow", creatorId: "ann", length }, { taken }))).toBe(
        `Invalid argument: request.length must be more: all ${codes} codes of this length are taken, got ${length}`,
      );
      expect(sentenceOf(() => trackingCodes({ seed: "glow", creatorIds: [...creatorIds, "ann"], length }))).toMatch(
        /all \d+ codes of this length are taken/,
      );
      // The one that is left is found, wherever it is.
      expect(trackingCode({ seed: "other", creatorId: "zoe", length }, { taken: taken.slice(1) })).toBe(taken[0]);
    }
  });

  it.each<[name: string, request: object, sentence: string]>([
    [
      "no seed",
      { seed: undefined },
      "request.seed must be a text that is not blank, such as the name of the programme, got undefined",
    ],
    [
      "a blank seed",
      { seed: " " },
      'request.seed must be a text that is not blank, such as the name of the programme, got " "',
    ],
    ["no creator", { creatorId: 7 }, "request.creatorId must be a creator's id, got 7"],
    ["a blank creator", { creatorId: "" }, 'request.creatorId must be a creator\'s id, got ""'],
    ["a length of 1", { length: 1 }, "request.length must be a whole number of characters from 2 to 12, got 1"],
    ["a length of 13", { length: 13 }, "request.length must be a whole number of characters from 2 to 12, got 13"],
    ["a length of 2.5", { length: 2.5 }, "request.length must be a whole number of characters from 2 to 12, got 2.5"],
    ["no number", { length: "7" }, 'request.length must be a whole number of characters from 2 to 12, got "7"'],
    [
      "a length by another name",
      { lenght: 9 },
      'request must be made of seed, creatorId, length and prefix, got "lenght"',
    ],
    [
      "a prefix with a space",
      { prefix: "A B" },
      'request.prefix must be at most 20 letters from A to Z, digits, hyphens and underscores, got "A B"',
    ],
    [
      "a prefix that grows in capitals",
      { prefix: "ß" },
      'request.prefix must be at most 20 letters from A to Z, digits, hyphens and underscores, got "ß"',
    ],
    [
      "a long prefix",
      { prefix: "A".repeat(21) },
      'request.prefix must be at most 20 letters from A to Z, digits, hyphens and underscores, got "AAAAAAAAAAAAAAAAAAAAA"',
    ],
  ])("refuses %s", (_, change, sentence) => {
    expect(sentenceOf(() => trackingCode(untyped({ seed: "s", creatorId: "c", ...change })))).toBe(
      `Invalid argument: ${sentence}`,
    );
  });

  it("refuses taken codes that are no texts", () => {
    const request = { seed: "s", creatorId: "c" };
    expect(sentenceOf(() => trackingCode(request, untyped({ taken: "X" })))).toMatch(/options.taken must be a list/);
    expect(sentenceOf(() => trackingCode(request, untyped({ taken: [null] })))).toMatch(
      /options.taken\[0\] must be text/,
    );
    expect(sentenceOf(() => trackingCode(request, untyped({ used: ["X"] })))).toMatch(/options must be made of taken/);
    expect(sentenceOf(() => trackingCode(untyped(null)))).toMatch(/request must be an object/);
    expect(sentenceOf(() => trackingCode(request, untyped(null)))).toMatch(/options must be an object/);
  });
});

describe("trackingCodes", () => {
  it("lists each creator once, by id, whatever the order", () => {
    const expected = [
      { creatorId: "ann", code: "D7H6QRQ" },
      { creatorId: "ben", code: "M4TKF2T" },
    ];
    expect(trackingCodes({ seed: "glow-2026", creatorIds: deepFreeze(["ben", "ann", "ben"]) })).toEqual(expected);
    expect(trackingCodes({ seed: "glow-2026", creatorIds: [] })).toEqual([]);
  });

  it("gives a code that two want to the one whose id comes first", () => {
    const first = (creatorId: string) => trackingCode({ seed: "glow", creatorId, length: 2 });
    const ids = Array.from({ length: 24 }, (_, i) => `c${i}`).sort();
    const wanted = ids.map(first);
    // Of 24 creators and 23 codes two must want one.
    const later = wanted.findIndex((code, i) => wanted.indexOf(code) !== i);
    const pair = [ids[wanted.indexOf(wanted[later]!)]!, ids[later]!];
    const made = trackingCodes({ seed: "glow", creatorIds: [...pair].reverse(), length: 2 });
    expect(made[0]).toEqual({ creatorId: pair[0], code: wanted[later] });
    expect(made[1]).toEqual({
      creatorId: pair[1],
      code: trackingCode({ seed: "glow", creatorId: pair[1]!, length: 2 }, { taken: [wanted[later]!] }),
    });
  });

  it.each([[null], ["ann"], [[7]], [new Array(1)], [[""]]])("refuses the creators %j", (creatorIds) => {
    expect(sentenceOf(() => trackingCodes(untyped({ seed: "s", creatorIds })))).toMatch(
      /^Invalid argument: request.creatorIds/,
    );
  });

  it("makes a hundred thousand codes", () => {
    const creatorIds = Array.from({ length: 100_000 }, (_, i) => `creator-${i}`);
    const codes = trackingCodes({ seed: "glow", creatorIds, length: 5 }).map(({ code }) => code);
    // 279,841 codes of five characters: every third is in use.
    expect(new Set(codes).size).toBe(100_000);
  });
});

describe("the check character", () => {
  it("is one of the alphabet, and each is the check of as many codes", () => {
    const counts = new Map<string, number>();
    for (const a of ALPHABET)
      for (const b of ALPHABET) counts.set(checkCharacter(a + b), (counts.get(checkCharacter(a + b)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([...ALPHABET].sort());
    expect([...counts.values()].every((count) => count === 23)).toBe(true);
  });

  it("by hand: of D with value 9, (1 × 5 + 9) × 5 = 70, and 70 + 22 = 92 = 4 × 23, so it is the last character", () => {
    expect(checkCharacter("D")).toBe("X");
    expect(hasSoundCheck("DX")).toBe(true);
  });

  // The check is linear: whether a mistake shows depends on the two characters and their places, never on the others.
  const background = "7K4MPQ2X9CDH";

  it("finds every single wrong character, at every place of every length", () => {
    for (let length = 2; length <= 12; length += 1) {
      const code = background.slice(0, length - 1) + checkCharacter(background.slice(0, length - 1));
      for (let place = 0; place < length; place += 1) {
        for (const right of ALPHABET) {
          // A sound code with that character there: the check, or the character before the check, makes up for it.
          const sound = soundWith(code, new Map([[place, right]]));
          for (const wrong of ALPHABET) {
            const typed = sound.slice(0, place) + wrong + sound.slice(place + 1);
            expect(hasSoundCheck(typed)).toBe(wrong === right);
          }
        }
      }
    }
  });

  it("finds every two characters that changed places, however far apart", () => {
    for (let length = 3; length <= 12; length += 1) {
      for (let one = 0; one < length; one += 1) {
        for (let other = one + 1; other < length; other += 1) {
          for (const a of ALPHABET) {
            for (const b of ALPHABET) {
              const sound = soundWith(
                background.slice(0, length),
                new Map([
                  [one, a],
                  [other, b],
                ]),
              );
              const signs = [...sound];
              signs[one] = b;
              signs[other] = a;
              if (hasSoundCheck(signs.join("")) !== (a === b))
                throw new Error(`${sound} with ${one} and ${other} swapped`);
            }
          }
        }
      }
    }
    // Of codes of two characters all pairs that are sound.
    for (const a of ALPHABET) {
      const check = checkCharacter(a);
      expect(hasSoundCheck(check + a)).toBe(check === a);
    }
  });

  it("finds every pair of equal characters typed as another pair, next to each other or with one between", () => {
    for (const gap of [1, 2]) {
      for (let one = 0; one + gap < 12; one += 1) {
        for (const a of ALPHABET) {
          const sound = soundWith(
            background,
            new Map([
              [one, a],
              [one + gap, a],
            ]),
          );
          for (const b of ALPHABET) {
            const signs = [...sound];
            signs[one] = b;
            signs[one + gap] = b;
            if (hasSoundCheck(signs.join("")) !== (a === b)) throw new Error(`${sound} with ${a}${a} as ${b}${b}`);
          }
        }
      }
    }
  });

  it("finds a lost first character, also one whose value is 0", () => {
    for (const body of ["2222", "2345", "22XX"])
      expect(hasSoundCheck((body + checkCharacter(body)).slice(1))).toBe(false);
  });

  /** A sound code that has these characters at these places; some other character is chosen so that it is. */
  function soundWith(code: string, fixed: ReadonlyMap<number, string>): string {
    const signs = [...code];
    for (const [place, sign] of fixed) signs[place] = sign;
    const free = [...signs.keys()].findLast((place) => !fixed.has(place))!;
    for (const sign of ALPHABET) {
      signs[free] = sign;
      if (hasSoundCheck(signs.join(""))) return signs.join("");
    }
    throw new Error("no such code");
  }
});

describe("readTrackingCode", () => {
  const read = (code: string) => ({ status: "read", code });
  it.each([
    ["D7H6QRQ", {}, read("D7H6QRQ")],
    [" d7h6-qrq\n", {}, read("D7H6QRQ")],
    ["D 7 H _ G Q R Q", {}, read("D7H6QRQ")],
    ["glow d7h6k", { prefix: "GLOW-" }, read("GLOW-D7H6K")],
    ["6L0WD7HGK", { prefix: "glow-" }, read("GLOW-D7H6K")],
    // V, 8, 5 and 2 typed as U, B, S and Z. Their values are 20, 6, 3 and 0; modulo 23 the sum runs from 1 to
    // 5 + 20 ≡ 2, 10 + 6 = 16, 80 + 3 ≡ 14 and 70 + 0 ≡ 1, and 5 + 18 is 23: the check has value 18, an R.
    ["ubszr", {}, read("V852R")],
  ])("%j", (text, options, expected) => {
    expect(readTrackingCode(text, options)).toEqual(expected);
  });

  it.each([
    ["", {}, ["blank Nothing was entered."]],
    [" - ", {}, ["blank Nothing was entered."]],
    ["", { prefix: "GLOW-" }, ["blank Nothing was entered."]],
    ["D7H6RQQ", {}, ["wrongCheck The code was mistyped: its last character does not fit the others."]],
    ["D7H6QRA", {}, ["unknownCharacter No code has A in it."]],
    ["O1lE😀e", {}, ["unknownCharacter No code has 0 1 E 😀 in it."]],
    ["D", {}, ["wrongLength A code has 2 to 12 characters, not 1."]],
    ["GLOW-", { prefix: "GLOW-" }, ["wrongLength A code has 2 to 12 characters, not 0."]],
    [
      "AAAAAAAAAAAAA",
      {},
      ["unknownCharacter No code has A in it.", "wrongLength A code has 2 to 12 characters, not 13."],
    ],
    ["D7H6K", { prefix: "GLOW-" }, ["otherPrefix The code does not begin with GLOW-."]],
  ])("%j is unreadable", (text, options, expected) => {
    const reading = readTrackingCode(text, options);
    const reasons = reading.status === "unreadable" ? reading.reasons : [];
    expect(reasons.map(({ code, message }) => `${code} ${message}`)).toEqual(expected);
    expect(reasons.every(({ path }) => path.join() === "text")).toBe(true);
  });

  it("reads ten megabytes", () => {
    expect(readTrackingCode("ß-".repeat(5_000_000)).status).toBe("unreadable");
    expect(isTrackingCode("2".repeat(10_000_000))).toBe(false);
  });

  it("refuses what is no text or no prefix", () => {
    expect(sentenceOf(() => readTrackingCode(untyped(7)))).toBe("Invalid argument: text must be text, got 7");
    expect(sentenceOf(() => readTrackingCode("X", { prefix: "é" }))).toMatch(
      /options.prefix must be at most 20 letters/,
    );
  });
});

describe("isTrackingCode", () => {
  it.each([
    ["D7H6QRQ", {}, true],
    ["d7h6qrq", {}, false],
    [" D7H6QRQ", {}, false],
    ["D7HGQRQ", {}, false],
    ["D7H6RQQ", {}, false],
    ["GLOW-D7H6K", { prefix: "glow-" }, true],
    ["GLOWD7H6K", { prefix: "glow-" }, false],
    ["D7H6K", { prefix: "glow-" }, false],
    [untyped<string>(null), {}, false],
    [untyped<string>(["D7H6QRQ"]), {}, false],
  ])("%j with %j", (code, options, expected) => {
    expect(isTrackingCode(code, options)).toBe(expected);
  });
});
