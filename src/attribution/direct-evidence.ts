import type { CampaignId, CreatorId } from "../ids/index.js";
import type { Conversion, DirectEvidenceKind } from "../models/tracking.js";
import { comparableKey, type KeyOwners, ownerAt } from "./key-owners.js";

/** A key on an order, resolved to its owner at the time of the order. */
export interface DirectEvidence {
  readonly kind: DirectEvidenceKind;
  /** As it is compared. */
  readonly key: string;
  readonly creatorId: CreatorId | null;
  /** What it was given out for. */
  readonly campaignId: CampaignId | null;
  /** Whether it can count, and if not, why. */
  readonly standing: "eligible" | "keyUnknown" | "keyExpired" | "selfPurchase";
}

/** Most orders carry nothing; they need no list of their own. */
const NONE: readonly DirectEvidence[] = [];

/**
 * What stands on an order, in the order in which it came about: the shopper arrives through a link, the shop notes the
 * creator, and at last codes are entered one after the other.
 */
export function directEvidence(
  conversion: Conversion,
  at: number,
  owners: KeyOwners,
  own: ReadonlySet<string> | undefined,
): readonly DirectEvidence[] {
  const { linkId, shopCreator, codes } = conversion;
  if (linkId === undefined && shopCreator === undefined && codes === undefined) return NONE;
  const found: DirectEvidence[] = [];
  if (linkId !== undefined) resolve("link", linkId, at, owners, own, found);
  if (shopCreator !== undefined) resolve("shop", shopCreator, at, owners, own, found);
  if (codes !== undefined) for (const code of codes) resolve("code", code, at, owners, own, found);
  return found;
}

function resolve(
  kind: DirectEvidenceKind,
  text: string,
  at: number,
  owners: KeyOwners,
  own: ReadonlySet<string> | undefined,
  found: DirectEvidence[],
): void {
  const key = comparableKey(kind, text);
  if (key === "") return;
  const { status, creatorId, campaignId } = ownerAt(owners, kind, key, at);
  const isOwn = creatorId !== null && own?.has(creatorId) === true;
  found.push({ kind, key, creatorId, campaignId, standing: status === "eligible" && isOwn ? "selfPurchase" : status });
}
