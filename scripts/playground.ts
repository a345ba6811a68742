/**
 * Builds the playground: one HTML file with its script and style inside, made from the built package as a user would.
 *
 *     npm run playground                      builds it and prints where it is
 *     npm run playground -- --serve           serves it on this machine as well, and prints the address
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = `${root}examples/playground/`;

const help = `Builds the playground page from the package in dist/.

Usage: npm run playground -- [options]

  --out FILE     where the page is written   (default: examples/playground/out/index.html)
  --serve        serve it on this machine until Ctrl+C
  --port NUMBER  the port to serve on        (default: any that is free)
  --help         this text
`;

/** Builds the page and returns where it is. */
export async function buildPlayground(out = `${folder}out/index.html`): Promise<string> {
  const page = await playgroundPage();
  try {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, page);
  } catch (error) {
    throw new Error(`${out} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  return out;
}

async function playgroundPage(): Promise<string> {
  if (!existsSync(`${root}dist/index.js`)) buildPackage();
  const { outputFiles } = await build({
    entryPoints: [`${folder}main.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    logLevel: "error",
    // The examples' own settings lead "creator-core/…" to src; without them it is the package, by its exports.
    tsconfigRaw: { compilerOptions: { target: "es2022", verbatimModuleSyntax: true } },
  });
  // "</script" may stand in no inline script; in a string "<\/script" says the same.
  const script = outputFiles[0]!.text.replaceAll("</script", "<\\/script");
  const { outputFiles: styles } = await build({
    entryPoints: [`${folder}style.css`],
    bundle: true,
    write: false,
    minify: true,
    logLevel: "error",
  });
  const style = styles[0]!.text;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const parts: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`,
    style: `<style>${style}</style>`,
    script: `<script>${script}</script>`,
  };
  const page = readFileSync(`${folder}index.html`, "utf8");
  return page.replace(/<!-- (policy|style|script) -->/g, (_, name: string) => parts[name]!);
}

function buildPackage(): void {
  process.stdout.write("dist/ is missing: building the package first …\n");
  const { status } = spawnSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("The package could not be built; npm run build says why.");
}

const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

function serve(file: string, port: number): void {
  const server = createServer((request, response) => {
    const wanted = request.url?.split("?")[0] === "/";
    response.writeHead(wanted ? 200 : 404, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    response.end(wanted ? readFileSync(file) : "There is only the playground here, at /.");
  });
  server.on("error", (error) => stop(`The page cannot be served: ${error.message}.`));
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    const at = typeof address === "object" && address !== null ? address.port : port;
    process.stdout.write(`Open http://127.0.0.1:${at}/ — Ctrl+C ends it.\n`);
  });
}

function stop(message: string, code = 1): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

const options = {
  out: { type: "string" },
  serve: { type: "boolean" },
  port: { type: "string" },
  help: { type: "boolean" },
} as const;

function optionsOf(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options }).values;
  } catch (error) {
    stop(`${(error as Error).message.split(". ")[0]}. Try --help.`, 2);
    return undefined;
  }
}

async function main(given: readonly string[]): Promise<void> {
  const values = optionsOf(given);
  if (values === undefined) return;
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return stop("--port must be followed by a number from 0 to 65535. Try --help.", 2);
  }
  try {
    const file = await buildPlayground(values.out === undefined ? undefined : resolve(values.out));
    const size = (readFileSync(file).length / 1024).toFixed(0);
    process.stdout.write(
      `Built ${relative(process.cwd(), file)} (${size} kB, no network). Open ${pathToFileURL(file)}\n`,
    );
    if (values.serve) serve(file, port);
  } catch (error) {
    stop(`The playground cannot be built: ${(error as Error).message}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
