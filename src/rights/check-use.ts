import { fail } from "../errors/creator-core-error.js";
import type {
  AccountAuthorization,
  PlannedUse,
  TermFacts,
  TerritoryGroups,
  UsageGrant,
  UseCell,
  UseDecision,
  UseMedium,
} from "../models/rights.js";
import {
  type Instant,
  type InstantInput,
  overlap,
  type TimeWindow,
  timeWindow,
  toInstant,
  unionWindows,
  windowGaps,
} from "../time/index.js";
import { handleCoverage, heldAuthorization } from "./handle-authorization.js";
import { type Held, standing } from "./held.js";
import { adMode, type Coverage, licenceCoverage, licenceOf, type PlannedCell } from "./licence.js";
import { bitsOf, countriesIn, extentOf, type TerritoryNames, territoryNames } from "./territory-extent.js";
import { toReasons, toSuggestions, type UseFinding } from "./use-finding.js";

/** What was agreed and authorized. */
export interface RightsFacts {
  readonly grants: readonly UsageGrant[];
  /** Absent: none. */
  readonly authorizations?: readonly AccountAuthorization[];
}

/** How `checkUse` is asked. */
export interface CheckUseOptions {
  /** Now. It decides from when on `validUntil` looks, and nothing else: a use in the past is judged like one to come. */
  readonly asOf: InstantInput;
  /** Groups of countries beyond those of this library. */
  readonly territoryGroups?: TerritoryGroups;
  /** When events that all grants share happened; a grant's own facts go first. */
  readonly termFacts?: TermFacts;
}

/** Media that exist only on some platform. */
const platformMedia: readonly UseMedium[] = [
  "creatorPost",
  "brandSocialOrganic",
  "repost",
  "duetStitch",
  "live",
  "paidSocial",
];

/** What is known of one cell. */
interface JudgedCell {
  readonly cell: UseCell;
  readonly licences: Coverage<UsageGrant>;
  /** `null` when the handle of nobody is used. */
  readonly handle: Coverage<AccountAuthorization> | null;
  readonly gaps: readonly TimeWindow[];
}

