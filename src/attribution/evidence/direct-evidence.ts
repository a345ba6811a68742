import type { CampaignId, CreatorId } from "../../ids/index.js";
import type { Conversion, DirectEvidenceKind, UtmParameters } from "../../models/tracking.js";
import { comparableKey, isKnownKey, type KeyOwners, ownerAt } from "./key-owners.js";

/** A key on an order, resolved to its owner at the time of the order. */
export interface DirectEvidence {
  readonly kind: DirectEvidenceKind;
  /** As it is compared. */
  readonly key: string;
  readonly creatorId: CreatorId | null;
  /** What it was given out for. */
  readonly campaignId: CampaignId | null;
  /** Whether it can count, and if not, why. */
  readonly standing: "eligible" | "codeUnknown" | "codeExpired" | "selfReferral";
}

/** Most orders carry nothing; they need no list of their own. */
const NONE: readonly DirectEvidence[] = [];

/** The parameters of a link, the one that says most about a single creator first. */
export const utmParameters = [
  "content",
  "term",
  "id",
  "campaign",
  "source",
  "medium",
] as const satisfies readonly (keyof UtmParameters)[];

/**
 * What stands on an order, in the order in which it came about: the shopper lands on a page, by the parameters of a link
 * and the link itself, the shop notes the creator, and at last codes are entered one after the other.
 */
export function directEvidence(
  conversion: Conversion,
  at: number,
  owners: KeyOwners,
  own: ReadonlySet<string> | undefined,
): readonly DirectEvidence[] {
  const { landingPage, utm, linkId, shopCreator, codes } = conversion;
  const isNone = (codes ?? linkId ?? shopCreator ?? utm ?? landingPage) === undefined;
  return isNone ? NONE : evidenceOn(conversion, at, owners, own);
}

/** Apart, for what is done for every conversion must make nothing, not even a closure. */
function evidenceOn(
  { landingPage, utm, linkId, shopCreator, codes }: Conversion,
  at: number,
  owners: KeyOwners,
  own: ReadonlySet<string> | undefined,
): readonly DirectEvidence[] {
  const found: DirectEvidence[] = [];
  const resolve = (kind: DirectEvidenceKind, text: string | undefined): void => {
    const key = text === undefined ? "" : comparableKey(kind, text);
    if (key !== "") found.push(resolved(kind, key, at, owners, own));
  };
  resolve("landingPage", landingPage);
  if (utm !== undefined) resolve("utm", speakingParameter(utm, owners));
  resolve("link", linkId);
  resolve("shop", shopCreator);
  if (codes !== undefined) for (const code of codes) resolve("code", code);
  return found;
}

function resolved(
  kind: DirectEvidenceKind,
  key: string,
  at: number,
  owners: KeyOwners,
  own: ReadonlySet<string> | undefined,
): DirectEvidence {
  const { status, creatorId, campaignId } = ownerAt(owners, kind, key, at);
  const isOwn = creatorId !== null && own?.has(creatorId) === true;
  return { kind, key, creatorId, campaignId, standing: status === "eligible" && isOwn ? "selfReferral" : status };
}

/**
 * The parameters of one link all say the same thing, more or less exactly: the most exact that anybody ever owned speaks for
 * all. Where nobody owned any it is the most exact one that is there.
 */
function speakingParameter(utm: UtmParameters, owners: KeyOwners): string | undefined {
  let first: string | undefined;
  for (const name of utmParameters) {
    const value = utm[name];
    if (value === undefined || value.trim() === "") continue;
    const key = `utm_${name}=${value}`;
    if (isKnownKey(owners, "utm", key)) return key;
    first ??= key;
  }
  return first;
}
