import { DAY } from "../../time/civil.js";
import type { Survivors } from "./survivors.js";

/** A time-decay model in milliseconds. */
export interface Decay {
  readonly halfLife: number;
  readonly ageIn: "exact" | "wholeDays";
  readonly ageFrom: "conversion" | "lastTouch";
}

/** The weight of the youngest: 2^32. */
const FULL_WEIGHT = 4_294_967_296;

/**
 * `2^(−age ÷ halfLife)`, relative to the youngest survivor, as whole numbers: the youngest has 2^32, or less where so many
 * of them would pass 2^53. Each is nearer than 1 to the exact weight and the same on every machine.
 */
export function timeDecayWeights(decay: Decay, survivors: Survivors): number[] {
  const { count, ages } = survivors;
  const weights = new Array<number>(count);
  const youngest = youngestAge(survivors);
  let full = FULL_WEIGHT;
  while (full * count > Number.MAX_SAFE_INTEGER) full /= 2;
  for (let place = 0; place < count; place += 1) {
    weights[place] = Math.floor(full * decayed(ageBeyond(youngest, ages[place]!, decay), decay.halfLife) + 0.5);
  }
  return weights;
}

function youngestAge({ count, ages }: Survivors): number {
  let youngest = Number.POSITIVE_INFINITY;
  for (let place = 0; place < count; place += 1) youngest = Math.min(youngest, ages[place]!);
  return youngest;
}

/** How much older than the youngest, in the model's own way of counting. Exact ages differ by the same wherever they begin. */
function ageBeyond(youngest: number, age: number, { ageIn, ageFrom }: Decay): number {
  if (ageIn === "exact") return age - youngest;
  if (ageFrom === "lastTouch") return Math.floor((age - youngest) / DAY) * DAY;
  return (Math.floor(age / DAY) - Math.floor(youngest / DAY)) * DAY;
}

/** From so many half-lives on, a weight of 2^32 rounds to nothing. */
const FORGOTTEN = 34;

/** `2^(−age ÷ halfLife)` for an age of zero or more. */
function decayed(age: number, halfLife: number): number {
  const halvings = Math.floor(age / halfLife);
  if (halvings >= FORGOTTEN) return 0;
  let decay = belowOneHalving((age - halvings * halfLife) / halfLife);
  for (let i = 0; i < halvings; i += 1) decay /= 2;
  return decay;
}

const TERMS = 16;

/**
 * `2^−share` for a share from 0 to 1, as the series of `e^−x` at `x = share × ln 2`:
 * `1 − x (1 − x/2 (1 − x/3 (…)))`.
 *
 * The terms alternate and fall, so that what is cut off is less than the next one, `(ln 2)^17 ÷ 17! < 2^−57`; every step adds at most
 * three roundings of 2^−53, of which the next step passes on less than x/n. So the error is below 2^−50, and that of a weight of 2^32
 * below 2^−18. Only `+ − × ÷`, which IEEE 754 rounds alike everywhere; `Math.pow` and `Math.exp` it leaves to the engine.
 */
function belowOneHalving(share: number): number {
  const x = share * Math.LN2;
  let sum = 1;
  for (let n = TERMS; n > 0; n -= 1) sum = 1 - (x * sum) / n;
  return sum;
}
