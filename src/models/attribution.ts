import type { AdjustmentId, CampaignId, ConversionId, CreatorId, TouchpointId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { Instant } from "../time/types.js";
import type { Creator } from "./creator.js";
import type {
  AdjustmentKind,
  Conversion,
  DirectEvidenceKind,
  Touchpoint,
  TouchpointKind,
  TrackingDirectory,
} from "./tracking.js";

/** Anything that may win a conversion: a touch, or something written on the order itself. */
export type EvidenceKind = DirectEvidenceKind | TouchpointKind;

/** What attribution looks at. Every list may be in any order, and may say the same thing twice. */
export interface AttributionFacts {
  readonly conversions: readonly Conversion[];
  readonly touchpoints: readonly Touchpoint[];
  /** Who owned which code, link and shop name. Absent: nobody owned any. */
  readonly directory?: TrackingDirectory;
  /** Only for self-purchases: the creators' own customer keys. Creators of touches need not be listed. */
  readonly creators?: readonly Pick<Creator, "id" | "customerKeys">[];
}

/** How far back a touch may lie: exactly `days` × 24 hours (whole days; 0 is off), or as far as there is data. */
export type LookBackWindow = { readonly days: number } | "full";

/** How the winners of the highest tier share a conversion. */
export type AttributionModel =
  /** Everything to the latest touch. */
  | { readonly kind: "lastTouch" }
  /** Everything to the earliest touch. */
  | { readonly kind: "firstTouch" }
  /** Equal parts, to every touch or to every creator who has one. */
  | { readonly kind: "linear"; readonly over: "touches" | "creators" };

/** Who gets credit, as data. Plain JSON; see the presets for published systems. */
export interface AttributionPolicy {
  /** For people and reports: `"codesFirst30DayClick"`. */
  readonly id: string;
  /**
   * The look-back window of each kind of touch, from the conversion backwards. A kind that is not named is switched off.
   * Codes, links and shop names are dated by the directory instead and need no window here.
   */
  readonly windows: { readonly [Kind in TouchpointKind]?: LookBackWindow };
  /** Whether a touch exactly as old as the window still counts. Published systems contradict each other. */
  readonly farEnd: "exclusive" | "inclusive";
  /** Whether a touch at the very instant of the conversion counts. */
  readonly sameInstant: "eligible" | "excluded";
  /** Kinds of evidence from strongest to weakest. The first tier with a survivor is modelled; a kind in no tier never wins. */
  readonly tiers: readonly (readonly EvidenceKind[])[];
  readonly model: AttributionModel;
  /** What happens to an order under one of the winner's own customer keys. */
  readonly selfPurchase: "excluded" | "eligible";
}

/** A creator's share of one conversion. The shares and the unattributed rest always sum to its value. */
export interface Credit {
  readonly creatorId: CreatorId;
  /** What won it. */
  readonly evidence: EvidenceKind;
  /** The touch that won it; `null` when it was a code, a link or a shop name. */
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
  /** Milliseconds from the touch to the conversion; `null` for evidence on the order itself. */
  readonly ageMilliseconds: number | null;
}

/** Why nobody was credited. */
export type UnattributedReason =
  /** No code, link or shop name on the order, and no touch within its window. */
  | "noEvidence"
  /** There was such evidence, and every piece of it was ruled out; ask `explainAttribution` for each one's reason. */
  | "noneEligible";

/** The part of a conversion that nobody earned: all of it, or nothing. */
export interface Unattributed {
  readonly reason: UnattributedReason;
  /** Absent when the conversion has no value. */
  readonly value?: Money;
}

/** A conversion with its attribution: what commission consumes. */
export interface Sale extends Conversion {
  /** Sorted by creator, then touch. Empty when unattributed. */
  readonly credits: readonly Credit[];
  /** `null` when somebody was credited. */
  readonly unattributed: Unattributed | null;
}

/** A sale as `attributeConversions` writes it: its instants are numbers, in whatever form they came. */
export interface AttributedSale extends Sale {
  readonly occurredAt: Instant;
  readonly deliveredAt?: Instant;
}

/** What `attributeConversions` found. */
export interface AttributionResult {
  /** One for every conversion, by time, then id. */
  readonly sales: readonly AttributedSale[];
}

/** What became of one candidate for a conversion. */
export type CandidateFate =
  | "won"
  /** Older than its window. */
  | "outsideWindow"
  /** Later than the conversion, or at its instant where that is excluded. */
  | "afterConversion"
  /** Evidence of a stronger tier was there. */
  | "lowerTier"
  /** A code on the order was stronger. */
  | "codeOverrides"
  /** The code, link or shop name had an owner before or after, but none at the time of the order. */
  | "keyExpired"
  /** Nobody ever owned the code, link or shop name. */
  | "keyUnknown"
  /** Eligible in the modelled tier, but the model gave it nothing. */
  | "notModelled"
  /** The creator bought it themself. */
  | "selfPurchase"
  /** Declared invalid. */
  | "revoked"
  /** The policy has no window or no tier for this kind. */
  | "kindOff";

/** One candidate for a conversion, and why it won or lost. */
export interface Candidate {
  readonly evidence: EvidenceKind;
  /** `null` for evidence on the order itself. */
  readonly touchpointId: TouchpointId | null;
  /** The code (in capitals), link id or shop name; `null` for touches. */
  readonly key: string | null;
  /** Of an expired key, its last owner before the order. `null` when there is none. */
  readonly creatorId: CreatorId | null;
  readonly fate: CandidateFate;
  /** Milliseconds before the conversion; negative when later; `null` for evidence on the order itself. */
  readonly ageMilliseconds: number | null;
}

/** Everything that was considered for one conversion. */
export interface AttributionExplanation {
  readonly conversionId: ConversionId;
  /** Winners first, then by tier; within a tier what stood on the order, then touches, latest first. */
  readonly candidates: readonly Candidate[];
  /** One sentence for a person. */
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
  /** The unattributed part with the value that is left; `null` when somebody was credited. */
  readonly unattributed: Unattributed | null;
  /** By time, then id. */
  readonly adjustments: readonly AppliedAdjustment[];
}
