import { readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import ts from "typescript";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceFile {
  /** From `src/`, such as `"money/money.ts"`. */
  readonly path: string;
  readonly tree: ts.SourceFile;
  /** What it imports or re-exports, types included: files of `src/` as paths, packages by name. */
  readonly imports: readonly string[];
}

/** Every file of `src/`, parsed. */
export const sourceFiles: readonly SourceFile[] = globSync("**/*.ts", { cwd: `${root}src` })
  .sort()
  .map((path) => {
    const tree = ts.createSourceFile(path, readFileSync(`${root}src/${path}`, "utf8"), ts.ScriptTarget.Latest, true);
    return { path, tree, imports: importsOf(tree, path) };
  });

function importsOf(tree: ts.SourceFile, path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      found.push(specifier.startsWith(".") ? posix.join(dirname(path), specifier).replace(/\.js$/, ".ts") : specifier);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  return literal !== undefined && ts.isStringLiteral(literal) ? literal.text : undefined;
}
