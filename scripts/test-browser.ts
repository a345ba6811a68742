/**
 * Opens the playground in a real Chromium, types into it, and checks what it shows; then runs the bundled library there
 * and compares its results with Node's.
 *
 *     npm run test:browser
 *     npm run test:browser -- --require     a missing browser is an error and not a skip
 *     npm run test:browser -- --only link   the scenarios with this in their name
 *
 * The browser: the path in CHROMIUM, or /usr/bin/chromium, or chromium or Google Chrome on the PATH.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { answers } from "../test/browser/answers.ts";
import { type Files, runScenario } from "../test/browser/harness.ts";
import { entries, library } from "../test/browser/library.ts";
import { page } from "../test/browser/page.ts";
import { snippets } from "../test/browser/snippets.ts";
import { buildPlayground } from "./playground.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

function findBrowser(): string | undefined {
  const given = process.env["CHROMIUM"];
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = ["/usr/bin/chromium", ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return (given === undefined ? places : [given]).find((path) => existsSync(path));
}

/** Chromium keeps to itself: no sandbox only where it refuses to have one, and no calls home. */
function launch(executablePath: string): Promise<Browser> {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const calm = ["--disable-component-update", "--disable-sync"];
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...quiet, ...calm, ...asRoot] });
}

/** Everything the pages may load, made from the built package. */
async function filesToServe(): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), "creator-core-browser-"));
  try {
    const playground = readFileSync(await buildPlayground(join(folder, "index.html")), "utf8");
    const files = new Map([
      ["/", { body: playground, contentType: "text/html; charset=utf-8" }],
      [
        "/blank.html",
        { body: '<!doctype html><link rel="icon" href="data:,"><title>Blank</title>', contentType: "text/html" },
      ],
    ]);
    for (const [path, contents] of Object.entries(entries)) {
      files.set(path, { body: await bundle(contents), contentType: "text/javascript; charset=utf-8" });
    }
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${root}test/browser`, loader: "ts" },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
    tsconfigRaw: { compilerOptions: { target: "es2022", verbatimModuleSyntax: true } },
  });
  return outputFiles[0]!.text;
}

async function main(): Promise<void> {
  const { require: required, only = "" } = parseArgs({
    options: { require: { type: "boolean" }, only: { type: "string" } },
  }).values;
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    const where = process.env["CHROMIUM"] === undefined ? "" : " at the path in CHROMIUM";
    const advice = "install Chromium (Debian: apt-get install chromium) or set CHROMIUM to the path of one";
    process.stdout.write(`${required ? "Failed" : "Skipped"}: no browser was found${where}; ${advice}.\n`);
    process.exitCode = required ? 1 : 0;
    return;
  }
  const files = await filesToServe();
  // After the build, which makes dist/ where it is missing.
  const { libraryResults } = await import("../test/browser/library-results.ts");
  const expected = JSON.stringify(libraryResults());
  const scenarios = [...answers, ...page, ...snippets(root), ...library(expected)].filter(({ name }) =>
    name.includes(only),
  );
  const browser = await launch(executablePath);
  let failed = 0;
  try {
    process.stdout.write(`Chromium ${browser.version()}\n`);
    for (const scenario of scenarios) {
      const started = performance.now();
      const failure = await runScenario(browser, files, scenario).then(
        () => undefined,
        (error: unknown) => error,
      );
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${failure === undefined ? "  ✓" : "  ✗"} ${scenario.name} (${seconds} s)\n`);
      if (failure !== undefined) process.stderr.write(`${indented(failure)}\n`);
      failed += failure === undefined ? 0 : 1;
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${scenarios.length - failed} of ${scenarios.length} scenarios passed\n`);
  if (failed > 0 || scenarios.length === 0) process.exitCode = 1;
}

const indented = (error: unknown) => String(error instanceof Error ? error.stack : error).replace(/^/gm, "      ");

await main();
