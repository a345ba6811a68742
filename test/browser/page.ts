/** The page as a page: errors in place, links, hostile links, keys, labels, widths, paper. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { choose, figures, origin, type Scenario, text, type } from "./harness.ts";
import { contrastFaults, nameFaults } from "./page-faults.ts";

const hashOf = (value: unknown) => `#case=${Buffer.from(JSON.stringify(value)).toString("base64url")}`;

async function worksStill(page: Page): Promise<void> {
  await type(page, "Followers", "9,999");
  assert.equal(await text(page, "#figure-tier"), "nano");
  assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length + Number("polluted" in {})), 0);
}

export const page: readonly Scenario[] = [
  {
    name: "what is wrong is said at the field, in words, and goes when it is right",
    run: async ({ open }) => {
      const view = await open();
      await type(view, "Followers", "12.5");
      const followers = view.getByLabel("Followers", { exact: true });
      assert.equal(await followers.getAttribute("aria-invalid"), "true");
      assert.equal(await followers.getAttribute("aria-describedby"), "hint-followers e-followers");
      assert.equal(await text(view, "#e-followers"), "Type a whole number, such as 12,500 or 12.5K.");
      assert.equal(await text(view, "#figure-tier"), "—");
      await type(view, "Followers", "12.5K");
      assert.equal(await view.locator("#e-followers").count(), 0);
      assert.equal(await followers.getAttribute("aria-invalid"), null);

      await type(view, "What the posts cost", "12,34");
      assert.equal(await text(view, "#e-cost"), "Type GBP with a point, such as 250.00.");
      await type(view, "What the posts cost", "");
      assert.equal(await text(view, "#e-cost"), "Type an amount, such as 250.00.");
      await type(view, "What the posts cost", "12.345");
      assert.equal(await text(view, "#e-cost"), "GBP has 2 decimals at most.");
      await type(view, "What the posts cost", "-1");
      assert.equal(await text(view, "#e-cost"), "An amount here is zero or more.");
      await type(view, "What the posts cost", "90071992547409.92");
      assert.equal(await text(view, "#e-cost"), "This amount is too large to be exact.");
      for (const typed of ["12,5", "", "fifteen", "1e1"]) {
        await type(view, "Per cent of the base", typed);
        assert.equal(await text(view, "#e-rate"), "Type per cent with a point, such as 12.5.", typed);
      }
      await type(view, "Per cent of the base", "150");
      assert.equal(await text(view, "#e-rate"), "Type a number from 0 to 100.");
      await type(view, "Per cent of the base", "15 %");
      assert.equal(await view.locator("#e-rate").count(), 0);

      // The library's own rules about a plan, found at the cell they name.
      await view.getByLabel("Graduated bands").check();
      await type(view, "From, band 2", "0");
      assert.equal(await text(view, '[id="e-bands.1.from"]'), "This must be more than in the band before.");
      await type(view, "From, band 2", "150");
      await type(view, "Bonus, step 2", "10.00");
      assert.equal(await text(view, '[id="e-steps.1.bonus"]'), "This must not be less than in the step before.");
      assert.equal(await text(view, "#figure-owed"), "—");
      assert.match(await text(view, "#code"), /Commission: the plan or the orders cannot be read yet/);
      for (const step of [2, 1]) await view.getByRole("button", { name: `Remove step ${step}` }).click();
      assert.equal(await text(view, "#e-steps"), "Add at least one step.");
    },
  },
  {
    name: "amounts typed for another currency are explained once, where it is chosen",
    run: async ({ open }) => {
      const view = await open();
      assert.equal(await text(view, "#hint-currency"), "Amounts with a point: 1,234.50");
      await choose(view, "Currency", "JPY, yen (no decimals)");
      assert.equal(await text(view, "#hint-currency"), "Whole amounts: 1,234");
      // 21.60 and 4.99, 33.33 and 6.67, 64.50 and 12.90, 9.99 twice; 250.00 is a whole amount all the same.
      const marked = view.locator('[aria-invalid="true"]');
      assert.equal(await marked.count(), 8);
      assert.equal(await text(view, "#e-currency"), "8 amounts below have decimals, and JPY has none. Type whole JPY.");
      assert.equal(
        await view.getByLabel("Currency", { exact: true }).getAttribute("aria-describedby"),
        "hint-currency e-currency",
      );
      await choose(view, "Currency", "KWD, dinar (three decimals)");
      assert.equal(await text(view, "#hint-currency"), "Amounts with a point: 1,234.500");
      assert.equal(await marked.count(), 0);
      assert.equal(await view.locator("#e-currency").count(), 0);
    },
  },
  {
    name: "a link shares the case",
    run: async ({ open, context }) => {
      const view = await open();
      await type(view, "Followers", "2,500");
      await choose(view, "Currency", "EUR, euro");
      await type(view, "Order, order line 1", "Ünï “7”");
      const shown = await figures(view);
      await view.getByRole("button", { name: "Copy link" }).click();
      const link = await view.evaluate(() => navigator.clipboard.readText());
      assert.ok(link.startsWith(`${origin}/#case=`));
      const other = await context.newPage();
      await other.goto(link);
      assert.deepEqual(await figures(other), shown);
      assert.equal(await other.getByLabel("Order, order line 1").inputValue(), "Ünï “7”");
      await other.getByRole("button", { name: "Start again" }).click();
      assert.equal(await other.getByLabel("Followers", { exact: true }).inputValue(), "12.5K");
      assert.equal(new URL(other.url()).hash, "");
      // Another link pasted into the address of an open page.
      await other.evaluate((hash) => location.assign(hash), new URL(link).hash);
      await other.waitForFunction(() => document.getElementById("figure-tier")?.textContent === "nano");
    },
  },
  {
    name: "a hostile link never breaks the page",
    run: async ({ open }) => {
      const mark = '<img src=x onerror="alert(1)"></script><script>alert(2)</script>';
      const links = [
        "#",
        "#case",
        "#case=",
        "#case=%00%ff%zz",
        `#case=${"A".repeat(250_000)}`,
        `#case=${Buffer.from([0xff, 0xfe, 0x00]).toString("base64url")}`,
        `#case=${Buffer.from("[".repeat(50_000)).toString("base64url")}`,
        ...[null, [], 7, "text", { posts: 7, orders: "x", bands: null, steps: {} }].map(hashOf),
        `#case=${Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"posts":[{"__proto__":{"polluted":1}}]}').toString("base64url")}`,
        hashOf({
          plan: "constructor",
          currency: "__proto__",
          scheme: "toString",
          base: "hasOwnProperty",
          ownTier: mark,
        }),
        hashOf({
          followers: mark,
          cost: mark,
          rate: mark,
          posts: [{ views: mark }],
          orders: [{ order: mark, price: "1" }],
        }),
        hashOf({
          posts: Array.from({ length: 5000 }, () => ({ views: "1" })),
          orders: Array.from({ length: 5000 }, () => ({ price: "1" })),
        }),
        hashOf({
          followers: "9".repeat(64),
          cost: "9".repeat(64),
          orders: [{ price: "90071992547409.91" }, { price: "90071992547409.91" }, { price: "90071992547409.91" }],
        }),
        hashOf({ followers: "12.5\nK", orders: [{ order: '"];process.exit(7)//\u202e\u2028', price: "1" }] }),
        hashOf({
          orders: [1, 2, 3].map(() => ({ order: "1", price: "90071992547409.91", refunded: "90071992547409.91" })),
          posts: [1, 2].map(() => ({ views: "9007199254740991" })),
        }),
        hashOf({ followers: { toString: 1 }, posts: [null, 1, [], { views: {} }] }),
      ];
      for (const link of links) {
        const view = await open(link);
        await worksStill(view);
        assert.equal(await view.locator("img, iframe, script:not(:last-child)").count(), 0, link.slice(0, 60));
        assert.ok((await view.locator('[data-table="posts"] tbody tr').count()) <= 200);
        await view.close();
      }
    },
  },
  {
    name: "rows from a sheet, with and without a line of names",
    run: async ({ open }) => {
      const view = await open();
      const paste = async (label: string, sheet: string) => {
        await view.evaluate((content) => navigator.clipboard.writeText(content), sheet);
        await view.getByLabel(label, { exact: true }).click();
        await view.keyboard.press("ControlOrMeta+V");
      };
      // Names decide: (50 + 5 + 5 + 100 + 10 + 10) of 1,200 views is 15 %; saves are left out.
      await view.getByRole("button", { name: "Remove post 3" }).click();
      await paste(
        "Views, post 1",
        "Likes\tPlays\tSaved\tComments\tShares\r\n50\t200\t9\t5\t5\r\n100\t1,000\t9\t10\t10\r\n",
      );
      assert.equal(await text(view, "#figure-engagement"), "15.00 %");
      // Without names they go where they are pasted, and rows are added.
      await paste("Likes, post 2", "110\t0\n4\t4");
      assert.equal(await view.getByLabel("Comments, post 3").inputValue(), "4");
      assert.equal(await view.getByLabel("Views, post 3").inputValue(), "");
      // A single value is pasted like any text.
      await view.getByLabel("Views, post 3").fill("");
      await paste("Views, post 3", "800");
      assert.equal(await view.getByLabel("Views, post 3").inputValue(), "800");
    },
  },
  {
    name: "everything can be done by keys",
    run: async ({ open }) => {
      const view = await open();
      const focused = () =>
        view.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id ?? "");
      const tabTo = async (wanted: string) => {
        for (let presses = 0; presses < 120; presses += 1) {
          await view.keyboard.press("Tab");
          if ((await focused()) === wanted) return;
        }
        assert.fail(`Tab never reached ${wanted}`);
      };
      await view.keyboard.press("Tab");
      await view.keyboard.press("Enter");
      assert.equal(await focused(), "Answers");
      await tabTo("f-followers");
      await view.keyboard.press("ControlOrMeta+A");
      await view.keyboard.type("500K");
      assert.equal(await text(view, "#figure-tier"), "macro");
      await tabTo("Remove post 3");
      await view.keyboard.press("Enter");
      assert.equal(await focused(), "Remove post 2");
      await view.keyboard.press("Tab");
      await view.keyboard.press("Enter");
      assert.equal(await focused(), "Views, post 3");
      await view.keyboard.type("10");
      // Radios are one stop; arrows choose.
      for (let presses = 0; presses < 40; presses += 1) {
        if (await view.evaluate(() => document.activeElement?.getAttribute("data-field") === "plan")) break;
        await view.keyboard.press("Tab");
      }
      await view.keyboard.press("ArrowDown");
      assert.ok(await view.getByLabel("A fixed amount").isChecked());
      await tabTo("Code text");
    },
  },
  {
    name: "answers are announced, and every control has a name",
    run: async ({ open }) => {
      const view = await open();
      await type(view, "Followers", "9K");
      await view.waitForFunction(() =>
        document.getElementById("spoken")?.textContent?.startsWith("Tier nano, Engagement 8.31 %"),
      );
      assert.deepEqual(await nameFaults(view), []);
      for (const colorScheme of ["light", "dark"] as const) {
        await view.emulateMedia({ colorScheme });
        await type(view, "Followers", "x");
        assert.deepEqual(await contrastFaults(view), [], colorScheme);
      }
    },
  },
  {
    name: "it fits telephones, desks and paper",
    run: async ({ open }) => {
      const view = await open();
      await view.getByLabel("Graduated bands").check();
      for (const width of [320, 375, 768, 1024, 1440]) {
        await view.setViewportSize({ width, height: 900 });
        const [content, visible] = await view.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok((content ?? 0) <= (visible ?? 0), `${width}: the page is ${content} wide`);
      }
      // Where the parts stand below each other, a line of links leads to them and stays in sight.
      await view.setViewportSize({ width: 375, height: 812 });
      const jumps = view.getByRole("navigation", { name: "On this page" });
      for (const [name, id] of [
        ["Code", "h-code"],
        ["Answers", "answers"],
        ["Statement", "h-statement"],
      ] as const) {
        await jumps.getByRole("link", { name }).click();
        const box = await view.locator(`#${id}`).boundingBox();
        const bar = await jumps.boundingBox();
        assert.ok(box !== null && bar !== null && bar.y >= 0, name);
        assert.ok(box.y >= bar.y + bar.height && box.y < 812, `${name} is at ${box.y}`);
      }
      await view.setViewportSize({ width: 1440, height: 900 });
      assert.equal(await jumps.isVisible(), false);
      await view.emulateMedia({ media: "print" });
      assert.equal(await view.getByRole("button", { name: "Copy link" }).isVisible(), false);
      assert.equal(await view.locator("#statement").isVisible(), true);
      assert.equal(await view.locator("#code").isVisible(), true);
      assert.ok((await view.pdf({ format: "A4" })).length > 10_000);
    },
  },
];
