import { assertList } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CommissionComponent, RateChange, RateLock } from "../../models/commission.js";
import type { Rate } from "../../rate/types.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { asShare, assertKeys, assertOneOf } from "../guards.js";

type PercentComponent = Extract<CommissionComponent, { readonly kind: "percent" }>;

/** A percentage, checked; which of its rates applies to a sale is decided with the rules. */
export interface CompiledPercent {
  readonly kind: "percent";
  /** A percentage pays in whatever currency its base is in. */
  readonly currency: null;
  /** Before the first change. */
  readonly rate: Rate;
  /** By time. */
  readonly changes: readonly { readonly from: Instant; readonly rate: Rate }[];
  readonly lock: RateLock | null;
}

/** Checks a percentage with its changes and lock. */
export function compilePercent(component: PercentComponent, _zone: TimeZone, path: string): CompiledPercent {
  assertKeys(component, ["kind", "rate", "changes", "lock"], path);
  return {
    kind: "percent",
    currency: null,
    rate: asShare(component.rate, `${path}.rate`),
    changes: compileChanges(component.changes ?? [], `${path}.changes`),
    lock: component.lock === undefined ? null : compileLock(component.lock, `${path}.lock`),
  };
}

function compileChanges(changes: readonly RateChange[], path: string): CompiledPercent["changes"] {
  assertList(changes, path, "a list of changes", "invalidPolicy");
  const rows = Array.from(changes, (change, index) => {
    assertKeys(change, ["from", "rate"], `${path}[${index}]`);
    const rate = asShare(change.rate, `${path}[${index}].rate`);
    return { from: toInstant(change.from, `${path}[${index}].from`), rate };
  });
  const sorted = [...rows].sort((a, b) => a.from - b.from);
  const twice = sorted.find(({ from }, index) => index > 0 && from === sorted[index - 1]!.from);
  if (twice !== undefined) {
    const place = rows.lastIndexOf(twice);
    fail("invalidPolicy", `${path}[${place}].from`, "another moment than that of the other changes", twice.from);
  }
  return sorted;
}

function compileLock(lock: RateLock, path: string): RateLock {
  assertKeys(lock, ["days", "anchor"], path);
  if (!Number.isSafeInteger(lock.days) || lock.days < 0) {
    fail("invalidPolicy", `${path}.days`, "a whole number, 0 or more", lock.days);
  }
  assertOneOf(lock.anchor, ["pickedAt", "changedAt"], `${path}.anchor`);
  return { days: lock.days + 0, anchor: lock.anchor };
}
