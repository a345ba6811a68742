/** A social platform or shop, in lower camel case. The list is open: any other name may be used consistently. */
export type Platform =
  | "tiktok"
  | "instagram"
  | "youtube"
  | "facebook"
  | "snapchat"
  | "pinterest"
  | "twitch"
  | "x"
  | (string & {});

/** ISO 3166-1 alpha-2 country code in capitals, such as `"GB"`. */
export type CountryCode = string;

/** A brand as the caller names it; compared letter by letter. */
export type BrandId = string;

/** A node of the caller's category tree, such as `"beauty/skincare"`; the slashes mean nothing to the library. */
export type CategoryId = string;
