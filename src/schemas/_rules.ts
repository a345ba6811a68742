import * as z from "zod";
import type { IssueCode } from "../models/outcome.js";

/** No rule takes more words than this; one that does was built from a field that is itself wrong, and has its own issue. */
const LONGEST = 200;

type Path = readonly (string | number)[];

/** Tells that a rule is broken: where (from the value the rule is about), what was wanted, and what was there. */
export type Report = (path: Path, expected: string, actual: unknown, code?: IssueCode) => void;

/**
 * A rule between several fields, or between the entries of a list. It also runs when single fields are already wrong, so
 * that all issues come at once; what it cannot read, because a field is not what the types say, it leaves to the field's
 * own issue.
 *
 * @internal
 */
export function rule<T>(check: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  return z.superRefine<T>(
    (value, context) => {
      try {
        check(value, (path, expected, actual, code = "inconsistent") => {
          if (expected.length > LONGEST) return;
          context.addIssue({ code: "custom", path: [...path], message: expected, input: actual, params: { code } });
        });
      } catch {
        // Unreadable: reported by the fields.
      }
    },
    { when: ({ issues }) => !issues.some(({ code, path }) => code === "invalid_type" && (path ?? []).length === 0) },
  );
}

/**
 * No two entries of a list share a key.
 *
 * @internal
 */
export function unique<Entry>(keyOf: (entry: Entry) => unknown, ...keyPath: Path): z.core.$ZodCheck<readonly Entry[]> {
  return rule<readonly Entry[]>((entries, report) => {
    const firstAt = new Map<unknown, number>();
    entries.forEach((entry, index) => {
      const key = keyOf(entry);
      if (key === undefined) return;
      const first = firstAt.get(key);
      if (first === undefined) firstAt.set(key, index);
      else report([index, ...keyPath], `used once, but entry ${first} has it too`, key, "duplicateId");
    });
  });
}

/**
 * The sum of amounts, for rules about sums. A minor unit that is no number has its own issue, so there is no sum to check.
 *
 * @throws what {@link rule} takes for "leave it to the fields"
 * @internal
 */
export function sumOfMinors(amounts: readonly { readonly minor: number }[]): number {
  let sum = 0;
  for (const { minor } of amounts) {
    if (!Number.isSafeInteger(minor)) throw new TypeError("not a whole number");
    sum += minor;
  }
  return sum;
}
