import { CreatorCoreError, isCreatorCoreError } from "../../errors/creator-core-error.js";

/** Runs a call on one part of the arguments; an error of it says where that part is in the whole. */
export function withPath<Result>(call: () => Result, pathInWhole: (path: string) => string): Result {
  try {
    return call();
  } catch (error) {
    if (!isCreatorCoreError(error)) throw error;
    throw new CreatorCoreError(error.code, { ...error.details, path: pathInWhole(error.details.path) });
  }
}
