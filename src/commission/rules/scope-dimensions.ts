import type { ScopeDimension } from "../../models/commission.js";

/** What one and several of a dimension are called, for people; its keys are all the dimensions there are. */
export const dimensionNouns: Readonly<Record<ScopeDimension, readonly [one: string, several: string]>> = {
  kinds: ["conversion kind", "conversion kinds"],
  creatorIds: ["creator", "creators"],
  statusLevels: ["status level", "status levels"],
  followerTiers: ["follower tier", "follower tiers"],
  groups: ["group", "groups"],
  campaignIds: ["campaign", "campaigns"],
  productIds: ["product", "products"],
  skus: ["SKU", "SKUs"],
  categories: ["category", "categories"],
  collaborations: ["collaboration", "collaborations"],
  contentKinds: ["content kind", "content kinds"],
  channel: ["channel", "channels"],
  customerOfShop: ["kind of customer of the shop", "kinds of customers of the shop"],
  customerOfCreator: ["kind of customer of the creator", "kinds of customers of the creator"],
  countries: ["country", "countries"],
  orderValue: ["order value", "order values"],
};

export const scopeDimensions = /* @__PURE__ */ Object.keys(dimensionNouns) as readonly ScopeDimension[];

/** Dimensions that each line of an order answers for itself. */
export type LineDimension = "productIds" | "skus" | "categories";

/** Dimensions that are the creator's, whatever they sell. */
type CreatorDimension = "creatorIds" | "statusLevels" | "followerTiers" | "groups";

export function isLineDimension(dimension: ScopeDimension): dimension is LineDimension {
  return dimension === "productIds" || dimension === "skus" || dimension === "categories";
}

export function isCreatorDimension(dimension: ScopeDimension): dimension is CreatorDimension {
  return (
    dimension === "creatorIds" ||
    dimension === "statusLevels" ||
    dimension === "followerTiers" ||
    dimension === "groups"
  );
}
