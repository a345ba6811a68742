import { existsSync, readFileSync } from "node:fs";
import { parseCompactNumber } from "creator-core/statistics";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../support/thrown.ts";

const exactly = (value: number) => ({ ok: true, value, low: value, high: value });
const numberIn = (text: string) => {
  const read = parseCompactNumber(text);
  return read.ok ? read.value : read.issue.code;
};

describe("what it reads", () => {
  it("reads plain and grouped whole numbers as they are", () => {
    expect(parseCompactNumber("0")).toEqual(exactly(0));
    expect(parseCompactNumber("999")).toEqual(exactly(999));
    expect(parseCompactNumber("1234567")).toEqual(exactly(1_234_567));
    expect(parseCompactNumber("1,234,567")).toEqual(exactly(1_234_567));
    expect(parseCompactNumber("1 234 567")).toEqual(exactly(1_234_567));
    expect(parseCompactNumber("1\u00a0234")).toEqual(exactly(1_234));
    expect(parseCompactNumber("1\u202f234\u202f567")).toEqual(exactly(1_234_567));
    expect(parseCompactNumber("637000.0")).toEqual(exactly(637_000));
    expect(parseCompactNumber("9007199254740991")).toEqual(exactly(Number.MAX_SAFE_INTEGER));
  });

  it("moves the decimal point instead of multiplying", () => {
    // In floating point 4.35 × 1,000,000 is 4,350,000.000000000x or 4,349,999.99…, 1.005 × 1,000 is 1,004.9999….
    expect(1.005 * 1_000).not.toBe(1_005);
    expect(numberIn("1.005K")).toBe(1_005);
    expect(numberIn("4.35M")).toBe(4_350_000);
    expect(numberIn("78.9m")).toBe(78_900_000);
    expect(numberIn("1,234.5K")).toBe(1_234_500);
    expect(numberIn("2.1B")).toBe(2_100_000_000);
    expect(numberIn("1.2340K")).toBe(1_234);
  });

  it("does not mind case and spaces around", () => {
    expect(["128.2K", "128.2k", " 128.2 K", "128.2\u00a0k\n", "\ufeff128.2K"].map(numberIn)).toEqual(
      Array.from({ length: 5 }, () => 128_200),
    );
  });
});

describe("which numbers print like it", () => {
  it("is half a step to either side, halves up", () => {
    expect(parseCompactNumber("128.2K")).toEqual({ ok: true, value: 128_200, low: 128_150, high: 128_249 });
    expect(parseCompactNumber("26M")).toEqual({ ok: true, value: 26_000_000, low: 25_500_000, high: 26_499_999 });
    expect(parseCompactNumber("26.0M")).toEqual({ ok: true, value: 26_000_000, low: 25_950_000, high: 26_049_999 });
    expect(parseCompactNumber("1.23K")).toEqual({ ok: true, value: 1_230, low: 1_225, high: 1_234 });
    expect(parseCompactNumber("1.234K")).toEqual(exactly(1_234));
  });

  it("is a whole step upwards when digits were cut off", () => {
    const cut = { rounding: "down" } as const;
    expect(parseCompactNumber("128.2K", cut)).toEqual({ ok: true, value: 128_200, low: 128_200, high: 128_299 });
    expect(parseCompactNumber("1,234", cut)).toEqual(exactly(1_234));
  });

  it("begins at one of a suffix where the smaller suffix ends", () => {
    // 999 is printed "999", 999,499 "999K"; from 999,500 on it is "1M".
    expect(parseCompactNumber("1K")).toEqual({ ok: true, value: 1_000, low: 1_000, high: 1_499 });
    expect(parseCompactNumber("1M")).toEqual({ ok: true, value: 1_000_000, low: 999_500, high: 1_499_999 });
    expect(parseCompactNumber("1.0M")).toEqual({ ok: true, value: 1_000_000, low: 999_950, high: 1_049_999 });
  });

  it("never goes below zero", () => {
    expect(parseCompactNumber("0K")).toEqual({ ok: true, value: 0, low: 0, high: 499 });
  });
});

