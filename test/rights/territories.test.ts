import { expandTerritories, territoryData } from "creator-core/rights";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

describe("territory data", () => {
  it("has the 249 countries of ISO 3166-1, sorted", () => {
    expect(territoryData.countries).toHaveLength(249);
    expect([...new Set(territoryData.countries)].sort()).toEqual(territoryData.countries);
    expect(territoryData.countries.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
  });

  it("has 27 members of the EU and, with Iceland, Liechtenstein and Norway, 30 of the EEA", () => {
    const { EU, EEA } = territoryData.groups;
    expect([EU.length, EEA.length]).toEqual([27, 30]);
    expect(EEA.filter((code) => !EU.includes(code))).toEqual(["IS", "LI", "NO"]);
    expect(EU).not.toContain("GB");
  });

  it("has a world that includes what no continent does", () => {
    expect(territoryData.groups.WORLD).toEqual(expect.arrayContaining(["TW", "AQ"]));
  });
});

describe("expandTerritories", () => {
  it("understands UK, and keeps apart what has a code of its own", () => {
    expect(expandTerritories({ include: ["UK", "FR"] }).countries).toEqual(["FR", "GB"]);
    expect(expandTerritories({ include: ["FR"] }).countries).not.toContain("GP");
  });

  it("takes exclusions away, whatever the order", () => {
    expect(expandTerritories({ include: ["EEA"], exclude: ["EU"] }).countries).toEqual(["IS", "LI", "NO"]);
    expect(expandTerritories({ include: ["GB"], exclude: ["WORLD"] }).countries).toEqual([]);
  });

  it("names what it does not know, in capitals or not", () => {
    expect(expandTerritories({ include: ["gb", "XK", "GB", "XK"] })).toEqual({
      countries: ["GB"],
      unknown: ["XK", "gb"],
    });
  });

  it("is sure of nothing when an exclusion is not known", () => {
    expect(expandTerritories({ include: ["WORLD"], exclude: ["XK"] })).toEqual({ countries: [], unknown: ["XK"] });
  });

  it("takes the caller's groups, made of countries and groups of the library", () => {
    const groups = deepFreeze({ benelux: ["BE", "NL", "LU"], eeaAndUk: ["EEA", "UK"] });
    expect(expandTerritories({ include: ["benelux"] }, groups).countries).toEqual(["BE", "LU", "NL"]);
    expect(expandTerritories({ include: ["eeaAndUk"] }, groups).countries).toHaveLength(31);
  });

  it("refuses a group with a taken name or an unknown member", () => {
    expect(() => expandTerritories({ include: [] }, { EU: ["GB"] })).toThrowError(/Duplicate id/);
    expect(() => expandTerritories({ include: [] }, { UK: ["GB"] })).toThrowError(/Duplicate id/);
    expect(() => expandTerritories({ include: [] }, { home: ["XK"] })).toThrowError(/Dangling reference/);
  });

  it("is not taken in by names of JavaScript", () => {
    expect(expandTerritories({ include: ["__proto__", "constructor"] })).toEqual({
      countries: [],
      unknown: ["__proto__", "constructor"],
    });
    const groups = JSON.parse('{"__proto__": ["FR"]}');
    expect(expandTerritories({ include: ["__proto__"] }, groups).countries).toEqual(["FR"]);
  });
});
