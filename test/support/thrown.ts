import { type CreatorCoreError, isCreatorCoreError } from "creator-core/errors";

/** The error of ours that a call throws; a foreign one fails the test. */
function thrown(call: () => unknown): CreatorCoreError | null {
  try {
    call();
  } catch (error) {
    if (isCreatorCoreError(error)) return error;
    throw error;
  }
  return null;
}

/** The code of the error that a call throws, or `"nothing thrown"`. */
export function codeOf(call: () => unknown): string {
  return thrown(call)?.code ?? "nothing thrown";
}

/** Code and path of the error that a call throws, such as `"invalidMoney at budget"`, or `"nothing thrown"`. */
export function refusalOf(call: () => unknown): string {
  const error = thrown(call);
  return error === null ? "nothing thrown" : `${error.code} at ${error.details.path}`;
}

/** The whole message of the error that a call throws, or `"nothing thrown"`. */
export function sentenceOf(call: () => unknown): string {
  return thrown(call)?.message ?? "nothing thrown";
}

/** A value of a type it does not have: what callers without types pass. */
export function untyped<T>(value: unknown): T {
  return value as T;
}
