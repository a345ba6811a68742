import type { UnattributedReason } from "../../models/attribution.js";
import type { DirectEvidence } from "../evidence/direct-evidence.js";
import type { TouchIndex } from "../touches/touch-index.js";
import type { Case } from "./case.js";

/** Many conversions, decided. */
export interface Decisions {
  /** What was decided about the `i`th; it holds until it is asked again. */
  readonly of: (i: number) => Case;
  /** What has won them, where that is all there is to say. */
  readonly plain: PlainWinners | null;
}

/** What has won each of many conversions. */
export interface PlainWinners {
  readonly index: TouchIndex;
  /** What stands on them. */
  readonly direct: readonly (readonly DirectEvidence[])[];
  /** As in a `Case`. */
  readonly winners: Int32Array;
  /** The rows of the touches among the winners; −1 for none. */
  readonly touchRows: Int32Array;
  /** Why nobody has won the `i`th; `null` when something has. */
  readonly reasonOf: (i: number) => UnattributedReason | null;
}
