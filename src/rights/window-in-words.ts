import { instantInWords, type TimeWindow } from "../time/index.js";

/** The beginning of a stretch of time that has one, in words. */
export function fromWhen({ start }: TimeWindow): string {
  return `from ${instantInWords(start!)}`;
}

/** The end of a stretch of time that has one, in words. */
export function untilWhen({ end }: TimeWindow): string {
  return `until ${instantInWords(end!)}`;
}