/**
 * May we use this content there, for all of that time?
 *
 * For a planned use, before it is booked, and for one that ran, afterwards. Which promises to other brands an activity
 * breaks is the question of `findExclusivityConflicts`; when a term ends, of `resolveTerm`.
 *
 * The world is closed: what no active grant says is not allowed. A plan is judged cell by cell, a cell being one country
 * on one platform. Grants are added up over time within a cell and never across cells: a licence for GB until March and
 * one for IE until February are no licence for IE in March. An advertisement from the creator's handle needs, besides
 * the licence, authorizations of the licensor's account for all of that time.
 *
 * `denied` means that something is missing which no unknown fact can supply; `indeterminate`, that facts still missing
 * (the event a term counts from, a territory nobody knows, the post) could make it `allowed`. When licences fall short,
 * the reasons are those of the nearest one: to this licensee before to another, then the one that lacks the fewest things.
 *
 * Complexity: countries × platforms × grants, each with a sort of the windows that apply.
 *
 * @param use - the planned use: asset, licensee, medium, platforms, territories, window, and whose handle if it is an ad
 * @param facts - `grants` and `authorizations`, in any order; those of other assets are ignored
 * @param options - `asOf` is now; `territoryGroups` and `termFacts` add to what is known
 * @returns the outcome, all reasons (by kind, then path), gaps and allowed cells (by territory, platform, time), what was
 *   used, until when the answer holds, and what would help
 * @throws `invalidWindow` when the use lacks an end, or a window ends before it begins
 * @throws `invalidArgument` when there is no territory, or no platform for a medium that needs one
 * @throws `duplicateId` when two grants, two authorizations or two groups have one name
 * @throws `danglingReference` when a caller's group has an unknown member
 * @throws `invalidInteger` when an authorization's days are not a positive whole number
 * @throws as `resolveTerm`
 *
 * @example
 * ```ts
 * import { checkUse } from "creator-core/rights";
 *
 * const grant = {
 *   id: "g-1", status: "active", assetIds: ["video-9"], licensor: "c-12", licensees: ["glow"],
 *   media: ["paidSocial"], platforms: ["tiktok"], territories: { include: ["EU"] }, paid: { permitted: true, modes: ["brandHandle"] },
 *   term: { kind: "dates", start: "2026-01-01", end: "2026-03-31", endConvention: "inclusive", timeZone: "UTC" },
 * } as const;
 * const use = {
 *   assetId: "video-9", licensee: "glow", media: "paidSocial", platforms: ["tiktok"], territories: ["IE"],
 *   window: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
 * } as const;
 * const asOf = "2026-02-15T00:00:00Z";
 *
 * checkUse(use, { grants: [grant] }, { asOf }).outcome; // => "allowed"
 * checkUse({ ...use, territories: ["GB", "IE"] }, { grants: [grant] }, { asOf }).reasons[0]?.message; // => "Licence g-1 does not include GB."
 * checkUse({ ...use, territories: ["GB", "IE"] }, { grants: [grant] }, { asOf }).allowedCells; // => [{ territory: "IE", platform: "tiktok" }]
 * checkUse({ ...use, paid: { mode: "creatorHandle" } }, { grants: [grant] }, { asOf }).reasons.map((reason) => reason.code); // => ["paidModeNotGranted", "handleAuthorizationMissing"]
 *
 * // One millisecond too long.
 * const long = checkUse({ ...use, window: { ...use.window, end: "2026-04-01T00:00:00.001Z" } }, { grants: [grant] }, { asOf });
 * long.reasons[0]?.code; // => "termExpired"
 * long.suggestions; // => [{ kind: "extendTerm", grantId: "g-1", until: 1775001600001 }]
 *
 * // A term that counts from an event which has not happened.
 * const pending = { ...grant, term: { kind: "duration", anchor: "publication", duration: { days: 90 }, startsAt: "instant", firstDayCounts: true, timeZone: "UTC" } } as const;
 * checkUse(use, { grants: [pending] }, { asOf }).outcome; // => "indeterminate"
 * checkUse(use, { grants: [pending] }, { asOf, termFacts: { publication: "2026-02-01T00:00:00Z" } }).outcome; // => "allowed"
 * checkUse(use, { grants: [] }, { asOf }).reasons[0]?.code; // => "noGrant"
 * ```
 */
export function checkUse(use: PlannedUse, facts: RightsFacts, options: CheckUseOptions): UseDecision {
  const asOf = toInstant(options.asOf, "asOf");
  const window = plannedWindow(use);
  const judged = judgeCells(use, window, facts, options);
  const denied = judged.some(({ licences, handle }) => !licences.open || handle?.open === false);
  const gaps = judged.flatMap(({ cell, gaps }) => gaps.map((gap) => ({ ...cell, window: gap })));
  const findings = judged.flatMap(({ licences, handle }): readonly UseFinding[] => [
    ...licences.findings,
    ...(handle?.findings ?? []),
  ]);
  return {
    outcome: denied ? "denied" : gaps.length > 0 ? "indeterminate" : "allowed",
    reasons: toReasons(findings),
    gaps,
    allowedCells: judged.filter((cell) => cell.gaps.length === 0).map(({ cell }) => cell),
    grantsUsed: used(
      judged.flatMap(({ licences }) => licences.sure),
      window,
    ),
    authorizationsUsed: used(
      judged.flatMap(({ handle }) => handle?.sure ?? []),
      window,
    ),
    validUntil: firstChange(judged, Math.max(asOf, window.start!)),
    suggestions: toSuggestions(findings),
  };
}

function plannedWindow(use: PlannedUse): TimeWindow {
  const window = timeWindow(use.window, "use.window");
  if (window.start === null || window.end === null) {
    fail("invalidWindow", "use.window", "bounded on both sides", use.window);
  }
  return window;
}

