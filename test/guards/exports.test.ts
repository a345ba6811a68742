import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { entryPoints } from "../../scripts/entry-points.ts";
import { root } from "./source-files.ts";
import { surface } from "./surface.ts";

/** The names a door exports by its text, types told apart: `type Money`. Doors name what they export, one by one. */
function namesOf(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(`${root}${file}`, "utf8"), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  for (const statement of tree.statements) {
    if (!ts.isExportDeclaration(statement)) continue;
    if (statement.exportClause === undefined) names.push(`type * from ${statement.moduleSpecifier?.getText(tree)}`);
    else if (ts.isNamedExports(statement.exportClause)) {
      for (const { name, isTypeOnly } of statement.exportClause.elements) {
        names.push(statement.isTypeOnly || isTypeOnly ? `type ${name.text}` : name.text);
      }
    }
  }
  return names.sort();
}

describe("the public surface", () => {
  const doors = Object.entries(entryPoints()).map(([entry, file]) => [entry.replace(/\/?index$/, "") || ".", file]);

  it("has the doors on the list", () => {
    expect(doors.map(([door]) => door).sort()).toEqual(Object.keys(surface).sort());
  });

  it.each(doors)("%s exports what is on the list, and nothing else", (door, file) => {
    expect(namesOf(file!)).toEqual([...surface[door!]!].sort());
  });

  it.each(doors)("%s keeps at run time what its text promises", async (_, file) => {
    const loaded = Object.keys((await import(`${root}${file}`)) as object);
    expect(loaded.sort()).toEqual(namesOf(file!).filter((name) => !name.startsWith("type ")));
  });
});
