import { isCreatorCoreError } from "creator-core/errors";

/** The code of the error that a call throws; anything else that happens is an error of the test. */
export function errorCode(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isCreatorCoreError(error)) return error.code;
    throw error;
  }
  return "nothing thrown";
}
