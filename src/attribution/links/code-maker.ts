import { assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { checkCharacter, RADIX, spell } from "./code-alphabet.js";
import { assertName, LONGEST_CODE, readPrefix, SHORTEST_CODE } from "./code-options.js";
import { murmurHash } from "./murmur-hash.js";

/** What the codes of one programme have in common. */
export interface CodePlan {
  readonly seed: string;
  readonly length?: number;
  readonly prefix?: string;
}

/** 148 million codes of seven characters: of a thousand creators hardly ever two want the same. */
const USUAL_LENGTH = 7;

/**
 * Returns a function from a creator to their code, which never says a code twice, nor one of `taken`.
 *
 * A creator's wishes are numbers: the first is drawn by hash, and so is a step, with which the next ones follow round and
 * round. The step shares no factor with the number of codes, so the wishes run through all of them before one comes again.
 *
 * @throws `invalidArgument`
 */
export function codeMaker(plan: CodePlan, taken: readonly string[]): (creatorId: string) => string {
  const { seed, length = USUAL_LENGTH } = plan;
  assertName(seed, "request.seed", "a text that is not blank, such as the name of the programme");
  assertCodeLength(length);
  const prefix = readPrefix(plan.prefix ?? "", "request.prefix");
  assertTexts(taken, "options.taken");
  const used = new Set(taken.map((code) => code.trim().toUpperCase()));
  const drawn = length - 1;
  const codes = powerOfRadix(drawn);
  return (creatorId) => {
    const text = `${seed.length}:${seed}${creatorId}`;
    let wish = drawNumber(text, drawn);
    let step = 0;
    for (let tried = 0; tried < codes; tried += 1) {
      const body = spell(wish, drawn);
      const code = prefix + body + checkCharacter(body);
      if (!used.has(code)) {
        used.add(code);
        return code;
      }
      if (step === 0) step = drawStep(text, drawn);
      wish = (wish + step) % codes;
    }
    fail("invalidArgument", "request.length", `more: all ${codes} codes of this length are taken`, length);
  };
}

function assertCodeLength(length: unknown): void {
  if (!Number.isInteger(length) || Number(length) < SHORTEST_CODE || Number(length) > LONGEST_CODE) {
    const expected = `a whole number of characters from ${SHORTEST_CODE} to ${LONGEST_CODE}`;
    fail("invalidArgument", "request.length", expected, length);
  }
}

/** By multiplication, because a power may be a unit off where it is taken by logarithms. */
function powerOfRadix(digits: number): number {
  let power = 1;
  for (let digit = 0; digit < digits; digit += 1) power *= RADIX;
  return power;
}

/** One digit for each seed from 0 on: all codes are equally likely. */
function drawNumber(text: string, digits: number): number {
  let number = 0;
  for (let seed = 0; seed < digits; seed += 1) number = number * RADIX + drawBelow(RADIX, text, seed);
  return number;
}

/** Its last digit is not 0, so that it shares no factor with a power of the prime 23. */
function drawStep(text: string, digits: number): number {
  let number = 0;
  for (let seed = digits; seed < 2 * digits - 1; seed += 1) number = number * RADIX + drawBelow(RADIX, text, seed);
  return number * RADIX + 1 + drawBelow(RADIX - 1, text, 2 * digits - 1);
}

function drawBelow(end: number, text: string, seed: number): number {
  return Math.floor((murmurHash(text, seed) * end) / 0x1_0000_0000);
}
