import { fail } from "../../../errors/creator-core-error.js";
import type { TieredComponent, TierMeasure } from "../../../models/commission.js";
import type { TimeZone } from "../../../time/types.js";
import { assertKeys, assertOneOf } from "../../guards.js";
import { type CompiledWindow, compileMeasureWindow } from "../measure-window.js";
import { compileTierTable, type TierBoundary, type TierTable } from "./tier-table.js";

/** A tiered component, checked and in numbers. */
export interface CompiledTiered {
  readonly kind: "tiered";
  /** In which the tiers begin and the bases must be; `null` for tiers of counts, which pay in any. */
  readonly currency: string | null;
  readonly mode: TieredComponent["mode"];
  /** `null` for modes that have nothing to cross. */
  readonly crossing: "before" | "after" | null;
  readonly boundary: TierBoundary;
  readonly measure: TierMeasure;
  readonly window: CompiledWindow;
  readonly onReversal: TieredComponent["onReversal"];
  /** Whether only approved sales count and are paid. */
  readonly approvedOnly: boolean;
  readonly table: TierTable;
}

const measures: readonly TierMeasure[] = ["salesValue", "orders", "units", "views", "posts"];
const keys = [
  "kind",
  "mode",
  "crossing",
  "boundary",
  "measure",
  "window",
  "tiers",
  "onReversal",
  "counting",
] as const satisfies readonly (keyof TieredComponent)[];

/** Checks a tiered component and brings it into numbers. */
export function compileTiered(component: TieredComponent, zone: TimeZone, path: string): CompiledTiered {
  assertKeys(component, keys, path);
  const { mode, crossing, boundary, measure, window, onReversal, counting } = component;
  assertOneOf(mode, ["graduated", "volume", "forward"], `${path}.mode`);
  assertCrossing(mode, crossing, `${path}.crossing`);
  if (boundary !== undefined) assertOneOf(boundary, ["fromInclusive", "upToInclusive"], `${path}.boundary`);
  assertOneOf(measure, measures, `${path}.measure`);
  assertOneOf(onReversal, ["recompute", "ratchet"], `${path}.onReversal`);
  if (counting !== undefined) assertOneOf(counting, ["approved"], `${path}.counting`);
  const table = compileTierTable(component.tiers, measure, `${path}.tiers`);
  return {
    kind: "tiered",
    currency: table.currency,
    mode,
    crossing: crossing ?? null,
    boundary: boundary ?? "fromInclusive",
    measure,
    window: compileMeasureWindow(window, zone, `${path}.window`),
    onReversal,
    approvedOnly: counting === "approved",
    table,
  };
}

function assertCrossing(mode: TieredComponent["mode"], crossing: unknown, path: string): void {
  if (mode === "forward") assertOneOf(crossing, ["before", "after"], path);
  else if (crossing !== undefined) fail("invalidPolicy", path, `absent: ${mode} tiers have nothing to cross`, crossing);
}
