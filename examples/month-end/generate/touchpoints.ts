import { day, hour, minute, quarterEnd, quarterStart, utcTime } from "./calendar.js";
import type { Person } from "./creators.js";
import type { PostPlan } from "./posts.js";
import { randomFor } from "./random.js";
import type { WebOrder } from "./web-orders.js";
import { csvLine, strew } from "./write.js";

const header = ["id", "creator_id", "customer_key", "occurred_at", "kind", "platform", "post_id", "paid", "revoked"];
const kinds = ["click", "engagedView", "view", "live", "landingPage"] as const;
const share = { click: 34, engagedView: 22, view: 38, live: 3, landingPage: 3 };

interface Touch {
  readonly person: Person;
  readonly customerKey: string;
  readonly at: number;
  readonly kind: (typeof kinds)[number];
}

export function touchpointsCsv(
  people: readonly Person[],
  posts: readonly PostPlan[],
  orders: readonly WebOrder[],
  scale: number,
): string {
  const random = randomFor("touchpoints");
  const touches: Touch[] = [];
  const see = (person: Person, customerKey: string, at: number) => {
    const kind = random.weighted(kinds, (each) => share[each]);
    if (at >= quarterStart && at < quarterEnd)
      touches.push({ person, customerKey, at: Math.floor(at / 1000) * 1000, kind });
  };

  for (const { conversion, at, person } of orders) {
    if (person === null) continue;
    // The way to the order: mostly the last days, now and then last month, sometimes with a second creator on it.
    const rival = random.chance(0.3) ? random.weighted(people, (each) => each.pull) : person;
    for (let count = random.int(0, 5); count > 0; count -= 1) {
      const back = random.heavyTail(hour, 40 * day);
      see(random.chance(0.7) ? person : rival, conversion.customerKey, at - back);
    }
    // And some come back afterwards, which earns nothing.
    if (random.chance(0.12)) see(person, conversion.customerKey, at + random.int(5, 4000) * minute);
  }
  const wanted = 5200 * scale;
  while (touches.length < wanted) {
    const at = quarterStart + random.next() * (quarterEnd - quarterStart);
    see(
      random.weighted(people, (each) => each.pull),
      `k-${(500_009 + random.int(1, 2600 * scale) * 11).toString(36)}`,
      at,
    );
  }
  touches.sort((a, b) => a.at - b.at);

  const byCreator = new Map<string, PostPlan[]>();
  for (const post of posts) {
    const list = byCreator.get(post.person.id) ?? [];
    list.push(post);
    byCreator.set(post.person.id, list);
  }
  const rows = touches.map((touch, index) => {
    const seen = (byCreator.get(touch.person.id) ?? []).filter((post) => post.publishedAt < touch.at);
    return [
      `t-${String(index + 1).padStart(6, "0")}`,
      touch.person.id,
      touch.customerKey,
      utcTime(touch.at),
      touch.kind,
      touch.person.platform.toLowerCase(),
      seen.at(-1)?.id ?? "",
      random.chance(0.08) ? "yes" : "",
      random.chance(0.004) ? "yes" : "",
    ];
  });
  const bad = [
    ["t-bad-1", "c-001", "k-1", "yesterday", "click", "tiktok", "", "", ""],
    ["t-bad-2", "c-001", "k-1", "2026-03-01T10:00:00Z", "glance", "tiktok", "", "", ""],
    ["t-bad-3", "c-777777", "k-1", "2026-03-01T10:00:00Z", "click", "tiktok", "", "", ""],
    ["t-000002", "c-001", "k-1", "2026-03-01T10:00:00Z", "click", "tiktok", "", "", ""],
    ["t-bad-5", "c-001", "", "2026-03-01T10:00:00Z", "click", "tiktok", "", "", ""],
  ];
  return [header, ...strew(rows, bad)].map(csvLine).join("");
}
