import { assertKeys } from "../../errors/assert-keys.js";
import { assertList } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { DelayMark, DelayPolicy } from "../../models/attribution-aftermath.js";

const HOUR = 3_600_000;
const units: Readonly<Record<string, { readonly letter: string; readonly length: number }>> = {
  hours: { letter: "h", length: HOUR },
  days: { letter: "d", length: 24 * HOUR },
};

/** A mark with its name; all there is has no end. */
export interface CompiledMark {
  /** `"24h"`, `"7d"`, `"full"`. */
  readonly name: string;
  /** Milliseconds; infinite for all there is. */
  readonly length: number;
}

/** Where a delay curve is read, checked and in milliseconds. */
export interface CompiledMarks {
  readonly from: DelayPolicy["from"];
  readonly marks: readonly CompiledMark[];
  /** From which age on a cohort is complete; at least as long as every mark that has a length. */
  readonly complete: CompiledMark;
}

/** @throws `invalidPolicy`, `invalidDuration` for a mark that has no length, `unsortedBands` when marks do not ascend */
export function compileMarks(policy: DelayPolicy): CompiledMarks {
  assertObject(policy, "policy", "{ from, marks }", "invalidPolicy");
  assertKeys(policy, ["from", "marks", "completeAfter"], "policy");
  const { from, completeAfter } = policy;
  assertOneOf(from, ["publication", "touch"], "policy.from", "invalidPolicy");
  assertList(policy.marks, "policy.marks", 'a list of marks such as "7d"', "invalidPolicy");
  const marks = Array.from(policy.marks, (mark, i) => readMark(mark, `policy.marks[${i}]`));
  for (const [i, { name, length }] of marks.entries()) {
    if (i > 0 && length <= marks[i - 1]!.length) {
      fail("unsortedBands", `policy.marks[${i}]`, `longer than ${marks[i - 1]!.name}`, name);
    }
  }
  const longest = marks.filter(({ length }) => Number.isFinite(length)).at(-1);
  const complete = completeAfter === undefined ? longest : readMark(completeAfter, "policy.completeAfter");
  if (complete === undefined)
    fail("invalidPolicy", "policy.marks", "a list with a mark that has a length", marks.length);
  if (complete.length === Number.POSITIVE_INFINITY || complete.length < (longest?.length ?? 0)) {
    fail("invalidPolicy", "policy.completeAfter", "a length, and none shorter than a mark", complete.name);
  }
  return { from, marks, complete };
}

function readMark(mark: DelayMark, path: string): CompiledMark {
  if (mark === "full") return { name: "full", length: Number.POSITIVE_INFINITY };
  const [unit, count] = typeof mark === "string" ? partsOfText(mark) : partsOfObject(mark);
  const { letter, length } = (Object.hasOwn(units, unit) ? units[unit] : undefined) ?? refuse(mark, path);
  if (!Number.isSafeInteger(count) || count <= 0 || !Number.isSafeInteger(count * length)) refuse(mark, path);
  return { name: `${count}${letter}`, length: count * length };
}

function partsOfText(mark: string): readonly [unit: string, count: number] {
  const [, digits = "", letter] = /^(\d{1,16})([hd])$/.exec(mark) ?? [];
  return [letter === "h" ? "hours" : letter === "d" ? "days" : "", Number(digits)];
}

/** One unit, so that a mark has one name. */
function partsOfObject(mark: object): readonly [unit: string, count: number] {
  const entries = typeof mark === "object" && mark !== null ? Object.entries(mark) : [];
  return entries.length === 1 ? entries[0]! : ["", 0];
}

function refuse(mark: unknown, path: string): never {
  fail("invalidDuration", path, '{ hours }, { days }, text such as "24h" or "7d", or "full"', mark);
}
