import type { ActivityId, AssetId, AuthorizationId, ClauseId, CreatorId, GrantId, PostId } from "../ids/index.js";
import type { Duration, Instant, InstantInput, PlainDate, TimeWindow, TimeZone, WindowInput } from "../time/types.js";
import type { Reason } from "./outcome.js";
import type { BrandId, CategoryId, Platform } from "./platform.js";

/** Where content may be put. Each is a licence of its own: silence is no permission. */
export type UseMedium =
  | "creatorPost"
  | "brandSocialOrganic"
  | "repost"
  | "duetStitch"
  | "live"
  | "website"
  | "productPage"
  | "landingPage"
  | "email"
  | "paidSocial"
  | "display"
  | "retailListing"
  | "internalSales"
  | "salesDeck"
  | "press"
  | "print"
  | "outOfHome"
  | "ctv"
  | "broadcast";

/** Whose account an advertisement runs from. */
export type PaidMode = "brandHandle" | "creatorHandle";

/** The event a duration counts from. */
export type TermAnchor =
  | "effective"
  | "signature"
  | "delivery"
  | "approval"
  | "publication"
  | "firstUse"
  | "firstPaidUse"
  | "campaignEnd";

/** When something holds. Standards contradict each other about the last day, so it is always said. */
export type Term =
  /** Whole days in a zone, the last one licensed (`inclusive`) or not (`exclusive`). */
  | {
      readonly kind: "dates";
      readonly start: PlainDate;
      readonly end: PlainDate;
      readonly endConvention: "inclusive" | "exclusive";
      readonly timeZone: TimeZone;
    }
  /** Exact instants, `[start, end)`. */
  | { readonly kind: "instants"; readonly start: InstantInput; readonly end: InstantInput }
  /** A length of time from an event. */
  | {
      readonly kind: "duration";
      readonly anchor: TermAnchor;
      readonly duration: Duration;
      /** `startOfDay` begins with the local day of the anchor; `instant` with the anchor itself. */
      readonly startsAt: "instant" | "startOfDay";
      /**
       * With `startOfDay`: whether the anchor's own day is the first of the term, or the day after is (one month from
       * 31 January then runs to the end of 28 February). Means nothing with `instant`.
       */
      readonly firstDayCounts: boolean;
      readonly timeZone: TimeZone;
    }
  /** No end. */
  | { readonly kind: "perpetual"; readonly start?: InstantInput };

/** When the events that durations count from happened. Absent: not yet, or not known. */
export type TermFacts = { readonly [Anchor in TermAnchor]?: InstantInput };

/** A term as far as it is known. */
export type ResolvedTerm =
  | { readonly status: "resolved"; readonly window: TimeWindow }
  /** The event it counts from has not happened, or is not known. */
  | { readonly status: "pending"; readonly missing: TermAnchor };

/**
 * Countries and groups of countries: ISO 3166-1 alpha-2 codes, `"WORLD"`, `"EU"`, `"EEA"`, or a group the caller defines.
 */
export interface TerritorySet {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
}

/** Groups of countries in the caller's own words: `{ DACH: ["DE", "AT", "CH"], nordicEu: ["DK", "FI", "SE"] }`. */
export type TerritoryGroups = Readonly<Record<string, readonly string[]>>;

/** What a grant says about advertising. */
export interface PaidGrant {
  readonly permitted: boolean;
  readonly modes: readonly PaidMode[];
  /** Advertising accounts that may run it; absent: any of the licensee's. */
  readonly adAccounts?: readonly string[];
}

/** A licence to use content. */
export interface UsageGrant {
  readonly id: GrantId;
  readonly assetIds: readonly AssetId[];
  readonly licensor: CreatorId;
  readonly licensees: readonly BrandId[];
  readonly media: readonly UseMedium[];
  /** `"all"` only if the agreement says so. */
  readonly platforms: readonly Platform[] | "all";
  readonly territories: TerritorySet;
  readonly term: Term;
  /** When the events its term counts from happened. */
  readonly termFacts?: TermFacts;
  /** Absent: advertising was not granted. */
  readonly paid?: PaidGrant;
  /** Offers and drafts authorise nothing. */
  readonly status: "active" | "draft" | "offered";
  /** From when it no longer holds, whatever its term says. */
  readonly revokedAt?: InstantInput;
}

/**
 * A creator's permission, on the platform, to run advertisements from their handle (a Spark code, a partnership-ad
 * permission). A fact of its own: such an ad needs this *and* a licence.
 */
