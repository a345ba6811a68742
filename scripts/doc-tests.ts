/**
 * Turns every ```ts fence of README.md, docs/ and the doc comments of src/ into a test, so that documentation cannot
 * promise what the code does not do. Within a fence
 *
 *     expression; // => value      becomes an equality,
 *     expression; // => throws     becomes an expected error.
 *
 * A fence marked ```ts no-check is shown only. The tests go to test/docs.generated/, one file for each source.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import ts from "typescript";

interface Fence {
  readonly line: number;
  readonly code: string;
}

const OUT = "test/docs.generated";

function fencesOf(text: string, firstLine: number): Fence[] {
  const found: Fence[] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i += 1) {
    const opening = /^\s*```(?:ts|typescript)\b(.*)$/.exec(lines[i]!);
    if (!opening) continue;
    const line = firstLine + i + 1;
    const body: string[] = [];
    for (i += 1; i < lines.length && !/^\s*```\s*$/.test(lines[i]!); i += 1) body.push(lines[i]!);
    if (!/\bno-check\b/.test(opening[1]!)) found.push({ line, code: body.join("\n") });
  }
  return found;
}

function docCommentFences(file: string): Fence[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Fence[] = [];
  const seen = new Set<number>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) {
      const raw = source.text.slice(range.pos, range.end);
      if (seen.has(range.pos) || !raw.startsWith("/**")) continue;
      seen.add(range.pos);
      const line = source.getLineAndCharacterOfPosition(range.pos).line;
      found.push(...fencesOf(raw.replace(/^[ \t]*\* ?/gm, ""), line));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `{ module: specifiers }`, gathered over all fences of one file. */
type Imports = Map<string, Set<string>>;

function takeImport(statement: ts.ImportDeclaration, source: ts.SourceFile, imports: Imports): void {
  const from = statement.moduleSpecifier.getText(source);
  const specifiers = imports.get(from) ?? new Set();
  imports.set(from, specifiers);
  const bindings = statement.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) {
    throw new Error(`examples import by name: ${statement.getText(source)}`);
  }
  for (const element of bindings.elements) specifiers.add(element.getText(source));
}

function testOf({ line, code }: Fence, file: string, imports: Imports): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const body: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      takeImport(statement, source, imports);
      continue;
    }
    const text = statement.getText(source);
    const promise = /^[ \t]*\/\/ => (.*)$/.exec(code.slice(statement.end).split("\n", 1)[0]!)?.[1];
    if (promise === undefined || !ts.isExpressionStatement(statement)) body.push(text);
    else {
      const expression = statement.expression.getText(source);
      // A remark may follow the value after two spaces or more: `// => 3  because …`
      const value = promise.replace(/\s{2,}.*$/, "").replace(/;$/, "");
      body.push(
        value.startsWith("throws")
          ? `expect(() => { ${expression}; }).toThrow();`
          : `expect(${expression}).toEqual(${value});`,
      );
    }
  }
  return [`test(${JSON.stringify(`${file}:${line}`)}, async () => {`, ...body.map((b) => `  ${b}`), "});"].join("\n");
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const pages = globSync(["README.md", "CONTRIBUTING.md", "docs/**/*.md", "!docs/api/**"]).sort();
const modules = globSync(["src/**/*.ts"]).sort();
let count = 0;
for (const file of [...pages, ...modules]) {
  const fences = file.endsWith(".md") ? fencesOf(readFileSync(file, "utf8"), 0) : docCommentFences(file);
  if (fences.length === 0) continue;
  const imports: Imports = new Map();
  const tests = fences.map((fence) => testOf(fence, file, imports));
  const header = [...imports].map(([from, names]) => `import { ${[...names].sort().join(", ")} } from ${from};`);
  const name = file.replace(/[^\w]+/g, "-").replace(/-(ts|md)$/, "");
  writeFileSync(
    `${OUT}/${name}.test.ts`,
    [`import { expect, test } from "vitest";`, ...header, "", ...tests, ""].join("\n"),
  );
  count += fences.length;
}
process.stdout.write(`${count} documentation examples\n`);
