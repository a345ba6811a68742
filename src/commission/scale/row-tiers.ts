import { fail } from "../../errors/creator-core-error.js";
import { exactMinor } from "../../money/exact-money.js";
import type { RoundingMode } from "../../money/types.js";
import type { CompiledTiered } from "../components/tiered/compile-tiered.js";
import { rateRest, rateThroughTiers } from "../components/tiered/rate-parts.js";
import { tierAt } from "../components/tiered/tier-table.js";
import type { RowOwners } from "./row-caps.js";
import { type RowShares, rateShare, rowShares } from "./row-shares.js";
import { type RunningSums, runningSums } from "./running-sums.js";

/** Tiers with what has added up so far, by creator. */
export interface RowTiers {
  readonly compiled: CompiledTiered;
  readonly shares: RowShares;
  /** For a sum of parts × rates over the common denominator; `null` where that is not safe. */
  readonly across: RowShares | null;
  readonly rounding: RoundingMode;
  /** Where each tier begins, and infinity. */
  readonly starts: Float64Array;
  /** Of what lies in one tier: graduated, by what sells now and what is left of it. Most plans do. */
  readonly isPlain: boolean;
  /** `null` where every order is for itself. */
  readonly sums: RunningSums | null;
  /** Whether every order counts one, and not what it sold for. */
  readonly countsOrders: boolean;
  /** Whether what was taken back still counts. */
  readonly ratchet: boolean;
}

/** Makes tiers ready for rows. What columns do not say is refused: it would pass for nothing. */
export function rowTiers(
  compiled: CompiledTiered,
  rounding: RoundingMode,
  { creators, order }: RowOwners,
  path: string,
): RowTiers {
  const { measure, window, mode, approvedOnly, onReversal, table } = compiled;
  const refuse = (field: string, value: unknown): never =>
    fail("invalidPolicy", `${path}.${field}`, "something that columns say: use accrue", value);
  if (measure !== "salesValue" && measure !== "orders") refuse("measure", measure);
  if (window.kind === "rollingDays" || window.kind === "campaign") refuse("window.kind", window.kind);
  if (approvedOnly) refuse("counting", "approved");
  const shares = table.overs.map((over, tier) => ({ over, under: table.unders[tier]! }));
  const starts = new Float64Array(shares.length + 1).fill(Number.POSITIVE_INFINITY);
  starts.set(table.starts);
  const { words, numbers } = creators;
  return {
    compiled,
    shares: rowShares(shares, rounding),
    across: table.shared === null ? null : rowShares([{ over: 1, under: table.shared.under }], rounding),
    rounding,
    starts,
    isPlain: mode === "graduated" && measure === "salesValue" && onReversal === "recompute",
    sums: window.kind === "order" ? null : runningSums(words.length, numbers, window.periodAt, order),
    countsOrders: measure === "orders",
    ratchet: onReversal === "ratchet",
  };
}

/** What a row adds to the measure. */
function addsOf({ countsOrders, ratchet }: RowTiers, base: number, left: number): number {
  if (!countsOrders) return ratchet ? base : left;
  return ratchet || left > 0 || base === 0 ? 1 : 0;
}

/** Counts a row towards its window, for tiers that pay by what the window comes to in the end. */
export function countRow(tiers: RowTiers, base: number, left: number, creator: number): void {
  const sums = tiers.sums?.sums;
  if (sums !== undefined) sums[creator] = summed(sums[creator]!, addsOf(tiers, base, left));
}

function summed(before: number, adds: number): number {
  const sum = before + adds;
  return sum <= Number.MAX_SAFE_INTEGER ? sum : exactMinor(sum, "the sum of a window");
}

/** What a row comes to, in minor units; it counts from now on. */
export function rateRow(tiers: RowTiers, base: number, left: number, creator: number): number {
  const { sums: running, starts, shares } = tiers;
  if (!tiers.isPlain || running === null) return rateAnyRow(tiers, base, left, creator);
  const { sums } = running;
  const before = sums[creator]!;
  const after = summed(before, left);
  sums[creator] = after;
  // What lies in one tier does not lie in the one below, whichever of them has the boundary.
  let tier = 0;
  if (starts.length > FEW) tier = tierAt(tiers.compiled.table.starts, before, "fromInclusive");
  else while (starts[tier + 1]! <= before) tier += 1;
  return after <= starts[tier + 1]! ? rateShare(shares, tier, left) : ratePlainAcross(tiers, tier, before, after);
}

/** Few tiers are walked, many are searched. */
const FEW = 8;

/** What lies in several tiers: every part at its rate, rounded once. */
function ratePlainAcross(tiers: RowTiers, first: number, before: number, after: number): number {
  const { starts, across } = tiers;
  const { shared } = tiers.compiled.table;
  let sum = 0;
  for (let tier = first; shared !== null && starts[tier]! < after; tier += 1) {
    const part = Math.min(after, starts[tier + 1]!) - Math.max(before, starts[tier]!);
    sum += part * shared.overs[tier]!;
  }
  if (across !== null && sum <= Number.MAX_SAFE_INTEGER) return rateShare(across, 0, sum);
  return rateAcross(tiers, before, after, after - before, after - before);
}

function rateAcross(
  { compiled: { table, boundary }, rounding }: RowTiers,
  before: number,
  after: number,
  whole: number,
  left: number,
): number {
  const rated = rateThroughTiers(table, before, after, whole, boundary, rounding);
  return rateRest(rated, whole, left, rounding).minor;
}

function rateAnyRow(tiers: RowTiers, base: number, left: number, creator: number): number {
  const { mode, crossing, boundary, table } = tiers.compiled;
  const sums = tiers.sums?.sums;
  const adds = addsOf(tiers, base, left);
  const before = sums === undefined ? 0 : sums[creator]!;
  if (mode === "volume") {
    return rateShare(tiers.shares, tierAt(table.starts, sums === undefined ? adds : before, boundary), left);
  }
  const after = summed(before, adds);
  if (sums !== undefined) sums[creator] = after;
  if (mode === "graduated") return rateAcross(tiers, before, after, tiers.ratchet ? base : left, left);
  return rateShare(tiers.shares, tierAt(table.starts, crossing === "after" ? after : before, boundary), left);
}
