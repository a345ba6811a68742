import type { AttributionFacts } from "../models/attribution.js";
import type { TouchIndex } from "./touches/touch-index.js";
import type { Weigher } from "./weights/custom-weights.js";

export type { TouchIndex } from "./touches/touch-index.js";
export type { WeighedTouch, Weigher } from "./weights/custom-weights.js";

/** The facts with their touches in an index that was built before; see `buildTouchIndex`. */
export interface IndexedFacts extends Omit<AttributionFacts, "touchpoints"> {
  readonly index: TouchIndex;
  readonly touchpoints?: undefined;
}

/** What attribution looks at, with touches as a list or in an index. */
export type AttributionInput = AttributionFacts | IndexedFacts;

/** What holds for all customers: who owned what, who the creators are, and who is on the staff. */
export type AttributionContext = Pick<AttributionFacts, "directory" | "creators" | "staff">;

/** The facts of one customer. */
export type CustomerFacts = Pick<AttributionFacts, "conversions" | "touchpoints">;

/** What cannot be written in a policy. */
export interface AttributionOptions {
  /** The functions that policies name in `{ kind: "custom", weigher }`. */
  readonly weighers?: Readonly<Record<string, Weigher>>;
}
