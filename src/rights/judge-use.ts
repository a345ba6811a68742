import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type { Platform } from "../models/platform.js";
import type { AccountAuthorization, PlannedUse, UsageGrant, UseCell, UseDecision } from "../models/rights.js";
import { type Instant, overlap, type TimeWindow, timeWindow, unionWindows, windowGaps } from "../time/index.js";
import type { Cover } from "./cover.js";
import { handleCover } from "./handle-authorization.js";
import { type Held, standing } from "./held.js";
import { faultsOf, type Licence, lacksIn } from "./licence.js";
import { licenceCover } from "./licence-cover.js";
import { adMode, type PlannedCell, plannedCells } from "./planned-cells.js";
import type { TerritoryNames } from "./territory-extent.js";
import { toReasons, toSuggestions, type UseFault } from "./use-fault.js";

/** A creator with what they have granted and authorized, each sorted by id. */
export interface Licensor {
  /** `null`: nobody is known to license the asset. */
  readonly id: CreatorId | null;
  readonly licences: readonly Licence[];
  readonly authorizations: readonly Held<AccountAuthorization>[];
}

/** How far one licensor alone covers a cell. */
interface LicensorCover {
  readonly licences: Cover<UsageGrant>;
  /** `null` when the handle of nobody is used. */
  readonly handle: Cover<AccountAuthorization> | null;
  readonly gaps: readonly TimeWindow[];
  readonly distance: number;
}

/** What is known of a cell, and of every other that the same licences meet in the same way. */
interface Judgement {
  /** Those that cover it, or else the nearest one. */
  readonly covers: readonly LicensorCover[];
  readonly gaps: readonly TimeWindow[];
  readonly denied: boolean;
  /** When it next comes under cover or loses it; infinity: never. */
  readonly changesAt: number;
}

/** Judges a use cell by cell, in each cell licensor by licensor. */
export function judgeUse(
  use: PlannedUse,
  licensors: readonly Licensor[],
  names: TerritoryNames,
  asOf: Instant,
): UseDecision {
  const window = plannedWindow(use);
  const judge = cellJudge(use, window, licensors, Math.max(asOf, window.start!));
  const judged = plannedCells(use, names).map((cell) => ({ cell, judgement: judge(cell) }));
  const gaps = judged.flatMap(({ cell, judgement }) => judgement.gaps.map((gap) => ({ ...bare(cell), window: gap })));
  const covers = [...new Set(judged.flatMap(({ judgement }) => judgement.covers))];
  const faults = judged.flatMap(({ cell, judgement }) => judgement.covers.flatMap((cover) => faultsIn(cover, cell)));
  // Cells that are alike share their faults: each is told once.
  const distinct = [...new Set(faults)];
  const denied = judged.some(({ judgement }) => judgement.denied);
  const change = judged.reduce(
    (first, { judgement }) => Math.min(first, judgement.changesAt),
    Number.POSITIVE_INFINITY,
  );
  return {
    outcome: denied ? "denied" : gaps.length > 0 ? "indeterminate" : "allowed",
    reasons: toReasons(distinct),
    gaps,
    allowedCells: judged.filter(({ judgement }) => judgement.gaps.length === 0).map(({ cell }) => bare(cell)),
    grantsUsed: used(
      covers.flatMap(({ licences }) => licences.sure),
      window,
    ),
    authorizationsUsed: used(
      covers.flatMap(({ handle }) => handle?.sure ?? []),
      window,
    ),
    validUntil: change === Number.POSITIVE_INFINITY ? null : change,
    suggestions: toSuggestions(distinct),
  };
}

function bare({ territory, platform }: PlannedCell): UseCell {
  return { territory, platform };
}

function plannedWindow(use: PlannedUse): TimeWindow {
  const window = timeWindow(use.window, "use.window");
  if (window.start === null || window.end === null) {
    fail("invalidWindow", "use.window", "bounded on both sides", use.window);
  }
  return window;
}

/** Judges cells, and those that all licences meet in the same way only once: the world is mostly one such place. */
function cellJudge(
  use: PlannedUse,
  window: TimeWindow,
  licensors: readonly Licensor[],
  after: Instant,
): (cell: PlannedCell) => Judgement {
  const needsHandle = adMode(use) === "creatorHandle";
  const meant = needsHandle ? use.paid?.creatorId : undefined;
  const coverBy = licensors.map(({ id, licences, authorizations }) => {
    const asked = licences.map((licence) => ({ licence, faults: faultsOf(licence.grant, use) }));
    return (lacks: readonly number[], platform: Platform | null): LicensorCover => {
      const here = asked.map((one, n) => ({ ...one, lacks: lacks[n]! }));
      const cover = licenceCover(here, use, window, meant);
      const handle = needsHandle && platform !== null ? handleCover(id, authorizations, platform, use, window) : null;
      const gaps = unionWindows([...cover.gaps, ...(handle?.gaps ?? [])]);
      return { licences: cover, handle, gaps, distance: cover.distance + (handle?.distance ?? 0) };
    };
  });
  const known = new Map<string, Judgement>();
  return (cell) => {
    const lacks = licensors.map(({ licences }) => licences.map((licence) => lacksIn(licence, cell)));
    const key = `${lacks.map((each) => each.join("")).join()} ${needsHandle ? cell.platform : ""}`;
    const covers = () => coverBy.map((cover, n) => cover(lacks[n]!, cell.platform));
    const judgement = known.get(key) ?? judgementOf(covers(), after);
    known.set(key, judgement);
    return judgement;
  };
}

/** What the covers of all licensors, of whom there is at least one, come to. */
function judgementOf(covers: readonly LicensorCover[], after: Instant): Judgement {
  const changesAt = nextChange(covers, after);
  const whole = covers.filter(({ gaps }) => gaps.length === 0);
  if (whole.length > 0) return { covers: whole, gaps: [], denied: false, changesAt };
  const nearest = covers.reduce((best, cover) => (cover.distance < best.distance ? cover : best));
  return { covers: [nearest], gaps: nearest.gaps, denied: nearest.distance > 0, changesAt };
}

function faultsIn({ licences, handle }: LicensorCover, cell: PlannedCell): UseFault[] {
  return [...licences.faultsIn(cell), ...(handle?.faultsIn(cell) ?? [])];
}

/**
 * The first instant after another at which the last licensor who covers a cell stops, or the first one begins. Licensors do
 * not take turns here either.
 */
function nextChange(covers: readonly LicensorCover[], after: Instant): number {
  const horizon = { start: after, end: null };
  let ends = Number.NEGATIVE_INFINITY;
  let begins = Number.POSITIVE_INFINITY;
  for (const { licences, handle } of covers) {
    const uncovered = unionWindows([
      ...windowGaps(horizon, standing(licences.sure)),
      ...(handle === null ? [] : windowGaps(horizon, standing(handle.sure))),
    ])[0];
    if (uncovered?.start === after) begins = Math.min(begins, uncovered.end ?? Number.POSITIVE_INFINITY);
    else ends = Math.max(ends, uncovered?.start ?? Number.POSITIVE_INFINITY);
  }
  return ends === Number.NEGATIVE_INFINITY ? begins : ends;
}

/** The ids of what covers any of the use, each once, sorted. */
function used<Id extends string>(holdings: readonly Held<{ readonly id: Id }>[], window: TimeWindow): Id[] {
  const ids = holdings
    .filter((held) => held.standing !== null && overlap(held.standing, window) !== null)
    .map(({ source }) => source.id);
  return [...new Set(ids)].sort();
}
