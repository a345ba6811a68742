import { assertKeys } from "../../errors/assert-keys.js";
import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CampaignId, CreatorId } from "../../ids/index.js";
import type { WindowOverride } from "../../models/attribution.js";

/** Which lane a touch is in, by the number of its kind, its creator and its campaign. */
export type LaneOf = (kind: number, creatorId: CreatorId | null, campaignId: CampaignId | null | undefined) => number;

/** By kind, the earliest place in the list of replacements; +∞ for none. */
type FirstPlaces = number[];
/** By creator, then campaign; `null` for any. */
type Targets = Map<CreatorId | null, Map<CampaignId | null, FirstPlaces>>;

/**
 * Checks overrides and returns the one that decides: the first that fits a touch and names its kind. However many there are,
 * a touch costs at most four look-ups.
 *
 * @param lanesFor - reads the windows of one override and says in which lane each kind that it names is from now on
 */
export function compileOverrides(
  overrides: readonly WindowOverride[],
  kinds: number,
  lanesFor: (windows: WindowOverride["windows"], path: string) => ReadonlyMap<number, number>,
): LaneOf {
  assertList(overrides, "policy.overrides", "a list of overrides", "invalidPolicy");
  const lanes: number[] = []; // of all replacements, in the order of the overrides: the earliest place decides
  const targets: Targets = new Map();
  for (let i = 0; i < overrides.length; i += 1) {
    const override = readOverride(overrides[i], `policy.overrides[${i}]`);
    const places = placesFor(targets, override, kinds);
    for (const [kind, lane] of lanesFor(override.windows, `policy.overrides[${i}].windows`)) {
      places[kind] = Math.min(places[kind]!, lanes.length);
      lanes.push(lane);
    }
  }
  if (lanes.length === 0) return (kind) => kind;
  const anybody = targets.get(null);
  return (kind, creatorId, campaignId) => {
    const own = creatorId === null ? undefined : targets.get(creatorId);
    const campaign = campaignId ?? null;
    let first = placeIn(own, null, kind);
    if (campaign !== null) first = Math.min(first, placeIn(own, campaign, kind), placeIn(anybody, campaign, kind));
    return lanes[first] ?? kind;
  };
}

function placeIn(
  campaigns: ReadonlyMap<CampaignId | null, FirstPlaces> | undefined,
  campaignId: CampaignId | null,
  kind: number,
): number {
  return campaigns?.get(campaignId)?.[kind] ?? Number.POSITIVE_INFINITY;
}

function placesFor(targets: Targets, override: WindowOverride, kinds: number): FirstPlaces {
  const creatorId = override.creatorId ?? null;
  const campaignId = override.campaignId ?? null;
  let campaigns = targets.get(creatorId);
  if (campaigns === undefined) {
    campaigns = new Map();
    targets.set(creatorId, campaigns);
  }
  let places = campaigns.get(campaignId);
  if (places === undefined) {
    places = new Array<number>(kinds).fill(Number.POSITIVE_INFINITY);
    campaigns.set(campaignId, places);
  }
  return places;
}

function readOverride(override: WindowOverride | undefined, path: string): WindowOverride {
  assertObject(override, path, "an override: { creatorId or campaignId, windows }", "invalidPolicy");
  assertKeys(override, ["creatorId", "campaignId", "windows"], path);
  const { creatorId, campaignId } = override;
  if (creatorId === undefined && campaignId === undefined) {
    fail("invalidPolicy", path, "for a creator, a campaign or both", override);
  }
  assertId(creatorId, `${path}.creatorId`);
  assertId(campaignId, `${path}.campaignId`);
  return override;
}

function assertId(id: unknown, path: string): void {
  if (id !== undefined && typeof id !== "string") fail("invalidPolicy", path, "text", id);
}
