import type * as z from "zod";
import { preview } from "../errors/preview.js";
import type { Issue, IssueCode } from "../models/outcome.js";
import { FEWER_FAULTS, MOST_FAULTS, READABLE } from "./_faults.js";
import { formatPath } from "./_format-path.js";
import type { JsonType } from "./_leaf.js";

// The only place that reads what zod reports. Nothing of it goes further: an `Issue` is plain data of our own.

/** What is expected of an unknown field. */
export const NO_SUCH_FIELD = "left out, because there is no such field";

type ZodIssue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/**
 * Looks at a value with a schema: our issues, or none. Nothing is copied or changed. Input whose own code throws
 * (a getter, a proxy) is one issue, never a foreign exception.
 *
 * @param root - how messages call the value itself
 * @internal
 */
export function inspect(schema: z.ZodType, input: unknown, path: Path = [], root = "value"): readonly Issue[] {
  try {
    const result = schema.safeParse(input, settings);
    if (result.success) return [];
    return result.error.issues.flatMap((issue) => translate(issue, path, root));
  } catch {
    return [makeIssue("wrongType", path, READABLE, input, root)];
  }
}

/**
 * An issue with its sentence: "creators[3].accounts[0].followers must be a whole number of 0 or more, got 12.5".
 *
 * @param consequence - what was done about it, after a semicolon
 * @internal
 */
export function makeIssue(
  code: IssueCode,
  path: Path,
  expected: string,
  value: unknown,
  root = "value",
  consequence = "",
): Issue {
  const actual = shown(value);
  const message = `${formatPath(path, root)} must be ${expected}, got ${actual}${consequence && `; ${consequence}`}`;
  return { code, path, expected, actual, message };
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  try {
    return preview(value);
  } catch {
    return "an object that cannot be read";
  }
}

function translate(issue: ZodIssue, parent: Path, root: string): Issue[] {
  const path = [...parent, ...(issue.path as Path)];
  const { input } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKeys(issue.keys, path, input, root);
    case "invalid_union": {
      const branch = nearestBranch(issue.errors);
      if (branch !== undefined) return branch.flatMap((inner) => translate(inner, path, root));
      const value = issue.discriminator === undefined ? input : read(input, issue.discriminator);
      return [makeIssue(codeOf(issue, value), path, issue.message, value, root)];
    }
    default:
      return [makeIssue(codeOf(issue, input), path, issue.message, input, root)];
  }
}

function unknownKeys(keys: readonly string[], path: Path, input: unknown, root: string): Issue[] {
  const found = keys
    .slice(0, MOST_FAULTS)
    .map((key) => makeIssue("unknownKey", [...path, key], NO_SUCH_FIELD, read(input, key), root));
  if (keys.length > MOST_FAULTS) found.push(makeIssue("outOfRange", path, FEWER_FAULTS, input, root));
  return found;
}

/** Of the forms a value may have: the one it evidently tries to have, because only parts of it are wrong. */
function nearestBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const attempts = branches.filter((issues) => !issues.some(isRefusal));
  return attempts.sort((a, b) => a.length - b.length)[0];
}

/** The value as a whole is not of this form. */
function isRefusal({ path, code }: ZodIssue): boolean {
  return path.length === 0 && (code === "invalid_type" || code === "invalid_value" || code === "custom");
}

function codeOf(issue: ZodIssue, value: unknown): IssueCode {
  const params = issue.code === "custom" ? (issue.params as CustomParams | undefined) : undefined;
  if (params?.code !== undefined) return params.code;
  if (value === undefined) return "missing";
  if (issue.code === "invalid_type") return "wrongType";
  if (issue.code === "invalid_value") return sameType(issue.values, value) ? "outOfRange" : "wrongType";
  if (issue.code === "invalid_union") return typeof value === "string" ? "outOfRange" : "wrongType";
  const type = jsonType(value);
  if (params?.types?.some((allowed) => allowed === type) === false) return "wrongType";
  return type === "string" && issue.code !== "too_big" && issue.code !== "too_small" ? "badFormat" : "outOfRange";
}

interface CustomParams {
  readonly code?: IssueCode;
  readonly types?: readonly JsonType[];
}

function sameType(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.some((one) => typeof one === typeof value);
}

function jsonType(value: unknown): JsonType | "other" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" || type === "object" ? type : "other";
}

function read(input: unknown, key: string): unknown {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>)[key] : undefined;
}

/** With every issue the value it is about, and our words for it. */
const settings = { reportInput: true, error: phrase };

/** What zod's own schemas expect, as a noun phrase; ours bring their phrase with them. */
function phrase(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return types[issue.expected] ?? `a value of type ${issue.expected}`;
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return Array.isArray(issue["options"]) ? oneOf(issue["options"]) : "one of the forms it may have";
    default:
      return "a value that its rules allow";
  }
}

const types: Readonly<Record<string, string>> = {
  object: "an object",
  array: "a list",
  boolean: "true or false",
  string: "text",
  number: "a number",
};

function oneOf(values: readonly unknown[]): string {
  const shown = values.map(preview);
  return shown.length === 1 ? shown.join() : `one of ${shown.join(", ")}`;
}
