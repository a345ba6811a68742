import type { Candidate, CandidateFate, EvidenceKind, UnattributedReason } from "../../models/attribution.js";
import type { ConversionKind } from "../../models/tracking.js";

/** In the order in which they are told. */
const losses: Readonly<Record<Exclude<CandidateFate, "won">, string>> = {
  codeOverrides: "overruled by the code",
  linkOverrides: "overruled by the link",
  codeAgainstLink: "contradicted by the other side",
  lowerTier: "weaker",
  notModelled: "passed over by the model",
  wrongScope: "of another shop or product",
  outsideWindow: "outside the window",
  afterConversion: "too late",
  codeExpired: "without an owner at that time",
  codeUnknown: "without any owner",
  selfReferral: "by the creator who bought it",
  staffPurchase: "not counted for staff",
  revoked: "declared invalid",
  duplicate: "said twice",
  kindOff: "of a kind that is switched off",
};

const words: Readonly<Record<EvidenceKind, string>> = {
  code: "the code",
  shop: "the shop name",
  link: "the link",
  utm: "the link parameter",
  click: "a click",
  engagedView: "an engaged view",
  view: "a view",
  live: "a visit to a live stream",
  landingPage: "the landing page",
  direct: "a direct visit",
};

/** As a touch, and not as something on the order. */
const touchWords: Readonly<Record<EvidenceKind, string>> = {
  ...words,
  code: "a code",
  shop: "a visit to the shop",
  link: "a link",
  utm: "a campaign link",
  landingPage: "a visit to a landing page",
};

/** What is said when nobody has won although there were candidates. */
const reasons: Readonly<Record<UnattributedReason, string>> = {
  noEvidence: "",
  noneEligible: "",
  staffPurchase: ": somebody on the staff list bought it",
  codeAgainstLink: ": a code and a link name different creators",
  noWeight: ": the model gives no weight to anything that is left",
  otherChannel: "",
};

/** One short paragraph for a person about what became of the candidates for a conversion. */
export function summarizeAttribution(
  kind: ConversionKind,
  reason: UnattributedReason | null,
  candidates: readonly Candidate[],
): string {
  const lost = Object.entries(losses).flatMap(([fate, phrase]) => {
    const count = candidates.filter((candidate) => candidate.fate === fate).length;
    return count === 0 ? [] : [`${count} ${phrase}`];
  });
  const rest = lost.length === 0 ? "" : ` Not credited: ${lost.join(", ")}.`;
  return (reason === null ? credited(kind, candidates) : uncredited(reason, candidates)) + rest;
}

function uncredited(reason: UnattributedReason, candidates: readonly Candidate[]): string {
  const why =
    candidates.length === 0 && reason === "noEvidence" ? ": there was no code, link or touch" : reasons[reason];
  return `Nobody gets the credit${why}.`;
}

function credited(kind: ConversionKind, candidates: readonly Candidate[]): string {
  const winners = candidates.filter((candidate) => candidate.weight > 0);
  const own = winners.filter(({ creatorId }) => creatorId !== null);
  const names = [...new Set(own.map(({ creatorId }) => short(creatorId ?? "")))];
  const what = winners.length === 1 ? evidence(kind, winners[0]!) : `${winners.length} pieces of evidence`;
  if (names.length === 0) return `No creator gets the credit: another channel won it, by ${what}.`;
  if (own.length < winners.length) {
    return `${list(names)} ${names.length === 1 ? "shares" : "share"} the credit with other channels.`;
  }
  return names.length > 1 ? `${list(names)} share the credit.` : `${names[0]} gets the credit, for ${what}.`;
}

function evidence(kind: ConversionKind, { evidence, key, ageMilliseconds }: Candidate): string {
  if (key !== null) return `${words[evidence]} ${short(key)} on the ${kind}`;
  return ageMilliseconds === 0
    ? `${touchWords[evidence]} at the moment of the ${kind}`
    : `${touchWords[evidence]} ${duration(ageMilliseconds ?? 0)} before the ${kind}`;
}

/** In the largest unit that is full at least once, cut off. */
function duration(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return plural(minutes, "minute");
  if (minutes < 24 * 60) return plural(Math.floor(minutes / 60), "hour");
  return plural(Math.floor(minutes / (24 * 60)), "day");
}

function plural(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** "ann, ben and cyd"; beyond five names "ann, ben, cyd, dan and 4 others". */
function list(names: readonly string[]): string {
  if (names.length === 1) return names[0]!;
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} others`] : names;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
