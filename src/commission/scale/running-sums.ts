import type { Instant, Period } from "../../time/types.js";
import type { RowOrder } from "./row-order.js";

/** Sums by owner in one stretch of time after the other. */
export interface RunningSums {
  /** Of the stretch that was entered last, by owner. */
  readonly sums: Float64Array;
  /** The moment at which that stretch is over. */
  readonly end: number;
  /** Goes on to the stretch that an instant lies in: that of the row at `place`. */
  enter(at: Instant, place: number): void;
}

/**
 * Rows come in the order of time, so that a stretch is over once it is left. Then what was summed in it is wiped out, and
 * only that: there may be a million creators, and as many months with a row in each.
 *
 * @param ownerOf - the owner of each row, −1 for none; `null` where all rows have one
 * @param periodAt - `null` for one stretch that never ends
 */
export function runningSums(
  owners: number,
  ownerOf: Int32Array | null,
  periodAt: ((at: Instant) => Period) | null,
  order: RowOrder,
): RunningSums {
  return new Sums(owners, ownerOf, periodAt, order);
}

class Sums implements RunningSums {
  readonly sums: Float64Array;
  end = Number.NEGATIVE_INFINITY;
  readonly #ownerOf: Int32Array | null;
  readonly #periodAt: ((at: Instant) => Period) | null;
  readonly #order: RowOrder;
  #begun = 0;

  constructor(owners: number, ownerOf: Int32Array | null, periodAt: ((at: Instant) => Period) | null, order: RowOrder) {
    this.sums = new Float64Array(owners);
    this.#ownerOf = ownerOf;
    this.#periodAt = periodAt;
    this.#order = order;
  }

  enter(at: Instant, place: number): void {
    if (at < this.end) return;
    this.#wipe(place);
    this.#begun = place;
    this.end = this.#periodAt === null ? Number.POSITIVE_INFINITY : endOf(this.#periodAt(at));
  }

  #wipe(place: number): void {
    const { sums } = this;
    if (this.#ownerOf === null || place - this.#begun >= sums.length) {
      sums.fill(0);
      return;
    }
    for (let each = this.#begun; each < place; each += 1) {
      const owner = this.#ownerOf[this.#order.rowAt(each)]!;
      if (owner >= 0) sums[owner] = 0;
    }
  }
}

function endOf({ window }: Period): number {
  return window.end ?? Number.POSITIVE_INFINITY;
}
