import { describe, expect, it } from "vitest";
import { sourceFiles } from "./source-files.ts";

/** Which room is on which floor. A file imports from its own room or from a lower floor. */
const floors: Readonly<Record<string, number>> = {
  errors: 0,
  kernels: 0,
  ids: 1,
  rate: 1,
  time: 1,
  money: 2,
  models: 3,
  statistics: 3.5,
  schemas: 4,
  tiering: 4,
  metrics: 4,
  attribution: 4,
  commission: 4,
  rights: 4,
  reinvestment: 4,
  community: 4,
  campaign: 4,
  program: 5,
  adapters: 6,
  engines: 6,
};

/** The root index is above all floors; an adapter's room is its vendor's. */
const roomOf = (path: string) => {
  const parts = path.split("/");
  return parts[0] === "adapters" ? parts.slice(0, 2).join("/") : parts[0]!;
};
const floorOf = (path: string) => (path === "index.ts" ? 7 : floors[path.split("/")[0]!]);

describe("the house", () => {
  it("has a floor for every room", () => {
    expect(sourceFiles.filter(({ path }) => floorOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  it("imports only from its own room or a lower floor", () => {
    const wrong: string[] = [];
    for (const { path, imports } of sourceFiles) {
      for (const target of imports.filter((name) => name.endsWith(".ts"))) {
        const allowed = roomOf(target) === roomOf(path) || floorOf(target)! < floorOf(path)!;
        // Rates and times carry flavoured ids' type only; the three rooms of floor 1 may lean on ids.
        const onIds = roomOf(target) === "ids" && floorOf(path) === 1;
        if (!allowed && !onIds) wrong.push(`${path} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("has no cycles", () => {
    const byPath = new Map(sourceFiles.map((file) => [file.path, file]));
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === "done") return;
      if (state.get(path) === "open") {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      state.set(path, "open");
      for (const target of byPath.get(path)?.imports ?? []) visit(target, [...trail, path]);
      state.set(path, "done");
    };
    for (const { path } of sourceFiles) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it("has models without run-time code", () => {
    const withCode = sourceFiles
      .filter(({ path }) => path.startsWith("models/"))
      .filter(
        ({ tree }) =>
          !tree.statements.every((s) => /^(import type|export type|export interface|\/\*\*)/.test(s.getText(tree))),
      )
      .map(({ path }) => path);
    expect(withCode).toEqual([]);
  });

  it("has every file of a room behind an index that names its exports", () => {
    const starred = sourceFiles
      .filter(({ path }) => path.endsWith("index.ts") && path !== "models/index.ts")
      .filter(({ tree }) => /export \*/.test(tree.text))
      .map(({ path }) => path);
    expect(starred).toEqual([]);
  });
});

describe("doors to the outside", () => {
  const doors: readonly (readonly [RegExp, RegExp])[] = [
    [/^zod(\/|$)/, /^schemas\//],
    [/^decimal\.js(\/|$)/, /^rate\/_decimal\.ts$/],
    [/^date-fns(\/|$)/, /^time\/_date-fns\.ts$/],
    [/^@date-fns\/tz(\/|$)/, /^time\/_date-fns\.ts$/],
  ];

  it("uses each dependency through its one door, and nothing else", () => {
    const wrong: string[] = [];
    for (const { path, imports } of sourceFiles) {
      for (const name of imports.filter((specifier) => !specifier.endsWith(".ts"))) {
        const door = doors.find(([dependency]) => dependency.test(name));
        if (door === undefined || !door[1].test(path)) wrong.push(`${path} → ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
