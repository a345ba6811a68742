import type { ErrorCode } from "./catalogue.js";
import { cut, preview } from "./preview.js";

/** What was wrong, for programs: where, by which rule, and what was there instead. Plain JSON. */
export interface ErrorDetails {
  /** Where in the arguments, as a path such as `terms.rules[2].component.rate`. */
  readonly path: string;
  /** The rule that was broken, as a noun phrase: "a whole number of minor units". */
  readonly expected: string;
  /** What was there, printed on one line and cut short. */
  readonly actual: string;
}

const brand = Symbol.for("creator-core/error");

/**
 * The only error this library throws: a precondition in code was broken. What the domain refuses (an expired right, a
 * capped commission) and what has no value (a rate over zero views) is returned as data, never thrown.
 *
 * Its message has one grammar: `<Headline>: <path> must be <expected>, got <actual>`, the headline being the code in
 * words.
 *
 * Recognise it with {@link isCreatorCoreError}, which also works when two copies of the package are loaded.
 */
export class CreatorCoreError extends Error {
  override readonly name: string = "CreatorCoreError";
  /** The stable code; see `errorCatalogue`. */
  readonly code: ErrorCode;
  /** Where, the rule, and what was there. */
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(`${headline(code)}: ${details.path} must be ${details.expected}, got ${details.actual}`);
    this.code = code;
    this.details = details;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** `currencyMismatch` → "Currency mismatch". */
function headline(code: ErrorCode): string {
  const words = code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Whether a caught value is an error of this library, whichever copy of it threw.
 *
 * @example
 * ```ts
 * import { isCreatorCoreError } from "creator-core/errors";
 * import { money } from "creator-core/money";
 *
 * try {
 *   money("12.345", "GBP");
 * } catch (error) {
 *   isCreatorCoreError(error) && error.code; // => "invalidMoney"
 * }
 * ```
 */
export function isCreatorCoreError(error: unknown): error is CreatorCoreError {
  return typeof error === "object" && error !== null && (error as { [brand]?: unknown })[brand] === true;
}

const LONGEST_PHRASE = 400;

/**
 * Throws the catalogue's error for a broken precondition. `actual` may be any value: it is printed safely. Paths and
 * rules may name ids and keys of the caller, of any length and with line breaks: they are cut short, on one line.
 *
 * @internal
 */
export function fail(code: ErrorCode, path: string, expected: string, actual: unknown): never {
  throw new CreatorCoreError(code, {
    path: phrase(path),
    expected: phrase(expected),
    actual: preview(actual),
  });
}

function phrase(text: unknown): string {
  return typeof text === "string" ? cut(text, LONGEST_PHRASE).replace(/\s/g, " ") : preview(text);
}
