import { assertList, assertObjects } from "../errors/assert-list.js";
import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { assertText } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { MetricValue } from "../models/metric.js";
import type { CreatorPerformance, RankedCreator, RankingPolicy } from "../models/reinvestment.js";
import { assertMoney } from "../money/assert-money.js";
import { asRate } from "../rate/as-rate.js";
import { type Fraction, rateFraction } from "../rate/rate-fraction.js";
import { exactScore } from "./score-creator.js";

/** A share between nothing and everything, as a reduced fraction. */
export function shareFraction(value: unknown, path: string): Fraction {
  const fraction = rateFraction(asRate(value, path));
  if (fraction.numerator < 0 || fraction.numerator > fraction.denominator) {
    fail("invalidRate", path, 'a share from "0" to "1"', value);
  }
  return fraction;
}

function assertCount(value: unknown, path: string): void {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    fail("invalidInteger", path, "a whole number of 0 or more", value);
}

/** Amounts of one currency over the whole list, whole counts, every creator once. */
export function assertPerformances(performances: readonly CreatorPerformance[], policy: RankingPolicy): void {
  assertList(performances, "performances", "a list of creator performances");
  assertObject(policy, "policy", "a ranking policy");
  assertOneOf(policy.key, ["roi", "profit", "revenue", "conversions"], "policy.key", "invalidPolicy");
  assertOneOf(policy.ties, ["competition", "dense", "ordinal"], "policy.ties", "invalidPolicy");
  const { minimum } = policy;
  const seen = new Set<string>();
  const currency = performances[0]?.spend?.currency;
  const assertAmount = (value: unknown, path: string) => {
    assertMoney(value, path);
    if (value.currency !== currency)
      fail("currencyMismatch", path, `in ${currency}, as the first creator's spend`, value.currency);
  };
  for (const [index, performance] of performances.entries()) {
    const path = `performances[${index}]`;
    assertObject(performance, path, "a creator performance");
    assertAmount(performance.spend, `${path}.spend`);
    if (performance.spend.minor < 0) fail("invalidMoney", `${path}.spend`, "zero or more", performance.spend.minor);
    assertAmount(performance.revenue, `${path}.revenue`);
    assertCount(performance.conversions, `${path}.conversions`);
    assertCount(performance.posts, `${path}.posts`);
    assertText(performance.creatorId, `${path}.creatorId`);
    if (seen.has(performance.creatorId)) fail("duplicateId", `${path}.creatorId`, "named once", performance.creatorId);
    seen.add(performance.creatorId);
  }
  if (minimum === undefined) return;
  assertObject(minimum, "policy.minimum", "what is needed to judge");
  if (minimum.spend !== undefined && currency !== undefined) assertAmount(minimum.spend, "policy.minimum.spend");
  for (const field of ["conversions", "posts"] as const) {
    if (minimum[field] !== undefined) assertCount(minimum[field], `policy.minimum.${field}`);
  }
}

/** The creators of a ranking or of a selection from one, with the scores that are read of them. */
export function assertRanked(creators: readonly RankedCreator[], path: string): void {
  assertObjects(creators, path);
  for (const [index, { creatorId, score }] of creators.entries()) {
    if (typeof creatorId !== "string") assertText(creatorId, `${path}[${index}].creatorId`);
    if (!isExact(score)) fail("invalidArgument", `${path}[${index}].score`, "a score with its exact fraction", score);
  }
}

/** A price for one or more, or a fraction, of safe integers. */
function isExact(score: MetricValue): boolean {
  const exact = score?.exact;
  if (typeof exact !== "object" || exact === null) return false;
  const { numerator, denominator } = exactScore(score);
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0;
}
