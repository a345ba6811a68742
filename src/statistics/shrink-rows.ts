import { assertObject } from "../errors/assert-object.js";
import { assertOneOf } from "../errors/assert-one-of.js";
import { fail } from "../errors/creator-core-error.js";
import type { Interval, MetricDefinition } from "../models/metric.js";
import { credibleInterval } from "./credible-interval.js";
import { type Distribution, distributionMean } from "./distribution.js";
import { type MetricNames, namesOf } from "./metric-names.js";
import { noFit, type PriorFit } from "./prior-fit.js";
import { tailOf } from "./trials.js";

/** Whose number it is, and whom to compare it with. */
export interface PeerRow {
  readonly id: string;
  /** Such as a tier or a niche: only creators of one group learn from each other. Absent: of the group without a name. */
  readonly peerGroup?: string | undefined;
}

/** How to shrink, and what the numbers are called. */
export interface ShrinkOptions extends MetricNames {
  /** A peer group of fewer creators with data is not fitted; a whole number of at least 2. Absent: 5. */
  readonly minimumGroupSize?: number | undefined;
  /** What becomes of smaller ones. `fitOnAll`: they learn from all creators, flagged. `refuse`: no value. Absent: `fitOnAll`. */
  readonly smallGroups?: "fitOnAll" | "refuse" | undefined;
  /** The probability of the intervals, above 0 and below 1. Absent: 0.95. */
  readonly level?: number | undefined;
}

/** What is believed about one creator. */
export type Shrunk<Posterior extends Distribution> =
  | {
      readonly ok: true;
      readonly id: string;
      readonly peerGroup: string | null;
      /** What was shrunk, and how its prior was found: only rows of one definition are ranked together. */
      readonly definition: MetricDefinition;
      /** What the creator's own data say; `null` without any. */
      readonly raw: number | null;
      /** The posterior mean: between the raw number and that of the peers. */
      readonly value: number;
      /** How much the own data count: 0 not at all, 1 alone. */
      readonly weight: number;
      readonly interval: Interval;
      /** For `probabilityBest`, or another interval by `credibleInterval`. */
      readonly posterior: Posterior;
      /** `fittedOnAll` in a small peer group, `fullPooling` where no difference between creators was found; sorted, often empty. */
      readonly flags: readonly string[];
    }
  | {
      readonly ok: false;
      readonly id: string;
      readonly peerGroup: string | null;
      readonly definition: MetricDefinition;
      readonly raw: number | null;
      /**
       * Why its peers say nothing: a group below the minimum is `insufficientSample`. So is a creator whose own rows, being all
       * alike, do not tell how far off their number may be.
       */
      readonly reason: "insufficientSample" | "unboundedVariance";
    };

/** What the creators of one peer group were compared with. */
export interface PeerFit<Prior extends Distribution> {
  readonly peerGroup: string | null;
  /** How many creators with data that can be fitted are in the group. */
  readonly size: number;
  /** Whose data were fitted: the group's, for want of those everybody's, or for want of those too nobody's. */
  readonly fittedOn: "peerGroup" | "all" | "none";
  readonly fit: PriorFit<Prior>;
}

/** All creators, and what they were compared with. */
export interface Shrinkage<Of extends Distribution> {
  /** One for each peer group, by name; the group without a name first. */
  readonly fits: readonly PeerFit<Of>[];
  /** One for each creator, by id. */
  readonly rows: readonly Shrunk<Of>[];
}

/** What differs between trials, counts and estimates. */
export interface ShrinkModel<Row, Of extends Distribution> {
  readonly assertRow: (row: Row, path: string) => void;
  readonly definition: MetricDefinition;
  /** The bare number; `null` without data. */
  readonly raw: (row: Row) => number | null;
  /** Whether something can be made of a row that has data. */
  readonly usable: (row: Row) => boolean;
  readonly fit: (rows: readonly Row[]) => PriorFit<Of>;
  readonly update: (prior: Of, row: Row) => { readonly posterior: Of; readonly weight: number };
}

/**
 * Fits every peer group and applies what it says to each of its creators.
 *
 * @throws `duplicateId`, `invalidArgument` and what `assertRow` throws
 * @internal
 */
