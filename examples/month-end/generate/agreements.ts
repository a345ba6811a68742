import type { AccountAuthorization, Activity, ExclusivityClause, PlannedUse, UsageGrant } from "creator-core/models";
import type { Person } from "./creators.js";
import type { PostPlan } from "./posts.js";
import { jsonSections, strew } from "./write.js";

const brand = "tarnwick";
const firstHalf = {
  kind: "dates",
  start: "2026-01-01",
  end: "2026-06-30",
  endConvention: "inclusive",
  timeZone: "Europe/London",
} as const;

/** Creators on stage here, and for each the post that an advertisement would carry. */
function cast(people: readonly Person[], posts: readonly PostPlan[]) {
  const onTikTok = people.filter(({ platform }) => platform === "TikTok");
  return onTikTok.slice(0, 8).map((person) => ({
    id: person.id,
    postId: posts.find((post) => post.person.id === person.id)?.id ?? "",
  }));
}

export function agreementsJson(people: readonly Person[], posts: readonly PostPlan[]): string {
  const [one, two, three, four, five, six, seven] = cast(people, posts);
  if (!one || !two || !three || !four || !five || !six || !seven) throw new Error("needs eight creators");

  const social: Omit<UsageGrant, "id" | "assetIds" | "licensor"> = {
    licensees: [brand],
    media: ["brandSocialOrganic", "paidSocial", "productPage"],
    platforms: ["tiktok", "instagram"],
    territories: { include: ["GB", "IE", "DE"] },
    term: firstHalf,
    paid: { permitted: true, modes: ["creatorHandle", "brandHandle"] },
    status: "active",
  };
  const fromPublication = {
    kind: "duration",
    anchor: "publication",
    duration: { months: 6 },
    startsAt: "startOfDay",
    firstDayCounts: true,
    timeZone: "Europe/London",
  } as const;
  const grants: UsageGrant[] = [
    { id: "grant-01", assetIds: ["asset-serum-morning"], licensor: one.id, ...social },
    { id: "grant-02", assetIds: ["asset-spf-commute"], licensor: two.id, ...social },
    // A licence for the winter only.
    {
      id: "grant-03",
      assetIds: ["asset-candle-evening"],
      licensor: three.id,
      ...social,
      term: { ...firstHalf, end: "2026-03-31" },
    },
    // Everywhere in Europe but Germany, and no advertising.
    {
      id: "grant-04",
      assetIds: ["asset-ritual-set"],
      licensor: four.id,
      licensees: [brand],
      media: ["brandSocialOrganic", "website", "email"],
      platforms: "all",
      territories: { include: ["EEA", "GB"], exclude: ["DE"] },
      term: firstHalf,
      status: "active",
    },
    // Counts from a publication that has not happened.
    { id: "grant-05", assetIds: ["asset-scalp-scrub"], licensor: five.id, ...social, term: fromPublication },
    // Still on the creator's desk.
    { id: "grant-06", assetIds: ["asset-lip-trio"], licensor: six.id, ...social, status: "offered" },
  ];
  const authorizations: AccountAuthorization[] = [
    {
      id: "auth-01",
      creatorId: one.id,
      platform: "tiktok",
      postId: one.postId,
      authorizedAt: "2026-03-28T09:00:00Z",
      days: 60,
    },
    // Thirty days, for an advertisement of six weeks.
    {
      id: "auth-02",
      creatorId: two.id,
      platform: "tiktok",
      postId: two.postId,
      authorizedAt: "2026-03-25T09:00:00Z",
      days: 30,
    },
  ];
  const clauses: ExclusivityClause[] = [
    {
      id: "clause-01",
      creatorId: two.id,
      holder: brand,
      scope: { kind: "categories", include: ["beauty/skincare"] },
      activities: ["sponsoredPost", "paidUse", "affiliateLink"],
      platforms: "all",
      territories: { include: ["GB", "IE"] },
      term: { ...firstHalf, start: "2026-03-01", end: "2026-05-31" },
    },
    {
      id: "clause-02",
      creatorId: seven.id,
      holder: brand,
      scope: { kind: "brands", brands: ["ostrelle", "velmora"] },
      activities: ["sponsoredPost", "giftedPost"],
      platforms: ["tiktok"],
      territories: { include: ["WORLD"] },
      term: { ...firstHalf, start: "2026-02-01", end: "2026-04-30" },
    },
    // Held by somebody else: here Tarnwick's own plans are the competitor's.
    {
      id: "clause-03",
      creatorId: three.id,
      holder: "ostrelle",
      scope: { kind: "categories", include: ["beauty"], except: ["beauty/haircare"] },
      activities: ["sponsoredPost"],
      platforms: ["tiktok", "instagram"],
      territories: { include: ["EU", "GB"] },
      term: { ...firstHalf, start: "2026-03-15", end: "2026-04-15" },
    },
  ];
  const activities: Activity[] = [
    activity(
      "activity-01",
      two.id,
      "ostrelle",
      ["beauty/skincare/serums"],
      "sponsoredPost",
      ["GB"],
      "2026-04-10",
      "2026-04-20",
    ),
    activity("activity-02", two.id, "velmora", ["beauty"], "affiliateLink", ["GB", "DE"], "2026-04-01", "2026-05-01"),
    activity(
      "activity-03",
      two.id,
      "hollin-hair",
      ["beauty/haircare"],
      "sponsoredPost",
      ["GB"],
      "2026-04-05",
      "2026-04-12",
    ),
    activity("activity-04", seven.id, "velmora", ["beauty/lips"], "giftedPost", ["NL"], "2026-04-18", "2026-04-25"),
    activity("activity-05", three.id, brand, ["beauty/skincare"], "sponsoredPost", ["GB"], "2026-04-08", "2026-04-22"),
    activity(
      "activity-06",
      two.id,
      "glowtide",
      ["beauty/devices"],
      "sponsoredPost",
      ["IE"],
      "2026-04-15",
      "2026-04-30",
    ),
  ];
  const [grant] = grants;
  return `${jsonSections({
    grants: [...grants, { ...grant, id: "grant-bad", media: ["billboards"] }],
    authorizations: [
      ...authorizations,
      { id: "auth-bad", creatorId: one.id, platform: "tiktok", authorizedAt: "2026-03-01T09:00:00Z", days: -30 },
    ],
    clauses,
    activities: [
      ...activities,
      {
        id: "activity-bad",
        creatorId: two.id,
        brand: "ostrelle",
        categories: ["beauty"],
        kind: "sponsoredPost",
        platforms: ["tiktok"],
        territories: ["GB"],
      },
    ],
  })}\n`;
}

