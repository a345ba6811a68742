/** The first program in a real browser: bundled in a page, bundled in a worker, and as plain files with an import map. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { doors } from "../package.ts";
import { type Cell, run, Skipped } from "./cells.ts";
import type { Consumer } from "./consumer.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** A page for each way; what the program prints to the console is the answer. */
const pages: Readonly<Record<string, (consumer: Consumer) => Promise<string>>> = {
  page: async ({ folder }) => {
    await bundleFor(folder);
    return '<script src="/bundle.js"></script>';
  },
  worker: async ({ folder }) => {
    await bundleFor(folder);
    return '<script>new Worker("/bundle.js", { type: "module" });</script>';
  },
  "import map, no bundler": async ({ folder }) => {
    const map = JSON.stringify({ imports: importMap(folder) });
    return `<script type="importmap">${map}</script><script type="module" src="/program.mjs"></script>`;
  },
};

async function bundleFor(folder: string): Promise<void> {
  const entryPoints = [join(folder, "program.mjs")];
  await build({ entryPoints, outfile: join(folder, "bundle.js"), bundle: true, format: "iife", logLevel: "error" });
}

/** Where the files are that our files import by name; Node finds them as a bundler would. */
function importMap(folder: string): Record<string, string> {
  const names = [...doors, "zod", "zod/v4/core", "decimal.js", "@date-fns/tz/tzOffset", ...dateFns(folder)];
  const script = `console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => import.meta.resolve(name))))`;
  writeFileSync(join(folder, "resolve.mjs"), script);
  const urls = JSON.parse(run(process.execPath, ["resolve.mjs"], { cwd: folder })) as string[];
  const base = pathToFileURL(`${folder}/`).href;
  return Object.fromEntries(names.map((name, i) => [name, urls[i]!.replace(base, "/")]));
}

/** The functions of date-fns that we use, each from a file of its own. */
function dateFns(folder: string): string[] {
  const file = join(folder, "node_modules/creator-core/dist/time/_date-fns.js");
  return [...readFileSync(file, "utf8").matchAll(/from "(date-fns\/\w+)"/g)].map((match) => match[1]!);
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
};

function serve(folder: string, page: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(folder, path);
    if (path !== "/" && !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": path === "/" ? "text/html" : (types[extname(path)] ?? "text/plain") });
    return response.end(path === "/" ? `<!doctype html><link rel="icon" href="data:,">${page}` : readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function answerOf(url: string, answer: RegExp): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const printed = new Promise<string>((resolve, reject) => {
      page.on("console", (message) => {
        if (answer.test(message.text())) resolve(browser.version());
        else if (message.type() === "error") reject(new Error(message.text()));
      });
      page.on("pageerror", reject);
      setTimeout(() => reject(new Error("said nothing for 30 seconds")), 30_000).unref();
    });
    await Promise.all([printed, page.goto(url)]);
    return `Chromium ${await printed}`;
  } finally {
    await browser.close();
  }
}

export function browserCells(): Cell[] {
  return Object.entries(pages).map(([name, htmlOf]) => ({
    name: `browser, ${name}`,
    async run(consumer) {
      if (!existsSync(executablePath)) {
        throw new Skipped(`needs Chromium at ${executablePath}; install it, or name its path in CHROMIUM`);
      }
      const server = await serve(consumer.folder, await htmlOf(consumer));
      try {
        return await answerOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, consumer.answer);
      } finally {
        server.close();
      }
    },
  }));
}
