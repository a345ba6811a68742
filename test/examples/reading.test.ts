import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isCreatorCoreError } from "creator-core/errors";
import { addMoney, moneyOfMinor } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv } from "../../examples/month-end/read/csv.js";
import { readJson } from "../../examples/month-end/read/json.js";
import { silent } from "../../examples/month-end/read/progress.js";
import { refusal } from "../../examples/month-end/refusal.js";

const temporary = mkdtempSync(join(tmpdir(), "reading-"));

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function fileOf(content: string | Buffer, name = "file.csv"): string {
  const path = join(temporary, name);
  writeFileSync(path, content);
  return path;
}

const csv = (content: string | Buffer) => readCsv(fileOf(content), silent);

describe("a CSV file", () => {
  const rows = [
    { id: "1", name: "Zoë, of Leeds" },
    { id: "2", name: "two\nlines" },
    { id: "3", name: "last" },
  ];

  it("may mix its line ends", async () => {
    const read = await csv('id,name\n1,"Zoë, of Leeds"\r\n2,"two\r\nlines"\r3,last');
    expect(read.rows).toEqual(rows);
    // The second row is on lines 3 and 4.
    expect(read.lines).toEqual([2, 3, 5]);
    expect(read.issues).toEqual([]);
  });

  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("may be separated by %s", async (_, delimiter) => {
    const text = ["id", "name"].join(delimiter);
    const read = await csv(`\uFEFF${text}\n1${delimiter}Zoë, of Leeds\n2${delimiter}"two\nlines"\n3${delimiter}last\n`);
    expect(read.rows).toEqual(rows);
  });

  it("is found line by line behind a line end that two pieces share", async () => {
    // A stream gives 65,536 bytes at a time: the carriage return is the last of them.
    const long = "x".repeat(65_536 - "id\r\n".length - 1);
    const read = await csv(`id\r\n${long}\r\n2\r\n`);
    expect(read.lines).toEqual([2, 3]);
    expect(read.rows[0]?.["id"]).toBe(long);
  });

  it("may be UTF-16", async () => {
    expect((await csv(Buffer.from("\uFEFFid,name\n1,Zoë", "utf16le"))).rows).toEqual([{ id: "1", name: "Zoë" }]);
  });

  it.each([
    ["a quote never closed", 'id,name\n1,a\n2,"b\n3,c\n', /begins in line 3 has a quote that is never closed/],
    ["text behind a quote", 'id,name\n1,"a" b\n', /begins in line 2 .* text behind a closing quote/],
    ["a quote within a cell", 'id,name\n1,a\n2,b "c"\n', /begins in line 3 has a quote in the middle of a cell/],
  ])("names the line of %s", async (_, text, sentence) => {
    await expect(csv(text)).rejects.toThrow(sentence);
  });

  it("is refused with its line when its letters are not UTF-8", async () => {
    // In Windows-1252 "ë" is the byte EB and "£" is A3.
    await expect(csv(Buffer.from("id,name\n1,a\n2,Zo\u00eb\n", "latin1"))).rejects.toThrow(
      /file\.csv, line 3: not UTF-8/,
    );
    await expect(csv(Buffer.from([0x69, 0x64, 0x0a, 0xc3]))).rejects.toThrow(/line 2: not UTF-8/);
  });
});

describe("a JSON file", () => {
  const json = (content: string | Buffer) => readJson(fileOf(content, "file.json"));

  it("may be UTF-16", async () => {
    expect((await json(Buffer.from('\uFEFF{"name":"Zoë"}', "utf16le"))).value).toEqual({ name: "Zoë" });
  });

  it("knows the line of every value", async () => {
    const { lineOf } = await json('{\n "a": [\n  {"b": {\n   "c": "\\"}"\n  }},\n  2\n ]\n}');
    expect(lineOf(["a"])).toBe(2);
    expect(lineOf(["a", 0, "b", "c"])).toBe(4);
    expect(lineOf(["a", 1])).toBe(6);
    // What is not there is looked for where it would be.
    expect(lineOf(["a", 0, "z"])).toBe(3);
  });

  it.each([
    ["a comma too many", "[1,\n2,\n,3]", 3],
    ["a comma at the end", '{\n"a": 1,\n}', 3],
    ["a comma too few", "[\n1\n2]", 3],
    ["a word that is none", '{\n"a": True}', 2],
    ["a key without its value", '{ "rates": [\n { "from" }\n]}', 2],
    ["a line break in a text", '\n{"a": "b\nc"}', 2],
    ["an escape that is none", '[\n"a\\x"]', 2],
    ["a zero in front", "[1,\n01]", 2],
    ["something behind its end", "[1]\n\nx", 3],
    ["an end that comes too early", '{"a": [\n1\n\n\n', 2],
    ["nothing in it", "", 1],
  ])("names the line of %s", async (_, text, line) => {
    await expect(json(text)).rejects.toThrow(`file.json, line ${line}: not readable as JSON`);
  });
});

describe("what the library refuses", () => {
  const item = (line: number, minor: number) => ({ value: { id: "x", amount: { minor } }, file: "payouts.json", line });
  const lists = new Map([
    ["payouts", [item(2, 100), item(3, 9_000), item(4, -50)]],
    ["creators", [{ value: { id: "c-1" }, file: "creators.csv", line: 2 }]],
  ]);

  function sentence(refused: () => unknown): string {
    try {
      refused();
    } catch (error) {
      if (isCreatorCoreError(error)) return refusal(error, lists);
    }
    throw new Error("nothing was refused");
  }

  it("is told with the place of the largest amount when sums are too large", () => {
    const huge = moneyOfMinor(Number.MAX_SAFE_INTEGER, "GBP");
    expect(sentence(() => addMoney(huge, huge))).toMatch(
      /^The programme cannot be computed \(the largest amount stands in payouts\.json, line 3\): Money overflow: .*\.$/,
    );
  });

  it("is told with its file where the error names a list or a policy", () => {
    const told = (path: string) => sentence(() => toInstant("never", path));
    expect(told("facts.creators[7].joinedAt")).toMatch(/^The programme cannot be computed from creators\.csv: /);
    expect(told("terms.rules[2]")).toMatch(/ from terms\.json: /);
    expect(told("policies.period")).toMatch(/ from policies\.json: /);
    expect(told("total")).toMatch(/^The programme cannot be computed: /);
  });
});
