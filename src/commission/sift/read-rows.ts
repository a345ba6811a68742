import { assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorAttributes } from "../../models/commission.js";
import { readInstant } from "../../time/to-instant.js";
import { compileFx } from "../accrual/fx.js";
import type { AccrualFacts } from "../accrue.js";
import { readDeliverables, readPosts } from "../components/activities.js";
import { compileReferrals } from "../components/override/compile-referrals.js";
import { assertId, isGiven } from "../guards.js";
import { assertEntry } from "../ledger/assert-ledger.js";
import { compilePicks } from "../rules/compile-picks.js";
import { attributesOf } from "../rules/rule-scope.js";
import { called, type FactList, nouns, type Refusal, refusalOf, type Tell } from "./findings.js";

// A fact is read by the reader that will read it in the run, so that nothing is let through that stops the run later.

type RowOf<List extends FactList> = NonNullable<AccrualFacts[List]>[number];

/** Later than anything: facts that are not known yet are looked at as well. */
const LAST = 8.64e15;

// What happened in another millennium is a mistake; calendars end with the year 9999, and a hold must still be in them.
const FIRST_EVENT = Date.UTC(1900, 0, 1);
const EVENTS_END = Date.UTC(3000, 0, 1);

export interface Reading<Row> {
  /** Where findings about it stand: its ids. */
  readonly keyOf: (row: Row) => readonly string[];
  /** When it happened; `null` for what has no such time. */
  readonly at: (keyof Row & string) | null;
  /** Other times, where they are given. */
  readonly times: readonly (keyof Row & string)[];
  /** The reader of the run. */
  readonly read: (row: Row) => unknown;
}

const byId = (row: { readonly id: string }) => [row.id];

/** How the rows of each list are read by themselves; sales and adjustments also together. */
export const readings: { readonly [List in FactList]: Reading<RowOf<List>> } = {
  sales: {
    keyOf: byId,
    at: "occurredAt",
    times: ["deliveredAt", "settledAt", "approvedAt"],
    read: ({ id, subscription, lines, orderDiscounts, credits }) => {
      assertId(id, "id");
      assertObjects(credits, "credits");
      if (isGiven(lines)) assertObjects(lines, "lines");
      if (isGiven(orderDiscounts)) assertObjects(orderDiscounts, "orderDiscounts");
      if (isGiven(subscription)) inCalendar(subscription.startedAt, "subscription.startedAt");
    },
  },
  adjustments: {
    keyOf: byId,
    at: "occurredAt",
    times: [],
    read: ({ id, conversionId, lineId, reinstates }) => {
      assertId(id, "id");
      assertId(conversionId, "conversionId");
      if (isGiven(lineId)) assertId(lineId, "lineId");
      if (isGiven(reinstates)) assertId(reinstates, "reinstates");
    },
  },
  payouts: { keyOf: byId, at: "paidAt", times: [], read: ownIds },
  transfers: { keyOf: byId, at: "at", times: [], read: ownIds },
  picks: {
    keyOf: ({ creatorId, productId }) => [creatorId, productId],
    at: "pickedAt",
    times: ["droppedAt"],
    read: (pick) => compilePicks([pick]),
  },
  referrals: {
    keyOf: ({ creatorId, referrerId }) => [creatorId, referrerId],
    at: null,
    times: [],
    read: (referral) => compileReferrals([referral]),
  },
  posts: {
    keyOf: byId,
    at: "publishedAt",
    times: [],
    read: (post) => {
      readPosts([post], LAST);
      for (const { at } of post.snapshots) inCalendar(at, "snapshots");
    },
  },
  deliverables: {
    keyOf: byId,
    at: null,
    times: ["submittedAt", "approvedAt", "declinedAt"],
    read: (deliverable) => readDeliverables([deliverable], LAST),
  },
  fxRates: {
    keyOf: ({ from, to, date }) => [from, to, date],
    at: null,
    times: [],
    read: (fx) => compileFx([fx], "fxRates"),
  },
  creators: {
    keyOf: (row) => [row.creatorId, ...(isGiven(row.from) ? [String(startOfRow(row))] : [])],
    at: null,
    times: [],
    read: (row) => attributesOf([row]),
  },
  booked: {
    keyOf: byId,
    at: "occurredAt",
    times: ["bookedAt"],
    read: (entry) => assertEntry(entry, "booked"),
  },
};

function ownIds({ id, creatorId }: { readonly id: string; readonly creatorId: string }): void {
  assertId(id, "id");
  assertId(creatorId, "creatorId");
}

function startOfRow({ from }: CreatorAttributes): number {
  return isGiven(from) ? readInstant(from) : Number.NEGATIVE_INFINITY;
}

function inCalendar(value: unknown, name: string): void {
  const at = readInstant(value);
  if (!(at >= FIRST_EVENT && at < EVENTS_END))
    fail("invalidInstant", name, "an instant of the years 1900 to 2999", value);
}

/** The rows of a list that can be read by themselves; the others are told. */
export function readableRows<List extends FactList>(
  list: List,
  rows: readonly RowOf<List>[],
  tell: Tell,
): readonly RowOf<List>[] {
  const reading: Reading<RowOf<List>> = readings[list];
  const good: RowOf<List>[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const fault = faultOf(row, reading);
    if (fault === null) good.push(row);
    else tellUnreadable(list, nameOf(row, reading.keyOf) ?? [index], fault, tell);
  }
  return good;
}

/** What is wrong with a row by itself; `null` for a good one. */
function faultOf<Row>(row: Row, { at, times, read }: Reading<Row>): Refusal | null {
  return refusalOf(() => {
    assertObject(row, "it");
    if (at !== null) inCalendar(row[at], at);
    for (const field of times) if (isGiven(row[field])) inCalendar(row[field], field);
    read(row);
  });
}

/** The ids of a row, where it has them. */
function nameOf<Row>(row: Row, keyOf: (row: Row) => readonly string[]): readonly string[] | null {
  try {
    const ids = keyOf(row);
    return ids.every((id) => typeof id === "string" && id !== "") ? ids.map(called) : null;
  } catch {
    return null;
  }
}

export function tellUnreadable(list: FactList, ids: readonly (string | number)[], fault: Refusal, tell: Tell): void {
  const { where, expected, actual } = fault;
  const name = typeof ids[0] === "number" ? `${nouns[list]} number ${ids[0] + 1}` : `${nouns[list]} ${ids.join(" / ")}`;
  const message = `${name} cannot be read: ${where} must be ${expected}; it is set aside.`;
  tell("unreadable", [list, ...ids], "leftOut", message, expected, actual);
}
