import { describe, expect, it } from "vitest";
import { outputFiles, outputOf } from "../../scripts/output-layout.ts";
import { sourceFiles } from "./source-files.ts";

/** Which file of dist/ needs which others, and which packages. */
const needs = new Map(
  [...outputFiles()].map(([file, modules]) => {
    const targets = modules.flatMap(({ imports }) => imports);
    const files = targets.filter((name) => name.endsWith(".ts")).map(outputOf);
    return [
      file,
      {
        files: [...new Set(files)].filter((other) => other !== file),
        packages: [...new Set(targets.filter((name) => !name.endsWith(".ts")))],
      },
    ];
  }),
);

describe("the files of dist/", () => {
  it("are few: one for a room, besides its door and what stands alone", () => {
    const rooms = [...needs.keys()].filter((file) => !file.startsWith("schemas/"));
    expect(rooms.length).toBeLessThan(60);
  });

  it("need each other in no circle", () => {
    const state = new Map<string, "open" | "done">();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        circles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const next of needs.get(file)?.files ?? []) visit(next, [...trail, file]);
      state.set(file, "done");
    };
    for (const file of needs.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("export nothing that changes, because CommonJS hands out what a name stands for when it is loaded", () => {
    const changing = sourceFiles.filter(({ tree }) => /^export let /m.test(tree.text));
    expect(changing.map(({ path }) => path)).toEqual([]);
  });

  it("import no dependency in a room, so that a bundler can leave it out", () => {
    const wrong = [...needs].filter(([file, { packages }]) => /(^|\/)(room|index)$/.test(file) && packages.length > 0);
    expect(wrong.map(([file, { packages }]) => `${file} → ${packages.join(", ")}`)).toEqual([]);
  });
});
