import * as z from "zod";
import type { AccountAuthorization, PlannedUse, Taxonomy, UseMedium } from "../models/rights.js";
import { durationParts } from "../time/duration-parts.js";
import { endOfDay, startOfDay } from "../time/start-of-day.js";
import { readInstant } from "../time/to-instant.js";
import type { Duration, InstantInput } from "../time/types.js";
import { identifier, list, rows, wholeNumber } from "./_fields.js";
import { activityId, assetId, authorizationId, clauseId, creatorId, grantId, postId } from "./_ids.js";
import { object } from "./_object.js";
import { rule, unique } from "./_rules.js";
import { brandSchema, categorySchema, platformSchema } from "./platform.js";
import {
  boundedWindowSchema,
  instantInputSchema,
  plainDateSchema,
  positiveDurationSchema,
  timeZoneSchema,
  windowInputSchema,
} from "./time.js";

/** Where content may be put. */
export const useMediumSchema = z.enum([
  "creatorPost",
  "brandSocialOrganic",
  "repost",
  "duetStitch",
  "live",
  "website",
  "productPage",
  "landingPage",
  "email",
  "paidSocial",
  "display",
  "retailListing",
  "internalSales",
  "salesDeck",
  "press",
  "print",
  "outOfHome",
  "ctv",
  "broadcast",
]);

/** Whose account an advertisement runs from. */
export const paidModeSchema = z.enum(["brandHandle", "creatorHandle"]);

/** The event a duration counts from. */
export const termAnchorSchema = z.enum([
  "effective",
  "signature",
  "delivery",
  "approval",
  "publication",
  "firstUse",
  "firstPaidUse",
  "campaignEnd",
]);

interface Dates {
  readonly start: string;
  readonly end: string;
  readonly endConvention: "inclusive" | "exclusive";
  readonly timeZone: string;
}

// By instants, not by names: a day that its zone left out holds nothing.
const datesHoldTime = rule<Dates>(
  "The end is after the start: the days hold time in that zone.",
  ({ start, end, endConvention, timeZone }, report) => {
    const until = endConvention === "inclusive" ? endOfDay(end, timeZone) : startOfDay(end, timeZone);
    if (until <= startOfDay(start, timeZone)) report(["end"], "after the start", end);
  },
);

const instantsAscend = rule<{ readonly start: unknown; readonly end: unknown }>(
  "The end is after the start.",
  ({ start, end }, report) => {
    if (readInstant(end) <= readInstant(start)) report(["end"], "after the start", end);
  },
);

// An event of these years and a term of at most so many together stay within the calendar, whatever the zone.
const YEARS = 999;
const FIRST_EVENT = /* @__PURE__ */ Date.UTC(1000);
const AFTER_EVENTS = /* @__PURE__ */ Date.UTC(9000);

const endsInTheCalendar = rule<Duration>("At most 999 years.", (duration, report) => {
  const { months, days, milliseconds } = durationParts(duration);
  if (months / 12 + (days + milliseconds / 86_400_000) / 365.25 > YEARS) {
    report([], `at most ${YEARS} years`, duration, "outOfRange");
  }
});

const inTheCalendar = rule<InstantInput>("Of the years 1000 to 8999.", (event, report) => {
  const at = readInstant(event);
  if (at < FIRST_EVENT || at >= AFTER_EVENTS) report([], "of the years 1000 to 8999", event, "outOfRange");
});

/** When something holds. */
export const termSchema = z.discriminatedUnion("kind", [
  object({
    kind: z.literal("dates"),
    start: plainDateSchema,
    end: plainDateSchema,
    endConvention: z.enum(["inclusive", "exclusive"]),
    timeZone: timeZoneSchema,
  }).check(datesHoldTime),
  object({ kind: z.literal("instants"), start: instantInputSchema, end: instantInputSchema }).check(instantsAscend),
  object({
    kind: z.literal("duration"),
    anchor: termAnchorSchema,
    duration: positiveDurationSchema.check(endsInTheCalendar),
    startsAt: z.enum(["instant", "startOfDay"]),
    firstDayCounts: z.boolean(),
    timeZone: timeZoneSchema,
  }),
  object({ kind: z.literal("perpetual"), start: z.exactOptional(instantInputSchema) }),
]);

const happened = z.exactOptional(instantInputSchema.check(inTheCalendar));

/** When the events that durations count from happened. */
export const termFactsSchema = object({
  effective: happened,
  signature: happened,
  delivery: happened,
  approval: happened,
  publication: happened,
  firstUse: happened,
  firstPaidUse: happened,
  campaignEnd: happened,
});

/** Countries and groups of countries. */
export const territorySetSchema = territories(0);

