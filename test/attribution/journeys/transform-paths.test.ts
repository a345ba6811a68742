import { transformPath, transformPaths } from "creator-core/attribution";
import type { AttributionPath, JourneyStep } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, untyped } from "../../support/thrown.js";

describe("a path is transformed", () => {
  // The example of Fractribution's own documentation, with its channels A to D (google/fractribution, py/README.md).
  const path = deepFreeze(["D", "A", "B", "B", "C", "D", "C", "C"]);

  it("as Fractribution documents it", () => {
    expect(transformPath(path, "exposure")).toEqual(["D", "A", "B", "C", "D", "C"]);
    expect(transformPath(path, "first")).toEqual(["D", "A", "B", "C"]);
    expect(transformPath(path, "frequency")).toEqual(["D(2)", "A(1)", "B(2)", "C(3)"]);
  });

  it("to its last steps", () => {
    expect(transformPath(path, { trim: 1 })).toEqual(["C"]);
    expect(transformPath(path, { trim: 8 })).toEqual(path);
    expect(transformPath(path, { trim: Number.MAX_SAFE_INTEGER })).toEqual(path);
  });

  it("without a step that should count less", () => {
    expect(transformPath(path, { removeIfNotAll: "C" })).toEqual(["D", "A", "B", "B", "D"]);
    expect(transformPath(path, { removeIfLastAndNotAll: "C" })).toEqual(["D", "A", "B", "B", "C", "D"]);
    expect(transformPath(path, { removeIfLastAndNotAll: "D" })).toEqual(path);
    for (const only of [["C", "C"], []]) {
      expect(transformPath(only, { removeIfNotAll: "C" })).toEqual(only);
      expect(transformPath(only, { removeIfLastAndNotAll: "C" })).toEqual(only);
    }
  });

  it("with steps of nobody", () => {
    const direct: readonly JourneyStep[] = [null, null, "A", null];
    expect(transformPath(direct, "exposure")).toEqual([null, "A", null]);
    expect(transformPath(direct, "first")).toEqual([null, "A"]);
    expect(transformPath(direct, "frequency")).toEqual([null, "A(1)"]);
  });

  it("of any name", () => {
    const names = ["__proto__", "__proto__", "a > b", "A(1)", "\ud800", "constructor"];
    expect(transformPath(names, "frequency")).toEqual([
      "__proto__(2)",
      "a > b(1)",
      "A(1)(1)",
      "\ud800(1)",
      "constructor(1)",
    ]);
    expect(transformPath([], "frequency")).toEqual([]);
  });

  it("into a list of its own", () => {
    const same = ["A"];
    for (const transform of [
      "exposure",
      "first",
      { trim: 5 },
      { removeIfNotAll: "A" },
      { removeIfLastAndNotAll: "A" },
    ] as const) {
      expect(transformPath(same, transform)).not.toBe(same);
    }
  });

  it("only by what is known", () => {
    const refusal = (transform: unknown, steps: unknown = path) =>
      refusalOf(() => transformPath(untyped(steps), untyped(transform)));
    for (const transform of ["unique", "", null, undefined, 3, {}, []]) {
      expect(refusal(transform)).toBe("invalidArgument at transform");
    }
    for (const trim of [0, -1, 1.5, Number.NaN, "2", Number.POSITIVE_INFINITY]) {
      expect(refusal({ trim })).toBe("invalidInteger at transform.trim");
    }
    expect(refusal({ removeIfNotAll: "" })).toBe("invalidArgument at transform.removeIfNotAll");
    expect(refusal({ removeIfLastAndNotAll: 1 })).toBe("invalidArgument at transform.removeIfLastAndNotAll");
    expect(refusal("first", "a > b")).toBe("invalidArgument at steps");
    expect(refusal("first", ["a", ""])).toBe("invalidArgument at steps[1]");
    expect(refusal("first", new Array(2))).toBe("invalidArgument at steps[0]");
  });
});

describe("rows of paths", () => {
  const rows: readonly AttributionPath[] = deepFreeze([
    { path: ["b", "a", "a"], conversions: 1, nulls: 0, value: money("5.00", "GBP") },
    { path: ["b", "a"], conversions: 2, nulls: 3 },
    { path: [null], conversions: 0, nulls: 1 },
    { path: ["b"], conversions: 0, nulls: 2 },
    { path: ["z", "z"], conversions: 0, nulls: 0 },
    { path: [], conversions: 1, nulls: 0 },
  ]);

  it("are merged where they become equal, and sorted", () => {
    expect(transformPaths(rows, ["exposure"])).toEqual([
      { path: [], conversions: 1, nulls: 0 },
      { path: ["b"], conversions: 0, nulls: 2 },
      { path: ["b", "a"], conversions: 3, nulls: 3, value: { minor: 500, currency: "GBP" } },
      { path: [null], conversions: 0, nulls: 1 },
    ]);
  });

  it("are only merged and sorted where there is no transform", () => {
    expect(transformPaths([...rows, ...rows], []).map(({ path, nulls }) => [path.join(), nulls])).toEqual([
      ["", 0],
      ["b", 4],
      ["b,a", 6],
      ["b,a,a", 0],
      ["", 2],
    ]);
  });

  it("go through transforms one after the other", () => {
    const path = ["a", "b", "b", "b"];
    const pathAfter = (...transforms: Parameters<typeof transformPaths>[1]) =>
      transformPaths([{ path, conversions: 1, nulls: 0 }], transforms)[0]?.path;
    expect(pathAfter("exposure", { trim: 2 })).toEqual(["a", "b"]);
    expect(pathAfter({ trim: 2 }, "exposure")).toEqual(["b"]);
  });

  it("of no journey are not even looked at", () => {
    const nobody = { path: untyped<string[]>([Symbol("x"), {}]), conversions: 0, nulls: 0 };
    expect(transformPaths([nobody], ["frequency"])).toEqual([]);
  });

  it("do not confuse names with separators", () => {
    const names = [["a", "b"], ["a,b"], ["a > b"], ["a\u0000b"], ["0", "1"], ["0,1"]];
    expect(
      transformPaths(
        names.map((path) => ({ path, conversions: 1, nulls: 0 })),
        ["first"],
      ),
    ).toHaveLength(6);
  });

  it("are refused when they are none", () => {
    expect(refusalOf(() => transformPaths(rows, untyped("exposure")))).toBe("invalidArgument at transforms");
    expect(refusalOf(() => transformPaths(rows, ["exposure", untyped("last")]))).toBe(
      "invalidArgument at transforms[1]",
    );
    expect(refusalOf(() => transformPaths(untyped([7]), []))).toBe("invalidArgument at paths[0]");
    const most = { path: ["a"], conversions: Number.MAX_SAFE_INTEGER, nulls: 0 };
    expect(codeOf(() => transformPaths([most, most], []))).toBe("invalidInteger");
  });
});
