import type { CampaignId, CreatorId } from "../ids/index.js";
import type { InstantInput } from "../time/types.js";
import type { Reason } from "./outcome.js";
import type { TrackingAssignment, UtmParameters } from "./tracking.js";

/** How long links may become, in characters as the link writes them: `%C3%A9` is six. */
export interface LinkLimits {
  /** The longest value of one parameter. */
  readonly value: number;
  /** The longest whole address. */
  readonly url: number;
}

/** What a visited address says about the campaign it came from. */
export interface ParsedUtm {
  /** Only those with a value. */
  readonly utm: UtmParameters;
  /** TikTok's click id, from `ttclid`; `null` when there is none. */
  readonly tiktokClickId: string | null;
  /** Parameters of which nothing is known but a macro that nobody filled in, such as `__CAMPAIGN_NAME__`. */
  readonly unfilled: readonly (keyof UtmParameters)[];
  /** Parameters said more than once with different values: the first value counts. */
  readonly repeated: readonly (keyof UtmParameters)[];
}

/** What a creator is to post a link for. */
export interface AffiliateLinkRequest {
  /** The landing page. */
  readonly url: string;
  readonly creatorId: CreatorId;
  /** Which of the creator's links; no other creator may have it. Absent: the creator's id. */
  readonly linkId?: string;
  /** Absent: the link carries its id and no UTM. `utm_content` is always the link id, so that it names the creator too. */
  readonly utm?: Omit<UtmParameters, "content">;
  /** A promotion code that goes with the link. It is not written into the link. */
  readonly code?: string;
  readonly campaignId?: CampaignId;
  /** From when the link counts for the creator; absent: always has. */
  readonly from?: InstantInput | null;
  /** The first instant it no longer does; absent: no end. */
  readonly until?: InstantInput | null;
}

/** A link to post, and what the tracking directory has to know of it. */
export interface AffiliateLink {
  readonly url: string;
  /** The link's id; with UTM its `utm_content`; with a code the code. */
  readonly assignments: readonly TrackingAssignment[];
}

/** A creator and the code that was made for them. */
export interface CreatorCode {
  readonly creatorId: CreatorId;
  readonly code: string;
}

/** Why a text is no tracking code. */
export type TrackingCodeFault =
  /** Nothing was entered. */
  | "blank"
  /** It begins otherwise than the codes asked for. */
  | "otherPrefix"
  /** It has a character that is in no code, and that looks like none. */
  | "unknownCharacter"
  /** No code is that short or that long. */
  | "wrongLength"
  /** The check character does not fit: something was mistyped. */
  | "wrongCheck";

/** What was made of a code that a person typed. */
export type TrackingCodeReading =
  | { readonly status: "read"; readonly code: string }
  | { readonly status: "unreadable"; readonly reasons: readonly Reason<TrackingCodeFault>[] };
