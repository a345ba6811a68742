import { fail } from "../errors/creator-core-error.js";
import type { PaidMode, PlannedUse, UseCell, UseMedium } from "../models/rights.js";
import { territoryData } from "./territories.js";
import { countriesIn, extentOf, type TerritoryNames } from "./territory-extent.js";

/** A cell with its country, if its territory is one. */
export interface PlannedCell extends UseCell {
  /** Its place in `territoryData.countries`. */
  readonly country: number | null;
}

/** Media that exist only on some platform. */
const platformMedia: readonly UseMedium[] = [
  "creatorPost",
  "brandSocialOrganic",
  "repost",
  "duetStitch",
  "live",
  "paidSocial",
];

/** The cells of a use, each once, by territory, then platform; at least one. */
export function plannedCells(use: PlannedUse, names: TerritoryNames): PlannedCell[] {
  const { platforms, territories, media } = use;
  if (platforms.length === 0 && (platformMedia.includes(media) || adMode(use) === "creatorHandle")) {
    fail("invalidArgument", "use.platforms", "at least one platform", platforms);
  }
  const onPlatforms = platforms.length === 0 ? [null] : [...new Set(platforms)].sort();
  const { sure, unknown } = extentOf({ include: territories }, names);
  const places = [
    ...countriesIn(sure).map((territory) => ({ territory, country: territoryData.countries.indexOf(territory) })),
    ...unknown.map((territory) => ({ territory, country: null })),
  ].sort((a, b) => (a.territory < b.territory ? -1 : 1));
  // A use that is nowhere must not pass for one that lacks nothing.
  if (places.length === 0) fail("invalidArgument", "use.territories", "at least one country or group", territories);
  return places.flatMap((place) => onPlatforms.map((platform) => ({ ...place, platform })));
}

/** Whose account an advertisement runs from; `null` when the use is none. */
export function adMode({ media, paid }: PlannedUse): PaidMode | null {
  return paid?.mode ?? (media === "paidSocial" ? "brandHandle" : null);
}
