import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sortByKey } from "../../kernels/sort-by-key.js";
import { textHash } from "../../kernels/text-hash.js";
import { sameFacts } from "../../time/same-facts.js";
import { readInstant, toInstant } from "../../time/to-instant.js";
import type { Instant, InstantInput } from "../../time/types.js";
import { assertId } from "../guards.js";
import { slotsFor } from "./id-filter.js";

/** A fact with its time in numbers, and its place in the list. */
export interface Known<Fact> {
  readonly fact: Fact;
  readonly at: Instant;
  readonly index: number;
}

/** The facts known at a moment, by time, then id: their places in the list, and beside them their times. */
export interface FactOrder {
  readonly places: Int32Array;
  readonly times: Float64Array;
}

/**
 * The facts known at a moment, each once. Files are delivered twice and webhooks are repeated, and that changes nothing;
 * two different facts under one id are a mistake that nobody can guess right.
 */
export function readFacts<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  name: string,
  time: keyof Fact & string,
  asOf: Instant,
): Known<Fact>[] {
  const { places, times } = orderFacts(facts, name, time, asOf);
  const known = new Array<Known<Fact>>(places.length);
  for (let row = 0; row < places.length; row += 1) {
    const index = places[row]!;
    known[row] = { fact: facts[index]!, at: times[row]!, index };
  }
  return known;
}

/** The same without an object for each fact. */
export function orderFacts<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  name: string,
  time: keyof Fact & string,
  asOf: Instant,
): FactOrder {
  assertList(facts, name);
  const repeats = repeatedFacts(facts, name);
  const places = new Int32Array(facts.length);
  const times = new Float64Array(facts.length);
  let known = 0;
  for (let index = 0; index < facts.length; index += 1) {
    const at = timeOf(facts[index]!, name, time, index);
    if (at > asOf || repeats?.has(index)) continue;
    places[known] = index;
    times[known] = at;
    known += 1;
  }
  sortByKey(times, places, 0, known, (a, b) => codeUnitOrder(facts[a]!.id, facts[b]!.id));
  return { places: places.subarray(0, known), times: times.subarray(0, known) };
}

function timeOf<Fact>(fact: Fact, name: string, time: keyof Fact & string, index: number): Instant {
  const input = fact[time];
  const at = readInstant(input);
  // The path is text: made only when something is wrong.
  return Number.isNaN(at) ? toInstant(input as InstantInput, `${name}[${index}].${time}`) : at;
}

/** The places of facts that were told before; `null` where there are none. */
function repeatedFacts<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  name: string,
): ReadonlySet<number> | null {
  for (let index = 0; index < facts.length; index += 1) {
    const id: unknown = facts[index]?.id;
    if (typeof id !== "string" || id === "") assertId(id, `${name}[${index}].id`);
  }
  const suspects = possibleRepeats(facts);
  if (suspects.length === 0) return null;
  const first = new Map<string, number>();
  const repeats = new Set<number>();
  for (const index of suspects) {
    const { id } = facts[index]!;
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, index);
      continue;
    }
    if (!sameFacts(facts[before], facts[index])) {
      fail("duplicateId", `${name}[${index}].id`, `new, or all of ${name}[${before}] repeated`, id);
    }
    repeats.add(index);
  }
  return repeats.size === 0 ? null : repeats;
}

const SEEN = 1;
const SHARED = 2;

/**
 * The places of all facts that share their id with another, and of few more: those whose ids have the same hash. A look at one
 * byte each is a third of what a map of a million ids costs; the map is for the suspects.
 */
function possibleRepeats(facts: readonly { readonly id: string }[]): readonly number[] {
  const slots = new Uint8Array(slotsFor(facts.length));
  const last = slots.length - 1;
  const slotOf = new Int32Array(facts.length);
  let isAnyShared = false;
  for (let index = 0; index < facts.length; index += 1) {
    const slot = textHash(facts[index]!.id) & last;
    slotOf[index] = slot;
    if (slots[slot] === 0) slots[slot] = SEEN;
    else {
      slots[slot] = SHARED;
      isAnyShared = true;
    }
  }
  const suspects: number[] = [];
  if (!isAnyShared) return suspects;
  for (let index = 0; index < facts.length; index += 1) {
    if (slots[slotOf[index]!] === SHARED) suspects.push(index);
  }
  return suspects;
}
