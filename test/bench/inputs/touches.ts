import type { Conversion, Touchpoint } from "creator-core/models";
import { seededRandom } from "../harness/figures.ts";

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 1);
const kinds = ["click", "view", "engagedView", "click"] as const;

/** What everybody gets: the same touches and orders, as objects with as many fields as an export has. */
export interface Journey {
  readonly touchpoints: readonly (Touchpoint & { readonly occurredAt: number; readonly creatorId: string })[];
  readonly conversions: readonly (Conversion & { readonly occurredAt: number; readonly codes?: readonly string[] })[];
  /** The code of each creator. */
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Ten touches for a customer and one conversion for every five touches, over ninety days; no two touches at one
 * millisecond, so that every tool sees the same order. An eighth of the conversions carry a creator's code.
 */
export function journey(touches: number, creators = 1_000): Journey {
  const random = seededRandom(20260401);
  const pick = (of: number) => Math.floor(random() * of);
  const customers = Math.max(1, Math.floor(touches / 10));
  const grain = Math.max(1, Math.floor((90 * DAY) / touches));
  const codes = new Map(Array.from({ length: creators }, (_, i) => [`creator-${i}`, `CODE${i}`]));
  const touchpoints = asParsed(touches, (i) => ({
    id: `touch-${i}`,
    creatorId: `creator-${pick(creators)}`,
    customerKey: `customer-${pick(customers)}`,
    occurredAt: START + ((i * 7_919) % touches) * grain,
    kind: kinds[pick(kinds.length)]!,
    platform: "tiktok" as const,
    postId: `post-${pick(50_000)}`,
  }));
  const conversions = asParsed(Math.floor(touches / 5), (i) => ({
    id: `order-${i}`,
    customerKey: `customer-${pick(customers)}`,
    occurredAt: START + DAY + pick(89 * DAY),
    kind: "order" as const,
    value: { minor: 500 + pick(20_000), currency: "GBP" },
    ...(pick(8) === 0 ? { codes: [`CODE${pick(creators)}`] } : {}),
  }));
  return { touchpoints, conversions, codes };
}

/** Rows for one call of `JSON.parse`: all of them at once would be a text that is too long. */
const PARSED_AT_ONCE = 10_000;

/** Rows as `JSON.parse` makes them, which is where rows come from: texts in one piece, and none shared between rows. */
function asParsed<Row>(count: number, rowOf: (i: number) => Row): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < count; from += PARSED_AT_ONCE) {
    const stretch = Array.from({ length: Math.min(PARSED_AT_ONCE, count - from) }, (_, i) => rowOf(from + i));
    for (const row of JSON.parse(JSON.stringify(stretch)) as Row[]) rows.push(row);
  }
  return rows;
}

/** Touches and orders as columns of numbers; a kind is the place of its name in `kindNames`. */
export interface JourneyColumns {
  readonly touches: {
    readonly customer: Int32Array;
    readonly time: Float64Array;
    readonly kind: Uint8Array;
    readonly creator: Int32Array;
  };
  readonly conversions: {
    readonly customer: Int32Array;
    readonly time: Float64Array;
    readonly value: Float64Array;
    /** Whose code is on the order, −1 for none. */
    readonly codeOwner: Int32Array;
  };
}

const numberIn = (text: string) => Number(text.slice(text.lastIndexOf("-") + 1));

/** The same facts in the same order. */
export function columnsOf({ touchpoints, conversions }: Journey, kindNames: readonly string[]): JourneyColumns {
  return {
    touches: {
      customer: Int32Array.from(touchpoints, ({ customerKey }) => numberIn(customerKey)),
      time: Float64Array.from(touchpoints, ({ occurredAt }) => occurredAt),
      kind: Uint8Array.from(touchpoints, ({ kind }) => kindNames.indexOf(kind)),
      creator: Int32Array.from(touchpoints, ({ creatorId }) => numberIn(creatorId)),
    },
    conversions: {
      customer: Int32Array.from(conversions, ({ customerKey }) => numberIn(customerKey)),
      time: Float64Array.from(conversions, ({ occurredAt }) => occurredAt),
      value: Float64Array.from(conversions, ({ value }) => value!.minor),
      codeOwner: Int32Array.from(conversions, ({ codes }) => (codes === undefined ? -1 : Number(codes[0]!.slice(4)))),
    },
  };
}

/** As `journey` by customer, then time, and made without an object for each fact, so that there is room for ten million. */
export function sortedColumns(touches: number, kindNames: readonly string[], creators = 1_000): JourneyColumns {
  const random = seededRandom(20260403);
  const pick = (of: number) => Math.floor(random() * of);
  const customers = Math.max(1, Math.floor(touches / 10));
  const orders = Math.floor(touches / 5);
  const kindNumbers = kinds.map((kind) => kindNames.indexOf(kind));
  return {
    touches: {
      ...timesByCustomer(touches, customers, START, 90, pick),
      kind: new Uint8Array(touches).map(() => kindNumbers[pick(kinds.length)]!),
      creator: new Int32Array(touches).map(() => pick(creators)),
    },
    conversions: {
      ...timesByCustomer(orders, customers, START + DAY, 89, pick),
      value: new Float64Array(orders).map(() => 500 + pick(20_000)),
      codeOwner: new Int32Array(orders).map(() => (pick(8) === 0 ? pick(creators) : -1)),
    },
  };
}

function timesByCustomer(
  rows: number,
  customers: number,
  start: number,
  days: number,
  pick: (of: number) => number,
): { readonly customer: Int32Array; readonly time: Float64Array } {
  const customer = new Int32Array(rows).map(() => pick(customers)).sort();
  const time = new Float64Array(rows).map(() => start + pick(days * DAY));
  for (let from = 0, to = 1; to <= rows; to += 1) {
    if (to < rows && customer[to] === customer[from]) continue;
    time.subarray(from, to).sort();
    from = to;
  }
  return { customer, time };
}

/** The same rows in another order. */
export function shuffledColumns({ touches, conversions }: JourneyColumns): JourneyColumns {
  const random = seededRandom(20260404);
  const order = new Int32Array(touches.time.length).map((_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return {
    touches: {
      customer: order.map((row) => touches.customer[row]!),
      time: Float64Array.from(order, (row) => touches.time[row]!),
      kind: Uint8Array.from(order, (row) => touches.kind[row]!),
      creator: order.map((row) => touches.creator[row]!),
    },
    conversions,
  };
}

/** All about one customer of `customers`: ten touches and two orders; of the first customer a thousand times as many. */
export function customerFacts(customer: number): Omit<Journey, "codes"> {
  const random = seededRandom(20260405 + customer);
  const pick = (of: number) => Math.floor(random() * of);
  const touches = customer === 0 ? 10_000 : 10;
  const customerKey = `customer-${customer}`;
  return {
    touchpoints: Array.from({ length: touches }, (_, i) => ({
      id: `touch-${customer}-${i}`,
      creatorId: `creator-${pick(1_000)}`,
      customerKey,
      occurredAt: START + pick(90 * DAY),
      kind: kinds[pick(kinds.length)]!,
      platform: "tiktok" as const,
      postId: `post-${pick(50_000)}`,
    })),
    conversions: Array.from({ length: touches / 5 }, (_, i) => ({
      id: `order-${customer}-${i}`,
      customerKey,
      occurredAt: START + DAY + pick(89 * DAY),
      kind: "order" as const,
      value: { minor: 500 + pick(20_000), currency: "GBP" },
    })),
  };
}
