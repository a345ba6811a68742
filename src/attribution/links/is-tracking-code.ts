import { readTrackingCode } from "./read-tracking-code.js";

/**
 * Is this a code as `trackingCode` writes it, and does its check character fit?
 *
 * Use it to keep mistakes out of a directory or an import; for what people type use `readTrackingCode`, which forgives
 * small letters and lookalikes. One mistake in a code is always found, any text at random in 22 cases of 23.
 *
 * Complexity: O(length).
 *
 * @param code - any text
 * @param options - `{ prefix? }`: how the codes of this programme begin
 * @returns whether it is; `false` for what is no text
 * @throws `invalidArgument` when the prefix cannot be one
 *
 * @example
 * ```ts
 * import { isTrackingCode } from "creator-core/attribution";
 *
 * isTrackingCode("D7H6QRQ"); // => true
 * isTrackingCode("D7H6RQQ"); // => false
 * isTrackingCode("d7h6qrq"); // => false
 * isTrackingCode("GLOW-D7H6K", { prefix: "GLOW-" }); // => true
 * ```
 */
export function isTrackingCode(code: string, options: { readonly prefix?: string } = {}): boolean {
  if (typeof code !== "string") return false;
  const reading = readTrackingCode(code, options);
  return reading.status === "read" && reading.code === code;
}
