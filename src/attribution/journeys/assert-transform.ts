import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import type { PathTransform } from "../../models/journeys.js";
import { assertStep } from "./read-paths.js";

const RULE = '"exposure", "first", "frequency", { trim }, { removeIfNotAll } or { removeIfLastAndNotAll }';

/**
 * @throws `invalidArgument`, or `invalidInteger` for a trim, naming `path`
 */
export function assertTransform(transform: PathTransform, path: string): void {
  if (typeof transform === "string") {
    if (!["exposure", "first", "frequency"].includes(transform)) fail("invalidArgument", path, RULE, transform);
    return;
  }
  assertObject(transform, path, RULE);
  if ("trim" in transform) {
    const { trim } = transform;
    if (!Number.isSafeInteger(trim) || trim < 1) {
      fail("invalidInteger", `${path}.trim`, "a whole number of steps, at least 1", trim);
    }
  } else if ("removeIfNotAll" in transform) assertStep(transform.removeIfNotAll, `${path}.removeIfNotAll`);
  else if ("removeIfLastAndNotAll" in transform) {
    assertStep(transform.removeIfLastAndNotAll, `${path}.removeIfLastAndNotAll`);
  } else fail("invalidArgument", path, RULE, transform);
}
