import type { CreatorId } from "../ids/index.js";
import type { PlannedUse, UsageGrant } from "../models/rights.js";
import { type Duration, instantInWords, type TimeWindow, windowGaps } from "../time/index.js";
import { alternatives, type Cover, once } from "./cover.js";
import { type GapCause, gapCauses, leastUncovered, standing } from "./held.js";
import { cellFaults, grantFault, type Licence, lack, words } from "./licence.js";
import { adMode, type PlannedCell } from "./planned-cells.js";
import { isUnknown, type UseFault } from "./use-fault.js";
import { fromWhen, untilWhen } from "./window-in-words.js";

/** A licence as it stands to one use and one cell. */
export interface AskedLicence {
  readonly licence: Licence;
  /** What it lacks in every cell. */
  readonly faults: readonly UseFault[];
  /** What it lacks in this one, as bits of `lack`. */
  readonly lacks: number;
}

/** How far the licences of one licensor, which come sorted by id, cover a cell. */
export function licenceCover(
  asked: readonly AskedLicence[],
  use: PlannedUse,
  window: TimeWindow,
  licensor: CreatorId | undefined,
): Cover<UsageGrant> {
  const sure = asked.filter(({ licence, faults, lacks }) => {
    return faults.length === 0 && lacks === 0 && licence.pending === null;
  });
  const sureHeld = sure.map(({ licence }) => licence.held);
  const gaps = windowGaps(window, standing(sureHeld));
  if (gaps.length === 0) return { sure: sureHeld, gaps, distance: 0, faultsIn: () => [] };

  const possible = asked.filter(({ faults, lacks }) => {
    return (lacks & (lack.platform | lack.territory)) === 0 && faults.every(isUnknown);
  });
  const byAccount = alternatives(possible, adAccountsOf).map((list) => list.map(({ licence }) => licence));
  if (byAccount.some((licences) => couldCover(window, licences))) {
    return { sure: sureHeld, gaps, distance: 0, faultsIn: (cell) => possible.flatMap((one) => faultsAt(cell, one)) };
  }
  if (possible.length > 0) {
    return { sure: sureHeld, gaps, distance: 1, faultsIn: once(() => timeFaults(window, byAccount)) };
  }
  const best = nearest(asked);
  return {
    sure: sureHeld,
    gaps,
    distance: best === undefined ? Number.POSITIVE_INFINITY : 1 + distanceOf(best),
    faultsIn: (cell) => (best === undefined ? [noGrant(use, licensor)] : faultsAt(cell, best)),
  };
}

/** What stands against a licence in a cell, but for the time it lacks; a pending term only where nothing worse does. */
function faultsAt(cell: PlannedCell, { licence, faults, lacks }: AskedLicence): UseFault[] {
  const all = [...faults, ...cellFaults(licence, cell, lacks)];
  return all.every(isUnknown) ? [...all, ...pendingFaults(licence)] : all;
}

/** The accounts a licence is only for, when it is not known which one the use has. */
function adAccountsOf({ licence: { grant }, faults }: AskedLicence): readonly string[] | null {
  return faults.some(({ code }) => code === "adAccountUnknown") ? (grant.paid?.adAccounts ?? null) : null;
}

/**
 * Whether licences can cover a window once their events are known: each pending one fills as much as it can of what is
 * left. The one that reaches farthest is tried each time, which for terms of different lengths may be too hopeful.
 */
function couldCover(window: TimeWindow, licences: readonly Licence[]): boolean {
  const known = knownTimes(licences);
  const pending = licences.filter((licence) => licence.pending !== null);
  let gap = windowGaps(window, known)[0];
  for (let tries = 0; gap !== undefined && tries < pending.length; tries += 1) {
    const from = gap.start!;
    const reached = pending.reduce((farthest, licence) => Math.max(farthest, reachOf(licence, from)), from);
    gap = reached >= window.end! ? undefined : windowGaps({ start: reached, end: window.end }, known)[0];
  }
  return gap === undefined;
}