export interface AccountAuthorization {
  readonly id: AuthorizationId;
  readonly creatorId: CreatorId;
  readonly platform: Platform;
  /** The one post it is for; absent: every post of the account. */
  readonly postId?: PostId;
  readonly authorizedAt: InstantInput;
  /** How many times 24 hours it lasts from `authorizedAt` (TikTok offers 7, 30, 60 and 365), or until it is revoked. */
  readonly days: number | "untilRevoked";
  readonly revokedAt?: InstantInput;
}

/** Something the brand wants to do with content. */
export interface PlannedUse {
  /** For reports; absent: unnamed. */
  readonly id?: string;
  readonly assetId: AssetId;
  readonly licensee: BrandId;
  readonly media: UseMedium;
  /** Empty for media that are on no platform, such as `email` and `website`; then no grant is asked for one. */
  readonly platforms: readonly Platform[];
  /** Countries or groups; at least one. */
  readonly territories: readonly string[];
  /** Both ends given. */
  readonly window: WindowInput;
  /** Absent for uses that are not advertising; `paidSocial` without it is an advertisement from the brand's own handle. */
  readonly paid?: PlannedAd;
}

/** How content is to be advertised. */
export interface PlannedAd {
  readonly mode: PaidMode;
  /** Whose handle is meant, with `creatorHandle`; absent: that of any licensor. */
  readonly creatorId?: CreatorId;
  /** The post that runs as the ad, with `creatorHandle`; absent: not known yet. */
  readonly postId?: PostId;
  /** The advertising account; absent: not known yet. */
  readonly adAccount?: string;
}

/** Why a use is not simply allowed. */
export type UseReasonCode =
  | "noGrant"
  | "grantNotActive"
  | "licenseeNotGranted"
  | "mediaNotGranted"
  | "platformNotGranted"
  | "territoryNotGranted"
  | "territoryUnknown"
  | "paidNotGranted"
  | "paidModeNotGranted"
  | "adAccountNotGranted"
  | "adAccountUnknown"
  | "termNotStarted"
  | "termExpired"
  | "termGap"
  | "termTooShort"
  | "termPending"
  | "grantRevoked"
  | "handleAuthorizationMissing"
  | "handleAuthorizationEndsEarly"
  | "handleAuthorizationStartsLate"
  | "handleAuthorizationGap"
  | "handleAuthorizationRevoked"
  | "postUnknown";

/** One territory and platform of a planned use. */
export interface UseCell {
  /** A country, or a code nobody knows as it was given. */
  readonly territory: string;
  /** `null` where the medium is on no platform. */
  readonly platform: Platform | null;
}

/** Time for which one territory and platform are not surely covered. */
export interface UseGap extends UseCell {
  readonly window: TimeWindow;
}

/** What would make the answer better. */
export type UseSuggestion =
  | { readonly kind: "extendTerm"; readonly grantId: GrantId; readonly until: Instant }
  | { readonly kind: "addPlatform"; readonly platform: Platform }
  | { readonly kind: "addTerritory"; readonly territory: string }
  | { readonly kind: "acquirePaidRights" }
  | { readonly kind: "acquireMedium"; readonly media: UseMedium }
  /**
   * `neededDays` is how many times 24 hours, from the start of the use, would do; `minimumDays` is the shortest that can
   * be had: on TikTok 7, 30, 60 or 365 (`neededDays` itself when even those are too short), elsewhere `neededDays`.
   */
  | {
      readonly kind: "requestAuthorization";
      readonly platform: Platform;
      readonly minimumDays: number;
      readonly neededDays: number;
    }
  | { readonly kind: "provideFact"; readonly anchor: TermAnchor }
  /** Say which of these accounts runs the ad. */
  | { readonly kind: "nameAdAccount"; readonly adAccounts: readonly string[] }
  /** Say which post runs as the ad. */
  | { readonly kind: "namePost" };

/** May we use it there? All reasons, not the first one. */
export interface UseDecision {
  /**
   * `indeterminate` only when facts that are missing could still make it `allowed`: where something is refused for
   * good, it is `denied`, whatever else is not known.
   */
  readonly outcome: "allowed" | "denied" | "indeterminate";
  /** Every reason against it, in a fixed order. Empty when allowed. */
  readonly reasons: readonly Reason<UseReasonCode>[];
  /**
   * Time that the nearest licensor does not surely cover, per territory and platform, sorted; each gap as long as can be.
   */
  readonly gaps: readonly UseGap[];
  /** The parts without a gap, sorted: a plan may be split along them. */
  readonly allowedCells: readonly UseCell[];
  /**
   * The grants that cover any of it, sorted: of every licensor who covers a part alone, and of the nearest one where none
   * does.
   */
  readonly grantsUsed: readonly GrantId[];
  /** The authorizations that cover any of it, of the same licensors, sorted. */
  readonly authorizationsUsed: readonly AuthorizationId[];
  /**
   * The first instant, after both `asOf` and the start of the use, at which a planned cell comes under the cover of a
   * licensor or loses that of the last one who had it all along; `null`: none is known. Until then the use may be made
   * exactly where it may be made now.
   */
  readonly validUntil: Instant | null;
  readonly suggestions: readonly UseSuggestion[];
}

