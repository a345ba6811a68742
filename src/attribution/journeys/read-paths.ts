import { assertObject } from "../../errors/assert-object.js";
import { fail } from "../../errors/creator-core-error.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import { type TextNumbers, textNumbers } from "../../kernels/text-numbers.js";
import type { AttributionPath, ConversionTotal, JourneyStep } from "../../models/journeys.js";
import { assertMoney } from "../../money/assert-money.js";

/** Paths as columns: the steps of path `p` are `steps[starts[p]]` to `steps[starts[p + 1] − 1]`. */
export interface PathColumns {
  /** Whose steps they are, by their numbers: sorted, so that nothing depends on the order of the paths. */
  readonly creators: readonly JourneyStep[];
  readonly starts: Int32Array;
  readonly steps: Int32Array;
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  /** Minor units; zero where a path has no value. */
  readonly values: Float64Array;
  /** `null` when no path has a value. */
  readonly currency: string | null;
  /** Of all paths, and of those without a step. */
  readonly total: PathTotal;
  readonly unattributed: PathTotal;
}

/** All safe integers. */
export interface PathTotal {
  conversions: number;
  nulls: number;
  value: number;
}

/**
 * Reads rows of paths; rows that stand for no journey say nothing and are passed over.
 *
 * Complexity: O(steps), one lookup each, 4 bytes a step; and sorting the creators.
 *
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`, `currencyMismatch` naming the path
 */
export function readPaths(paths: readonly AttributionPath[]): PathColumns {
  if (!Array.isArray(paths)) fail("invalidArgument", "paths", "a list of paths", paths);
  const names: Names = { numbers: textNumbers(), ids: [], hasNobody: false };
  const starts = new Int32Array(paths.length + 1);
  const found = new Int32Array(stepCount(paths));
  const columns = {
    conversions: new Float64Array(paths.length),
    nulls: new Float64Array(paths.length),
    values: new Float64Array(paths.length),
  };
  const total = { conversions: 0, nulls: 0, value: 0 };
  const unattributed = { conversions: 0, nulls: 0, value: 0 };
  let currency: string | null = null;

  for (let place = 0; place < paths.length; place += 1) {
    const row: AttributionPath = paths[place]!;
    assertCounts(row, place);
    if (row.value !== undefined) currency = readCurrency(row, place, currency);
    const from = starts[place]!;
    starts[place + 1] = row.conversions + row.nulls === 0 ? from : readSteps(row.path, place, names, found, from);
    columns.conversions[place] = row.conversions;
    columns.nulls[place] = row.nulls;
    columns.values[place] = row.value?.minor ?? 0;
    addTo(total, row, place);
    if (row.path.length === 0) addTo(unattributed, row, place);
  }
  const steps = found.subarray(0, starts[paths.length]!);
  return { creators: sortSteps(steps, names), starts, steps, ...columns, currency, total, unattributed };
}

/** Whose steps there are, numbered as they come. */
interface Names {
  readonly numbers: TextNumbers;
  /** By number. */
  readonly ids: string[];
  /** Whether there are steps of nobody; their number is `NOBODY`. */
  hasNobody: boolean;
}

const NOBODY = -1;

/** How many steps there are, looking at every path before anything is made of any. */
function stepCount(paths: readonly AttributionPath[]): number {
  let count = 0;
  for (let place = 0; place < paths.length; place += 1) {
    assertObject(paths[place], `paths[${place}]`, "a path with its counts");
    const { path } = paths[place]!;
    if (!Array.isArray(path)) fail("invalidArgument", `paths[${place}].path`, "a list of steps", path);
    count += path.length;
    if (count > MOST_STEPS) fail("tooLarge", "paths", `of at most ${MOST_STEPS} steps in all`, count);
  }
  return count;
}

/** A gigabyte of numbers: a list without anything in it may claim to be far longer. */
const MOST_STEPS = 2 ** 28;

function assertCounts({ conversions, nulls }: AttributionPath, place: number): void {
  if (!isCount(conversions)) fail("invalidInteger", `paths[${place}].conversions`, COUNT, conversions);
  if (!isCount(nulls)) fail("invalidInteger", `paths[${place}].nulls`, COUNT, nulls);
}

const COUNT = "a whole number of journeys, 0 or more";

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function readCurrency(row: AttributionPath, place: number, currency: string | null): string {
  const { value, conversions } = row;
  const path = `paths[${place}].value`;
  assertMoney(value, path);
  if (value.minor < 0) fail("invalidMoney", path, "0 or more", value.minor);
  if (conversions === 0 && value.minor > 0) fail("invalidMoney", path, "0 where nobody converted", value.minor);
  if (currency !== null && value.currency !== currency) {
    const hint = "convert first, or take one currency at a time";
    fail("currencyMismatch", `${path}.currency`, `${currency}, as before: ${hint}`, value.currency);
  }
  return value.currency;
}

/** Writes the numbers of the steps from place `from` on; returns the place after the last. */
function readSteps(path: readonly JourneyStep[], place: number, names: Names, found: Int32Array, from: number): number {
  for (let i = 0; i < path.length; i += 1) {
    const step = path[i]!;
    // The path is text: made only when something is wrong.
    if (typeof step !== "string" || step === "") assertStep(step, `paths[${place}].path[${i}]`);
    found[from + i] = numberOf(step, names);
  }
  return from + path.length;
}

function numberOf(step: JourneyStep, names: Names): number {
  if (step === null) {
    names.hasNobody = true;
    return NOBODY;
  }
  const number = names.numbers.add(step);
  if (number === names.ids.length) names.ids.push(step);
  return number;
}

/**
 * @throws `invalidArgument` naming `path`
 */
export function assertStep(step: unknown, path: string): asserts step is JourneyStep {
  if (step !== null && (typeof step !== "string" || step === "")) {
    fail("invalidArgument", path, "the id of a creator, or null for a touch of nobody", step);
  }
}

function addTo(sum: PathTotal, { conversions, nulls, value }: AttributionPath, place: number): void {
  sum.conversions += conversions;
  sum.nulls += nulls;
  sum.value += value?.minor ?? 0;
  if (!Number.isSafeInteger(sum.conversions + sum.nulls)) {
    fail("invalidInteger", `paths[${place}]`, "a path with which all journeys are still a safe integer", conversions);
  }
  if (!Number.isSafeInteger(sum.value)) {
    fail("moneyOverflow", `paths[${place}].value`, "a value with which the total is still exact", value);
  }
}

/** Numbers the steps in the order of their ids, those of nobody last, and returns whose they are. */
function sortSteps(steps: Int32Array, { ids, hasNobody }: Names): JourneyStep[] {
  const order = ids.map((_, number) => number).sort((a, b) => codeUnitOrder(ids[a]!, ids[b]!));
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) sorted[order[i]!] = i;
  for (let i = 0; i < steps.length; i += 1) steps[i] = steps[i] === NOBODY ? order.length : sorted[steps[i]!]!;
  const creators: JourneyStep[] = order.map((number) => ids[number]!);
  if (hasNobody) creators.push(null);
  return creators;
}

/** Conversions with their value, where paths have values. */
export function conversionTotal(conversions: number, value: number, currency: string | null): ConversionTotal {
  return currency === null ? { conversions } : { conversions, value: { minor: value, currency } };
}
