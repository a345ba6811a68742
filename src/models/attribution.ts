import type { ConversionId, CreatorId, TouchpointId } from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { Conversion, DirectEvidenceKind, TouchpointKind } from "./tracking.js";

/** Anything that may win a conversion: a touch, or something written on the order itself. */
export type EvidenceKind = DirectEvidenceKind | TouchpointKind;

/** How far back a touch may lie: exactly `days` × 24 hours, or as far as there is data. */
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
  /** There was no evidence at all. */
  | "noEvidence"
  /** There was evidence, and every piece of it was ruled out; ask `explain` for each one's reason. */
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
  /** The code, link or shop name belonged to somebody else, or no longer to anybody, at the time of the order. */
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
  /** The code, link id or shop name; absent for touches. */
  readonly key?: string;
  /** `null` when the key has no owner. */
  readonly creatorId: CreatorId | null;
  readonly fate: CandidateFate;
  /** Milliseconds before the conversion; negative when later; `null` for evidence on the order itself. */
  readonly ageMilliseconds: number | null;
}

/** Everything that was considered for one conversion, strongest first. */
export interface AttributionExplanation {
  readonly conversionId: ConversionId;
  readonly candidates: readonly Candidate[];
  /** One sentence for a person. */
  readonly summary: string;
}
