import type { Candidate, CandidateFate, EvidenceKind } from "../models/attribution.js";
import type { ConversionKind } from "../models/tracking.js";

/** In the order in which they are told. */
const losses: Readonly<Record<Exclude<CandidateFate, "won">, string>> = {
  codeOverrides: "overruled by the code",
  lowerTier: "weaker",
  notModelled: "passed over by the model",
  outsideWindow: "too old",
  afterConversion: "too late",
  keyExpired: "without an owner at that time",
  keyUnknown: "without any owner",
  selfPurchase: "by the creator who bought it",
  revoked: "declared invalid",
  kindOff: "of a kind that is switched off",
};

const words: Readonly<Record<EvidenceKind, string>> = {
  code: "the code",
  link: "the link",
  shop: "the shop name",
  click: "a click",
  engagedView: "an engaged view",
  view: "a view",
  live: "a visit to a live stream",
  landingPage: "a visit to a landing page",
};

/** One short paragraph for a person about what became of the candidates for a conversion. */
export function summarizeAttribution(kind: ConversionKind, candidates: readonly Candidate[]): string {
  const lost = Object.entries(losses).flatMap(([fate, phrase]) => {
    const count = candidates.filter((candidate) => candidate.fate === fate).length;
    return count === 0 ? [] : [`${count} ${phrase}`];
  });
  const rest = lost.length === 0 ? "" : ` Not credited: ${lost.join(", ")}.`;
  return credited(kind, candidates) + rest;
}

function credited(kind: ConversionKind, candidates: readonly Candidate[]): string {
  const winners = candidates.filter((candidate) => candidate.fate === "won");
  const names = [...new Set(winners.map((winner) => short(winner.creatorId ?? "")))];
  const [first] = winners;
  if (first === undefined) {
    return candidates.length === 0
      ? "Nobody gets the credit: there was no code, link or touch."
      : "Nobody gets the credit.";
  }
  if (names.length > 1) return `${list(names)} share the credit.`;
  const what = winners.length === 1 ? evidence(kind, first) : `${winners.length} pieces of evidence`;
  return `${names[0]} gets the credit, for ${what}.`;
}

function evidence(kind: ConversionKind, { evidence, key, ageMilliseconds }: Candidate): string {
  if (key !== null) return `${words[evidence]} ${short(key)} on the ${kind}`;
  return ageMilliseconds === 0
    ? `${words[evidence]} at the moment of the ${kind}`
    : `${words[evidence]} ${duration(ageMilliseconds ?? 0)} before the ${kind}`;
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
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} others`] : names;
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