function judgeCells(
  use: PlannedUse,
  window: TimeWindow,
  { grants, authorizations = [] }: RightsFacts,
  { territoryGroups, termFacts = {} }: CheckUseOptions,
): JudgedCell[] {
  const names = territoryNames(territoryGroups);
  const licences = inIdOrder(grants, "grants")
    .filter(({ item }) => item.assetIds.includes(use.assetId))
    .map(({ item, path }) => licenceOf(item, use, names, termFacts, path));
  const held = inIdOrder(authorizations, "authorizations").map(({ item, path }) => heldAuthorization(item, path));
  // The handle is that of whoever licenses the use; when nobody does, of whoever licenses the asset at all.
  const usable = licences.filter(({ faults }) => faults.length === 0);
  const owners = new Set((usable.length > 0 ? usable : licences).map(({ grant }) => grant.licensor));
  const needsHandle = adMode(use) === "creatorHandle";

  return plannedCells(use, names).map(({ territory, platform, country }) => {
    const cover = licenceCoverage({ territory, platform, country }, use, window, licences);
    const handle = needsHandle && platform !== null ? handleCoverage(platform, use, window, held, owners) : null;
    const gaps = unionWindows([...cover.gaps, ...(handle?.gaps ?? [])]);
    return { cell: { territory, platform }, licences: cover, handle, gaps };
  });
}

function plannedCells(use: PlannedUse, names: TerritoryNames): PlannedCell[] {
  const { platforms, territories, media } = use;
  if (territories.length === 0)
    fail("invalidArgument", "use.territories", "at least one country or group", territories);
  if (platforms.length === 0 && (platformMedia.includes(media) || adMode(use) === "creatorHandle")) {
    fail("invalidArgument", "use.platforms", "at least one platform", platforms);
  }
  const onPlatforms = platforms.length === 0 ? [null] : [...new Set(platforms)].sort();
  const { sure, unknown } = extentOf({ include: territories }, names);
  const places = [
    ...countriesIn(sure).map((code) => ({ territory: code, country: bitsOf(code, names) })),
    ...unknown.map((name) => ({ territory: name, country: null })),
  ].sort((a, b) => (a.territory < b.territory ? -1 : 1));
  return places.flatMap((place) => onPlatforms.map((platform) => ({ ...place, platform })));
}

/** The ids of what covers any of the use, each once, sorted. */
function used<Id extends string>(holdings: readonly Held<{ readonly id: Id }>[], window: TimeWindow): Id[] {
  const ids = holdings
    .filter((held) => held.standing !== null && overlap(held.standing, window) !== null)
    .map(({ source }) => source.id);
  return [...new Set(ids)].sort();
}

/** The first instant after another at which a cell comes under cover or loses it. */
function firstChange(judged: readonly JudgedCell[], after: Instant): Instant | null {
  const horizon = { start: after, end: null };
  let first = Number.POSITIVE_INFINITY;
  for (const { licences, handle } of judged) {
    const uncovered = unionWindows([
      ...windowGaps(horizon, standing(licences.sure)),
      ...(handle === null ? [] : windowGaps(horizon, standing(handle.sure))),
    ])[0];
    const change = uncovered?.start === after ? uncovered.end : uncovered?.start;
    first = Math.min(first, change ?? Number.POSITIVE_INFINITY);
  }
  return first === Number.POSITIVE_INFINITY ? null : first;
}

/** A list sorted by id, each item with its path in the argument. */
function inIdOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  path: string,
): { readonly item: Item; readonly path: string }[] {
  const ids = new Set<string>();
  const located = items.map((item, index) => {
    if (ids.has(item.id)) fail("duplicateId", `${path}[${index}].id`, "used once", item.id);
    ids.add(item.id);
    return { item, path: `${path}[${index}]` };
  });
  return located.sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
}
