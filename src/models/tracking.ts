import type {
  AdjustmentId,
  CampaignId,
  ConversionId,
  CreatorId,
  CustomerKey,
  PostId,
  TouchpointId,
} from "../ids/index.js";
import type { Money } from "../money/types.js";
import type { InstantInput, TimeWindow } from "../time/types.js";
import type { Platform } from "./platform.js";

/** What can stand on an order and name a creator. */
export type DirectEvidenceKind = "code" | "link" | "shop";

/**
 * That a key belonged to a creator for a while. One key has at most one owner at a time, but may pass from hand to
 * hand: a code is often given to somebody else next season.
 */
export interface TrackingAssignment {
  /** A promotion code, a tracking-link id, or a creator's name in the shop. */
  readonly kind: DirectEvidenceKind;
  /** The code, link id or shop name. Codes are compared without regard to case or surrounding space, the others letter by letter. */
  readonly key: string;
  readonly creatorId: CreatorId;
  /** What it was given out for. Where a creator's own assignments of a key overlap, the one that began last says. */
  readonly campaignId?: CampaignId;
  /** From when it belongs to the creator; absent: always has. */
  readonly from?: InstantInput | null;
  /** The first instant it no longer does; absent: no end. */
  readonly until?: InstantInput | null;
}

/** Who owned which code, link and shop name, and when. */
export interface TrackingDirectory {
  readonly assignments: readonly TrackingAssignment[];
}

/** Two creators to whom one key belongs at one time. */
export interface DirectoryConflict {
  readonly kind: DirectEvidenceKind;
  /** As it is compared: codes in capitals. */
  readonly key: string;
  /** Sorted. */
  readonly creatorIds: readonly [CreatorId, CreatorId];
  /** When both hold it. */
  readonly window: TimeWindow;
}

/** How somebody met a creator's content. */
export type TouchpointKind = "click" | "engagedView" | "view" | "live" | "landingPage";

/** One contact of a shopper with a creator's content. */
export interface Touchpoint {
  readonly id: TouchpointId;
  readonly creatorId: CreatorId;
  readonly customerKey: CustomerKey;
  readonly occurredAt: InstantInput;
  readonly kind: TouchpointKind;
  readonly platform?: Platform;
  readonly postId?: PostId;
  readonly campaignId?: CampaignId;
  readonly shopId?: string;
  readonly productId?: string;
  /** Whether it came from an advertisement; absent: organic or unknown. */
  readonly paid?: boolean;
  /** Of touches of the same instant and tier the higher is preferred, by every model. Absent: 0. */
  readonly priority?: number;
  /** Set when the platform or a person declared it invalid (bots, tests). */
  readonly revoked?: boolean;
}

/** One line of an order. Every amount is for the whole line, not per piece, and is zero or more. */
export interface ConversionLine {
  readonly id: string;
  readonly productId?: string;
  readonly sku?: string;
  /** In the caller's words; commission rules may refer to it. */
  readonly category?: string;
  /** Pieces; a positive whole number. */
  readonly quantity: number;
  /** Price before any discount and without tax. */
  readonly price: Money;
  /** What the seller took off. Absent: nothing. */
  readonly sellerDiscount?: Money;
  /** What the platform took off at its own expense. Absent: nothing. */
  readonly platformDiscount?: Money;
  readonly tax?: Money;
  readonly shipping?: Money;
  readonly shippingTax?: Money;
}

/** What a programme counts as success. */
export type ConversionKind = "order" | "lead" | "install" | "signup" | "trial";

/** Something a shopper did that somebody may deserve credit for, as attribution sees it. */
export interface Conversion {
  readonly id: ConversionId;
  /** Who bought. Empty when the shop does not say: then no touch is theirs, and only the order itself can speak. */
  readonly customerKey: CustomerKey;
  readonly occurredAt: InstantInput;
  readonly kind: ConversionKind;
  /** What it was worth, and what is shared out; absent for leads and the like. Zero or more. */
  readonly value?: Money;
  /** The lines of an order; needed only by commissions on line components or categories. */
  readonly lines?: readonly ConversionLine[];
  /** Promotion codes entered, in the order entered. Blank ones are passed over, as are a blank link or shop name. */
  readonly codes?: readonly string[];
  /** The tracking link the order came through. */
  readonly linkId?: string;
  /** The creator's name in the shop, as the shop itself reports it. */
  readonly shopCreator?: string;
  readonly shopId?: string;
  readonly productId?: string;
  /** The post that the shop says led to it. */
  readonly postId?: PostId;
  readonly campaignId?: CampaignId;
  /** Under which kind of plan the shop recorded it. */
  readonly collaboration?: "open" | "targeted" | "partner";
  readonly contentKind?: "video" | "live" | "showcase";
  /** Whether an advertisement led to it; absent: unknown. */
  readonly adDriven?: boolean;
  /** When the goods arrived; holds may count from it. */
  readonly deliveredAt?: InstantInput;
}

/** Why the value of a sale changed afterwards. */
export type AdjustmentKind = "refund" | "return" | "cancellation" | "chargeback" | "reinstatement";

/** A change to the value of a sale after the fact. */
export interface Adjustment {
  readonly id: string;
  readonly conversionId: ConversionId;
  readonly occurredAt: InstantInput;
  readonly kind: AdjustmentKind;
  /** How much value goes (or, for a reinstatement, comes back): zero or more, in the currency of the sale. */
  readonly value: Money;
  /**
   * Only on a reinstatement: the one adjustment that it undoes, such as a chargeback that was won. It gives back no more
   * than what that one took and has not been given back yet. Absent: it gives back of everything that was taken.
   */
  readonly reinstates?: AdjustmentId;
}
