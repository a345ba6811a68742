import { hostileKeys, type Leaf, unreadable } from "./hostile.ts";
import type { Random } from "./random.ts";

export type Path = readonly (string | number)[];

/** One change to a good value. */
export interface Edit {
  readonly path: Path;
  readonly how: "replace" | "remove" | "add" | "repeat";
  readonly key: string;
  readonly leaf: Leaf;
}

/** A good value and every place in it. */
export interface Sample {
  readonly value: unknown;
  readonly places: readonly Path[];
}

export interface Leaves {
  readonly often: readonly Leaf[];
  readonly seldom: readonly Leaf[];
}

/** One in so many leaves is enormous. */
const SELDOM = 400;

export function sampleOf(value: unknown): Sample {
  return { value, places: placesIn(value, []) };
}

function placesIn(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...keys].flatMap((key) => placesIn(Reflect.get(value, key), [...path, key]))];
}

export function leafOf(random: Random, leaves: Leaves): Leaf {
  return random.pick(random.oneIn(SELDOM) ? leaves.seldom : leaves.often);
}

/** One to three changes; parts of other good values count as hostile where they do not belong. */
export function editsFor(random: Random, sample: Sample, leaves: Leaves, parts: readonly Leaf[]): Edit[] {
  const count = random.oneIn(2) ? 1 : 2 + random.below(2);
  return Array.from({ length: count }, () => ({
    path: random.pick(sample.places),
    how: random.pick(["replace", "replace", "replace", "replace", "remove", "add", "repeat"] as const),
    key: random.pick(hostileKeys),
    leaf: random.oneIn(4) ? random.pick(parts) : leafOf(random, leaves),
  }));
}

/** The value with the changes made. Only what lies on the way to them is copied, and frozen; the rest is shared. */
export function spoil(value: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((changed, edit) => changeAt(changed, edit, 0), value);
}

function changeAt(value: unknown, edit: Edit, depth: number): unknown {
  const { path, how, key, leaf } = edit;
  if (depth === path.length) {
    if (how === "add" && isPlainObject(value)) return withField(value, key, leaf.value);
    if (how === "repeat" && isShort(value)) return Object.freeze([...value, ...value]);
    return how === "add" || how === "repeat" ? value : leaf.value;
  }
  const step = path[depth]!;
  const isLast = depth === path.length - 1;
  if (isShort(value)) {
    const copy = [...value];
    if (isLast && how === "remove") copy.splice(Number(step), 1);
    else copy[Number(step)] = changeAt(copy[Number(step)], edit, depth + 1);
    return Object.freeze(copy);
  }
  if (!isPlainObject(value) || !Object.hasOwn(value, step)) return value;
  if (isLast && how === "remove") {
    const { [step]: _, ...rest } = value;
    return Object.freeze(rest);
  }
  return withField(value, String(step), changeAt(value[step], edit, depth + 1));
}

/** Four billion holes are not copied to change one of them. */
function isShort(value: unknown): value is readonly unknown[] {
  return !unreadable.has(value) && Array.isArray(value) && value.length <= 100_000;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || unreadable.has(value)) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}

function withField(object: object, key: string, value: unknown): unknown {
  const copy = { ...object };
  // Not by assignment: `__proto__` is to be a field like any other, as `JSON.parse` makes it.
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return Object.freeze(copy);
}

/** The change as a person reads it. */
export function editInWords({ path, how, key, leaf }: Edit): string {
  const place = path.length === 0 ? "(the whole)" : path.join(".");
  if (how === "remove") return `${place} removed`;
  if (how === "repeat") return `${place} repeated`;
  return how === "add" ? `${place} with ${JSON.stringify(key)}: ${leaf.name}` : `${place} = ${leaf.name}`;
}
