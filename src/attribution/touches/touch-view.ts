import { type TextNumbers, textNumbers } from "../../kernels/text-numbers.js";
import type { Conversion } from "../../models/tracking.js";
import type { CompiledWindows } from "../policy/compile-windows.js";
import { bucketLanes } from "./bucket-lanes.js";
import { REVOKED, type Touches, touchAt } from "./touch-index.js";
import type { BucketLanes, Scope, TouchView } from "./touch-query.js";

/** A bucket of so many touches is walked through for every conversion; in a longer one they are searched for. */
const LONGEST_WALK = 256;

/** Looks at an index through the windows and the scope of a policy. Nothing is done where a policy has neither. */
export function viewTouches(
  index: Touches,
  windows: CompiledWindows,
  scope: Scope,
  longestWalk = LONGEST_WALK,
): TouchView {
  const scopeNumbers = textNumbers();
  const byCustomer = new Map<number, BucketLanes>();
  const view: TouchView = {
    index,
    windows,
    slots: slotsOf(index, windows),
    scopes: scope === "order" ? null : scopesOf(index, scope, scopeNumbers),
    scopeNumbers,
    found: [],
    lanesOf(query) {
      if (query.to - query.from <= longestWalk) return undefined;
      let lanes = byCustomer.get(query.customer);
      if (lanes === undefined) {
        lanes = bucketLanes(view, query);
        byCustomer.set(query.customer, lanes);
      }
      return lanes;
    },
  };
  return view;
}

/** Without overrides the lanes are the kinds, and the column of the index serves as it is. */
function slotsOf(index: Touches, { lanes, laneOf }: CompiledWindows): Uint8Array | Int32Array {
  const { kinds } = index;
  if (lanes === REVOKED) return kinds;
  const slots = new Int32Array(kinds.length);
  for (let place = 0; place < kinds.length; place += 1) {
    const { creatorId, campaignId } = touchAt(index, place);
    const kind = kinds[place]!;
    slots[place] =
      kind < REVOKED ? laneOf(kind, creatorId, campaignId) : lanes + laneOf(kind - REVOKED, creatorId, campaignId);
  }
  return slots;
}

function scopesOf(index: Touches, scope: "shop" | "product", numbers: TextNumbers): Int32Array {
  const scopes = new Int32Array(index.rows.length);
  for (let place = 0; place < scopes.length; place += 1) {
    const { shopId, productId } = touchAt(index, place);
    const text = scope === "shop" ? shopId : productId;
    scopes[place] = typeof text === "string" && text !== "" ? numbers.add(text) : -1;
  }
  return scopes;
}

/** The numbers of the shop, or of all products, of a conversion, as far as any touch has them. */
export function scopesOfConversion(view: TouchView, scope: Scope, conversion: Conversion): readonly number[] | null {
  if (scope === "order") return null;
  const { shopId, productId, lines } = conversion;
  const texts = scope === "shop" ? [shopId] : [productId, ...(lines ?? []).map((line) => line.productId)];
  const numbers = new Set<number>();
  for (const text of texts) if (typeof text === "string") numbers.add(view.scopeNumbers.find(text));
  numbers.delete(-1);
  return [...numbers];
}
