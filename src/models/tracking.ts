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
import type { CountryCode, Platform } from "./platform.js";

/** What can stand on an order and name a creator. */
export type DirectEvidenceKind = "code" | "link" | "shop" | "utm" | "landingPage";

/**
 * That a key belonged to a creator for a while. One key has at most one owner at a time, but may pass from hand to
 * hand: a code is often given to somebody else next season.
 */
export interface TrackingAssignment {
  /** A promotion code, a tracking-link id, a creator's name in the shop, a UTM parameter, or a landing page. */
  readonly kind: DirectEvidenceKind;
  /**
   * The code, link id, shop name or landing page; of a UTM parameter its name and value, `"utm_content=ann"`. Codes are
   * compared without regard to case or surrounding space, the others letter by letter.
   */
  readonly key: string;
  readonly creatorId: CreatorId;
  /** What it was given out for. Where a creator's own assignments of a key overlap, the one that began last says. */
  readonly campaignId?: CampaignId;
  /** From when it belongs to the creator; absent: always has. */
  readonly from?: InstantInput | null;
  /** The first instant it no longer does; absent: no end. */
  readonly until?: InstantInput | null;
}

/** Who owned which code, link, shop name, UTM parameter and landing page, and when. */
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

/** The campaign parameters of a link, without their `utm_`. */
export interface UtmParameters {
  /** Where the link stands: `"tiktok"`. */
  readonly source?: string;
  /** What kind of link it is: `"creator"`, `"cpc"`. */
  readonly medium?: string;
  readonly campaign?: string;
  /** Which of several links; often the creator: `"ann-spring-video-2"`. */
  readonly content?: string;
  readonly term?: string;
  /** The campaign's id, where the campaign has a name as well. */
  readonly id?: string;
}

/**
 * How somebody met a creator's content, from a code they were shown to a page they landed on. `direct` is a visit that
 * nothing led to.
 */
export type TouchpointKind =
  | "code"
  | "shop"
  | "link"
  | "utm"
  | "click"
  | "engagedView"
  | "view"
  | "live"
  | "landingPage"
  | "direct";

/** One contact of a shopper with a creator's content, or with another channel. */
export interface Touchpoint {
  readonly id: TouchpointId;
  /** `null` when it is no creator's: a direct visit, or another channel. What it wins is nobody's. */
  readonly creatorId: CreatorId | null;
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
  /** Price before any discount; without tax, but where `priceIncludesTax` says that it is in it. */
  readonly price: Money;
  /** Whether `tax` is part of `price`, as shops in Europe and marketplaces write it; absent: it comes on top. */
  readonly priceIncludesTax?: boolean;
  /** What the seller took off. Absent: nothing. */
  readonly sellerDiscount?: Money;
  /** What the platform took off at its own expense. Absent: nothing. */
  readonly platformDiscount?: Money;
  readonly tax?: Money;
  readonly shipping?: Money;
  readonly shippingTax?: Money;
  readonly giftWrap?: Money;
  /** What the goods cost the seller, all pieces together; a margin base needs it. */
  readonly cost?: Money;
}

/** Something taken off an order as a whole; spread over its lines in proportion to their prices. */
export interface OrderDiscount {
  readonly fundedBy: "seller" | "platform";
  /** Zero or more. */
  readonly amount: Money;
}

/** Which of the charges of one subscription a conversion is. */
export interface SubscriptionCharge {
  /** When the first charge was. */
  readonly startedAt: InstantInput;
  /** 1 for the first. Absent: unknown. */
  readonly charge?: number;
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
  /** The campaign parameters of the link that the order came through. */
  readonly utm?: UtmParameters;
  /** The page the shopper landed on, as the directory writes it. */
  readonly landingPage?: string;
  /** Discounts on the order as a whole. What was paid by gift card is no discount. */
  readonly orderDiscounts?: readonly OrderDiscount[];
  /** Whether it was the shopper's first order in the shop; absent: unknown. */
  readonly newCustomer?: boolean;
  /** The creators through whom it was the shopper's first order; absent: unknown. */
  readonly firstThrough?: readonly CreatorId[];
  /** Where it was delivered. */
  readonly country?: CountryCode;
  readonly subscription?: SubscriptionCharge;
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
  /** When the shop settled it; holds may count from it. */
  readonly settledAt?: InstantInput;
  /** When it was approved for commission; rules may count approved sales only. */
  readonly approvedAt?: InstantInput;
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
  /** The line of the order it is about; absent: the order as a whole, every line in proportion. */
  readonly lineId?: string;
}