/** What a creator can do for a brand that an exclusivity may forbid. */
export type ActivityKind =
  | "sponsoredPost"
  | "organicMention"
  | "affiliateLink"
  | "giftedPost"
  | "paidUse"
  | "appearance";

/** Which competitors an exclusivity is about. */
export type ExclusivityScope =
  /** These categories and everything below them, minus exceptions and everything below those. */
  | { readonly kind: "categories"; readonly include: readonly CategoryId[]; readonly except?: readonly CategoryId[] }
  /** These brands by name. */
  | { readonly kind: "brands"; readonly brands: readonly BrandId[] }
  /** Every other brand. */
  | { readonly kind: "full" };

/** A creator's promise not to work for competitors for a while. */
export interface ExclusivityClause {
  readonly id: ClauseId;
  readonly creatorId: CreatorId;
  /** The brand it protects; its own activities never conflict. */
  readonly holder: BrandId;
  readonly scope: ExclusivityScope;
  /** What is forbidden. `paidUse` covers old posts that are still being boosted. */
  readonly activities: readonly ActivityKind[];
  readonly platforms: readonly Platform[] | "all";
  readonly territories: TerritorySet;
  readonly term: Term;
  readonly termFacts?: TermFacts;
  /** Activities the holder has agreed to. */
  readonly waivedActivityIds?: readonly ActivityId[];
}

/** Something a creator does for a brand. */
export interface Activity {
  readonly id: ActivityId;
  readonly creatorId: CreatorId;
  readonly brand: BrandId;
  /** Nodes of the caller's category tree. Empty: not known. */
  readonly categories: readonly CategoryId[];
  readonly kind: ActivityKind;
  /** Empty for what happens on no platform, such as an appearance; only clauses for all platforms forbid that. */
  readonly platforms: readonly Platform[];
  /** Where it is shown; countries or groups. */
  readonly territories: readonly string[];
  readonly window: WindowInput;
}

/** The caller's category tree; a node may have several parents. */
export interface Taxonomy {
  readonly nodes: readonly { readonly id: CategoryId; readonly parents: readonly CategoryId[] }[];
}

/** An activity that meets an exclusivity on every axis. */
export interface ExclusivityConflict {
  readonly clauseId: ClauseId;
  readonly activityId: ActivityId;
  readonly creatorId: CreatorId;
  /**
   * `certain`: same or narrower category, a named brand, or full exclusivity. `possible`: the activity is declared in a
   * wider category. `indeterminate`: a category, a territory or the term is not known.
   */
  readonly certainty: "certain" | "possible" | "indeterminate";
  /** When both hold; `null` when the term is not known yet. */
  readonly overlap: TimeWindow | null;
  /** Platforms in common, sorted. */
  readonly platforms: readonly Platform[];
  /** Countries in common, sorted; `"WORLD"` alone when both are everywhere. */
  readonly territories: readonly string[];
  /** The nodes that met: of the clause and of the activity. */
  readonly nodes: readonly { readonly clause: CategoryId; readonly activity: CategoryId }[];
  readonly reason: Reason<ExclusivityReasonCode>;
}

/** How an activity meets a clause. */
export type ExclusivityReasonCode =
  | "sameCategory"
  | "narrowerCategory"
  | "widerCategory"
  | "namedBrand"
  | "fullExclusivity"
  | "unknownCategory"
  | "territoryUnknown"
  | "termPending";

/** Something about the caller's tree that a person should mend. */
export interface TaxonomyFinding {
  readonly code: "ownAncestor" | "unknownParent";
  readonly node: CategoryId;
  readonly message: string;
}

/** What `findExclusivityConflicts` found. */
export interface ExclusivityReport {
  /** Sorted by clause, then activity. */
  readonly conflicts: readonly ExclusivityConflict[];
  /** Sorted by node, then code. */
  readonly findings: readonly TaxonomyFinding[];
}
