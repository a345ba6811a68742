import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";

/**
 * What a metric is called and made of. It all stands in the definition, so that a conversion rate is never compared with an
 * approval rate.
 */
export interface MetricNames {
  /** The analyst's noun: `"conversionRate"`. Absent: the name of the function. */
  readonly name?: string | undefined;
  /** What is above the line: `"orders"`. Absent: a general word. */
  readonly numerator?: string | undefined;
  /** What is below the line: `"clicks"`. Absent: a general word. */
  readonly denominator?: string | undefined;
}

/** What values count, where there is no line: views, sales, posts. */
export interface CountedOptions {
  /**
   * What the values are, such as `"views"`. It stands in the definition of the result, so that what is said of views is never
   * compared with what is said of posts. Absent: `"values"`, or `"amounts"` of money.
   */
  readonly counted?: string | undefined;
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function namesOf(
  options: MetricNames,
  absent: Required<MetricNames>,
): { [Part in keyof MetricNames]-?: string } {
  assertObject(options, "options");
  const nameOf = (part: keyof MetricNames) => textOf(options[part] ?? absent[part], part);
  return { name: nameOf("name"), numerator: nameOf("numerator"), denominator: nameOf("denominator") };
}

/**
 * @throws `invalidArgument`
 * @internal
 */
export function countedOf(options: CountedOptions, absent: string): string {
  assertObject(options, "options");
  return textOf(options.counted ?? absent, "counted");
}

function textOf(value: unknown, part: string): string {
  return typeof value === "string" && value !== ""
    ? value
    : fail("invalidArgument", `options.${part}`, "text that is not empty", value);
}
