import type { FileReading } from "../read/file-reading.js";
import { csvText } from "./csv-text.js";

/** Everything that is wrong with the files, one fault on each line. */
export function faultsCsv(readings: readonly FileReading[]): string {
  const faults = readings.flatMap(({ issues }) => issues);
  return csvText([
    ["file", "line", "field", "expected", "actual", "consequence"],
    ...faults.map(({ file, line, field, expected, actual, kept }) => [
      file,
      String(line),
      field,
      expected,
      actual,
      kept ? "used all the same" : "set aside",
    ]),
  ]);
}
