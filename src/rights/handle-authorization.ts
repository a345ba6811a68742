import { fail } from "../errors/creator-core-error.js";
import type { CreatorId } from "../ids/index.js";
import type { Platform } from "../models/platform.js";
import type { AccountAuthorization, PlannedUse, UseSuggestion } from "../models/rights.js";
import { instantInWords, type TimeWindow, timeWindow, toInstant, windowGaps } from "../time/index.js";
import { alternatives, type Cover, once } from "./cover.js";
import { assertAuthorization } from "./guards.js";
import { type GapCause, gapCauses, type Held, hold, leastUncovered, standing } from "./held.js";
import type { UseFault } from "./use-fault.js";
import { fromWhen, untilWhen } from "./window-in-words.js";

/** How long TikTok's creators may authorize a post for, in days. */
const tiktokDays: readonly number[] = [7, 30, 60, 365];

const DAY = 86_400_000;

/** Reads an authorization: exactly so many times 24 hours, however the clocks change. */
export function heldAuthorization(authorization: AccountAuthorization, path: string): Held<AccountAuthorization> {
  assertAuthorization(authorization, path);
  const { days, authorizedAt, revokedAt } = authorization;
  const start = toInstant(authorizedAt, `${path}.authorizedAt`);
  if (days !== "untilRevoked" && !(Number.isSafeInteger(days) && days > 0)) {
    fail("invalidInteger", `${path}.days`, 'a whole number of days above zero, or "untilRevoked"', days);
  }
  const end = days === "untilRevoked" ? null : toInstant(start + days * DAY, `${path}.days`);
  const revoked = revokedAt === undefined ? null : toInstant(revokedAt, `${path}.revokedAt`);
  return hold(authorization, timeWindow({ start, end }, path), revoked);
}

/** How far one licensor has authorized advertisements from their handle on a platform; `null`: nobody is known. */
export function handleCover(
  licensor: CreatorId | null,
  authorizations: readonly Held<AccountAuthorization>[],
  platform: Platform,
  use: PlannedUse,
  window: TimeWindow,
): Cover<AccountAuthorization> {
  const postId = use.paid?.postId;
  const here = authorizations.filter(({ source }) => source.platform === platform);
  const sure = here.filter(({ source }) => source.postId === undefined || source.postId === postId);
  const gaps = windowGaps(window, standing(sure));
  if (gaps.length === 0) return { sure, gaps, distance: 0, faultsIn: () => [] };

  // A post that is not known yet may be any of those authorized, but only one of them.
  const byPost = alternatives(here, ({ source }) => (source.postId === undefined ? null : [source.postId]));
  const best = postId === undefined ? (byPost[leastUncovered(window, byPost)] ?? []) : sure;
  const open = windowGaps(window, standing(best)).length === 0;
  const faults = (): UseFault[] => {
    if (open) return [unknownPost()];
    const help = [requestAuthorization(platform, window)];
    if (best.length === 0) return [missing(licensor, platform, postId, help)];
    return gapCauses(window, best).map((cause) => authorizationFault(cause, help));
  };
  return { sure, gaps, distance: open ? 0 : 1, faultsIn: once(faults) };
}

function requestAuthorization(platform: Platform, { start, end }: TimeWindow): UseSuggestion {
  const neededDays = Math.ceil((end! - start!) / DAY);
  const offered = platform === "tiktok" ? tiktokDays.find((days) => days >= neededDays) : undefined;
  return { kind: "requestAuthorization", platform, minimumDays: offered ?? neededDays, neededDays };
}

function unknownPost(): UseFault {
  const path = ["use", "paid", "postId"];
  const suggestions = [{ kind: "namePost" }] as const;
  return {
    code: "postUnknown",
    path,
    subject: "the creator's ad",
    wanted: "the post",
    actual: "not known",
    suggestions,
  };
}

function missing(
  licensor: CreatorId | null,
  platform: Platform,
  postId: string | undefined,
  suggestions: readonly UseSuggestion[],
): UseFault {
  const whose = licensor === null ? "the creator's handle" : `the handle of ${licensor}`;
  const subject = `ads from ${whose}${postId === undefined ? "" : ` with post ${postId}`}`;
  const path = ["authorizations"];
  return { code: "handleAuthorizationMissing", path, subject, wanted: platform, actual: "none", suggestions };
}

function authorizationFault(
  { cause, gap, by: { source, agreed, revokedAt } }: GapCause<AccountAuthorization>,
  suggestions: readonly UseSuggestion[],
): UseFault {
  const path = ["authorizations", source.id];
  const common = { path, subject: `Authorization ${source.id}`, suggestions };
  switch (cause) {
    case "startsLate":
      return { code: "handleAuthorizationStartsLate", wanted: fromWhen(gap), actual: fromWhen(agreed), ...common };
    case "endsEarly":
      return { code: "handleAuthorizationEndsEarly", wanted: untilWhen(gap), actual: untilWhen(agreed), ...common };
    case "interrupted": {
      const wanted = `${fromWhen(gap)} ${untilWhen(gap)}`;
      return { code: "handleAuthorizationGap", wanted, actual: untilWhen(agreed), ...common };
    }
    case "revoked": {
      const actual = `at ${instantInWords(revokedAt!)}`;
      return { code: "handleAuthorizationRevoked", wanted: untilWhen(gap), actual, ...common };
    }
  }
}
