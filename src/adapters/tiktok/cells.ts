import { type CellType, textCell } from "../../schemas/cell-reader.js";
import { readInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";

/** Beyond the year 5138: whoever writes such seconds means milliseconds. */
const SECONDS_END = 100_000_000_000;

/** Unix seconds, as TikTok writes times, or ISO 8601 text with its offset. */
export const timeCell: CellType<Instant> = {
  expected: "Unix seconds (not milliseconds), or ISO 8601 text with its offset",
  read: (cell) => {
    const seconds = typeof cell === "string" && /^\d{1,16}$/.test(cell) ? Number(cell) : cell;
    if (typeof seconds === "number") {
      return Number.isInteger(seconds) && seconds >= 0 && seconds < SECONDS_END ? seconds * 1000 : undefined;
    }
    const instant = readInstant(seconds);
    return Number.isNaN(instant) ? undefined : instant;
  },
};

/** Seconds, which may have a fraction. */
export const secondsCell: CellType<number> = {
  expected: "seconds, 0 or more",
  read: (cell) => {
    const seconds = typeof cell === "string" && /^\d{1,15}(\.\d{1,9})?$/.test(cell) ? Number(cell) : cell;
    const isUsable = typeof seconds === "number" && seconds >= 0 && seconds <= Number.MAX_SAFE_INTEGER;
    return isUsable ? seconds + 0 : undefined;
  },
};

const words: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

export const flagCell: CellType<boolean> = {
  expected: "true or false",
  read: (cell) => words.get(String(cell).toLowerCase()),
};

const LONGEST_HANDLE = 128;

/** A creator's handle, without its `@`. */
export const handleCell: CellType<string> = {
  expected: `a handle of 1 to ${LONGEST_HANDLE} characters, as text`,
  read: (cell) => {
    const handle = textCell.read(cell)?.replace(/^@/, "");
    return handle !== undefined && handle !== "" && handle.length <= LONGEST_HANDLE ? handle : undefined;
  },
};
