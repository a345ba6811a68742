import type { CreatorId, CustomerKey } from "../ids/index.js";
import type { InstantInput } from "../time/types.js";
import type { CountryCode, Platform } from "./platform.js";

/** One account of a creator on one platform. */
export interface CreatorAccount {
  /** Where the account is. */
  readonly platform: Platform;
  /** The handle without `@`. */
  readonly handle: string;
  /** Followers, a whole number. Absent means unknown, not zero. */
  readonly followers?: number;
  /** When `followers` was read. */
  readonly followersAsOf?: InstantInput;
}

/** Somebody who makes content for the programme. */
export interface Creator {
  /** Unique within the programme. */
  readonly id: CreatorId;
  /** How people call them. */
  readonly displayName?: string;
  /** Their accounts; a creator may have several on one platform. */
  readonly accounts: readonly CreatorAccount[];
  /** Where they live. */
  readonly country?: CountryCode;
  /** BCP 47 tags of the languages they post in. */
  readonly languages?: readonly string[];
  /** What they post about, in the caller's words. */
  readonly niches?: readonly string[];
  /** The programme's own status ladder, such as `"gold"`; commission rules may refer to it. */
  readonly statusLevel?: string;
  /** When they joined the programme. */
  readonly joinedAt?: InstantInput;
  /** The creator's own keys as a shopper: orders under them are self-purchases. */
  readonly customerKeys?: readonly CustomerKey[];
}
