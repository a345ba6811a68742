import { assertObject } from "../errors/assert-object.js";
import { assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { TerritoryGroups, TerritorySet } from "../models/rights.js";
import { territoryData } from "./territories.js";

/** A set of countries: the bit of a country is its place in `territoryData.countries`. */
export type CountryBits = Uint32Array;

/** What each name stands for: countries, aliases and groups. */
export type TerritoryNames = ReadonlyMap<string, CountryBits>;

/** Where something holds, as far as the names in it are known. */
export interface TerritoryExtent {
  /** Countries that are surely inside. */
  readonly sure: CountryBits;
  /** Countries that are not surely outside; those of `sure` among them. */
  readonly maybe: CountryBits;
  /** The names nobody knows, sorted. */
  readonly unknown: readonly string[];
}

const WORDS = /* @__PURE__ */ Math.ceil(249 / 32);

let shipped: TerritoryNames | undefined;

/**
 * The names of this library and the caller's groups.
 *
 * @throws `invalidArgument` when they are no groups, or one has no members.
 * @throws `duplicateId` when a group takes the name of a country or of a group of this library.
 * @throws `danglingReference` when a member of a group is neither a country nor a group of this library.
 */
export function territoryNames(groups: TerritoryGroups = {}): TerritoryNames {
  assertObject(groups, "territoryGroups", "groups of countries by name");
  shipped ??= shippedNames();
  const own = Object.entries(groups);
  if (own.length === 0) return shipped;
  const names = new Map(shipped);
  for (const [group, members] of own) {
    const path = `territoryGroups.${group}`;
    if (shipped.has(group)) fail("duplicateId", path, "a name that no country or group of this library has", group);
    names.set(group, bitsOfGroup(members, shipped, path));
  }
  return names;
}

/**
 * A set of territories in countries.
 *
 * An unknown name that is included may stand for any country; one that is excluded, for any country that is included.
 */
export function extentOf({ include, exclude = [] }: TerritorySet, names: TerritoryNames): TerritoryExtent {
  const inside = gather(include, names);
  const outside = gather(exclude, names);
  const known = subtract(inside.bits, outside.bits);
  const unknown = [...new Set([...inside.unknown, ...outside.unknown])].sort();
  return {
    sure: outside.unknown.length > 0 ? new Uint32Array(WORDS) : known,
    maybe: inside.unknown.length > 0 ? subtract(bitsOf("WORLD", names), outside.bits) : known,
    unknown,
  };
}

/** Whether a country, by its place in `territoryData.countries`, is in a set. */
export function hasCountry(bits: CountryBits, country: number): boolean {
  return (bits[country >>> 5]! & (1 << (country & 31))) !== 0;
}

/** The country codes of a set of countries, sorted. */
export function countriesIn(bits: CountryBits): string[] {
  return territoryData.countries.filter((_, country) => hasCountry(bits, country));
}

/** The countries of both sets. */
export function intersect(a: CountryBits, b: CountryBits): CountryBits {
  return a.map((word, index) => word & b[index]!);
}

/** Whether two sets have a country in common. */
export function meets(a: CountryBits, b: CountryBits): boolean {
  for (let word = 0; word < WORDS; word += 1) if ((a[word]! & b[word]!) !== 0) return true;
  return false;
}

/** The countries behind a known name; none behind an unknown one. */
function bitsOf(name: string, names: TerritoryNames): CountryBits {
  return names.get(name) ?? new Uint32Array(WORDS);
}

function subtract(a: CountryBits, b: CountryBits): CountryBits {
  return a.map((word, index) => word & ~b[index]!);
}

function gather(list: readonly string[], names: TerritoryNames): { bits: CountryBits; unknown: string[] } {
  const bits = new Uint32Array(WORDS);
  const unknown: string[] = [];
  for (const name of list) {
    const known = names.get(name);
    if (known === undefined) unknown.push(name);
    else for (let word = 0; word < WORDS; word += 1) bits[word]! |= known[word]!;
  }
  return { bits, unknown };
}

function bitsOfGroup(members: readonly string[], names: TerritoryNames, path: string): CountryBits {
  assertTexts(members, path);
  if (members.length === 0) fail("invalidArgument", path, "at least one country or group of this library", members);
  const { bits, unknown } = gather(members, names);
  if (unknown.length > 0) fail("danglingReference", path, "a list of countries and groups of this library", unknown[0]);
  return bits;
}

function shippedNames(): TerritoryNames {
  const names = new Map<string, CountryBits>();
  const { countries, groups, aliases } = territoryData;
  countries.forEach((code, index) => {
    const bits = new Uint32Array(WORDS);
    bits[index >>> 5] = 1 << (index & 31);
    names.set(code, bits);
  });
  for (const [alias, code] of Object.entries(aliases)) names.set(alias, bitsOf(code, names));
  for (const [group, members] of Object.entries(groups)) names.set(group, gather(members, names).bits);
  return names;
}