describe("what it does not read", () => {
  it.each([
    ["", "missing"],
    ["  ", "missing"],
    ["-", "badFormat"],
    ["N/A'", "badFormat"],
    ["#VALOR!", "badFormat"],
    ["-5", "badFormat"],
    ["+5", "badFormat"],
    ["16.60%", "badFormat"],
    ["1e5", "badFormat"],
    ["0x10", "badFormat"],
    ["12.5", "badFormat"],
    ["1.000", "badFormat"],
    ["1.2345K", "badFormat"],
    ["1,2K", "badFormat"],
    ["1,23,456", "badFormat"],
    ["1,234 567", "badFormat"],
    ["1234,567", "badFormat"],
    [".5M", "badFormat"],
    ["5.M", "badFormat"],
    ["5KK", "badFormat"],
    ["5 apples", "badFormat"],
    ["٣", "badFormat"],
    ["Infinity", "badFormat"],
    ["9007199254740992", "outOfRange"],
    ["99999999B", "outOfRange"],
    ["1".repeat(41), "badFormat"],
  ])("%j", (text, code) => {
    expect(numberIn(text)).toBe(code);
  });

  it("says what it wanted, and what was there", () => {
    expect(parseCompactNumber("N/A")).toEqual({
      ok: false,
      issue: {
        code: "badFormat",
        path: [],
        expected: 'a count such as "1,234" or "128.2K"',
        actual: '"N/A"',
        message: 'This should be a count such as "1,234" or "128.2K", but is "N/A".',
      },
    });
  });

  it("is not troubled by anything", () => {
    expect(numberIn("1,".repeat(5_000_000))).toBe("badFormat");
    // @ts-expect-error a cell from outside may be anything
    expect(numberIn(1_234)).toBe("wrongType");
    // @ts-expect-error a cell from outside may be anything
    expect(numberIn(null)).toBe("wrongType");
  });
});

describe("options from plain JavaScript", () => {
  it("are refused when nobody knows them", () => {
    expect(refusalOf(() => parseCompactNumber("1K", { rounding: "up" as never }))).toBe(
      "invalidArgument at options.rounding",
    );
    expect(refusalOf(() => parseCompactNumber("1K", null as never))).toBe("invalidArgument at options");
    // Also where the text is no number: the fault is in the code, whatever the file says.
    expect(refusalOf(() => parseCompactNumber("", { rounding: null as never }))).toBe(
      "invalidArgument at options.rounding",
    );
  });

  it("are absent when they are undefined", () => {
    expect(parseCompactNumber("1K", { rounding: undefined })).toEqual(parseCompactNumber("1K"));
  });
});

const folder = new URL("../../../shared/data/metrics/tiktok_top1000_2022/", import.meta.url);
const absent = !existsSync(folder);
const title = (text: string) =>
  absent ? `${text} (skipped: ../shared/data/metrics/tiktok_top1000_2022 is absent)` : text;

describe("monthly charts that print every number twice, short and in full", () => {
  it.skipIf(absent).each([
    ["tiktok_2022_06.csv", 5_035],
    ["tiktok_2022_09.csv", 5_000],
    ["tiktok_2022_undated.csv", 5_000],
  ])(title("%s: %i pairs agree"), (name, pairs) => {
    const [header, ...rows]: string[][] = parse(readFileSync(new URL(name, folder)));
    const short = header!.flatMap((label, i) => (header![i + 1] === label ? [i] : []));
    const cells = rows.flatMap((row) => short.map((i) => ({ text: row[i]!, full: Number(row[i + 1]) })));
    expect(cells).toHaveLength(pairs);
    expect(cells.filter(({ text, full }) => numberIn(text) !== full)).toEqual([]);
  });
});
