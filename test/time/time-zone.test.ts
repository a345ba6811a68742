import { isTimeZone, timeZone } from "creator-core/time";
import { afterEach, describe, expect, it, vi } from "vitest";
import { refusalOf } from "../support/thrown.ts";
import { formattersIn, untyped, ZONES } from "./_support.ts";

afterEach(() => vi.restoreAllMocks());

describe("timeZone", () => {
  it.each([
    ...ZONES,
    "Etc/GMT+5",
    "America/Argentina/Buenos_Aires",
    "Asia/Calcutta",
    "Asia/Kolkata",
    "EST5EDT",
    "europe/london",
    ...["UTC", "GMT", "UCT", "EST", "MST", "HST", "CET", "EET", "MET", "WET", "PRC", "ROC", "ROK", "utc", "NZ", "GB"],
  ])("takes %s, as written", (name) => {
    expect(timeZone(name)).toBe(name);
    expect(timeZone(name)).toBe(name);
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    "Mars/Olympus_Mons",
    // London's summer, Bangladesh and Bougainville; India, Israel and Ireland; and so on.
    ...["BST", "bst", "IST", "PST", "CST", "AST", "JST", "ACT", "EAT", "ABC"],
    "EST/",
    "X/UTC",
    "+01:00",
    "-0800",
    "+01",
    "UTC+1",
    "Europe/London ",
    " Europe/London",
    "Europe\\London",
    "",
    "local",
    "undefined",
    "__proto__",
    "constructor",
    "Europe/London".repeat(1e6),
    null,
    undefined,
    0,
    Number.NaN,
    {},
    ["Europe/London"],
    { toString: () => "Europe/London" },
  ])("refuses case %#", (value) => {
    expect(isTimeZone(value)).toBe(false);
    expect(refusalOf(() => timeZone(untyped(value), "brand.zone"))).toBe("unknownTimeZone at brand.zone");
  });

  it("goes on knowing zones after more spellings than it keeps", () => {
    const spellings = Array.from({ length: 3000 }, (_, index) =>
      [..."america/los_angeles"].map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join(""),
    );
    expect(spellings.every(isTimeZone)).toBe(true);
    expect(timeZone("Europe/London")).toBe("Europe/London");
  });

  it("refuses an offset, an abbreviation and a text too long on an engine that takes them", () => {
    vi.spyOn(Intl, "DateTimeFormat").mockImplementation(function open(
      _: string,
      { timeZone: taken }: { timeZone: string },
    ) {
      return { resolvedOptions: () => ({ timeZone: taken }) };
    } as never);
    expect(isTimeZone("Land/Longest-name-".padEnd(64, "a"))).toBe(true);
    for (const name of ["+01:00", "-0530", "1UTC", "Land/Longest-name-".padEnd(65, "a"), "BST", "IST"]) {
      expect([name, isTimeZone(name)]).toEqual([name, false]);
    }
  });

  it("asks the engine about a name once", () => {
    const names = ["Pacific/Efate", "Pacific/Guam", "Pacific/Efate", "Pacific/Guam"];
    expect(formattersIn(() => names.every(isTimeZone))).toBeLessThanOrEqual(2);
  });
});
