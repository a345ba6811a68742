import type { Adjustment, Conversion, ConversionLine, Creator, TrackingAssignment } from "creator-core/models";
import { formatInstant, periodOf } from "creator-core/time";
import { type Random, randomFor } from "../../month-end/generate/random.js";
import { jsonLines } from "../../month-end/generate/write.js";
import { type CastMember, cast, products } from "./cast.js";

const zone = "Europe/London";
const months = ["2026-01-01", "2026-02-01", "2026-03-01"] as const;
const DAY = 86_400_000;

/** How likely each thing is. */
const odds = { second: 0.45, two: 0.15, returned: 0.06 };

/** The whole data set as text. Everybody and everything in it is invented; it is the same at every run. */
export function quarter(): string {
  const made = cast
    .flatMap((member) => months.flatMap((month, place) => ordersOf(member, month, member.orders[place] ?? 0)))
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  const orders = made.map((order, place) => ({ id: `FF-${1001 + place}`, ...order }));
  const sections = {
    creators: jsonLines(cast.map(creatorOf), "  "),
    directory: `{ "assignments": ${jsonLines(cast.map(codeOf), "  ")} }`,
    conversions: jsonLines(orders, "  "),
    adjustments: jsonLines(orders.flatMap(returnOf), "  "),
  };
  const parts = Object.entries(sections).map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`);
  return `{\n${parts.join(",\n")}\n}\n`;
}

type Order = Omit<Conversion, "id" | "occurredAt"> & { readonly occurredAt: string };

function ordersOf(member: CastMember, month: (typeof months)[number], count: number): Order[] {
  const { window } = periodOf(month, "month", zone);
  const random = randomFor(`${member.id} in ${month}`);
  return Array.from({ length: count }, () => orderOf(member, random, window.start, window.end));
}

/** One or two products, with the creator's code: 10 % off the whole order, at the expense of the shop. */
function orderOf({ code, live }: CastMember, random: Random, start: number, end: number): Order {
  const occurredAt = written(start + random.next() * (end - start));
  const first = random.weighted(products, ({ weight }) => weight);
  const others = products.filter(({ id }) => id !== first.id);
  const basket = random.chance(odds.second) ? [first, random.weighted(others, ({ weight }) => weight)] : [first];
  const lines = basket.map(({ id, pence }, place): ConversionLine => {
    const quantity = random.chance(odds.two) ? 2 : 1;
    return { id: String(place + 1), productId: id, quantity, price: pounds(pence * quantity) };
  });
  const goods = lines.reduce((sum, { price }) => sum + price.minor, 0);
  const discount = Math.floor(goods / 10);
  return {
    kind: "order",
    customerKey: `c-${random.int(10_000, 99_999)}`,
    occurredAt,
    value: pounds(goods - discount),
    lines,
    orderDiscounts: [{ fundedBy: "seller", amount: pounds(discount) }],
    codes: [code],
    contentKind: random.chance(live) ? "live" : "video",
  };
}

/** Now and then everything comes back, within two weeks. */
function returnOf({ id, occurredAt, value }: Order & { readonly id: string }): Adjustment[] {
  const random = randomFor(`return of ${id}`);
  if (value === undefined || !random.chance(odds.returned)) return [];
  const at = written(Date.parse(occurredAt) + random.int(2, 13) * DAY);
  return [{ id: `R-${id.slice(3)}`, conversionId: id, kind: "return", occurredAt: at, value }];
}

function creatorOf({ id, name, statusLevel }: CastMember): Creator {
  return { id, displayName: name, statusLevel, accounts: [{ platform: "tiktok", handle: id }] };
}

function codeOf({ id, code }: CastMember): TrackingAssignment {
  return {
    kind: "code",
    key: code,
    creatorId: id,
    from: formatInstant(periodOf(months[0], "month", zone).window.start),
  };
}

const pounds = (minor: number) => ({ minor, currency: "GBP" });

/** To the second, as shops have it. */
const written = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
