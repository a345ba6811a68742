import { fail } from "../errors/creator-core-error.js";
import type { ConversionId } from "../ids/index.js";
import { sortByKey } from "../kernels/sort-by-key.js";
import type { AttributionFacts } from "../models/attribution.js";
import type { Conversion } from "../models/tracking.js";
import { isMinor } from "../money/_is-minor.js";
import { assertMoney } from "../money/assert-money.js";
import { isCurrency } from "../money/is-currency.js";
import type { Money } from "../money/types.js";
import { readInstant, toInstant } from "../time/to-instant.js";
import { codeUnitOrder } from "./code-unit-order.js";
import type { CompiledPolicy } from "./compile-policy.js";
import { readSoundDirectory } from "./directory-conflicts.js";
import { findRepeats } from "./find-repeats.js";
import type { KeyOwners } from "./key-owners.js";
import { buildTouchIndex, type TouchIndex } from "./touch-index.js";

/** The facts as the decision reads them: checked, each said once, sorted, in columns. */
export interface GatheredFacts {
  /** By time, then id. */
  readonly conversions: readonly Conversion[];
  /** When each happened. */
  readonly times: Float64Array;
  /** The number of each one's customer. */
  readonly customers: Int32Array;
  /** By customer number, the creators who are that customer; only where a self-purchase is excluded. */
  readonly own: readonly (ReadonlySet<string> | undefined)[];
  readonly touches: TouchIndex;
  readonly owners: KeyOwners;
}

/**
 * Turns facts into columns, once. With `only` everything is checked as always, but only that conversion is kept.
 *
 * Complexity: O(touches + conversions), and sorting where the input is not in order of time.
 */
export function gatherFacts(facts: AttributionFacts, policy: CompiledPolicy, only?: ConversionId): GatheredFacts {
  if (typeof facts !== "object" || facts === null)
    fail("invalidArgument", "facts", "{ conversions, touchpoints }", facts);
  const owners = readSoundDirectory(facts.directory);
  const ownKeys = readOwnKeys(facts.creators ?? []);
  const { conversions, times } = readConversions(facts.conversions, only);

  const numbers = new Map<string, number>();
  const customers = new Int32Array(conversions.length);
  const own: (ReadonlySet<string> | undefined)[] = [];
  for (let i = 0; i < conversions.length; i += 1) {
    const key = conversions[i]!.customerKey;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      own.push(policy.excludesSelfPurchase ? ownKeys.get(key) : undefined);
    }
    customers[i] = number;
  }
  const isOwn = (creatorId: string, customer: number) => own[customer]?.has(creatorId) === true;
  const touches = buildTouchIndex(facts.touchpoints, numbers, isOwn);
  return { conversions, times, customers, own, touches, owners };
}

/** Which creators shop under a key. */
function readOwnKeys(creators: NonNullable<AttributionFacts["creators"]>): Map<string, Set<string>> {
  findRepeats(creators, "creators");
  const keys = new Map<string, Set<string>>();
  for (const [index, { id, customerKeys = [] }] of creators.entries()) {
    if (!Array.isArray(customerKeys))
      fail("invalidArgument", `creators[${index}].customerKeys`, "a list", customerKeys);
    for (const key of customerKeys) {
      if (key === "") continue;
      const ids = keys.get(key);
      if (ids === undefined) keys.set(key, new Set([id]));
      else ids.add(id);
    }
  }
  return keys;
}

/** Checks conversions, drops repetitions, and sorts by time, then id. */
function readConversions(
  conversions: readonly Conversion[],
  only: ConversionId | undefined,
): Pick<GatheredFacts, "conversions" | "times"> {
  const first = findRepeats(conversions, "conversions");
  const rows = new Int32Array(conversions.length);
  const times = new Float64Array(conversions.length);
  let kept = 0;
  for (let row = 0; row < conversions.length; row += 1) {
    const conversion = conversions[row]!;
    const time = readInstant(conversion.occurredAt);
    if (Number.isNaN(time) || !isWellFormed(conversion)) return refuse(conversion, row);
    if (first[row] !== row || (only !== undefined && conversion.id !== only)) continue;
    rows[kept] = row;
    times[kept] = time;
    kept += 1;
  }
  sortByKey(times, rows, 0, kept, (a, b) => codeUnitOrder(conversions[a]!.id, conversions[b]!.id));
  return { conversions: Array.from(rows.subarray(0, kept), (row) => conversions[row]!), times: times.slice(0, kept) };
}

function isWellFormed(conversion: Conversion): boolean {
  const { customerKey, kind, value, codes, linkId, shopCreator, deliveredAt } = conversion;
  return (
    typeof customerKey === "string" &&
    typeof kind === "string" &&
    (value === undefined || isAmount(value)) &&
    (codes === undefined || (Array.isArray(codes) && codes.every((code) => typeof code === "string"))) &&
    (linkId === undefined || typeof linkId === "string") &&
    (shopCreator === undefined || typeof shopCreator === "string") &&
    (deliveredAt === undefined || !Number.isNaN(readInstant(deliveredAt)))
  );
}

function isAmount(value: Money): boolean {
  return value !== null && isMinor(value.minor) && value.minor >= 0 && isCurrency(value.currency);
}

/** Says what is wrong with a conversion that the quick checks have found wanting. */
function refuse(conversion: Conversion, row: number): never {
  const path = `conversions[${row}]`;
  const { customerKey, kind, occurredAt, value, codes, linkId, shopCreator, deliveredAt } = conversion;
  toInstant(occurredAt, `${path}.occurredAt`);
  if (typeof customerKey !== "string") fail("invalidArgument", `${path}.customerKey`, "a text", customerKey);
  if (typeof kind !== "string") fail("invalidArgument", `${path}.kind`, "a kind of conversion", kind);
  if (value !== undefined) assertMoney(value, `${path}.value`);
  if (value !== undefined && value.minor < 0) fail("invalidMoney", `${path}.value`, "zero or more", value.minor);
  if (linkId !== undefined && typeof linkId !== "string") fail("invalidArgument", `${path}.linkId`, "a text", linkId);
  if (shopCreator !== undefined && typeof shopCreator !== "string") {
    fail("invalidArgument", `${path}.shopCreator`, "a text", shopCreator);
  }
  if (deliveredAt !== undefined) toInstant(deliveredAt, `${path}.deliveredAt`);
  fail("invalidArgument", `${path}.codes`, "a list of texts", codes);
}
