import { isCreatorCoreError } from "creator-core/errors";

/** The code and the details of the error that a call throws. */
export function detailsOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return isCreatorCoreError(error) ? { code: error.code, ...error.details } : error;
  }
  return undefined;
}
