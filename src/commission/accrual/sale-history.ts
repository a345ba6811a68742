import type { Sale } from "../../models/attribution.js";
import type { Adjustment } from "../../models/tracking.js";
import type { Instant } from "../../time/types.js";
import { adjustmentsBySale } from "./adjustments-by-sale.js";
import { type FxTable, noRates } from "./fx.js";
import { idFilter } from "./id-filter.js";
import { SaleHistory } from "./known-sale.js";
import { orderFacts } from "./read-facts.js";

export { basesOf } from "./bases-of.js";
export { fxMissing, fxOf } from "./fx-of.js";
export { SaleHistory } from "./known-sale.js";

const none: readonly never[] = /* @__PURE__ */ Object.freeze([]);

/** All sales known at a moment with their adjustments, in the order they happened; each is read when it is its turn. */
export function* readSales(
  sales: readonly Sale[],
  adjustments: readonly Adjustment[],
  asOf: Instant,
  rates: FxTable = noRates,
): Generator<SaleHistory> {
  const changes = adjustmentsBySale(adjustments, asOf);
  const mayHaveChanges = idFilter(changes.keys(), changes.size);
  const { places, times } = orderFacts(sales, "sales", "occurredAt", asOf);
  for (let row = 0; row < places.length; row += 1) {
    const index = places[row]!;
    const sale = sales[index]!;
    const own = mayHaveChanges(sale.id) ? changes.get(sale.id) : undefined;
    yield new SaleHistory(sale, times[row]!, index, asOf, own ?? none, rates);
  }
}
