import type { CreatorCoreError } from "creator-core/errors";
import type { Issue } from "creator-core/models";

const issueCodes: readonly string[] = [
  "unknownKey",
  "missing",
  "wrongType",
  "outOfRange",
  "badFormat",
  "duplicateId",
  "danglingReference",
  "inconsistent",
] satisfies readonly Issue["code"][];

/** What is wrong with an issue that should be plain data with a bearable sentence in the one grammar. */
export function issueFault({ code, path, expected, actual, message }: Issue): string | undefined {
  if (!issueCodes.includes(code)) return `an unknown code ${code}`;
  if (!path.every((step) => typeof step === "string" || Number.isSafeInteger(step))) return "a path of other things";
  if (![expected, actual, message].every((text) => typeof text === "string")) return "no text";
  if (!message.includes(` must be ${expected}, got ${actual}`)) return `another grammar: ${message}`;
  if (/\n/.test(message)) return `more than one line: ${message}`;
  return message.length < 1500 ? undefined : `a message of ${message.length} characters`;
}

/** What is wrong with an error that should follow the one grammar and survive JSON. */
export function errorFault({ name, code, details, message }: CreatorCoreError): string | undefined {
  const words = code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const headline = words.charAt(0).toUpperCase() + words.slice(1);
  const { path, expected, actual } = details;
  if (name !== "CreatorCoreError") return `another name: ${name}`;
  if (![path, expected, actual].every((text) => typeof text === "string" && text !== "")) return "empty details";
  if (Object.keys(details).join() !== "path,expected,actual") return "other details";
  if (message !== `${headline}: ${path} must be ${expected}, got ${actual}`) return `another grammar: ${message}`;
  if (/\n/.test(message)) return `more than one line: ${message}`;
  return message.length < 1500 ? undefined : `a message of ${message.length} characters`;
}

/** Whether a value is what JSON made of another: the same, but that a `Date` has become text. */
export function isJsonOf(written: unknown, value: unknown): boolean {
  if (value instanceof Date) return written === value.toJSON();
  // Minus nothing is an instant like nothing, and JSON writes both as 0; where it is neither, the schemas refuse it.
  if (typeof value !== "object" || value === null) return written === value;
  if (typeof written !== "object" || written === null) return false;
  const keys = Reflect.ownKeys(value);
  return (
    keys.length === Reflect.ownKeys(written).length &&
    keys.every((key) => Object.hasOwn(written, key) && isJsonOf(Reflect.get(written, key), Reflect.get(value, key)))
  );
}

const builtIns: readonly object[] = [
  Object,
  Array,
  Function,
  String,
  Number,
  Boolean,
  Map,
  Set,
  Date,
  RegExp,
  Error,
].map(({ prototype }): object => prototype);

/** Every property of the language's own prototypes. */
export function prototypesNow(): readonly unknown[] {
  return builtIns.flatMap((prototype) =>
    Reflect.ownKeys(prototype).flatMap((key) => [
      key,
      ...Object.values(Object.getOwnPropertyDescriptor(prototype, key)!),
    ]),
  );
}

/** Whether the language's own prototypes are as they were. */
export function arePrototypes(before: readonly unknown[]): boolean {
  const now = prototypesNow();
  return now.length === before.length && now.every((part, index) => Object.is(part, before[index]));
}
