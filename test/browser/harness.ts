import assert from "node:assert/strict";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** One thing that a person does with the page, and what must come of it. */
export interface Scenario {
  readonly name: string;
  readonly run: (visit: Visit) => Promise<void>;
}

export interface Visit {
  /** A fresh page on the playground, with this end of the address. */
  readonly open: (hash?: string) => Promise<Page>;
  readonly context: BrowserContext;
}

/** No such host exists: every request is answered from here, or is a fault. Secure, so that the clipboard works. */
export const origin = "https://playground.test";

/** What the pages may ask for, by path. */
export type Files = ReadonlyMap<string, { readonly body: string; readonly contentType: string }>;

/** Runs a scenario in a context of its own; whatever the console, the network or a dialog reports is a failure. */
export async function runScenario(browser: Browser, files: Files, { run }: Scenario): Promise<void> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const faults: string[] = [];
  await context.route("**/*", (route) => {
    const { origin: asked, pathname, href } = new URL(route.request().url());
    const file = asked === origin ? files.get(pathname) : undefined;
    if (file !== undefined) return route.fulfill({ body: file.body, contentType: file.contentType });
    faults.push(`asked the network for ${href}`);
    return route.abort();
  });
  context.on("page", (page) => {
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`threw: ${error.message}`));
    page.on("dialog", (dialog) => {
      faults.push(`opened a dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
  });
  // tsx names functions with a helper that functions sent to the page would miss.
  await context.addInitScript("globalThis.__name = (named) => named");
  const open = async (hash = "") => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${origin}/${hash}`);
    return page;
  };
  try {
    await run({ open, context });
    assert.deepEqual(faults, [], "what the page should not have done");
  } finally {
    await context.close();
  }
}

/** The text of an element, in one line. */
export async function text(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
}

export async function figures(page: Page): Promise<readonly string[]> {
  const names = ["tier", "engagement", "price", "owed"];
  return Promise.all(names.map((name) => text(page, `#figure-${name}`)));
}

/** Replaces what is in a field as a person does: by keys. */
export async function type(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type(value);
}

/** Makes a table have this content, row by row, typed cell by cell. */
export async function typeTable(
  page: Page,
  table: string,
  labels: readonly string[],
  noun: string,
  rows: readonly (readonly string[])[],
) {
  const holder = page.locator(`[data-table="${table}"]`);
  while ((await holder.locator("tbody tr").count()) > rows.length) {
    await holder
      .getByRole("button", { name: /^Remove/ })
      .last()
      .click();
  }
  while ((await holder.locator("tbody tr").count()) < rows.length) {
    await holder.getByRole("button", { name: /^Add/ }).click();
  }
  for (const [index, row] of rows.entries()) {
    for (const [place, value] of row.entries()) await type(page, `${labels[place]}, ${noun} ${index + 1}`, value);
  }
}

export const typePosts = (page: Page, rows: readonly (readonly string[])[]) =>
  typeTable(page, "posts", ["Views", "Likes", "Comments", "Shares", "Saves"], "post", rows);

export const typeOrders = (page: Page, rows: readonly (readonly string[])[]) =>
  typeTable(
    page,
    "orders",
    ["Order", "Price, no tax", "Discount", "Tax", "Shipping", "Refund, with tax"],
    "order line",
    rows,
  );

export const choose = (page: Page, label: string, option: string) =>
  page.getByLabel(label, { exact: true }).selectOption({ label: option });

/** The statement, movement by movement. */
export async function statementLines(page: Page): Promise<readonly string[]> {
  const rows = await page.locator("#statement tr.entry").allInnerTexts();
  return rows.map((row) => row.replace(/\s+/g, " ").trim());
}
