import type { AdjustmentId, CampaignId, ConversionId, CreatorId, CustomerKey, TouchpointId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { Rate } from "../rate/types.js";
import type { Instant, TimeZone } from "../time/types.js";
import type { Creator } from "./creator.js";
import type {
  AdjustmentKind,
  Conversion,
  SubscriptionCharge,
  Touchpoint,
  TouchpointKind,
  TrackingDirectory,
} from "./tracking.js";

/** Anything that may win a conversion: a touch, or something of the same kind written on the order itself. */
export type EvidenceKind = TouchpointKind;

/** What attribution looks at. Every list may be in any order, and may say the same thing twice. */
export interface AttributionFacts {
  readonly conversions: readonly Conversion[];
  readonly touchpoints: readonly Touchpoint[];
  /** Who owned which code, link, shop name, UTM parameter and landing page. Absent: nobody owned any. */
  readonly directory?: TrackingDirectory;
  /** Only for self-purchases: the creators' own customer keys. Creators of touches need not be listed. */
  readonly creators?: readonly Pick<Creator, "id" | "customerKeys">[];
  /** The customer keys of people who work for the brand, the agency or the shop. */
  readonly staff?: readonly CustomerKey[];
}

/**
 * How far back a touch may lie. With `min…` the window is a ring: it begins where the shorter window of that length ends,
 * so that `{ days: 1 }` and `{ days: 7, minDays: 1 }` are together `{ days: 7 }` and share no touch. 0 is off.
 */
export type LookBackWindow =
  /** As far as there is data. */
  | "full"
  /** Exactly so many times 24 hours. */
  | { readonly days: number; readonly minDays?: number }
  /** Exactly so many hours. */
  | { readonly hours: number; readonly minHours?: number }
  /** By dates in a zone: today's touches are 0 days old, yesterday's are 1, at whatever hour they were. */
  | { readonly calendarDays: number; readonly minCalendarDays?: number; readonly timeZone: TimeZone };

/** A window for each kind of touch; a kind that is not named is switched off. */
export type LookBackWindows = { readonly [Kind in TouchpointKind]?: LookBackWindow };

/** Other windows for the touches of one creator, of one campaign, or of one creator in one campaign. */
export interface WindowOverride {
  readonly creatorId?: CreatorId;
  readonly campaignId?: CampaignId;
  /** Only the kinds that differ. */
  readonly windows: LookBackWindows;
}

/** How the survivors of the modelled tier share a conversion. */
export type AttributionModel =
  /** Everything to the earliest touch. */
  | { readonly kind: "firstTouch" }
  /** Everything to the latest touch. */
  | { readonly kind: "lastTouch" }
  /** Everything to the latest touch that is no direct visit; to the latest direct visit only where there is nothing else. */
  | { readonly kind: "lastNonDirect" }
  /** Equal parts, to every touch or to every creator who has one. */
  | { readonly kind: "linear"; readonly over: "touches" | "creators" }
  | PositionBasedModel
  | TimeDecayModel
  | RankedModel
  | TableModel
  /** Whole-number weights by a function of the caller's, which is passed as an option under this name. */
  | { readonly kind: "custom"; readonly weigher: string };

/** Fixed parts for the first and the last touch; those between share the middle part equally. */
export interface PositionBasedModel {
  readonly kind: "positionBased";
  /** Whole numbers, such as 40, 20 and 40; only their proportions count. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /**
   * Two touches have no middle. `half`: each gets half; `addHalfOfMiddle`: each gets half of the middle part on top of its
   * own; `renormalise`: they share in proportion to their own parts. One touch gets everything.
   */
  readonly twoTouches: "half" | "addHalfOfMiddle" | "renormalise";
}

/** A touch counts half as much as one that is a half-life younger. */
export interface TimeDecayModel {
  readonly kind: "timeDecay";
  readonly halfLife: { readonly days: number } | { readonly hours: number };
  /**
   * What an age is counted in. `exact`: milliseconds; `wholeDays`: days of 24 hours, cut off, so that touches of the same
   * day count the same. Absent: exact.
   */
  readonly ageIn?: "exact" | "wholeDays";
  /**
   * From when ages are counted back: from the conversion or from the latest touch. It changes something only with whole
   * days: exact ages all shift by the same time, and their weights keep their proportions. Absent: the conversion.
   */
  readonly ageFrom?: "conversion" | "lastTouch";
}

/** Touches ranked by priority, the highest first, and of one priority the latest first: the nth gets the nth weight. */
export interface RankedModel {
  readonly kind: "ranked";
  /** Whole numbers; touches beyond the list get nothing, and what is left of the list is passed over. */
  readonly weights: readonly number[];
}

/** What a data-driven model found, applied to every conversion; see `tableModel`. */
export interface TableModel {
  readonly kind: "table";
  /**
   * Decimal text, used to nine places. Whoever is not listed has no weight. `null` is the row of other channels and direct
   * visits together: what they win stays unattributed. Without that row they win nothing, and creators share all of it.
   */
  readonly weights: readonly { readonly creatorId: CreatorId | null; readonly weight: Rate }[];
  /** Whether every touch counts with its creator's weight, or every creator once; what is no creator's counts as one. */
  readonly over: "touches" | "creators";
}

/** Who gets credit, as data. Plain JSON; see the presets for published systems. */
export interface AttributionPolicy {
  /** For people and reports: `"codesFirst30DayClick"`. */
  readonly id: string;
  /**
   * The look-back window of each kind of touch, from the conversion backwards. A kind that is not named is switched off.
   * What stands on the order itself (codes, links …) is dated by the directory instead and needs no window here.
   */
  readonly windows: LookBackWindows;
  /** The first one that fits a touch and names its kind replaces the window. Absent: none. */
  readonly overrides?: readonly WindowOverride[];
  /** Whether a touch exactly as old as the window still counts. Published systems contradict each other. */
  readonly farEnd: "exclusive" | "inclusive";
  /** Whether a touch at the very instant of the conversion counts. */
  readonly sameInstant: "eligible" | "excluded";
  /**
   * What a touch must have in common with the conversion besides the customer: nothing (`order`), the shop, or one of the
   * products of the order. A touch that does not say its shop or product has nothing in common. Absent: order.
   */
  readonly scope?: "order" | "shop" | "product";
  /** Kinds of evidence from strongest to weakest. The first tier with a survivor is modelled; a kind in no tier never wins. */
  readonly tiers: readonly (readonly EvidenceKind[])[];
  /**
   * What happens where a code meets a link (a link, a click, a UTM parameter, a landing page) of somebody else in the
   * modelled tier: one of them wins, they share half and half, or nobody gets the conversion. Absent: they are evidence
   * like any other.
   *
   * They conflict when what the model picks of the codes and what it picks of the links name different creators, as networks
   * word it: the owner of the code against the winner of the clicks. So with `lastTouch` an older click of somebody else is no
   * conflict, and with `linear` it is. A custom weigher is asked for each side, and then for what is left. A touch that is no
   * creator's is on neither side.
   *
   * Where they do not conflict, a model with one winner looks at the tier as if there were no rule. For a model that shares,
   * the creator's code and the latest of their links are one piece of evidence, as late as the code on the order, and each
   * earlier touch is one of its own: a code on top of links never lowers a share by time decay or among creators (only whole
   * days counted from the last touch begin anew with it). That piece is told as the code, under `linkWins` as the link.
   *
   * Under any rule a credit for a code on the order names the latest link touch of its creator, also one of a weaker tier,
   * unless that touch has a credit of its own. A rule that could never apply in these tiers is refused.
   */
  readonly codeAgainstLink?: "codeWins" | "linkWins" | "split" | "reject";
  readonly model: AttributionModel;
  /**
   * Who gets the minor units that whole shares leave over. `largestRemainder`: whoever's share was cut most, ties to the
   * earliest touch. `fair`: drawn by a hash of the conversion's and the touches' ids, so that over many conversions nobody
   * is favoured; the same on every machine. Absent: largestRemainder.
   */
  readonly remainder?: "largestRemainder" | "fair";
  /** What happens to an order under one of the winner's own customer keys. */
  readonly selfPurchase: "excluded" | "eligible";
  /** What happens to an order of somebody on the staff list. Absent: excluded. */
  readonly staffPurchase?: "excluded" | "eligible";
}

/** A creator's share of one conversion. The shares and the unattributed rest always sum to its value. */
export interface Credit {
  readonly creatorId: CreatorId;
  /** What won it. */
  readonly evidence: EvidenceKind;
  /**
   * The touch that won it; for a code on the order, under a rule for codes against links, the latest link touch of the same
   * creator. `null` when it was something on the order and there is no such touch.
   */
  readonly touchpointId: TouchpointId | null;
  /**
   * The campaign it was won for: that on the conversion itself; else that of the touch; else the one that the code, link
   * or shop name was given out for at the time. `null` when none of them says.
   */
  readonly campaignId: CampaignId | null;
  /** The share is `weight / totalWeight`, both whole numbers. */
  readonly weight: number;
  readonly totalWeight: number;
  /** The exact part of the value; absent when the conversion has none. */
  readonly value?: Money;
  /** Milliseconds from the touch to the conversion; `null` where there is no touch. */
  readonly ageMilliseconds: number | null;
}

/** Why no creator was credited with a conversion, or with part of it. */
export type UnattributedReason =
  /** Nothing on the order that ever named a creator, and no touch within its window. A code that nobody ever had names none. */
  | "noEvidence"
  /** There was such evidence, and every piece of it was ruled out; ask `explainAttribution` for each one's reason. */
  | "noneEligible"
  /** Somebody on the staff list bought it. */
  | "staffPurchase"
  /** A code and a link named different creators, and the policy gives such a conversion to nobody. */
  | "codeAgainstLink"
  /** The model gives no weight to any of the survivors. */
  | "noWeight"
  /** Won by touches that are no creator's: direct visits and other channels. The one reason that may hold for a part. */
  | "otherChannel";

/** The part of a conversion that no creator earned. */
export interface Unattributed {
  readonly reason: UnattributedReason;
  /** Absent when the conversion has no value. */
  readonly value?: Money;
}

/** A conversion with its attribution: what commission consumes. */
export interface Sale extends Conversion {
  /** Sorted by creator, then touch. Empty when no creator was credited. */
  readonly credits: readonly Credit[];
  /** `null` when creators were credited with all of it. */
  readonly unattributed: Unattributed | null;
}

/** A sale as `attributeConversions` writes it: its instants are numbers, in whatever form they came. */
export interface AttributedSale extends Sale {
  readonly occurredAt: Instant;
  readonly deliveredAt?: Instant;
  readonly settledAt?: Instant;
  readonly approvedAt?: Instant;
  readonly subscription?: SubscriptionCharge & { readonly startedAt: Instant };
}

/** What `attributeConversions` found. */
export interface AttributionResult {
  /** One for every conversion, by time, then id. */
  readonly sales: readonly AttributedSale[];
}

/**
 * What became of one candidate for a conversion.
 *
 * Where several hold, the first of these is said: `duplicate` of a row that is said again; `won`; `kindOff`; of a touch
 * `afterConversion`, `outsideWindow` and `revoked`, of a key on the order `codeUnknown` and `codeExpired`; `staffPurchase`,
 * `selfReferral`, `wrongScope`; `duplicate` of what stands on the order; of a weaker tier `codeOverrides`, `linkOverrides`,
 * `lowerTier`; of the modelled tier `codeAgainstLink`, `codeOverrides`, `linkOverrides`, `notModelled`.
 */
export type CandidateFate =
  /** It has a weight; or it is one piece of evidence with what has, and weighs nothing besides. */
  | "won"
  /** Older than its window, or younger than its ring. */
  | "outsideWindow"
  /** Later than the conversion, or at its instant where that is excluded. */
  | "afterConversion"
  /** Of another shop, or of a product that is not in the order. */
  | "wrongScope"
  /** Evidence of a stronger tier was there. */
  | "lowerTier"
  /** A code was stronger, on the order or as a touch. */
  | "codeOverrides"
  /** A link was stronger than this code. */
  | "linkOverrides"
  /** A code and a link named different creators, so that nobody won. */
  | "codeAgainstLink"
  /** The code, link, shop name, UTM parameter or landing page had an owner before or after, but none at the time of the order. */
  | "codeExpired"
  /** Nobody ever owned it. */
  | "codeUnknown"
  /** Eligible in the modelled tier, but the model gave it nothing. */
  | "notModelled"
  /** The creator bought it themself. */
  | "selfReferral"
  /** Somebody on the staff list bought it. */
  | "staffPurchase"
  /** Declared invalid. */
  | "revoked"
  /**
   * Said again: by another row with the same id; or, for a model that shares, by something on the order that counts already:
   * several codes of one creator are one piece of evidence, and so are the landing page, UTM parameter and link of one
   * creator, which are one visit. The first that came about stands for it.
   */
  | "duplicate"
  /** The policy has no window or no tier for this kind. */
  | "kindOff";

/** One candidate for a conversion, and why it won or lost. */
export interface Candidate {
  readonly evidence: EvidenceKind;
  /** `null` for evidence on the order itself. */
  readonly touchpointId: TouchpointId | null;
  /** The code (in capitals), link id, shop name, UTM parameter or landing page; `null` for touches. */
  readonly key: string | null;
  /** Of an expired key, its last owner before the order. `null` when there is none, and for touches of other channels. */
  readonly creatorId: CreatorId | null;
  readonly fate: CandidateFate;
  /** Its share is `weight / totalWeight`; 0 for whoever did not win. */
  readonly weight: number;
  readonly totalWeight: number;
  /** Milliseconds before the conversion; negative when later; `null` for evidence on the order itself. */
  readonly ageMilliseconds: number | null;
}

/** Everything that was considered for one conversion. */
export interface AttributionExplanation {
  readonly conversionId: ConversionId;
  /** Winners first, then by tier; within a tier what stood on the order, then touches, latest first. */
  readonly candidates: readonly Candidate[];
  /** Who gets the credit and why, and how many candidates did not: one or two short sentences. */
  readonly summary: string;
}

/** One adjustment as far as it could be carried out. */
export interface AppliedAdjustment {
  readonly adjustmentId: AdjustmentId;
  readonly kind: AdjustmentKind;
  readonly occurredAt: Instant;
  /** How much was really taken, or for a reinstatement given back. */
  readonly applied: Money;
  /** The rest, for which there was nothing left to take, or nothing to give back. */
  readonly excess: Money;
}

/** What is left of a sale's credits after its adjustments. */
export interface RemainingCredits {
  readonly conversionId: ConversionId;
  /** The credits of the sale in their order, each with the value that is left. */
  readonly credits: readonly Credit[];
  /** The unattributed part with the value that is left; `null` when creators were credited with all of it. */
  readonly unattributed: Unattributed | null;
  /** By time, then id. */
  readonly adjustments: readonly AppliedAdjustment[];
}
