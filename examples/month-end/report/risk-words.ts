import type {
  ExclusivityConflict,
  PlannedUse,
  ProgramFacts,
  UseDecision,
  UseMedium,
  UseSuggestion,
} from "creator-core/models";
import { type TimeWindow, timeWindow } from "creator-core/time";
import * as words from "./words.js";

/** How the answers about rights are told, on the terminal and on the page. */

export const outcomeWords: Readonly<Record<UseDecision["outcome"], string>> = {
  allowed: "may go ahead",
  denied: "not allowed",
  indeterminate: "cannot be answered yet",
};

export const certaintyWords: Readonly<Record<ExclusivityConflict["certainty"], string>> = {
  certain: "conflict",
  possible: "possible conflict",
  indeterminate: "cannot be answered yet",
};

const onPlatforms: readonly UseMedium[] = [
  "creatorPost",
  "brandSocialOrganic",
  "repost",
  "duetStitch",
  "live",
  "productPage",
  "paidSocial",
];

const platformNames: Readonly<Record<string, string>> = {
  tiktok: "TikTok",
  instagram: "Instagram",
  youtube: "YouTube",
  facebook: "Facebook",
};

export const platformName = (platform: string) => platformNames[platform] ?? platform;

/** `paid social on TikTok in GB`; an email is on no platform. */
export function useInWords({ media, platforms, territories }: PlannedUse): string {
  const on = onPlatforms.includes(media) && platforms.length > 0 ? ` on ${platforms.map(platformName).join(", ")}` : "";
  return `${words.spaced(media)}${on} in ${territories.join(", ")}`;
}

/** Everything to be said about a decision: what stands against it, and when and where it does not hold. */
export function decisionLines(use: PlannedUse, decision: UseDecision, timeZone: string): string[] {
  const { outcome, reasons, validUntil } = decision;
  if (outcome === "allowed") {
    return [
      validUntil === null ? "Nothing stands against it." : `It holds until ${words.endingOn(validUntil, timeZone)}.`,
    ];
  }
  return [...reasons.map(({ message }) => words.inLocalTime(message, timeZone)), ...gapLines(use, decision, timeZone)];
}

/** Which part is not covered, where another part is. */
function gapLines(use: PlannedUse, { gaps, allowedCells }: UseDecision, timeZone: string): string[] {
  const whole = timeWindow(use.window);
  const isWhole = ({ start, end }: TimeWindow) => start === whole.start && end === whole.end;
  if (allowedCells.length === 0 && gaps.every(({ window }) => isWhole(window))) return [];
  const cells = new Map<string, string[]>();
  for (const { territory, platform, window } of gaps) {
    const when = words.formatWindow(window, timeZone);
    const where = platform === null || !onPlatforms.includes(use.media) ? "" : ` on ${platformName(platform)}`;
    cells.set(when, [...(cells.get(when) ?? []), `${territory}${where}`]);
  }
  return [...cells].map(([when, where]) => `Not covered: ${words.few(where, 6)}, ${when}.`);
}

/** What would make a decision better, as a clause. */
export function suggestionWords(each: UseSuggestion, timeZone: string): string {
  switch (each.kind) {
    case "extendTerm":
      return `extend ${each.grantId} until ${words.endingOn(each.until, timeZone)}`;
    case "addPlatform":
      return `license ${platformName(each.platform)} too`;
    case "addTerritory":
      return `license ${each.territory} too`;
    case "acquirePaidRights":
      return "buy the right to advertise with it";
    case "acquireMedium":
      return `buy the right to use it for ${words.spaced(each.media)}`;
    case "requestAuthorization":
      return `ask for an authorization on ${platformName(each.platform)} of at least ${each.minimumDays} days`;
    case "provideFact":
      return `find out the date of the ${words.spaced(each.anchor)}`;
    case "nameAdAccount":
      return `say which ad account runs it (${each.adAccounts.join(", ")})`;
    case "namePost":
      return "say which post runs as the ad";
  }
}

/** How an activity meets an exclusivity, without the numbers of either. */
export function conflictInWords(conflict: ExclusivityConflict, { activities, clauses }: ProgramFacts): string {
  const { reason, nodes } = conflict;
  const activity = activities.find(({ id }) => id === conflict.activityId);
  const clause = clauses.find(({ id }) => id === conflict.clauseId);
  if (activity === undefined || clause === undefined) return reason.message;
  const what = words.capitalised(`${words.spaced(activity.kind)} for ${activity.brand}`);
  const planned = listed(nodes.map((node) => node.activity));
  const reserved = listed(nodes.map((node) => node.clause));
  const { holder } = clause;
  switch (reason.code) {
    case "sameCategory":
      return `${what}: ${holder} has exclusivity for ${reserved}.`;
    case "narrowerCategory":
      return `${what} in ${planned}: ${holder} has exclusivity for all of ${reserved}.`;
    case "widerCategory":
      return `${what} in ${planned}: it may turn out to be ${reserved}, for which ${holder} has exclusivity.`;
    case "unknownCategory":
      return `${what} in ${planned || "no category"}: it is not known whether that is ${reserved}, for which ${holder} has exclusivity.`;
    case "namedBrand":
      return `${what}: ${holder} has exclusivity against that brand by name.`;
    case "fullExclusivity":
      return `${what}: ${holder} has exclusivity against every other brand.`;
    case "territoryUnknown":
    case "termPending":
      return reason.message;
  }
}

const listed = (names: readonly string[]) => [...new Set(names)].join(" and ");

/** Where and when a conflict is, in small print. */
export function conflictDetails(
  { platforms, territories, overlap, activityId, clauseId }: ExclusivityConflict,
  timeZone: string,
): string {
  const when = overlap === null ? [] : [words.formatWindow(overlap, timeZone)];
  return [platforms.map(platformName).join(", "), territories.join(", "), ...when, activityId, clauseId]
    .filter((part) => part !== "")
    .join(" · ");
}