function territories(least: number) {
  return object({ include: list(identifier(), least), exclude: z.exactOptional(list(identifier())) });
}

const platformsOrAll = z.union([list(platformSchema), z.literal("all")], { error: 'a list of platforms, or "all"' });

/** A licence to use content. */
export const usageGrantSchema = object({
  id: grantId,
  assetIds: list(assetId),
  licensor: creatorId,
  licensees: list(brandSchema),
  media: list(useMediumSchema),
  platforms: platformsOrAll,
  territories: territorySetSchema,
  term: termSchema,
  termFacts: z.exactOptional(termFactsSchema),
  paid: z.exactOptional(
    object({
      permitted: z.boolean(),
      modes: list(paidModeSchema),
      adAccounts: z.exactOptional(list(identifier())),
    }),
  ),
  status: z.enum(["active", "draft", "offered"]),
  revokedAt: z.exactOptional(instantInputSchema),
});

const authorizationEnds = rule<AccountAuthorization>(
  "The days end within the range of instants.",
  ({ authorizedAt, days }, report) => {
    if (typeof days !== "number" || !Number.isSafeInteger(days)) return;
    const start = readInstant(authorizedAt);
    if (start + days * 86_400_000 > 8.64e15)
      report(["days"], "few enough to end within the range of instants", days, "outOfRange");
  },
);

/** A creator's permission, on the platform, to run advertisements from their handle. */
export const accountAuthorizationSchema = object({
  id: authorizationId,
  creatorId,
  platform: platformSchema,
  postId: z.exactOptional(postId),
  authorizedAt: instantInputSchema,
  days: z.union([wholeNumber(1), z.literal("untilRevoked")], {
    error: 'a whole number of 1 or more, or "untilRevoked"',
  }),
  revokedAt: z.exactOptional(instantInputSchema),
}).check(authorizationEnds);

/** Media that exist only on some platform. */
const platformMedia: readonly UseMedium[] = [
  "creatorPost",
  "brandSocialOrganic",
  "repost",
  "duetStitch",
  "live",
  "paidSocial",
];

const isOnSomePlatform = rule<PlannedUse>(
  "A use that exists only on a platform, or from the handle of a creator, names at least one platform.",
  ({ media, paid, platforms }, report) => {
    const needsOne = platformMedia.includes(media) || paid?.mode === "creatorHandle";
    if (needsOne && platforms.length === 0) {
      report(["platforms"], "at least one, for this medium or a creator's handle", platforms, "missing");
    }
  },
);

/** Something the brand wants to do with content. */
export const plannedUseSchema = object({
  id: z.exactOptional(identifier()),
  assetId,
  licensee: brandSchema,
  media: useMediumSchema,
  platforms: list(platformSchema),
  territories: list(identifier(), 1),
  window: boundedWindowSchema,
  paid: z.exactOptional(
    object({
      mode: paidModeSchema,
      creatorId: z.exactOptional(creatorId),
      postId: z.exactOptional(postId),
      adAccount: z.exactOptional(identifier()),
    }),
  ),
}).check(isOnSomePlatform);

/** What a creator can do for a brand. */
export const activityKindSchema = z.enum([
  "sponsoredPost",
  "organicMention",
  "affiliateLink",
  "giftedPost",
  "paidUse",
  "appearance",
]);

/** Which competitors an exclusivity is about. */
export const exclusivityScopeSchema = z.discriminatedUnion("kind", [
  object({
    kind: z.literal("categories"),
    include: list(categorySchema),
    except: z.exactOptional(list(categorySchema)),
  }),
  object({ kind: z.literal("brands"), brands: list(brandSchema) }),
  object({ kind: z.literal("full") }),
]);

/** A creator's promise not to work for competitors for a while. */
export const exclusivityClauseSchema = object({
  id: clauseId,
  creatorId,
  holder: brandSchema,
  scope: exclusivityScopeSchema,
  activities: list(activityKindSchema),
  platforms: platformsOrAll,
  territories: territories(1),
  term: termSchema,
  termFacts: z.exactOptional(termFactsSchema),
  waivedActivityIds: z.exactOptional(list(activityId)),
});

/** Something a creator does for a brand. */
export const activitySchema = object({
  id: activityId,
  creatorId,
  brand: brandSchema,
  categories: list(categorySchema),
  kind: activityKindSchema,
  platforms: list(platformSchema),
  territories: list(identifier(), 1),
  window: windowInputSchema,
});

/** The caller's category tree. A node that is its own ancestor is a finding of the rights area, not an issue here. */
export const taxonomySchema = object({
  nodes: rows(object({ id: categorySchema, parents: list(categorySchema) })).check(
    unique("No two nodes have one id.", (node: Taxonomy["nodes"][number]) => node.id, "id"),
  ),
});
