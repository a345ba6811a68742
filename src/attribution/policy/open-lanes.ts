import type { AttributionPolicy } from "../../models/attribution.js";
import type { ZoneClock } from "../../time/zone-clock.js";
import { calendarDays } from "./calendar-days.js";
import type { LaneOf } from "./compile-overrides.js";
import type { AgeWindow } from "./read-window.js";

/**
 * The windows of a policy as the loops ask them. A lane is a kind of touch in one of its windows: the touches of a kind are
 * all in one lane, or in several where overrides give some of them another window. The lane of a touch never changes; when
 * it is open depends on the conversion. A touch of the same customer is within its window exactly when
 * `earliest[lane] <= occurredAt && occurredAt <= latest[lane]`.
 */
export interface CompiledWindows {
  /** A multiple of the number of kinds: `lane % touchKinds.length` is the kind, and the first lanes are the policy's own windows. */
  readonly lanes: number;
  /** The lane of a touch. Without overrides it is the number of its kind. */
  readonly laneOf: LaneOf;
  /** By lane, whether it is ever open. */
  readonly isOn: readonly boolean[];
  /** Opens the lanes for a conversion: fills `earliest`, `latest` and `reach`, which hold until the next call. */
  readonly at: (conversion: number) => void;
  /** By lane, the first instant that counts; +∞ when the lane is off. */
  readonly earliest: Float64Array;
  /** By lane, the last instant that counts; −∞ when the lane is off. */
  readonly latest: Float64Array;
  /** The smallest of `earliest`: nothing before it can count. */
  readonly reach: number;
}

/** A lane that is sometimes open. */
interface Lane {
  readonly lane: number;
  readonly window: AgeWindow;
}

/** Opens lanes of one sort for a conversion, and returns the earliest instant that counts in them. */
type Opening = (conversion: number, earliest: Float64Array, latest: Float64Array) => number;

/** @param windows - by lane; a lane without a window, or of no length, is off */
export function openLanes(
  windows: readonly (AgeWindow | undefined)[],
  laneOf: LaneOf,
  farEnd: AttributionPolicy["farEnd"],
  sameInstant: AttributionPolicy["sameInstant"],
): CompiledWindows {
  const nearest = sameInstant === "excluded" ? 1 : 0;
  const on = windows.flatMap((window, lane): Lane[] =>
    window !== undefined && window.length > 0 ? [{ lane, window }] : [],
  );
  const openings: readonly Opening[] = [...zonesOf(on)].map(([clock, lanes]) =>
    clock === null ? exactOpening(lanes, farEnd, nearest) : calendarOpening(clock, lanes, farEnd, nearest),
  );
  const isOn = windows.map(() => false);
  for (const { lane } of on) isOn[lane] = true;
  const earliest = new Float64Array(windows.length).fill(Number.POSITIVE_INFINITY);
  const latest = new Float64Array(windows.length).fill(Number.NEGATIVE_INFINITY);
  const compiled = {
    lanes: windows.length,
    laneOf,
    isOn,
    at(conversion: number): void {
      let reach = Number.POSITIVE_INFINITY;
      for (let i = 0; i < openings.length; i += 1) {
        reach = Math.min(reach, openings[i]!(conversion, earliest, latest));
      }
      compiled.reach = reach;
    },
    earliest,
    latest,
    reach: Number.POSITIVE_INFINITY,
  };
  return compiled;
}

/** Those of exact lengths under `null`, those by a calendar under their zone. */
function zonesOf(lanes: readonly Lane[]): ReadonlyMap<ZoneClock | null, readonly Lane[]> {
  const zones = new Map<ZoneClock | null, Lane[]>();
  for (const lane of lanes) {
    const known = zones.get(lane.window.clock);
    if (known === undefined) zones.set(lane.window.clock, [lane]);
    else known.push(lane);
  }
  return zones;
}

/**
 * Instants are whole milliseconds, so an end that does not belong to a window is one that does, a millisecond on. The
 * millisecond is added to the conversion and not to the age: ages reach beyond 2^53, instants do not.
 */
function exactOpening(lanes: readonly Lane[], farEnd: AttributionPolicy["farEnd"], nearest: number): Opening {
  const [far, near] = farEnd === "inclusive" ? [0, 1] : [1, 0];
  return (conversion, earliest, latest) => {
    let reach = Number.POSITIVE_INFINITY;
    for (let i = 0; i < lanes.length; i += 1) {
      const { lane, window } = lanes[i]!;
      const from = conversion + far - window.length;
      earliest[lane] = from;
      latest[lane] = window.hole === 0 ? conversion - nearest : conversion - near - window.hole;
      if (from < reach) reach = from;
    }
    return reach;
  };
}

function calendarOpening(
  clock: ZoneClock,
  lanes: readonly Lane[],
  farEnd: AttributionPolicy["farEnd"],
  nearest: number,
): Opening {
  const windows = lanes.map(({ window }) => window);
  const boundsAt = calendarDays(clock, windows, farEnd);
  return (conversion, earliest, latest) => {
    const bounds = boundsAt(conversion);
    let reach = Number.POSITIVE_INFINITY;
    for (let i = 0; i < lanes.length; i += 1) {
      const { lane } = lanes[i]!;
      const from = bounds.earliest[i]!;
      earliest[lane] = from;
      latest[lane] = Math.min(bounds.latest[i]!, conversion - nearest);
      if (from < reach) reach = from;
    }
    return reach;
  };
}
