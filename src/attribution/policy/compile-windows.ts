import { assertObject } from "../../errors/assert-object.js";
import { assertOneOf } from "../../errors/assert-one-of.js";
import { fail } from "../../errors/creator-core-error.js";
import type { AttributionPolicy, LookBackWindows } from "../../models/attribution.js";
import { touchKindNumber, touchKinds } from "../evidence/evidence-kinds.js";
import { compileOverrides } from "./compile-overrides.js";
import { listLanes } from "./list-lanes.js";
import { type CompiledWindows, openLanes } from "./open-lanes.js";
import { type AgeWindow, readWindow } from "./read-window.js";

export type { CompiledWindows } from "./open-lanes.js";

/** What decides when a touch counts. */
export type WindowPolicy = Pick<AttributionPolicy, "windows" | "overrides" | "farEnd" | "sameInstant">;

/**
 * Checks the windows of a policy and turns them into numbers.
 *
 * `at` costs a few operations for each lane that is on; the days of a calendar are worked out once for each day of a zone.
 *
 * @throws `invalidPolicy` or `unknownTimeZone`, naming the window
 */
export function compileWindows(policy: WindowPolicy): CompiledWindows {
  assertOneOf(policy.farEnd, ["exclusive", "inclusive"], "policy.farEnd", "invalidPolicy");
  assertOneOf(policy.sameInstant, ["eligible", "excluded"], "policy.sameInstant", "invalidPolicy");
  const own = readWindows(policy.windows, "policy.windows");
  const { windows, laneFor } = listLanes(touchKinds.map((_, kind) => own.get(kind) ?? readWindow(undefined, "")));
  const laneOf = compileOverrides(policy.overrides ?? [], touchKinds.length, (named, path) => {
    const read = readWindows(named, path);
    if (read.size === 0) fail("invalidPolicy", path, "an object with at least one window", named);
    return new Map([...read].map(([kind, window]) => [kind, laneFor(kind, window)]));
  });
  return openLanes(windows, laneOf, policy.farEnd, policy.sameInstant);
}

/** By the number of its kind, each window that is named. */
function readWindows(windows: LookBackWindows, path: string): ReadonlyMap<number, AgeWindow> {
  assertObject(windows, path, "an object with a window for each kind of touch", "invalidPolicy");
  const read = new Map<number, AgeWindow>();
  for (const [name, window] of Object.entries(windows)) {
    const kind = touchKindNumber(name);
    if (kind === undefined) return fail("invalidPolicy", path, `about ${touchKinds.join(", ")}`, name);
    read.set(kind, readWindow(window, `${path}.${name}`));
  }
  return read;
}
