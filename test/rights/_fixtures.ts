import type { AccountAuthorization, Activity, ExclusivityClause, PlannedUse, UsageGrant } from "creator-core/models";
import { deepFreeze } from "../support/deep-freeze.ts";

/** A licence for advertising on TikTok in GB, all of 2026. */
export function grant(change: Partial<UsageGrant> = {}): UsageGrant {
  return deepFreeze({
    id: "g-1",
    assetIds: ["video-9"],
    licensor: "c-12",
    licensees: ["glow"],
    media: ["paidSocial"],
    platforms: ["tiktok"],
    territories: { include: ["GB"] },
    term: between("2026-01-01", "2027-01-01"),
    paid: { permitted: true, modes: ["brandHandle", "creatorHandle"] },
    status: "active",
    ...change,
  });
}

/** An ad on TikTok in GB in March 2026. */
export function use(change: Partial<PlannedUse> = {}): PlannedUse {
  return deepFreeze({
    assetId: "video-9",
    licensee: "glow",
    media: "paidSocial",
    platforms: ["tiktok"],
    territories: ["GB"],
    window: days("2026-03-01", "2026-04-01"),
    ...change,
  });
}

/** A 30-day Spark code for post p-77 from 1 March 2026. */
export function authorization(change: Partial<AccountAuthorization> = {}): AccountAuthorization {
  return deepFreeze({
    id: "auth-1",
    creatorId: "c-12",
    platform: "tiktok",
    postId: "p-77",
    authorizedAt: "2026-03-01T00:00:00Z",
    days: 30,
    ...change,
  });
}

/** Skincare belongs to glow, from 1 to 31 March 2026 in London, everywhere. */
export function clause(change: Partial<ExclusivityClause> = {}): ExclusivityClause {
  return deepFreeze({
    id: "x-1",
    creatorId: "c-12",
    holder: "glow",
    scope: { kind: "categories", include: ["beauty/skincare"] },
    activities: ["sponsoredPost"],
    platforms: "all",
    territories: { include: ["WORLD"] },
    term: {
      kind: "dates",
      start: "2026-03-01",
      end: "2026-03-31",
      endConvention: "inclusive",
      timeZone: "Europe/London",
    },
    ...change,
  });
}

/** A sponsored skincare post for a rival in the middle of March. */
export function activity(change: Partial<Activity> = {}): Activity {
  return deepFreeze({
    id: "a-1",
    creatorId: "c-12",
    brand: "luma",
    categories: ["beauty/skincare"],
    kind: "sponsoredPost",
    platforms: ["tiktok"],
    territories: ["GB"],
    window: days("2026-03-10", "2026-03-11"),
    ...change,
  });
}

/** From midnight to midnight, UTC. */
export function days(start: string, end: string) {
  return { start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` } as const;
}

/** A term from midnight to midnight, UTC. */
export function between(start: string, end: string) {
  return { kind: "instants", ...days(start, end) } as const;
}

/** One millisecond of time. */
export function moment(at: string) {
  return { start: at, end: new Date(Date.parse(at) + 1) };
}

export const ms = (iso: string): number => Date.parse(iso);
