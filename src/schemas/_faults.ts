import type * as z from "zod";
import { grouped } from "./_grouped.js";

type Payload = z.core.ParsePayload;

/** What is expected of a value whose own code throws when it is read: a getter, a proxy. */
export const READABLE = "plain data that can be read";

/**
 * Of one value with more faults than these, the rest is not listed: a body of ten megabytes with five million faults must
 * not become five million issues.
 */
export const MOST_FAULTS = 1000;

/** What is expected of a value when not all of its faults are listed. */
export const FEWER_FAULTS = `mended first: only the first ${grouped(MOST_FAULTS)} faults are listed`;

/** Of rows with more issues than these, the rest is not listed either; the good rows are all there. */
export const MOST_ISSUES = 100_000;

/** What is expected of rows when not all of their issues are listed. */
export const FEWER_ISSUES = `mended first: only the first ${grouped(MOST_ISSUES)} issues are listed`;

/**
 * Makes one issue of a value that threw when it was read, in place of what was found in it until then.
 *
 * @internal
 */
export function reportUnreadable(payload: Payload, input: unknown, inst: z.core.$ZodType): Payload {
  payload.issues = [{ code: "custom", input, inst, message: READABLE, params: { code: "wrongType" } }];
  return payload;
}

/**
 * Says that there are more faults than are listed, so that nothing is lost in silence.
 *
 * @internal
 */
export function reportFewerFaults(payload: Payload, input: unknown): void {
  payload.issues.push({ code: "custom", input, message: FEWER_FAULTS, params: { code: "outOfRange" }, path: [] });
}