/** When those hold whose terms do not wait for an event. */
function knownTimes(licences: readonly Licence[]): TimeWindow[] {
  return standing(licences.filter(({ pending }) => pending === null).map(({ held }) => held));
}

function reachOf({ latestEnd, held }: Licence, from: number): number {
  return Math.min(latestEnd(from), held.revokedAt ?? Number.POSITIVE_INFINITY);
}

/** What the nearest lacks: one to this licensee before one to another, then the one that lacks the fewest things. */
function nearest(asked: readonly AskedLicence[]): AskedLicence | undefined {
  let best: AskedLicence | undefined;
  for (const one of asked) if (best === undefined || distanceOf(one) < distanceOf(best)) best = one;
  return best;
}

function distanceOf({ faults, lacks }: AskedLicence): number {
  const toAnother = faults.some(({ code }) => code === "licenseeNotGranted") ? 100 : 0;
  const onPlatform = (lacks & lack.platform) === 0;
  const inTerritory = (lacks & (lack.territory | lack.territoryUnknown)) === 0;
  return toAnother + faults.length + (onPlatform ? 0 : 1) + (inTerritory ? 0 : 1);
}

function noGrant(use: PlannedUse, licensor: CreatorId | undefined): UseFault {
  const { assetId, media } = use;
  const medium = { kind: "acquireMedium", media } as const;
  const suggestions = adMode(use) === null ? [medium] : [medium, { kind: "acquirePaidRights" } as const];
  const subject = `licence ${licensor === undefined ? "" : `of ${licensor} `}for ${assetId}`;
  return { code: "noGrant", path: ["grants"], subject, wanted: "a licence", actual: "none", suggestions };
}

function pendingFaults({ grant, pending }: Licence): UseFault[] {
  if (pending === null) return [];
  const help = [{ kind: "provideFact", anchor: pending.anchor }] as const;
  return [grantFault("termPending", grant, "term", words(pending.anchor), "not known", help)];
}

/** Why licences that lack nothing but time do not cover a window, by the account under which they come nearest. */
function timeFaults(window: TimeWindow, byAccount: readonly (readonly Licence[])[]): UseFault[] {
  const lists = byAccount.map((licences) => licences.map(({ held }) => held));
  const best = leastUncovered(window, lists);
  const causes = gapCauses(window, lists[best] ?? []);
  if (causes.length > 0) return causes.map(termFault);
  // If they held for ever they would do, so it is those still pending that are too short.
  const licences = byAccount[best] ?? [];
  const gaps = windowGaps(window, knownTimes(licences));
  return licences.flatMap(({ grant, pending }) => {
    return pending === null ? [] : gaps.map((gap) => tooShort(grant, pending.duration, gap));
  });
}

function tooShort(grant: UsageGrant, duration: Duration, gap: TimeWindow): UseFault {
  const help = [{ kind: "extendTerm", grantId: grant.id, until: gap.end! }] as const;
  const wanted = `${fromWhen(gap)} ${untilWhen(gap)}`;
  return grantFault("termTooShort", grant, "term", wanted, lengthInWords(duration), help);
}

function termFault({ cause, gap, by: { source: grant, agreed, revokedAt } }: GapCause<UsageGrant>): UseFault {
  const help = [{ kind: "extendTerm", grantId: grant.id, until: gap.end! }] as const;
  switch (cause) {
    case "startsLate":
      return grantFault("termNotStarted", grant, "term", fromWhen(gap), fromWhen(agreed));
    case "endsEarly":
      return grantFault("termExpired", grant, "term", untilWhen(gap), untilWhen(agreed), help);
    case "interrupted":
      return grantFault("termGap", grant, "term", `${fromWhen(gap)} ${untilWhen(gap)}`, untilWhen(agreed), help);
    case "revoked":
      return grantFault("grantRevoked", grant, "revokedAt", untilWhen(gap), `at ${instantInWords(revokedAt!)}`);
  }
}

/** `{ months: 6, days: 1 }` → `"6 months 1 day"`. */
function lengthInWords(duration: Duration): string {
  const parts = Object.entries(duration).filter(([, amount]) => amount > 0);
  return parts.map(([unit, amount]) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`).join(" ");
}
