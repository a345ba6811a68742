import type { TextNumbers } from "../../kernels/text-numbers.js";
import type { Touchpoint } from "../../models/tracking.js";
import type { CompiledWindows } from "../policy/compile-windows.js";
import { type Touches, touchAt } from "./touch-index.js";

/** What a touch must have in common with a conversion besides the customer. */
export type Scope = "order" | "shop" | "product";

/** An index as one policy sees it. */
export interface TouchView {
  readonly index: Touches;
  readonly windows: CompiledWindows;
  /** By place, the lane of the touch, and more by the number of lanes when it is revoked. */
  readonly slots: Uint8Array | Int32Array;
  /** By place, the number of its shop or product, −1 when it says none; `null` where the policy does not ask. */
  readonly scopes: Int32Array | null;
  readonly scopeNumbers: TextNumbers;
  /** Places that a walk has found and that nobody wants to keep. */
  readonly found: number[];
  /** The lanes of a bucket that is too long to walk through; made when they are first asked for. */
  readonly lanesOf: (query: TouchQuery) => BucketLanes | undefined;
}

/** The touches that one conversion asks about. One such object serves all of them, one after the other. */
export interface TouchQuery {
  /** The number of the customer; −1 for one without touches. */
  customer: number;
  /** The bucket: the places from `from` to `to − 1`. */
  from: number;
  to: number;
  /** The creators who are the customer; `undefined` for none. */
  own: ReadonlySet<string> | undefined;
  /** The shops or products that count; `null` for any. */
  scopes: readonly number[] | null;
}

/** Some of the places of a bucket, ascending, with their times. */
export interface Lane {
  readonly places: Int32Array;
  readonly times: Float64Array;
}

/**
 * The touches of one long bucket in lanes ready for binary search: whatever counts for a conversion is one unbroken stretch of
 * a lane, so that no rule has to be asked again for each pair of touch and conversion.
 */
export interface BucketLanes {
  /** The lanes of the windows in which this bucket has touches. */
  readonly lanes: readonly number[];
  /** What may count, by lane and scope (0 where the policy does not ask for one). */
  readonly counting: (lane: number, scope: number) => Lane | undefined;
  /** Everything, by lane. */
  readonly all: (lane: number) => Lane | undefined;
  /** What may count and names a creator, or names none, by lane and scope. */
  readonly naming: (names: boolean, lane: number, scope: number) => Lane | undefined;
  /** What may count, by creator, lane and scope. */
  readonly ofCreator: (creatorId: string, lane: number, scope: number) => Lane | undefined;
}

/** Whether a touch has what the policy wants in common with the conversion. */
export function isInScope({ scopes }: TouchView, query: TouchQuery, place: number): boolean {
  return query.scopes === null || query.scopes.includes(scopes![place]!);
}

/** Whether a touch led its own creator to the shop. */
export function isOwn({ own }: Pick<TouchQuery, "own">, { creatorId }: Pick<Touchpoint, "creatorId">): boolean {
  return own !== undefined && creatorId !== null && own.has(creatorId);
}

/** Whether a touch that is not revoked may count for the conversion, if it is in time. */
export function isAdmitted(view: TouchView, query: TouchQuery, place: number): boolean {
  return isInScope(view, query, place) && (query.own === undefined || !isOwn(query, touchAt(view.index, place)));
}
