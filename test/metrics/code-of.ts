import { isCreatorCoreError } from "creator-core/errors";

/** The code and path of the error that a call throws. */
export function codeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return isCreatorCoreError(error) ? `${error.code} at ${error.details.path}` : error;
  }
  return "nothing thrown";
}
