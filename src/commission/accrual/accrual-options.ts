import type { Instant, InstantInput } from "../../time/types.js";
import { asOfIn, assertOneOf } from "../guards.js";

/** How facts are accrued. */
export interface AccrualOptions {
  /** The moment of the run; the booking time of what it returns. */
  readonly asOf: InstantInput;
  /** Whether receipts say which rules did not apply, and why. Absent: `full`. `brief` leaves it off. */
  readonly receipts?: "full" | "brief";
}

export function readOptions(options: AccrualOptions): { readonly asOf: Instant; readonly isFull: boolean } {
  const asOf = asOfIn(options);
  const { receipts = "full" } = options;
  assertOneOf(receipts, ["full", "brief"], "options.receipts", "invalidArgument");
  return { asOf, isFull: receipts === "full" };
}
