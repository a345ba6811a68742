import { attributeConversions, codeFirst, directoryConflicts } from "creator-core/attribution";
import type { TrackingAssignment } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { codeOf } from "../support/thrown.ts";

const code = (creatorId: string, from?: number, until?: number, key = "GLOW10"): TrackingAssignment => ({
  kind: "code",
  key,
  creatorId,
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});
const conflicts = (...assignments: TrackingAssignment[]) => directoryConflicts(deepFreeze({ assignments }));

describe("directoryConflicts", () => {
  it("finds none where one owner ends as the next begins", () => {
    expect(conflicts(code("ann", 0, 10), code("ben", 10, 20), code("ann", 20))).toEqual([]);
  });
  it("finds the stretch that two owners share, whatever the case of the code", () => {
    expect(conflicts(code("ben", 9, 20), code("ann", 0, 10, " glow10 "))).toEqual([
      { kind: "code", key: "GLOW10", creatorIds: ["ann", "ben"], window: { start: 9, end: 10 } },
    ]);
  });
  it("knows open sides", () => {
    expect(conflicts(code("ann"), code("ben"))[0]?.window).toEqual({ start: null, end: null });
    expect(conflicts(code("ann", 5), code("ben", undefined, 9))[0]?.window).toEqual({ start: 5, end: 9 });
  });
  it("lets one creator hold a key twice", () => {
    expect(conflicts(code("ann", 0, 10), code("ann", 5, 20), code("ben", 20))).toEqual([]);
    expect(conflicts(code("ann", 0, 10), code("ann", 5, 20), code("ben", 19))[0]?.window).toEqual({
      start: 19,
      end: 20,
    });
  });
  it("takes links and shop names letter by letter, and apart from codes", () => {
    const link: TrackingAssignment = { kind: "link", key: "glow10", creatorId: "ben" };
    expect(conflicts(code("ann"), link, { ...link, key: "GLOW10", creatorId: "cyd" })).toEqual([]);
    expect(conflicts(link, { ...link, creatorId: "cyd" })).toHaveLength(1);
  });
  it("lists each intrusion once, against the holder that reaches furthest, in a fixed order", () => {
    const found = conflicts(
      code("dan", 30, 40),
      code("cyd", 4, 50),
      code("ben", 2, 5),
      code("ann", 0, 3),
      code("ann", 0, 9, "A"),
      code("ben", 0, 9, "A"),
    );
    expect(found.map(({ key, creatorIds }) => [key, ...creatorIds])).toEqual([
      ["A", "ann", "ben"],
      ["GLOW10", "ann", "ben"],
      ["GLOW10", "ben", "cyd"],
      ["GLOW10", "cyd", "dan"],
    ]);
  });
  it("stays linear for one key of very many owners", () => {
    const all = Array.from({ length: 20_000 }, (_, i) => code(`c-${i}`));
    expect(directoryConflicts({ assignments: all })).toHaveLength(19_999);
  });
  it("makes attribution refuse the directory, naming both owners", () => {
    const run = () =>
      attributeConversions(
        { conversions: [], touchpoints: [], directory: { assignments: [code("ben"), code("ann")] } },
        codeFirst,
      );
    expect(codeOf(run)).toBe("overlappingAssignments");
    expect(run).toThrow(/GLOW10.*ann and ben/);
  });

  const bad = (value: unknown) => value as never;
  it.each<[string, TrackingAssignment, string]>([
    ["no assignment", bad(null), "invalidArgument"],
    ["an unknown kind", { ...code("ann"), kind: bad("constructor") }, "invalidArgument"],
    ["a blank key", code("ann", 0, 1, "  "), "invalidArgument"],
    ["a key that is no text", { ...code("ann"), key: bad(7) }, "invalidArgument"],
    ["no creator", { ...code("ann"), creatorId: bad(undefined) }, "invalidArgument"],
    ["a time that is none", { ...code("ann"), from: "soon" }, "invalidInstant"],
    ["an end before the start", code("ann", 10, 10), "invalidWindow"],
  ])("refuses %s", (_, assignment, expected) => {
    expect(codeOf(() => directoryConflicts({ assignments: [assignment] }))).toBe(expected);
  });
});
