import type { CreatorAttributes } from "../models/commission.js";
import type { IssueCode } from "../models/outcome.js";
import type { Adjustment, Conversion, TrackingAssignment } from "../models/tracking.js";
import type { FxRate } from "../money/types.js";
import { readInstant } from "../time/to-instant.js";
import { contestedKeys } from "./_contested-keys.js";
import type { Sifted } from "./parse-each.js";

// What rows must be to each other. Which row is asked what, and what becomes of it, is said in `parseFacts`.

/** What is done about an issue. */
export type Consequence = "kept" | "leftOut";

/** Something wrong with a row that is good in itself. */
export interface Finding {
  readonly code: IssueCode;
  /** From the row. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly actual: unknown;
  readonly consequence: Consequence;
}

/** Asked once for each good row, in their order. */
export type Check<Data> = (row: Data, index: number) => Finding | undefined;

/** Asked once for all rows that have passed the checks: what is wrong with which of them. */
export type ListCheck<Data> = (rows: readonly Sifted<Data>[]) => ReadonlyMap<Sifted<Data>, Finding>;

/** The first row of an id is the row of that id. Asked last, because a row that is left out is nobody's first. */
export function onceById(list: string): Check<{ readonly id?: string }> {
  const firstAt = new Map<string, number>();
  return ({ id }, index) => {
    if (id === undefined) return undefined;
    const first = firstAt.get(id);
    if (first === undefined) firstAt.set(id, index);
    return first === undefined ? undefined : duplicate(list, first, ["id"], id);
  };
}

/** One rate for a pair of currencies and a day. */
export function oneRateADay(): Check<FxRate> {
  const firstAt = new Map<string, number>();
  return ({ from, to, date }, index) => {
    const key = `${from}${to}${date}`;
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, index);
    return first === undefined ? undefined : duplicate("fxRates", first, ["date"], date);
  };
}

/** One row for a creator from an instant on: of two nobody could say which one holds. */
export function oneRowAtATime(): Check<CreatorAttributes> {
  const firstAt = new Map<string, number>();
  return ({ creatorId, from }, index) => {
    const key = JSON.stringify([creatorId, from === undefined ? null : readInstant(from)]);
    const first = firstAt.get(key);
    if (first === undefined) firstAt.set(key, index);
    return first === undefined ? undefined : duplicate("creatorAttributes", first, ["from"], from);
  };
}

function duplicate(list: string, first: number, path: readonly string[], actual: unknown): Finding {
  const expected = `used once, but ${list}[${first}] has it too`;
  return { code: "duplicateId", path, expected, actual, consequence: "leftOut" };
}

/** Whether an id is one of these. */
export function anyOf(...lists: readonly (readonly { readonly id: string }[] | undefined)[]): (id: string) => boolean {
  const ids = new Set(lists.flatMap((rows) => rows ?? []).map(({ id }) => id));
  return (id) => ids.has(id);
}

/** A field, when it is there, is the id of something that is there. */
export function refers<Data extends object>(
  field: keyof Data & string,
  exists: (id: string) => boolean,
  expected: string,
  consequence: Consequence,
): Check<Data> {
  return (row) => {
    const id: unknown = row[field];
    if (typeof id !== "string" || exists(id)) return undefined;
    return { code: "danglingReference", path: [field], expected, actual: id, consequence };
  };
}

/** An adjustment is in the currency of its sale. */
export function inCurrencyOf(conversions: ReadonlyMap<string, Conversion>): Check<Adjustment> {
  return ({ conversionId, value }) => {
    const currency = conversions.get(conversionId)?.value?.currency;
    if (currency === undefined || currency === value.currency) return undefined;
    return {
      code: "inconsistent",
      path: ["value", "currency"],
      expected: `${currency}, as its conversion`,
      actual: value.currency,
      consequence: "leftOut",
    };
  };
}

/** A key has one owner at a time: the one that stands first. */
export const uncontested: ListCheck<TrackingAssignment> = (rows) => {
  const contested = contestedKeys(rows.map(({ row }) => row));
  return new Map(
    contested.map(({ index, holder }) => {
      const entry = rows[index]!;
      const owner = `directory.assignments[${rows[holder]!.index}]`;
      return [
        entry,
        {
          code: "inconsistent",
          path: ["key"],
          expected: `free at that time, but ${owner} gives it to somebody else`,
          actual: entry.row.key,
          consequence: "leftOut",
        },
      ];
    }),
  );
};
