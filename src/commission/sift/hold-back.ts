import type { Sale } from "../../models/attribution.js";
import type { CommissionTerms } from "../../models/commission.js";
import type { LedgerEntry } from "../../models/ledger.js";
import type { Plans } from "../terms/compiled.js";
import { called, type Tell } from "./findings.js";

/**
 * Without a sale that was booked and is set aside now, nothing can be computed again that was computed together with it: a
 * tier would be left, room under a cap be found, that are not so. So what may have been waits until the sale is mended.
 */
export function holdBack(
  sales: readonly Sale[],
  given: ReadonlySet<string>,
  booked: readonly LedgerEntry[],
  plans: Plans,
  tell: Tell,
): readonly Sale[] {
  const kept = new Set(sales.map(({ id }) => id));
  const creators = new Map<string, string>();
  let everybody: string | null = null;
  for (const { source, terms, creatorId } of booked) {
    if (source.kind !== "sale" || terms === null || kept.has(source.conversionId) || !given.has(source.conversionId))
      continue;
    const compiled = plans.version(terms.id, terms.version);
    if (compiled === undefined || !isShared(compiled.terms)) continue;
    creators.set(creatorId, source.conversionId);
    if (isSharedByAll(compiled.terms)) everybody = source.conversionId;
  }
  if (creators.size === 0) return sales;
  return sales.filter((sale) => {
    const other =
      everybody ?? sale.credits.map(({ creatorId }) => creators.get(creatorId)).find((id) => id !== undefined);
    if (other === undefined) return true;
    const message = `Sale ${called(sale.id)} is computed together with sale ${called(other)}, which is booked and set aside; it waits until that one is mended.`;
    tell("waitsForOthers", ["sales", sale.id], "leftOut", message);
    return false;
  });
}

/** Whether a plan computes sales together: tiers, milestones, leaderboards, caps. */
function isShared({ rules, caps }: CommissionTerms): boolean {
  const isTogether = ({ component: { kind } }: CommissionTerms["rules"][number]) =>
    kind === "tiered" || kind === "milestone" || kind === "leaderboard";
  return (caps ?? []).length > 0 || rules.some(isTogether);
}

/** Whether it does so for several creators. */
function isSharedByAll({ rules, caps }: CommissionTerms): boolean {
  const isOfAll = ({ per }: NonNullable<CommissionTerms["caps"]>[number]) => per !== "creator" && per !== "order";
  return (caps ?? []).some(isOfAll) || rules.some(({ component: { kind } }) => kind === "leaderboard");
}
