import type { CreatorId, ModelComparison } from "creator-core/models";
import type { Money } from "creator-core/money";

/** What the models give to one creator, in one currency. */
export interface SharesByModel {
  /** `null` for what no creator was credited with. */
  readonly creatorId: CreatorId | null;
  /** One for each model, in their order. */
  readonly amounts: readonly Money[];
}

/** Every currency in which something was credited to somebody or to nobody, sorted. */
export function currenciesOf({ creators }: ModelComparison): string[] {
  const amounts = creators.flatMap(({ totals }) => totals.flatMap(({ values }) => values));
  return [...new Set(amounts.map(({ currency }) => currency))].sort();
}

/** By what the first model gives, the most first; nobody comes last. */
export function sharesByModel({ creators }: ModelComparison, currency: string): SharesByModel[] {
  const shares = creators.map(({ creatorId, totals }) => ({
    creatorId,
    amounts: totals.map(({ values }) => values.find((each) => each.currency === currency) ?? { minor: 0, currency }),
  }));
  const rank = ({ creatorId, amounts }: SharesByModel) => (creatorId === null ? -1 : (amounts[0]?.minor ?? 0));
  return shares.sort((a, b) => rank(b) - rank(a));
}
