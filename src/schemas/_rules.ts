import * as z from "zod";
import type { IssueCode } from "../models/outcome.js";
import { MOST_FAULTS, reportFewerFaults } from "./_faults.js";

/** No rule takes more words than this, or a line break: it would be made of a field that is wrong, and has its own issue. */
const READABLE_RULE = /^.{1,200}$/;

type Path = readonly (string | number)[];

/** Tells that a rule is broken: where (from the value the rule is about), what was wanted, and what was there. */
export type Report = (path: Path, expected: string, actual: unknown, code?: IssueCode) => void;

/** What rules say, for who can read no code of ours: the readers of a JSON Schema. */
const statements = /* @__PURE__ */ new WeakMap<object, string>();

/**
 * The rule that a check is, in words.
 *
 * @internal
 */
export function statementOf(check: object): string | undefined {
  return statements.get(check);
}

/**
 * A rule between several fields, or between the entries of a list. It also runs when single fields are already wrong, so
 * that all issues come at once; what it cannot read, because a field is not what the types say, it leaves to the field's
 * own issue.
 *
 * @param statement - the rule as a sentence
 * @internal
 */
export function rule<T>(statement: string, check: (value: T, report: Report) => void): z.core.$ZodCheck<T> {
  const refinement = z.superRefine<T>(
    (value, context) => {
      try {
        let told = 0;
        check(value, (path, expected, actual, code = "inconsistent") => {
          if (!READABLE_RULE.test(expected) || told > MOST_FAULTS) return;
          told += 1;
          if (told > MOST_FAULTS) return reportFewerFaults(context, value);
          context.addIssue({ code: "custom", path: [...path], message: expected, input: actual, params: { code } });
        });
      } catch {
        // Unreadable: reported by the fields.
      }
    },
    { when: ({ issues }) => !issues.some(isRefusal) },
  );
  statements.set(refinement, statement);
  return refinement;
}

/** The value as a whole is not what the rule is about, or too long to be read. */
function isRefusal({ code, path = [] }: z.core.$ZodRawIssue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "too_big");
}

/**
 * No two entries of a list share a key.
 *
 * @param statement - the rule as a sentence
 * @internal
 */
export function unique<Entry>(
  statement: string,
  keyOf: (entry: Entry) => unknown,
  ...keyPath: Path
): z.core.$ZodCheck<readonly Entry[]> {
  return rule<readonly Entry[]>(statement, (entries, report) => {
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
