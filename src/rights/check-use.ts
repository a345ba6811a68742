import type { PlannedUse, UseDecision } from "../models/rights.js";
import { type CheckUseOptions, prepareRights, type RightsFacts } from "./prepare-rights.js";

/**
 * May we use this content there, for all of that time?
 *
 * For a planned use, before it is booked, and for one that ran, afterwards. Which promises to other brands an activity
 * breaks is the question of `findExclusivityConflicts`; when a term ends, of `resolveTerm`.
 *
 * The world is closed: what no active grant says is not allowed. A plan is judged cell by cell, a cell being one country
 * on one platform, and in each cell licensor by licensor: one of them alone must license all of the time, in whatever
 * medium and from whosever handle. Grants of one licensor are added up over time within a cell, never across cells and
 * never with those of another licensor, because what part of the asset each of them holds is not known. An advertisement
 * from the creator's handle needs, besides the licence, authorizations of that same creator's account for all of that
 * time.
 *
 * `denied` means that something is missing which no unknown fact can supply; `indeterminate`, that facts still missing
 * could make it `allowed`: the event a term counts from (if the term is long enough), a territory nobody knows, the post,
 * the ad account (if one post, one account has it all). When licences fall short, the reasons are those of the nearest
 * licensor and licence: to this licensee before to another, then the one that lacks the fewest things.
 *
 * Facts are taken as they are given, those dated after `asOf` too: an authorization of next week counts next week, and a
 * revocation announced for then ends it then. To judge by what was known at some time, leave the rest out.
 *
 * Complexity: countries × platforms × grants of the asset, with a sort of windows wherever those apply differently.
 *
 * @param use - the planned use: asset, licensee, medium, platforms, territories, window, and whose handle if it is an ad
 * @param facts - `grants` and `authorizations`, in any order; those of other assets are ignored
 * @param options - `asOf` is now; `territoryGroups` and `termFacts` add to what is known
 * @returns the outcome, all reasons (by kind, then path), gaps and allowed cells (by territory, platform, time), what was
 *   used, until when the answer holds, and what would help
 * @throws `invalidWindow` when the use lacks an end, or a window ends before it begins
 * @throws `invalidArgument` when there is no territory, no platform for a medium that needs one, a group is empty, or
 *   something is not what it should be
 * @throws `duplicateId` when two grants, two authorizations or two groups have one name
 * @throws `danglingReference` when a caller's group has an unknown member
 * @throws `invalidInteger` when an authorization's days are not a positive whole number, `invalidInstant` when too many
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
 *
 * // Sixty days are too short for April to June, whenever they begin.
 * const spring = { ...use, window: { start: "2026-04-01T00:00:00Z", end: "2026-07-01T00:00:00Z" } };
 * checkUse(spring, { grants: [{ ...pending, term: { ...pending.term, duration: { days: 60 } } }] }, { asOf }).outcome; // => "denied"
 *
 * // Two licensors do not add up.
 * const early = { ...grant, term: { ...grant.term, end: "2026-03-15" } };
 * const late = { ...grant, id: "g-2", term: { ...grant.term, start: "2026-03-16" } };
 * checkUse(use, { grants: [early, late] }, { asOf }).outcome; // => "allowed"
 * checkUse(use, { grants: [early, { ...late, licensor: "c-13" }] }, { asOf }).outcome; // => "denied"
 * ```
 */
export function checkUse(use: PlannedUse, facts: RightsFacts, options: CheckUseOptions): UseDecision {
  return prepareRights(facts, options)(use);
}
