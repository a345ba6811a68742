import type { Creator, CreatorAccount } from "creator-core/models";
import {
  type Cells,
  type CellType,
  cellReader,
  type FieldProblem,
  idCell,
  type RowAdapter,
  type RowReading,
  textCell,
} from "creator-core/schemas";
import { parseCompactNumber } from "creator-core/statistics";
import { isPlainDate, startOfDay } from "creator-core/time";

/*
 * The list of creators is the programme's own spreadsheet, so its adapter is the programme's own too. It says what the
 * columns are called, how one row becomes a creator, and how the rows come together; `parseRows` does the rest.
 */

const columns = [
  ["id", "Creator ID"],
  ["name", "Name"],
  ["platform", "Platform"],
  ["handle", "Handle"],
  ["followers", "Followers"],
  ["secondPlatform", "Second platform"],
  ["secondHandle", "Second handle"],
  ["secondFollowers", "Second followers"],
  ["country", "Country"],
  ["niche", "Niche"],
  ["status", "Status level"],
  ["joined", "Joined"],
  ["customerKey", "Shop customer key"],
] as const;

type Field = (typeof columns)[number][0];

const required: readonly string[] = ["id", "name", "platform", "handle", "followers"];

/** "128.2K", "1.4M", "8,412". */
const followersCell: CellType<number> = {
  expected: 'a count such as "8,412" or "128.2K"',
  read: (cell) => {
    const count = parseCompactNumber(String(cell));
    return count.ok ? count.value : undefined;
  },
};

const dayCell: CellType<string> = {
  expected: 'a day such as "2025-03-14"',
  read: (cell) => (isPlainDate(cell) ? cell : undefined),
};

/** A creator and the row of the file that says so. */
export interface ListedCreator {
  readonly creator: Creator;
  readonly row: number;
}

/** What a row says of a creator, and which of its cells nothing could be made of. */
interface CreatorRow {
  readonly creator: Creator;
  readonly doubts: readonly FieldProblem<Field>[];
}

/** Our list of creators; `timeZone` is where the day of joining begins. */
export function creatorList(timeZone: string): RowAdapter<CreatorRow, readonly ListedCreator[], Field> {
  return {
    name: "list of creators",
    columns: columns.map(([field, name]) => ({ field, names: [name], required: required.includes(field) })),
    readRow: (cells) => readCreator(cells, timeZone),
    assemble: (rows) => ({
      facts: rows.map(({ row, value: { creator } }) => ({ creator, row })),
      problems: rows.flatMap(({ row, value: { doubts } }) => doubts.map((doubt) => ({ ...doubt, row }))),
    }),
  };
}

function readCreator(cells: Cells<Field>, timeZone: string): RowReading<CreatorRow, Field> {
  const row = cellReader(cells);
  // A count that cannot be read is unknown, like an empty one; that is no reason to lose the creator.
  const sizes = cellReader(cells);
  const account = (platform?: string, handle?: string, followers?: number): CreatorAccount[] => {
    if (platform === undefined || handle === undefined) return [];
    const base = { platform: platform.toLowerCase(), handle: handle.replace(/^@/, "") };
    return [followers === undefined ? base : { ...base, followers }];
  };
  const text = (field: Field) => row.optional(field, textCell);

  const id = row.required("id", idCell);
  const displayName = row.required("name", textCell);
  const platform = row.required("platform", textCell);
  const handle = row.required("handle", textCell);
  const accounts = [
    ...account(platform, handle, sizes.optional("followers", followersCell)),
    ...account(text("secondPlatform"), text("secondHandle"), sizes.optional("secondFollowers", followersCell)),
  ];
  const joined = row.optional("joined", dayCell);
  const doubts = problemsOf(sizes.bad());
  if (row.isBad() || id === undefined || displayName === undefined) {
    return { kind: "bad", problems: [...problemsOf(row.bad()), ...doubts] };
  }

  const [country, niche, statusLevel, customerKey] = [
    text("country"),
    text("niche"),
    text("status"),
    text("customerKey"),
  ];
  const creator: Creator = {
    id,
    displayName,
    accounts,
    ...(country === undefined ? {} : { country }),
    ...(niche === undefined ? {} : { niches: [niche] }),
    ...(statusLevel === undefined ? {} : { statusLevel }),
    ...(joined === undefined ? {} : { joinedAt: startOfDay(joined, timeZone) }),
    ...(customerKey === undefined ? {} : { customerKeys: [customerKey] }),
  };
  return { kind: "read", value: { creator, doubts } };
}

function problemsOf(reading: RowReading<never, Field>): readonly FieldProblem<Field>[] {
  return reading.kind === "bad" ? reading.problems : [];
}
