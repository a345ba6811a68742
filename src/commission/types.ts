import type { TraceLine } from "../models/ledger.js";
import type { Money } from "../money/types.js";

/** An amount with its receipt. */
export interface Commission<Currency extends string = string> {
  readonly total: Money<Currency>;
  /** How it came about; the amounts sum to the total. */
  readonly lines: readonly TraceLine[];
}
