import { cellReader, idCell, parseRows, type RowAdapter, textCell, wholeNumberCell } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";

type Field = "name" | "pieces";
interface Item {
  readonly name: string;
  readonly pieces: number | null;
}

/** As small as an adapter can be: a name, and how many. */
const items: RowAdapter<Item, readonly Item[], Field> = {
  name: "items",
  columns: [
    { field: "name", names: ["Item Name", "Title"], required: true },
    { field: "pieces", names: ["Pieces"], required: true },
  ],
  readRow: (cells) => {
    const row = cellReader(cells);
    const name = row.required("name", textCell);
    const pieces = row.optional("pieces", wholeNumberCell(1)) ?? null;
    if (name === undefined || row.isBad()) return row.bad();
    if (name === "TOTAL") return { kind: "skipped", reason: "a total" };
    return { kind: "read", value: { name, pieces } };
  },
  assemble: (rows) => ({
    facts: rows.map(({ value }) => value),
    problems: rows
      .filter(({ value }) => value.name === "ghost")
      .map(({ row }) => ({ row, field: "name", code: "inconsistent", expected: "somebody", actual: "ghost" })),
  }),
};

describe("parseRows", () => {
  it("keeps the good rows; of each bad one it has row, field, value and rule, all at once", () => {
    const rows = deepFreeze([
      { "Item Name": "serum", Pieces: "2" },
      { "Item Name": "", Pieces: "none" },
      { "Item Name": "mask", Pieces: "" },
    ]);
    expect(parseRows(items, rows, { file: "items.csv", lines: [2, 3, 5] })).toEqual({
      facts: [
        { name: "serum", pieces: 2 },
        { name: "mask", pieces: null },
      ],
      issues: [
        {
          code: "missing",
          path: [1, "Item Name"],
          expected: textCell.expected,
          actual: '""',
          message: `items.csv row 2 (line 3), "Item Name" must be ${textCell.expected}, got ""`,
          row: 2,
          field: "Item Name",
          line: 3,
          file: "items.csv",
        },
        {
          code: "badFormat",
          path: [1, "Pieces"],
          expected: "a whole number of 1 or more",
          actual: '"none"',
          message: 'items.csv row 2 (line 3), "Pieces" must be a whole number of 1 or more, got "none"',
          row: 2,
          field: "Pieces",
          line: 3,
          file: "items.csv",
        },
      ],
      skipped: [],
      ignoredColumns: [],
    });
  });

  it("finds columns whatever their case, space and byte-order mark, and lists those it has no use for", () => {
    const { facts, issues, ignoredColumns } = parseRows(items, [
      { "\uFEFFitem name ": "serum", "PIECES\t": "2", Colour: "red", " Age": "3" },
    ]);
    expect(facts).toEqual([{ name: "serum", pieces: 2 }]);
    expect(issues).toEqual([]);
    expect(ignoredColumns).toEqual(["Age", "Colour"]);
  });

  it("takes the best name when a row has several", () => {
    const { facts } = parseRows(items, [{ Title: "second", "Item Name": "first", Pieces: 1 }]);
    expect(facts).toEqual([{ name: "first", pieces: 1 }]);
  });

  it("says that one name stands there twice, and reads the first", () => {
    const { facts, issues } = parseRows(items, [{ Pieces: "1", "Item Name": "serum", pieces: "9" }]);
    expect(facts).toEqual([{ name: "serum", pieces: 1 }]);
    expect(issues.map(({ row, code, field }) => [row, code, field])).toEqual([[0, "inconsistent", "pieces"]]);
  });

  it("names all missing columns at once, and reads nothing then", () => {
    const rows = [{ Colour: "red" }, { Colour: "blue" }];
    const { facts, issues } = parseRows(items, rows, { file: "items.csv" });
    expect(facts).toEqual([]);
    expect(issues.map(({ message, row }) => [row, message])).toEqual([
      [0, 'items.csv heading, "Item Name" must be there, as "Item Name" or "Title", got nothing'],
      [0, 'items.csv heading, "Pieces" must be there, as "Pieces", got nothing'],
    ]);
  });

  it("has nothing to say about a file without rows", () => {
    expect(parseRows(items, [])).toEqual({ facts: [], issues: [], skipped: [], ignoredColumns: [] });
  });

  it("says which rows are no rows", () => {
    const rows: unknown = [{ "Item Name": "serum", Pieces: "1" }, null, ["serum", 1], "serum"];
    const { facts, issues } = parseRows(items, rows as []);
    expect(facts).toHaveLength(1);
    expect(issues.map(({ message }) => message)).toEqual([
      "row 2 must be an object of cells by column, got null",
      "row 3 must be an object of cells by column, got an array of 2",
      'row 4 must be an object of cells by column, got "serum"',
    ]);
  });

  it("says when there is no list of rows at all", () => {
    const { facts, issues } = parseRows(items, "a,b\n1,2" as unknown as []);
    expect(facts).toEqual([]);
    expect(issues.map(({ row, code }) => [row, code])).toEqual([[0, "wrongType"]]);
  });

  it("counts rows that say nothing apart from those that are wrong", () => {
    const { facts, issues, skipped } = parseRows(items, [{ "Item Name": "TOTAL", Pieces: "7" }]);
    expect({ facts, issues, skipped }).toEqual({ facts: [], issues: [], skipped: [{ row: 1, reason: "a total" }] });
  });

  it("refuses options that are none with an error of ours", () => {
    expect(refusalOf(() => parseRows(items, [], null as unknown as object))).toBe("invalidArgument at options");
    expect(parseRows(items, [], { file: undefined, lines: undefined }).issues).toEqual([]);
  });

  it("has the issues of rows that do not fit together, in the order of the rows", () => {
    const rows = [
      { "Item Name": "ghost", Pieces: "1" },
      { "Item Name": "", Pieces: "1" },
      { "Item Name": "ghost", Pieces: "1" },
    ];
    expect(parseRows(items, rows).issues.map(({ row, code }) => [row, code])).toEqual([
      [1, "inconsistent"],
      [2, "missing"],
      [3, "inconsistent"],
    ]);
  });

  it("does not pollute, and reads no cell of a prototype", () => {
    const row: unknown = JSON.parse('{"__proto__":{"polluted":true},"Item Name":"serum","Pieces":"1"}');
    const { facts, ignoredColumns } = parseRows(items, [row as Record<string, string>]);
    expect(facts).toEqual([{ name: "serum", pieces: 1 }]);
    expect(ignoredColumns).toEqual(["__proto__"]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("cellReader", () => {
  it.each(["", "  ", "/", "--", " --\t", null, undefined])("takes %j for an absent cell", (cell) => {
    const row = cellReader({ cell });
    expect(row.optional("cell", textCell)).toBeUndefined();
    expect(row.isBad()).toBe(false);
    expect(row.required("cell", textCell)).toBeUndefined();
    expect(row.bad()).toMatchObject({ kind: "bad", problems: [{ field: "cell", code: "missing" }] });
  });

  it.each([
    [" 586335413540324465\t", "586335413540324465"],
    ["\uFEFFid", "id"],
    [42, "42"],
    [2 ** 60, undefined], // beyond 2^53: digits may already be lost
    [true, undefined],
    ["x".repeat(257), undefined],
    ["5.86335E+17", undefined], // as a spreadsheet writes a number that was too long for it
    ["5e-7", undefined],
    ["24e7", "24e7"], // a name may look like this
  ])("reads %j as the text %j", (cell, text) => {
    expect(cellReader({ cell }).required("cell", textCell)).toBe(text);
  });

  it.each([
    [" 586335413540324465\t", "586335413540324465"],
    ["E-17", "E-17"],
    ["1E5-2", "1E5-2"],
    [42, "42"],
    [2 ** 60, undefined],
    [true, undefined],
    ["5.86335E+17", undefined],
    ["5.86335e+17", undefined],
    ["5.86335E17", undefined],
    ["6E+17", undefined],
    ["6E-17", undefined],
    ["x".repeat(257), undefined],
  ])("reads %j as the id %j", (cell, id) => {
    expect(cellReader({ cell }).required("cell", idCell)).toBe(id);
  });

  it("says what to do about an id that has lost its digits", () => {
    const { issues } = parseRows(
      {
        ...items,
        readRow: (cells) => {
          const row = cellReader(cells);
          row.required("name", idCell);
          return row.bad();
        },
      },
      [{ "Item Name": "5.86335E+17", Pieces: "1" }],
    );
    expect(issues[0]?.message).toBe(
      'row 1, "Item Name" must be an id of 1 to 256 characters with all its digits (a spreadsheet that shows 5.86335E+17 has lost them: export again with ids as text), got "5.86335E+17"',
    );
  });

  it.each([
    ["12", 12],
    [12, 12],
    ["0", undefined],
    ["1.0", undefined],
    ["1e3", undefined],
    ["-1", undefined],
    [Number.NaN, undefined],
    ["9007199254740993", undefined],
    [{}, undefined],
    [[], undefined],
    ["9".repeat(10_000_000), undefined],
  ])("reads %j as the whole number %j", (cell, value) => {
    expect(cellReader({ cell }).required("cell", wholeNumberCell(1))).toBe(value);
  });
});
