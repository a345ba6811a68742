import { codeUnitOrder } from "../kernels/code-unit-order.js";
import type { EntrySource, LedgerEntry } from "../models/commission.js";

/** At one instant a sale comes before the bonus it brings, and both before the payout. */
const ranks: Readonly<Record<EntrySource["kind"], number>> = { sale: 0, period: 1, payout: 2 };

/** The order of entries of one instant: by what they are about, then in sequence, so that #10 comes after #9. */
export function bySubject(a: LedgerEntry, b: LedgerEntry): number {
  const [subject, sequence] = partsOf(a.id);
  const [otherSubject, otherSequence] = partsOf(b.id);
  return (
    ranks[a.source.kind] - ranks[b.source.kind] ||
    codeUnitOrder(subject, otherSubject) ||
    sequence - otherSequence ||
    codeUnitOrder(a.id, b.id)
  );
}

function partsOf(id: string): readonly [subject: string, sequence: number] {
  const at = id.lastIndexOf("#");
  const sequence = at < 0 ? Number.NaN : Number(id.slice(at + 1));
  return Number.isSafeInteger(sequence) ? [id.slice(0, at), sequence] : [id, 0];
}
