/** The code on the page gives the figures on the page: it is taken from there, compiled, and run under Node. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import type { Page } from "playwright-core";
import ts from "typescript";
import { toHash } from "../../examples/playground/link.js";
import { cases } from "./cases.ts";
import { figures, type Scenario } from "./harness.ts";

interface Snippets {
  readonly short: string;
  readonly full: string;
  readonly result: Record<string, unknown>;
}

export const snippets = (root: string): readonly Scenario[] => [
  {
    name: "the code of every kind of case, run under Node, prints what the page shows",
    run: async ({ open }) => {
      const found = new Map<string, Snippets>();
      for (const [name, each] of Object.entries(cases)) {
        const page = await open(toHash(each));
        found.set(name, await snippetsOn(page));
        await page.close();
      }
      const folder = mkdtempSync(join(tmpdir(), "creator-core-snippets-"));
      try {
        writeProject(folder, root, found);
        assert.deepEqual(typeErrors(folder, found.size), []);
        const printed = runAll(folder, found.size);
        for (const [index, [name, { result }]] of [...found].entries()) {
          const { march, ...before } = result;
          assert.deepEqual(printed[index]?.full, result, `${name}: with the ledger`);
          assert.deepEqual(printed[index]?.short, before, `${name}: in a few lines`);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
  {
    name: "the copied code is the code that is shown",
    run: async ({ open }) => {
      const page = await open();
      await page.getByRole("button", { name: "Copy code" }).click();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        await page.locator("#code").textContent(),
      );
      // The figures of the first case, from the JSON that the code prints.
      assert.deepEqual(await figures(page), ["micro", "8.31 %", "£0.00175", "£48.38"]);
      const { result } = await snippetsOn(page);
      assert.deepEqual((result["march"] as { closing: unknown }).closing, { minor: 4838, currency: "GBP" });
    },
  },
];

async function snippetsOn(page: Page): Promise<Snippets> {
  const show = async (label: string) => {
    await page.getByRole("radio", { name: label }).check();
    return (await page.locator("#code").textContent()) ?? "";
  };
  const [short, full] = [await show("In a few lines"), await show("With the ledger")];
  return { short, full, result: JSON.parse(await show("What it prints")) as Record<string, unknown> };
}

/** A user's project with the package in node_modules, and a file for each snippet. */
function writeProject(folder: string, root: string, found: ReadonlyMap<string, Snippets>): void {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/creator-core"), "junction");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  for (const [index, { short, full }] of [...found.values()].entries()) {
    for (const [kind, code] of Object.entries({ short, full })) {
      writeFileSync(join(folder, `${kind}-${index}.ts`), code);
      writeFileSync(join(folder, `${kind}-${index}.js`), transformSync(code, { loader: "ts", format: "esm" }).code);
    }
  }
}

function typeErrors(folder: string, count: number): string[] {
  const files = Array.from({ length: count }, (_, index) =>
    ["short", "full"].map((kind) => join(folder, `${kind}-${index}.ts`)),
  ).flat();
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    skipLibCheck: true,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

type Printed = { readonly short: unknown; readonly full: unknown };

/** All in one process: what each of them printed. */
function runAll(folder: string, count: number): readonly Printed[] {
  const script = `
    const printed = [];
    const { log } = console;
    for (let index = 0; index < ${count}; index += 1) {
      const each = {};
      for (const kind of ["short", "full"]) {
        console.log = (text) => { each[kind] = JSON.parse(text); };
        await import("./" + kind + "-" + index + ".js");
      }
      printed.push(each);
    }
    log(JSON.stringify(printed));`;
  writeFileSync(join(folder, "run.js"), script);
  return JSON.parse(execFileSync(process.execPath, ["run.js"], { cwd: folder, encoding: "utf8" })) as Printed[];
}
