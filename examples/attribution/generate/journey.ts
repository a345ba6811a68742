import type { Conversion, Touchpoint } from "creator-core/models";
import { type Random, randomFor } from "../../month-end/generate/random.js";
import { type CastMember, cast, products } from "./cast.js";

/** A post of the cast, with the moment of its publication. */
export interface PublishedPost {
  readonly id: string;
  readonly by: CastMember;
  readonly at: number;
}

/** What one shopper met, and what came of it. */
export interface Journey {
  readonly touches: readonly Omit<Touchpoint, "id">[];
  readonly order: Omit<Conversion, "id"> | null;
}

const HOUR = 3_600_000;

/** How likely each thing is. */
const odds = { again: 0.5, closed: 0.6, buys: 0.8, usesCode: 0.35, codeFromElsewhere: 0.06, second: 0.4 };

/**
 * One shopper's way: a post is seen, perhaps others, perhaps a link is clicked; then there is an order, or none before the
 * end of the data.
 */
export function journeyOf(number: number, posts: readonly PublishedPost[], end: number): Journey {
  const random = randomFor(`shopper ${number}`);
  const customerKey = `c-${String(number + 1).padStart(4, "0")}`;
  const first = random.weighted(posts, ({ by }) => by.opens);
  const met = [{ post: first, at: first.at + wait(random, 13 * HOUR) }];
  const meet = (weight: (member: CastMember) => number, median: number) => {
    const at = (met.at(-1)?.at ?? 0) + wait(random, median);
    const by = random.weighted(cast, weight);
    const post = posts.filter((each) => each.by === by && each.at < at).at(-1);
    if (post !== undefined) met.push({ post, at });
  };
  while (met.length < 4 && random.chance(odds.again)) meet(({ joins }) => joins, 22 * HOUR);
  if (random.chance(odds.closed)) meet(({ closes }) => closes, 4 * HOUR);

  const touches = met.map(({ post, at }, place) => ({
    customerKey,
    creatorId: post.by.id,
    kind: place === met.length - 1 && random.chance(0.5) ? ("click" as const) : random.pick(post.by.kinds),
    occurredAt: written(at),
    platform: "tiktok" as const,
    postId: post.id,
  }));
  const orderedAt = (met.at(-1)?.at ?? 0) + wait(random, 2 * HOUR);
  const order = random.chance(odds.buys) && orderedAt < end ? orderOf(random, customerKey, orderedAt, met) : null;
  return { touches: touches.filter(({ occurredAt }) => Date.parse(occurredAt) < end), order };
}

function orderOf(
  random: Random,
  customerKey: string,
  at: number,
  met: readonly { readonly post: PublishedPost }[],
): Omit<Conversion, "id"> {
  const basket = [random.pick(products), ...(random.chance(odds.second) ? [random.pick(products)] : [])];
  const code = codeOf(random, met);
  return {
    kind: "order",
    customerKey,
    occurredAt: written(at),
    value: { minor: basket.reduce((sum, { pence }) => sum + pence, 0), currency: "GBP" },
    ...(code === undefined ? {} : { codes: [code] }),
    productId: basket[0]?.id ?? "",
  };
}

/** The code of the last creator who has one, or one that somebody found on the web. */
function codeOf(random: Random, met: readonly { readonly post: PublishedPost }[]): string | undefined {
  if (random.chance(odds.codeFromElsewhere)) return "POSY10";
  const known = met.map(({ post }) => post.by.code).filter((code) => code !== undefined);
  return random.chance(odds.usesCode) ? known.at(-1) : undefined;
}

/** A time to wait: half of all waits are shorter than the median, and some are very long. Division only, so that it is the same everywhere. */
function wait(random: Random, median: number): number {
  const part = random.next();
  return Math.min(60 * 24 * HOUR, (median * part) / (1 - part));
}

/** To the second, as logs have it. */
const written = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