export function shrinkRows<Row extends PeerRow, Of extends Distribution>(
  rows: readonly Row[],
  options: ShrinkOptions,
  model: ShrinkModel<Row, Of>,
): Shrinkage<Of> {
  const sorted = readRows(rows, model);
  const { minimum, smallGroups, level } = readOptions(options);
  const known = (row: Row) => model.raw(row) !== null && model.usable(row);
  const everyone = sorted.filter(known);
  let everybody: PriorFit<Of> | undefined;

  const fits: PeerFit<Of>[] = [];
  const byGroup = new Map<string | null, PeerFit<Of>>();
  for (const [peerGroup, members] of byPeerGroup(sorted)) {
    const peers = members.filter(known);
    const size = peers.length;
    let entry: PeerFit<Of>;
    if (size >= minimum) entry = { peerGroup, size, fittedOn: "peerGroup", fit: model.fit(peers) };
    else if (smallGroups === "fitOnAll" && everyone.length >= minimum) {
      everybody ??= model.fit(everyone);
      entry = { peerGroup, size, fittedOn: "all", fit: everybody };
    } else entry = { peerGroup, size, fittedOn: "none", fit: noFit("insufficientSample", size) };
    fits.push(entry);
    byGroup.set(peerGroup, entry);
  }
  return { fits, rows: sorted.map((row) => shrunk(row, byGroup.get(row.peerGroup ?? null)!, level, model)) };
}

function shrunk<Row extends PeerRow, Of extends Distribution>(
  row: Row,
  { peerGroup, fittedOn, fit }: PeerFit<Of>,
  level: number,
  model: ShrinkModel<Row, Of>,
): Shrunk<Of> {
  const { id } = row;
  const { definition } = model;
  const raw = model.raw(row);
  if (!model.usable(row)) return { ok: false, id, peerGroup, definition, raw, reason: "insufficientSample" };
  if (!fit.ok) return { ok: false, id, peerGroup, definition, raw, reason: fit.reason };
  const shared = { posterior: fit.prior, weight: 0 };
  const { posterior, weight } = fit.pooling === "full" ? shared : model.update(fit.prior, row);
  const value = distributionMean(posterior);
  const interval = credibleInterval(posterior, level);
  const flags = fittedOn === "all" ? ["fittedOnAll", ...fit.flags] : fit.flags;
  return { ok: true, id, peerGroup, definition, raw, value, weight, interval, posterior, flags };
}

/**
 * What shrunk numbers are: a value of another prior is another number.
 *
 * @throws `invalidArgument`
 * @internal
 */
export function shrunkDefinition(
  options: MetricNames,
  absent: Required<MetricNames>,
  unit: MetricDefinition["unit"],
  method: string,
): MetricDefinition {
  return { unit, ...namesOf(options, absent), method: `empiricalBayes(${method})` };
}

function readRows<Row extends PeerRow>(
  rows: readonly Row[],
  model: { assertRow(row: Row, path: string): void },
): Row[] {
  if (!Array.isArray(rows)) fail("invalidArgument", "rows", "a list of creators with their data", rows);
  const seen = new Set<string>();
  for (const [place, row] of (rows as readonly Row[]).entries()) {
    const path = `rows[${place}]`;
    assertObject(row, path, "a creator with data");
    const { id, peerGroup } = row;
    if (typeof id !== "string" || id === "") fail("invalidArgument", `${path}.id`, "an identifier", id);
    if (seen.has(id)) fail("duplicateId", `${path}.id`, "used once", id);
    seen.add(id);
    if (peerGroup !== undefined && typeof peerGroup !== "string") {
      fail("invalidArgument", `${path}.peerGroup`, "the name of a group", peerGroup);
    }
    model.assertRow(row, path);
  }
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readOptions(options: ShrinkOptions) {
  assertObject(options, "options");
  const { minimumGroupSize: minimum = 5, smallGroups = "fitOnAll", level = 0.95 } = options;
  if (!Number.isSafeInteger(minimum) || minimum < 2) {
    fail("invalidArgument", "options.minimumGroupSize", "a whole number of at least 2", minimum);
  }
  assertOneOf(smallGroups, ["fitOnAll", "refuse"], "options.smallGroups");
  tailOf(level, "options.level");
  return { minimum, smallGroups, level };
}

/** By name, the group without one first. */
function byPeerGroup<Row extends PeerRow>(rows: readonly Row[]): [string | null, Row[]][] {
  const groups = new Map<string | null, Row[]>();
  for (const row of rows) {
    const key = row.peerGroup ?? null;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  return [...groups].sort(([a], [b]) => (a === null || (b !== null && a < b) ? -1 : 1));
}
