import type { Candidate, CandidateFate, EvidenceKind } from "creator-core/models";

/** What became of a candidate, for a table. */
export const fateWords: Readonly<Record<CandidateFate, string>> = {
  won: "won",
  outsideWindow: "too old",
  afterConversion: "came too late",
  wrongScope: "of another shop or product",
  lowerTier: "of a weaker kind",
  codeOverrides: "overruled by the code",
  linkOverrides: "overruled by the link",
  codeAgainstLink: "code and link disagree",
  codeExpired: "ended before the order",
  codeUnknown: "nobody’s",
  notModelled: "not chosen by the model",
  selfReferral: "bought by the creator",
  staffPurchase: "bought by staff",
  revoked: "declared invalid",
  duplicate: "repeated",
  kindOff: "not looked at",
};

export const evidenceWords: Readonly<Record<EvidenceKind, string>> = {
  code: "code",
  shop: "shop name",
  link: "link",
  utm: "campaign link",
  click: "click",
  engagedView: "engaged view",
  view: "view",
  live: "live stream",
  landingPage: "landing page",
  direct: "direct visit",
};

const HOUR = 3_600_000;

/** `2 days before`, `11 hours after`; cut off, like the ages that a person says. */
export function ageInWords(milliseconds: number): string {
  const side = milliseconds < 0 ? "after" : "before";
  const hours = Math.floor(Math.abs(milliseconds) / HOUR);
  if (hours < 1) return `within the hour ${side}`;
  const [count, unit] = hours < 48 ? [hours, "hour"] : [Math.floor(hours / 24), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"} ${side}`;
}

/** `click, 2 days before`, `code POSY10`. */
export function candidateInWords({ evidence, key, ageMilliseconds }: Candidate): string {
  const what = evidenceWords[evidence];
  if (key !== null) return `${what} ${key}`;
  return ageMilliseconds === null ? what : `${what}, ${ageInWords(ageMilliseconds)}`;
}
