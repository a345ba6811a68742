import * as z from "zod";
import type { IssueCode } from "../models/outcome.js";

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
