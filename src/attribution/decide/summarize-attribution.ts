import { largestRemainder } from "../../kernels/largest-remainder.js";
import type { Candidate, CandidateFate, EvidenceKind, UnattributedReason } from "../../models/attribution.js";
import type { ConversionKind } from "../../models/tracking.js";

type Loss = Exclude<CandidateFate, "won">;

/** In the order in which they are told, each after a number. */
const losses: Readonly<Record<Loss, string>> = {
  codeOverrides: "overruled by the code",
  linkOverrides: "overruled by the link",
  codeAgainstLink: "because a code and a link name different creators",
  lowerTier: "of a weaker kind",
  notModelled: "not chosen by the model",
  wrongScope: "of another shop or product",
  outsideWindow: "outside the window",
  afterConversion: "too late",
  codeExpired: "", // said by what it was
  codeUnknown: "that no creator ever had",
  selfReferral: "by the creator who bought it",
  staffPurchase: "not counted for staff",
  revoked: "declared invalid",
  duplicate: "repeated",
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
  const lost = lossesOf(candidates).map(([phrase, count]) => `${count} ${phrase}`);
  const rest = lost.length === 0 ? "" : ` Not credited: ${lost.join(", ")}.`;
  return (reason === null ? credited(kind, candidates) : uncredited(reason, candidates)) + rest;
}

/** How many were lost in which way. */
function lossesOf(candidates: readonly Candidate[]): readonly (readonly [phrase: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const fate of Object.keys(losses)) {
    for (const candidate of candidates) {
      if (candidate.fate !== fate || candidate.fate === "won") continue;
      const phrase = candidate.fate === "codeExpired" ? expiry(candidate) : losses[candidate.fate];
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  return [...counts];
}

function expiry({ evidence, creatorId }: Candidate): string {
  if (creatorId === null) return "that had not begun";
  return evidence === "code" ? "whose code had ended" : "that had ended";
}

function uncredited(reason: UnattributedReason, candidates: readonly Candidate[]): string {
  const why =
    candidates.length === 0 && reason === "noEvidence" ? ": there was no code, link or touch" : reasons[reason];
  return `Nobody gets the credit${why}.`;
}

function credited(kind: ConversionKind, candidates: readonly Candidate[]): string {
  const winners = candidates.filter((candidate) => candidate.weight > 0);
  const parties = partiesOf(winners);
  const what = winners.length === 1 ? evidence(kind, winners[0]!) : `${winners.length} pieces of evidence`;
  if (parties.every(({ isCreator }) => !isCreator)) return `No creator gets the credit: ${channel(winners, what)}.`;
  if (parties.length === 1) return `${parties[0]!.name} gets the credit, for ${what}.`;
  const isEqual = parties.every(({ weight }) => weight === parties[0]!.weight);
  const shown = upToFive(parties);
  if (isEqual) return `${list(shown.map(({ name }) => name))} share the credit equally.`;
  const weights = shown.map(({ weight }) => weight);
  const percents = (largestRemainder(100, weights) ?? []).map(percent);
  const [first, ...rest] = shown.map(({ name }, i) => [name, percents[i]!] as const);
  const verb = shown[0]!.isCreator ? "gets" : "get";
  return `${list([first!.join(` ${verb} `), ...rest.map((pair) => pair.join(" "))])}.`;
}

function channel(winners: readonly Candidate[], what: string): string {
  const isVisit = winners.every(({ evidence }) => evidence === "direct");
  if (winners.length > 1) return `${isVisit ? "direct visits" : "other channels"} won it`;
  return isVisit ? `${what} won it` : `another channel won it, by ${what}`;
}

/** A creator, or all channels that are no creator's, with their part of the whole. */
interface Party {
  readonly name: string;
  readonly isCreator: boolean;
  readonly weight: number;
}

/** By their parts, the greatest first; equal ones as they are listed. */
function partiesOf(winners: readonly Candidate[]): readonly Party[] {
  const weights = new Map<string | null, number>();
  for (const { creatorId, weight } of winners) weights.set(creatorId, (weights.get(creatorId) ?? 0) + weight);
  const nameless = winners.filter(({ creatorId }) => creatorId === null);
  const others = nameless.every(({ evidence }) => evidence === "direct") ? "direct visits" : "other channels";
  // Sorting keeps the order of equals.
  return [...weights]
    .map(([creatorId, weight]) => ({
      name: creatorId === null ? others : short(creatorId),
      isCreator: creatorId !== null,
      weight,
    }))
    .sort((a, b) => b.weight - a.weight);
}

/** Five names at most: of more than five the first four, and how many others there are. */
function upToFive(parties: readonly Party[]): readonly Party[] {
  if (parties.length <= 5) return parties;
  const others = parties.slice(4);
  const weight = others.reduce((sum, party) => sum + party.weight, 0);
  return [...parties.slice(0, 4), { name: `${others.length} others`, isCreator: false, weight }];
}

function percent(whole: number): string {
  return whole === 0 ? "less than 1 %" : `${whole} %`;
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

/** "ann, ben and cyd" */
function list(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What is cut off must not leave half of a character. */
function short(name: string): string {
  if (name.length <= 40) return name;
  const isHalf = /[\uD800-\uDBFF]/.test(name.charAt(39)) && /[\uDC00-\uDFFF]/.test(name.charAt(40));
  return `${name.slice(0, isHalf ? 39 : 40)}…`;
}
