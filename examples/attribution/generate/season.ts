import type { Creator, Post, TrackingAssignment } from "creator-core/models";
import { formatInstant, startOfDay } from "creator-core/time";
import { jsonLines } from "../../month-end/generate/write.js";
import { askedOrder } from "./asked-order.js";
import { type CastMember, cast } from "./cast.js";
import { journeyOf, type PublishedPost } from "./journey.js";

const zone = "Europe/London";
const HOUR = 3_600_000;

/** Nothing later is known: whoever bought after that is not in the file. */
const end = startOfDay("2026-06-01", zone);
const shoppers = 360;
/** Somebody who met nobody's post that we know of. */
const strangers = 24;

/** The whole data set as text. Everybody and everything in it is invented; it is the same at every run. */
export function season(): string {
  const posts = cast.flatMap(publishedPosts).sort((a, b) => a.at - b.at);
  const journeys = Array.from({ length: shoppers }, (_, number) => journeyOf(number, posts, end));
  const visits = Array.from({ length: strangers }, (_, place) => journeyOf(shoppers + place, posts, end).order);
  const touchpoints = journeys.flatMap(({ touches }) => touches).sort(byTime);
  const orders = [...journeys.map(({ order }) => order), ...visits].filter((order) => order !== null).sort(byTime);
  const sections = {
    creators: jsonLines(cast.map(creatorOf), "  "),
    posts: jsonLines(posts.map(postOf), "  "),
    directory: `{ "assignments": ${jsonLines(assignments, "  ")} }`,
    touchpoints: jsonLines(
      [...touchpoints.map((touch, place) => ({ id: `t-${10_001 + place}`, ...touch })), ...askedOrder.touchpoints],
      "  ",
    ),
    conversions: jsonLines(
      [...orders.map((order, place) => ({ id: `KT-${3001 + place}`, ...order })), askedOrder.conversion],
      "  ",
    ),
  };
  const parts = Object.entries(sections).map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`);
  return `{\n${parts.join(",\n")}\n}\n`;
}

function publishedPosts(by: CastMember): PublishedPost[] {
  return by.posts.map((published, place) => {
    const [day = "", hour = ""] = published.split(" ");
    return { id: `${by.id}/${place + 1}`, by, at: startOfDay(day, zone) + Number(hour) * HOUR };
  });
}

function creatorOf({ id, name, followers }: CastMember): Creator {
  return { id, displayName: name, accounts: [{ platform: "tiktok", handle: id, followers }] };
}

function postOf({ id, by, at }: PublishedPost): Post {
  return { id, creatorId: by.id, platform: "tiktok", publishedAt: formatInstant(at), snapshots: [] };
}

/** Ines's code was for the spring and has ended; the others go on. */
const assignments: readonly TrackingAssignment[] = cast.flatMap(({ id, code }) => {
  if (code === undefined) return [];
  const from = "2026-03-01T00:00:00Z";
  const until = id === "ines.brews" ? { until: "2026-05-01T00:00:00+01:00" } : {};
  return [{ kind: "code" as const, key: code, creatorId: id, from, ...until }];
});

/** Texts of one length in UTC sort like the times they stand for. */
function byTime(a: { readonly occurredAt: unknown }, b: { readonly occurredAt: unknown }): number {
  return String(a.occurredAt) < String(b.occurredAt) ? -1 : 1;
}
