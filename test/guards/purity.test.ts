import ts from "typescript";
import { expect, it } from "vitest";
import { sourceFiles } from "./source-files.ts";

/**
 * Anything that reads the clock, chance, the environment or the machine's language, or talks to the outside. Globals of
 * browsers and Node do not even compile in src/, which knows the standard library only.
 */
const impure: readonly (readonly [string, RegExp])[] = [
  ["the clock", /^(Date\.now|performance\.now|Temporal\.Now)\b/],
  ["chance", /^(Math\.random|crypto)\b/],
  ["the environment", /^(process|globalThis|Deno|Bun)\b/],
  ["output", /^console\b/],
  ["the network or disk", /^(fetch|XMLHttpRequest|require)\b/],
  ["timers", /^(setTimeout|setInterval|queueMicrotask)\b/],
  [
    "the machine's language",
    /\.(localeCompare|toLocaleString|toLocaleDateString|toLocaleTimeString|toLocaleUpperCase|toLocaleLowerCase)$/,
  ],
  [
    "the machine's time zone",
    /\.(getFullYear|getMonth|getDate|getDay|getHours|getMinutes|getSeconds|getMilliseconds|getTimezoneOffset|setHours|setDate|setMonth|setFullYear|setMinutes)$/,
  ],
];

it("is pure: no clock, chance, environment, output or ambient locale in src/", () => {
  const found: string[] = [];
  for (const { path, tree } of sourceFiles) {
    const report = (node: ts.Node, what: string) => {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${path}:${line + 1} ${what}: ${node.getText(tree).slice(0, 60)}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) || (ts.isIdentifier(node) && isReference(node))) {
        const text = node.getText(tree);
        for (const [what, pattern] of impure) if (pattern.test(text)) report(node, what);
      }
      if (ts.isNewExpression(node) && node.expression.getText(tree) === "Date" && (node.arguments?.length ?? 0) === 0) {
        report(node, "the clock");
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  expect(found).toEqual([]);
});

/** Whether an identifier stands for a variable, not for a property, parameter or type member of the same name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isNewExpression(parent) && parent.expression === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node)
  );
}
