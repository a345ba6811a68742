import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { sameFacts } from "../../time/same-facts.js";
import { contentKey } from "./content-key.js";
import { called, type FactList, nouns, type Tell } from "./findings.js";

/** What tells rows of a list apart, and when they happened. */
export interface Identity<Row> {
  readonly list: FactList;
  /** Where a finding about it stands: its ids. */
  readonly keyOf: (row: Row) => readonly string[];
  readonly timeOf: (row: Row) => number;
}

/**
 * Each fact once. What is said again is passed over; of facts that contradict each other under one id the first by time
 * stays, then by content, so that it is the same one in whatever order they came.
 *
 * Complexity: O(n), and O(k log k) for k facts of one id.
 */
export function onceById<Row>(rows: readonly Row[], { list, keyOf, timeOf }: Identity<Row>, tell: Tell): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const parts = keyOf(row);
    const key = parts.length === 1 ? parts[0]! : JSON.stringify(parts);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  if (groups.size === rows.length) return [...rows];
  const kept = new Set<Row>();
  for (const group of groups.values()) {
    const first = group.length === 1 ? group[0]! : firstOf(group, timeOf);
    kept.add(first);
    if (group.length > 1) tellOthers(group, first, list, keyOf(first), tell);
  }
  // By identity, so a row that stands in the list twice as one object would be kept twice.
  return rows.filter((row) => kept.delete(row));
}

function firstOf<Row>(group: readonly Row[], timeOf: (row: Row) => number): Row {
  const known = group.map((row) => ({ row, at: timeOf(row), content: contentKey(row) }));
  known.sort((a, b) => a.at - b.at || codeUnitOrder(a.content, b.content));
  return known[0]!.row;
}

function tellOthers<Row>(group: readonly Row[], first: Row, list: FactList, ids: readonly string[], tell: Tell): void {
  const path = [list, ...ids];
  const name = `${nouns[list]} ${ids.map(called).join(" / ")}`;
  for (const row of group) {
    if (row === first || sameFacts(row, first)) continue;
    const field = firstDifference(first, row);
    const where = field === null ? "" : `, which differ in ${field}`;
    const message = `${name} is told in two ways${where}; the first by time and content counts, the other is set aside.`;
    tell("contradicted", field === null ? path : [...path, field], "leftOut", message);
  }
  const same = group.filter((row) => row === first || sameFacts(row, first)).length - 1;
  if (same > 0) {
    const times = same === 1 ? "twice" : `${same + 1} times`;
    tell("repeated", path, "leftOut", `${name} is there ${times}, with the same content; it counts once.`);
  }
}

/** The name of the first field in which two rows differ; `null` where it is none of their own. */
function firstDifference(a: unknown, b: unknown): string | null {
  const [left, right] = [Object(a) as object, Object(b) as object];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(codeUnitOrder);
  const name = names.find(
    (each) => !sameFacts({ [each]: Reflect.get(left, each) }, { [each]: Reflect.get(right, each) }),
  );
  return name === undefined ? null : called(name);
}
