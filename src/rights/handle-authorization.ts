import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type { Platform } from "../models/platform.js";
import type { AccountAuthorization, PlannedUse, UseSuggestion } from "../models/rights.js";
import { exactDuration, instantInWords, type TimeWindow, timeWindow, toInstant, windowGaps } from "../time/index.js";
import { type GapCause, gapCauses, type Held, hold, standing } from "./held.js";
import { type Coverage, from, until } from "./licence.js";
import type { UseFinding } from "./use-finding.js";

/** How long TikTok's creators may authorize a post for, in days. */
const tiktokDays: readonly number[] = [7, 30, 60, 365];

const DAY = 86_400_000;

/** Reads an authorization: exactly so many times 24 hours, however the clocks change. */
export function heldAuthorization(authorization: AccountAuthorization, path: string): Held<AccountAuthorization> {
  const { days, authorizedAt, revokedAt } = authorization;
  const start = toInstant(authorizedAt, `${path}.authorizedAt`);
  if (days !== "untilRevoked" && !(Number.isSafeInteger(days) && days > 0)) {
    fail("invalidInteger", `${path}.days`, 'a whole number of days above zero, or "untilRevoked"', days);
  }
  const end =
    days === "untilRevoked" ? null : toInstant(start + exactDuration({ days }, `${path}.days`), `${path}.days`);
  const revoked = revokedAt === undefined ? null : toInstant(revokedAt, `${path}.revokedAt`);
  return hold(authorization, timeWindow({ start, end }, path), revoked);
}

/** How far the creators of an asset have authorized advertisements from their handle on a platform. */
export function handleCoverage(
  platform: Platform,
  use: PlannedUse,
  window: TimeWindow,
  authorizations: readonly Held<AccountAuthorization>[],
  owners: ReadonlySet<CreatorId>,
): Coverage<AccountAuthorization> {
  const postId = use.paid?.postId;
  const ofOwners = authorizations.filter(({ source }) => source.platform === platform && owners.has(source.creatorId));
  const sure = ofOwners.filter(({ source }) => source.postId === undefined || source.postId === postId);
  // A post that is not known yet may be any of those authorized.
  const possible = postId === undefined ? ofOwners : sure;

  const gaps = windowGaps(window, standing(sure));
  const open = windowGaps(window, standing(possible)).length === 0;
  const help = [requestAuthorization(platform, window)];
  const findings = (): UseFinding[] => {
    if (gaps.length === 0) return [];
    if (open) return [unknownPost()];
    if (possible.length === 0) return [missing(platform, postId, help)];
    return gapCauses(window, possible).map((cause) => authorizationFinding(cause, help));
  };
  return { sure, gaps, open, findings: findings() };
}

function requestAuthorization(platform: Platform, { start, end }: TimeWindow): UseSuggestion {
  const neededDays = Math.ceil((end! - start!) / DAY);
  const offered = platform === "tiktok" ? tiktokDays.find((days) => days >= neededDays) : undefined;
  return { kind: "requestAuthorization", platform, minimumDays: offered ?? neededDays, neededDays };
}

function unknownPost(): UseFinding {
  const path = ["use", "paid", "postId"];
  const subject = "the creator's ad";
  return { code: "postUnknown", path, subject, wanted: "the post", actual: "not known", suggestions: [] };
}

function missing(platform: Platform, postId: string | undefined, suggestions: readonly UseSuggestion[]): UseFinding {
  const subject = `ads from the creator's handle${postId === undefined ? "" : ` with post ${postId}`}`;
  const path = ["authorizations"];
  return { code: "handleAuthorizationMissing", path, subject, wanted: platform, actual: "none", suggestions };
}

function authorizationFinding(
  { cause, gap, by: { source, agreed, revokedAt } }: GapCause<AccountAuthorization>,
  suggestions: readonly UseSuggestion[],
): UseFinding {
  const path = ["authorizations", source.id];
  const common = { path, subject: `Authorization ${source.id}`, suggestions };
  switch (cause) {
    case "startsLate":
      return { code: "handleAuthorizationStartsLate", wanted: from(gap.start), actual: from(agreed.start), ...common };
    case "endsEarly":
      return { code: "handleAuthorizationEndsEarly", wanted: until(gap.end), actual: until(agreed.end), ...common };
    case "interrupted": {
      const wanted = `${from(gap.start)} ${until(gap.end)}`;
      return { code: "handleAuthorizationGap", wanted, actual: until(agreed.end), ...common };
    }
    case "revoked": {
      const actual = `at ${instantInWords(revokedAt!)}`;
      return { code: "handleAuthorizationRevoked", wanted: until(gap.end), actual, ...common };
    }
  }
}
