import { mulDivRound } from "../../kernels/mul-div-round.js";
import { exactMinor } from "../../money/exact-money.js";
import type { Instant } from "../../time/types.js";
import { changeOrder, eventOrder, type RowChange } from "../components/tiered/event-order.js";
import type { CompiledCap } from "./compile-caps.js";

/** A commission as a cap sees it, in minor units; nothing is below zero. */
export interface CapMember {
  readonly at: Instant;
  /** Unique under the cap: of commissions at one moment the smaller comes first. */
  readonly id: string;
  /** What it came to when it was made. */
  readonly made: number;
  /** After each of its adjustments. */
  readonly steps: readonly { readonly at: Instant; readonly minor: number }[];
  /** With everything known. */
  readonly final: number;
}

/** The same after the cap. */
export type CappedMember = CapMember;

/**
 * What a cap leaves of the commissions that it counts together.
 *
 * In event time each gets what there is room for, or nothing if it does not fit whole. Under `later` that stands: each
 * reversal takes its proportion of what was paid (rounded half away from zero), and what it frees serves later commissions
 * only; a correction with everything known comes last, and grows into what room there is. Under `refill` the final amounts
 * fill the cap anew in the order of their sales. Either way the final amounts sum to the cap at most.
 *
 * Complexity: O(n log n); O(n) for commissions that come in the order they happened.
 *
 * @param members - in any order
 * @returns what each gets, in their order
 */
export function foldCap(cap: CompiledCap, members: readonly CapMember[]): readonly CappedMember[] {
  const order = eventOrder(members);
  const paid = payInTime(cap, members, order);
  const final = cap.onHeadroom === "refill" ? fillAnew(cap, members, order) : correct(cap, members, order, paid);
  return members.map(({ at, id, steps }, row): CappedMember => {
    const capped =
      steps.length === 0 ? steps : steps.map((step, index) => ({ at: step.at, minor: paid.steps[row]![index]! }));
    return { at, id, made: paid.made[row]!, steps: capped, final: final[row]! };
  });
}

/** What an amount gets where there is so much room. */
function admit({ overflow }: CompiledCap, amount: number, room: number): number {
  if (amount <= room) return amount;
  return overflow === "clamp" ? room : 0;
}

/** What every commission was paid and has left after each of its adjustments; and what all of them have at the end. */
interface Paid {
  readonly made: Float64Array;
  readonly left: Float64Array;
  readonly steps: readonly (readonly number[])[];
  readonly room: number;
}

const none: readonly number[] = [];

/** Goes through commissions and their adjustments in the order they happened. */
function payInTime(cap: CompiledCap, members: readonly CapMember[], order: Int32Array): Paid {
  const made = new Float64Array(members.length);
  const left = new Float64Array(members.length);
  const steps = members.map((member) => (member.steps.length === 0 ? none : new Array<number>(member.steps.length)));
  const changes = changeOrder(members, ({ steps: given }) => given);
  // Refilled, a cap holds all that is due so far; otherwise what was paid and not taken back.
  const holdsDue = cap.onHeadroom === "refill" && cap.overflow === "clamp";
  let held = 0;
  let next = 0;
  const adjust = ({ row, step }: RowChange): void => {
    const { made: whole, steps: given } = members[row]!;
    const due = given[step]!.minor;
    const before = left[row]!;
    left[row] = holdsDue
      ? Math.min(due, made[row]!)
      : moved(cap, before, dueOf(cap, made[row]!, whole, due), cap.most - held);
    (steps[row] as number[])[step] = left[row]!;
    held += holdsDue ? due - (step === 0 ? whole : given[step - 1]!.minor) : left[row]! - before;
  };
  for (const row of order) {
    const member = members[row]!;
    for (; next < changes.length && changes[next]!.at < member.at; next += 1) adjust(changes[next]!);
    left[row] = made[row] = admit(cap, member.made, Math.max(0, cap.most - held));
    held = exactMinor(held + (holdsDue ? member.made : left[row]!), "the sum under a cap");
  }
  for (; next < changes.length; next += 1) adjust(changes[next]!);
  return { made, left, steps, room: Math.max(0, cap.most - held) };
}

/**
 * What a commission that was clipped is due when it comes to `now`: less in proportion to what was paid, or more by what it
 * grew. What was refused whole stays refused.
 */
function dueOf({ overflow, rounding }: CompiledCap, paid: number, made: number, now: number): number {
  if (paid === made) return now;
  if (overflow === "reject") return 0;
  return now >= made ? paid + (now - made) : exactMinor(mulDivRound(paid, now, made, rounding), "commission");
}

/** From what it has to what it is due, as far as there is room. */
function moved(cap: CompiledCap, has: number, due: number, room: number): number {
  return due <= has ? due : has + admit(cap, due - has, room);
}

/** With everything known: first what shrinks, then what grows, in the order of the sales. */
function correct(
  cap: CompiledCap,
  members: readonly CapMember[],
  order: Int32Array,
  { made, left, room }: Paid,
): Float64Array {
  const final = left.slice();
  let free = room;
  for (const grows of [false, true]) {
    for (const row of order) {
      const member = members[row]!;
      const due = dueOf(cap, made[row]!, member.made, member.final);
      const has = left[row]!;
      if (member.final === lastOf(member) || due > has !== grows) continue;
      final[row] = moved(cap, has, due, free);
      free -= final[row]! - has;
    }
  }
  return final;
}

function lastOf({ made, steps }: CapMember): number {
  return steps.length === 0 ? made : steps[steps.length - 1]!.minor;
}

function fillAnew(cap: CompiledCap, members: readonly CapMember[], order: Int32Array): Float64Array {
  const final = new Float64Array(members.length);
  let room = cap.most;
  for (const row of order) {
    final[row] = admit(cap, members[row]!.final, room);
    room -= final[row]!;
  }
  return final;
}
