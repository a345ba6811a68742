import type { Instant } from "../../../time/types.js";
import type { CompiledTiered } from "./compile-tiered.js";

/** Which sales of a creator add up together: those of one key. */
export function windowKeyOf(
  { window }: CompiledTiered,
  sale: { readonly at: Instant; readonly campaignId: string | null; readonly saleId: string },
): string {
  return window.keyOf({ at: sale.at, campaignId: sale.campaignId, id: sale.saleId });
}
