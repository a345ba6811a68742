import { day, hour, quarterEnd, quarterStart, utcTime } from "./calendar.js";
import { campaigns, inLibrary } from "./campaigns.js";
import type { Person } from "./creators.js";
import { randomFor } from "./random.js";
import { jsonLines, strew } from "./write.js";

export interface PostPlan {
  readonly id: string;
  readonly person: Person;
  readonly publishedAt: number;
  readonly campaignId: string | null;
}

/** When the account was asked for its videos: the counts of each answer are one snapshot. */
const pulls = [Date.UTC(2026, 0, 31, 6), Date.UTC(2026, 1, 28, 6), Date.UTC(2026, 2, 14, 6), Date.UTC(2026, 2, 31, 6)];

const openings = [
  "my honest take on",
  "two weeks with",
  "why I finished",
  "get ready with me and",
  "a quiet morning with",
];
const things = ["the barrier serum", "an SPF that does not pill", "the lip trio", "the scalp scrub", "the starter set"];

export function makePosts(people: readonly Person[]): PostPlan[] {
  const random = randomFor("posts");
  return people
    .filter(({ platform }) => platform === "TikTok")
    .flatMap((person, place) =>
      Array.from({ length: 8 + random.int(0, 16) }, () => {
        const publishedAt =
          quarterStart + Math.floor((random.next() * (quarterEnd - quarterStart - 6 * hour)) / 1000) * 1000;
        const inCampaign = campaigns.filter(
          ({ start, end, everybody }) =>
            (everybody || inLibrary(place)) && publishedAt >= Date.parse(start) && publishedAt < Date.parse(end),
        );
        const campaignId = inCampaign.length > 0 && random.chance(0.55) ? random.pick(inCampaign).id : null;
        return { person, publishedAt, campaignId };
      }),
    )
    .sort((a, b) => a.publishedAt - b.publishedAt)
    .map((post, index) => ({ ...post, id: `7${String(592_000_000_000_000_000n + BigInt(index) * 104_729_731_337n)}` }));
}

/** Whose numbers come with holes: one campaign, and a few posts outside any. */
function spotty({ campaignId, person }: PostPlan): boolean {
  return campaignId === "camp-berlin" || (campaignId === null && person.status === "seed");
}

/** How much of its final views a post has after a while. */
function maturity(age: number): number {
  if (age < day) return 0.35;
  if (age < 7 * day) return 0.78;
  return age < 30 * day ? 0.94 : 1;
}

/** The video objects as the API gave them, with the account that was asked and the moment of the answer. */
export function postsJson(posts: readonly PostPlan[]): string {
  const random = randomFor("posts.json");
  const finals = new Map(
    posts.map((post, index) => {
      const views =
        index % 131 === 7
          ? 0
          : random.heavyTail(120 + post.person.followers * (0.04 + random.next() * 0.12), 6_000_000);
      const engagement = 0.02 + random.next() * 0.09;
      return [
        post.id,
        {
          views,
          likes: Math.round(views * engagement),
          comments: Math.round(views * engagement * (0.01 + random.next() * 0.05)),
          shares: Math.round(views * engagement * (0.01 + random.next() * 0.12)),
          text: `${random.pick(openings)} ${random.pick(things)}`,
          duration: random.int(9, 94),
        },
      ];
    }),
  );

  const rows = pulls.flatMap((readAt) =>
    posts.flatMap((post, index) => {
      const final = finals.get(post.id);
      // An account is asked again only about what is less than six weeks old.
      if (final === undefined || post.publishedAt > readAt - hour || post.publishedAt < readAt - 42 * day) return [];
      const part = maturity(readAt - post.publishedAt);
      const hashtag = campaigns.find(({ id }) => id === post.campaignId)?.hashtag;
      return {
        fetched_at: utcTime(readAt),
        username: post.person.handle,
        id: post.id,
        create_time: post.publishedAt / 1000,
        video_description: hashtag === undefined ? final.text : `${final.text} ${hashtag}`,
        duration: final.duration,
        like_count: Math.round(final.likes * part),
        comment_count: Math.round(final.comments * part),
        // Some answers come without a field: not measured, which is not zero.
        ...(spotty(post) && index % 5 === 1 ? {} : { share_count: Math.round(final.shares * part) }),
        ...(spotty(post) && index % 9 === 2 ? {} : { view_count: Math.round(final.views * part) }),
      };
    }),
  );

  const [first] = rows;
  const bad = [
    { ...first, id: "7600000000000000001", view_count: "12k" },
    { ...first, id: "7600000000000000002", view_count: -4 },
    { ...first, id: "7600000000000000003", create_time: "last Tuesday" },
    { ...first, id: "7600000000000000004", username: "not.in.the.list" },
    { ...first, id: undefined },
  ];
  return `${jsonLines(strew(rows, bad))}\n`;
}
