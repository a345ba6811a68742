import type { Instant } from "../../time/types.js";
import type { RowKinds } from "./row-kinds.js";

/** What is made of the rules that pay on each kind of rows; made once for a kind, until something changes with the time. */
export class PayersOfKinds<Made> {
  readonly #kinds: Int32Array;
  readonly #made: (Made | undefined)[];
  readonly #moments: readonly number[];
  readonly #make: (row: number) => Made;
  #isMade: number[] = [];
  #next = 0;

  /** @param moments - at which an answer may change with nothing but the time, ascending */
  constructor({ kinds, count }: RowKinds, moments: readonly number[], make: (row: number) => Made) {
    this.#kinds = kinds;
    this.#made = new Array<Made | undefined>(count).fill(undefined);
    this.#moments = moments;
    this.#make = make;
  }

  /** Goes on to an instant. Returns until when what is true then stays true. */
  enter(at: Instant): number {
    const moments = this.#moments;
    if (this.#next < moments.length && at >= moments[this.#next]!) {
      while (this.#next < moments.length && at >= moments[this.#next]!) this.#next += 1;
      for (const kind of this.#isMade) this.#made[kind] = undefined;
      this.#isMade = [];
    }
    return moments[this.#next] ?? Number.POSITIVE_INFINITY;
  }

  of(row: number): Made {
    return this.#made[this.#kinds[row]!] ?? this.#add(row);
  }

  #add(row: number): Made {
    const kind = this.#kinds[row]!;
    const made = this.#make(row);
    this.#made[kind] = made;
    this.#isMade.push(kind);
    return made;
  }
}
