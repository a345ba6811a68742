import { entriesOf } from "./_entries-of.js";
import type { Cells, Column } from "./row-adapter.js";

/** A row with its cells by field; without cells when it is no object that can be read. */
export interface MatchedRow<Field extends string> {
  readonly row: unknown;
  readonly cells?: Cells<Field>;
}

/** What the columns of all rows together are. */
export interface Heading {
  /** Required columns that no row has. */
  readonly missing: readonly { readonly name: string; readonly names: string }[];
  /** Names that stand in one row twice. */
  readonly doubled: readonly string[];
  /** Names nobody asked for, sorted. */
  readonly ignored: readonly string[];
  /** How the file calls a field. */
  readonly nameOf: (field: string) => string;
}

interface Match {
  /** Which column it is. */
  readonly column: number;
  /** The place of the name among the names of its column: 0 is best. */
  readonly rank: number;
}

interface Matcher<Field extends string> {
  readonly match: (row: unknown) => MatchedRow<Field>;
  /** To be asked after all rows are matched. */
  readonly heading: () => Heading;
}

/**
 * Finds the columns of an adapter in rows, by name.
 *
 * @internal
 */
export function columnMatcher<Field extends string>(columns: readonly Column<Field>[]): Matcher<Field> {
  const { find, spellings } = columnFinder(columns);
  const nameByField = new Map<string, string>();
  const doubled = new Set<string>();

  const match = (row: unknown): MatchedRow<Field> => {
    const entries = entriesOf(row);
    if (entries === undefined) return { row };
    const found = bestCells(entries, find, doubled);
    const cells: { [Name in string]?: unknown } = {};
    columns.forEach(({ field }, column) => {
      const cell = found.get(column);
      cells[field] = cell?.value;
      if (cell !== undefined && !nameByField.has(field)) nameByField.set(field, clean(cell.name));
    });
    return { row, cells: cells as Cells<Field> };
  };

  const heading = (): Heading => {
    const unread = columns.filter(({ field, required }) => required && !nameByField.has(field));
    const nobodyAsked = [...spellings].filter(([, found]) => found === null).map(([name]) => clean(name));
    return {
      // Without a single row there is no heading to complain about.
      missing: spellings.size === 0 ? [] : unread.map(({ names }) => ({ name: names[0], names: quoted(names) })),
      doubled: [...doubled].sort(),
      ignored: [...new Set(nobodyAsked)].sort(),
      nameOf: (field) => nameByField.get(field) ?? columns.find((column) => column.field === field)?.names[0] ?? field,
    };
  };
  return { match, heading };
}

/** Which column a name is of, and every spelling asked about so far: a file has a few dozen. */
function columnFinder(columns: readonly Column[]) {
  const known = new Map<string, Match>();
  for (const [column, { names }] of columns.entries()) {
    for (const [rank, name] of names.entries()) known.set(normalise(name), { column, rank });
  }
  const spellings = new Map<string, Match | null>();
  const find = (name: string): Match | null => {
    const met = spellings.get(name);
    if (met !== undefined) return met;
    const match = known.get(normalise(name)) ?? null;
    spellings.set(name, match);
    return match;
  };
  return { find, spellings };
}

interface FoundCell {
  readonly name: string;
  readonly rank: number;
  readonly value: unknown;
}

/** For every column that a row has, the cell under its best name; of two under one name, the first. */
function bestCells(
  entries: readonly (readonly [name: string, value: unknown])[],
  find: (name: string) => Match | null,
  doubled: Set<string>,
): ReadonlyMap<number, FoundCell> {
  const best = new Map<number, FoundCell>();
  for (const [name, value] of entries) {
    const match = find(name);
    if (match === null) continue;
    const { column, rank } = match;
    const known = best.get(column);
    if (known?.rank === rank) doubled.add(name);
    if (known === undefined || rank < known.rank) best.set(column, { name, rank, value });
  }
  return best;
}

function clean(name: string): string {
  return name.replace(/^\uFEFF/, "").trim();
}

function normalise(name: string): string {
  return clean(name).toLowerCase();
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(" or ");
}
