import { CreatorCoreError, isCreatorCoreError } from "../errors/creator-core-error.js";

/** Computes with one row of a list; where an area refuses it by its own name for it, the error says which row it is. */
export function inPlace<Result>(name: string, place: string, compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    if (!isCreatorCoreError(error)) throw error;
    const { path, expected, actual } = error.details;
    const isOfRow = path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
    throw isOfRow
      ? new CreatorCoreError(error.code, { path: place + path.slice(name.length), expected, actual })
      : error;
  }
}
