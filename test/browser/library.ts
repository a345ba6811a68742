/** The library itself, bundled as a user would, in a page and in a module worker: the same results as under Node. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Scenario } from "./harness.ts";

/** The two scripts that the scenarios below load; both hand back one JSON text. */
export const entries = {
  "/library.js":
    'import { libraryResults } from "./library-results.ts"; globalThis.results = JSON.stringify(libraryResults());',
  "/worker.js": 'import { libraryResults } from "./library-results.ts"; postMessage(JSON.stringify(libraryResults()));',
} as const;

const blank = async (open: (hash?: string) => Promise<Page>) => {
  const page = await open();
  await page.goto("https://playground.test/blank.html");
  return page;
};

export const library = (expected: string): readonly Scenario[] => [
  {
    name: "the bundled library gives in a page what it gives under Node",
    run: async ({ open }) => {
      const page = await blank(open);
      await page.addScriptTag({ type: "module", url: "/library.js" });
      await page.waitForFunction("globalThis.results !== undefined");
      assert.equal(await page.evaluate<string>("globalThis.results"), expected);
    },
  },
  {
    name: "and in a module worker",
    run: async ({ open }) => {
      const page = await blank(open);
      const results = await page.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const worker = new Worker("/worker.js", { type: "module" });
            worker.onmessage = ({ data }) => resolve(String(data));
            worker.onerror = ({ message }) => reject(new Error(message || "the worker did not start"));
          }),
      );
      assert.equal(results, expected);
    },
  },
  {
    name: "whatever zone and language the browser is set to",
    run: async ({ context }) => {
      const browser = context.browser();
      assert.ok(browser);
      const page = await context.newPage();
      const client = await context.newCDPSession(page);
      await client.send("Emulation.setTimezoneOverride", { timezoneId: "Pacific/Apia" });
      await client.send("Emulation.setLocaleOverride", { locale: "ar-EG" });
      await page.goto("https://playground.test/blank.html");
      await page.addScriptTag({ type: "module", url: "/library.js" });
      await page.waitForFunction("globalThis.results !== undefined");
      assert.equal(await page.evaluate<string>("globalThis.results"), expected);
    },
  },
];