function activity(
  id: string,
  creatorId: string,
  brandId: string,
  categories: readonly string[],
  kind: Activity["kind"],
  territories: readonly string[],
  start: string,
  end: string,
): Activity {
  const window = { start: `${start}T00:00:00+01:00`, end: `${end}T00:00:00+01:00` };
  return { id, creatorId, brand: brandId, categories, kind, platforms: ["tiktok"], territories, window };
}

export function plannedUsesJson(people: readonly Person[], posts: readonly PostPlan[]): string {
  const [one, two] = cast(people, posts);
  if (!one || !two) throw new Error("needs two creators");
  const april = { start: "2026-04-02T00:00:00+01:00", end: "2026-05-01T00:00:00+01:00" };
  const use = { licensee: brand, platforms: ["tiktok"], territories: ["GB"], window: april };
  const uses: PlannedUse[] = [
    {
      id: "use-01",
      assetId: "asset-serum-morning",
      ...use,
      media: "paidSocial",
      paid: { mode: "creatorHandle", postId: one.postId },
    },
    {
      id: "use-02",
      assetId: "asset-spf-commute",
      ...use,
      media: "paidSocial",
      window: { start: "2026-04-02T00:00:00+01:00", end: "2026-05-14T00:00:00+01:00" },
      paid: { mode: "creatorHandle", postId: two.postId },
    },
    { id: "use-03", assetId: "asset-candle-evening", ...use, media: "productPage" },
    { id: "use-04", assetId: "asset-ritual-set", ...use, media: "email", platforms: [], territories: ["GB", "DE"] },
    { id: "use-05", assetId: "asset-ritual-set", ...use, media: "paidSocial", paid: { mode: "brandHandle" } },
    { id: "use-06", assetId: "asset-scalp-scrub", ...use, media: "brandSocialOrganic" },
    {
      id: "use-07",
      assetId: "asset-lip-trio",
      ...use,
      media: "brandSocialOrganic",
      platforms: ["instagram", "tiktok"],
    },
    { id: "use-08", assetId: "asset-hair-oil", ...use, media: "website", platforms: [] },
    { id: "use-09", assetId: "asset-serum-morning", ...use, media: "productPage", territories: ["GB", "IE"] },
  ];
  const bad = [{ id: "use-bad", assetId: "asset-serum-morning", ...use, media: "skywriting" }];
  return `${jsonSections({ uses: strew(uses, bad) })}\n`;
}
