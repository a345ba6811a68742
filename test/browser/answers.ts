/** Every figure here was worked out by hand; the arithmetic stands beside it. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  choose,
  figures,
  type Scenario,
  statementLines,
  text,
  type,
  typeOrders,
  typePosts,
  typeTable,
} from "./harness.ts";

const plain = async (page: Page) => {
  await choose(page, "A rate of their own for", "Nobody");
  await choose(page, "Milestone bonus", "None");
};

export const answers: readonly Scenario[] = [
  {
    name: "a percentage plan with a refund, typed from top to bottom",
    run: async ({ open }) => {
      const page = await open();
      await plain(page);
      await type(page, "Followers", "128.2K");
      // (800 + 50 + 150) + (200 + 25 + 25) = 1,250 of 12,500 views: 10 %. £125 over 12,500 views: £0.01, in three digits.
      await typePosts(page, [
        ["10,000", "800", "50", "150", "40"],
        ["2.5K", "200", "25", "25", "5"],
      ]);
      await type(page, "What the posts cost", "125.00");
      await type(page, "Per cent of the base", "12");
      // 12 % of 100 − 10 is 10.80; 12 % of 33.33 is 3.9996, so 4.00, and all of it comes back.
      await typeOrders(page, [
        ["A", "100.00", "10.00", "", "", ""],
        ["B", "33.33", "", "", "", "33.33"],
      ]);
      assert.deepEqual(await figures(page), ["macro", "10.00 %", "£0.0100", "£10.80"]);
      assert.equal(await text(page, "#aside-tier"), "871,800 more to mega");
      assert.equal(await text(page, "#aside-owed"), "£14.80 earned, £4.00 taken back");
      assert.deepEqual(await statementLines(page), [
        "Commission · order A £10.80 £10.80",
        "Commission · order B £4.00 £14.80",
        "Taken back · order B -£4.00 £10.80",
      ]);
      assert.match(
        await text(page, "#statement"),
        /12 % of £90\.00 commissionable base \(rule standard\) £90\.00 12 % £10\.80/,
      );
      assert.match(await text(page, "#ladder"), /Strength\. Wide reach with professional production\./);

      // By followers each post has the same 128,200: 1,250 of 256,400 is 0.48751…  With saves 1,295: 0.50507…
      await choose(page, "Measured against", "Followers");
      assert.equal(await text(page, "#figure-engagement"), "0.488 %");
      await choose(page, "Saves", "Counted");
      assert.equal(await text(page, "#figure-engagement"), "0.505 %");
      // By views, the middle of 1,040 ÷ 10,000 and 255 ÷ 2,500 is 0.103.
      await choose(page, "Measured against", "Views");
      await choose(page, "Several posts", "Middle post");
      assert.equal(await text(page, "#figure-engagement"), "10.30 %");
    },
  },
  {
    name: "graduated bands, rated again after a refund",
    run: async ({ open }) => {
      const page = await open();
      await plain(page);
      await page.getByLabel("Graduated bands").check();
      await typeTable(page, "bands", ["From", "Per cent"], "band", [
        ["0", "10"],
        ["100", "20"],
      ]);
      // 80 at 10 %: 8.00. Then 20 at 10 % and 30 at 20 %: 8.00. A refund of 10 of 50 takes back a fifth of what was
      // booked, 1.60; as what is left then lies lower in the bands, at 2 + 4 = 6, another 0.40 is corrected.
      await typeOrders(page, [
        ["A", "80.00", "", "", "", ""],
        ["B", "50.00", "", "", "", "10.00"],
      ]);
      assert.equal(await text(page, "#figure-owed"), "£14.00");
      assert.deepEqual(await statementLines(page), [
        "Commission · order A £8.00 £8.00",
        "Commission · order B £8.00 £16.00",
        "Taken back · order B -£1.60 £14.40",
        "Corrected · order B -£0.40 £14.00",
      ]);
      assert.match(await text(page, "#statement"), /10 % of £20\.00.*20 % of £30\.00/);
    },
  },
  {
    name: "fixed amounts and a milestone that a refund takes back",
    run: async ({ open }) => {
      const page = await open();
      await choose(page, "A rate of their own for", "Nobody");
      await page.getByLabel("A fixed amount").check();
      await type(page, "For each order", "1.00");
      await typeTable(page, "steps", ["Reached at", "Bonus"], "step", [
        ["2", "5.00"],
        ["3", "20.00"],
      ]);
      // 3 × 1 and the step of three, 20: 23 earned. One order back: −1, and with two left the bonus is 5: −15. 7 remain.
      await typeOrders(page, [
        ["A", "10.00", "", "", "", ""],
        ["B", "10.00", "", "", "", ""],
        ["C", "10.00", "", "", "", "10.00"],
      ]);
      assert.equal(await text(page, "#aside-owed"), "£23.00 earned, £16.00 taken back");
      assert.equal(await text(page, "#figure-owed"), "£7.00");
    },
  },
  {
    name: "a rate for one tier, and why it did not apply to another",
    run: async ({ open }) => {
      const page = await open();
      await choose(page, "Milestone bonus", "None");
      await typeOrders(page, [["A", "50.00", "", "", "", ""]]);
      // Micro: 15 % of 50. Macro: 20 % of 50.
      assert.equal(await text(page, "#figure-owed"), "£7.50");
      assert.match(
        await text(page, "#statement"),
        /Rule for-macro did not apply to any order\. It is for follower tier macro, not micro\./,
      );
      await type(page, "Followers", "100,000");
      assert.equal(await text(page, "#figure-owed"), "£10.00");
      assert.match(await text(page, "#statement"), /Rule standard did not apply to any order\./);
    },
  },
  {
    name: "yen and dinars have their own decimals",
    run: async ({ open }) => {
      const page = await open();
      await plain(page);
      await choose(page, "Currency", "KWD, dinar (three decimals)");
      await type(page, "Per cent of the base", "7.5");
      // 7.5 % of 10.005 is 0.750375.
      await typeOrders(page, [["A", "10.005", "", "", "", ""]]);
      assert.equal(await text(page, "#figure-owed"), "KWD 0.750");
      await choose(page, "Currency", "JPY, yen (no decimals)");
      assert.equal(await text(page, '[id="e-orders.0.price"]'), "JPY has no decimals.");
      // 7.5 % of 1,999 is 149.925.
      await type(page, "Price, no tax, order line 1", "¥1,999");
      assert.equal(await text(page, "#figure-owed"), "¥150");
      // ¥500 over 3 views is 166.666…, ¥250 over 143,200 is 0.0017458…; £1 over ten million is 0.0000001.
      await type(page, "What the posts cost", "500");
      await typePosts(page, [["3", "1", "1", "0", "0"]]);
      assert.equal(await text(page, "#figure-price"), "¥167");
      await type(page, "What the posts cost", "250");
      await type(page, "Views, post 1", "143,200");
      assert.equal(await text(page, "#figure-price"), "¥0.00175");
      await choose(page, "Currency", "GBP, pound");
      await type(page, "What the posts cost", "1");
      await type(page, "Views, post 1", "10M");
      assert.equal(await text(page, "#figure-price"), "£0.000000100");
      // Two reactions to ten million views are 0.00002 %; and £1 over nine million billion is beyond twelve decimals.
      assert.equal(await text(page, "#figure-engagement"), "0.0000200 %");
      await type(page, "Views, post 1", "9000000000000000");
      assert.equal(await text(page, "#figure-price"), "under £0.000000000001");
    },
  },
  {
    name: "missing is not zero, and nothing is divided by nothing",
    run: async ({ open }) => {
      const page = await open();
      await typePosts(page, [["1000", "", "5", "1", ""]]);
      assert.equal(await text(page, "#figure-engagement"), "—");
      assert.equal(await text(page, "#aside-engagement"), "Not measured: likes. Missing is not zero.");
      await typePosts(page, [["0", "0", "0", "0", "0"]]);
      assert.equal(await text(page, "#aside-engagement"), "There are no views to divide by.");
      assert.equal(await text(page, "#aside-price"), "There are no views to divide by.");
      await typePosts(page, []);
      assert.equal(await text(page, "#aside-engagement"), "There are no posts yet.");
    },
  },
  {
    name: "a rounded count at a bound may be of either tier",
    run: async ({ open }) => {
      const page = await open();
      // "1M" is printed for anything from 999,500.
      await type(page, "Followers", "1M");
      assert.equal(await text(page, "#figure-tier"), "mega");
      assert.match(await text(page, "#ladder"), /The number is rounded: it may be macro\./);
      assert.equal(await text(page, "#caution-tier"), "The number is rounded: it may be macro.");
      // What is owed hangs on it. Mega, 15 % of 108.00, 33.33 and 64.50: 16.20 + 5.00 + 9.68, a bonus of 20.00, and half
      // of the second order back, 5.00 − 15 % of 16.67 = 2.50: 48.38. Macro, 20 %: 21.60 + 6.67 + 12.90 + 20.00 − 3.34.
      assert.equal(await text(page, "#figure-owed"), "£48.38");
      assert.equal(await text(page, "#caution-owed"), "The tier is not certain: £57.83 if macro.");
      await type(page, "Followers", "1,000,000");
      assert.doesNotMatch(await text(page, "#ladder"), /rounded/);
      for (const tile of ["tier", "owed"]) assert.equal(await text(page, `#caution-${tile}`), "");
      // A plan for everybody owes the same in either tier.
      await choose(page, "A rate of their own for", "Nobody");
      await type(page, "Followers", "1M");
      assert.equal(await text(page, "#caution-owed"), "");
      assert.notEqual(await text(page, "#caution-tier"), "");
    },
  },
  {
    name: "without a tier, a plan that pays by tier owes nothing for certain",
    run: async ({ open }) => {
      const page = await open();
      await type(page, "Followers", "many");
      const unknown = "The plan pays by tier, and the tier is not known.";
      assert.deepEqual(await figures(page), ["—", "8.31 %", "£0.00175", "—"]);
      assert.equal(await text(page, "#caution-owed"), unknown);
      assert.equal(await text(page, "#statement"), unknown);
      assert.match(await text(page, "#code"), /Commission: the plan pays by tier, and the tier is not known\./);
      // For a tier that these do not have, or for nobody, the tier does not matter.
      await choose(page, "A rate of their own for", "Mid creators");
      assert.equal(await text(page, "#e-ownTier"), "None of the tiers chosen above is called mid.");
      assert.equal(await text(page, "#figure-owed"), "£48.38");
      await choose(page, "A rate of their own for", "Nobody");
      assert.equal(await page.locator("#e-ownTier").count(), 0);
      assert.equal(await text(page, "#figure-owed"), "£48.38");
    },
  },
  {
    name: "a refund is of what was paid, with tax, and the page says so beside it",
    run: async ({ open }) => {
      const page = await open();
      await plain(page);
      const refund = '[id="e-orders.0.refunded"]';
      // 33.33 and 6.67 of tax are 40.00 paid; 15 % of 33.33 is 4.9995, so 5.00.
      await typeOrders(page, [["A", "33.33", "", "6.67", "", "33.33"]]);
      assert.equal(await text(page, refund), "of £40.00 paid");
      // 6.67 of 40.00 is left: 33.33 × 6.67 ÷ 40 = 5.5577…, so 5.56, and 15 % of it 0.834.
      assert.equal(await text(page, "#figure-owed"), "£0.83");
      await type(page, "Refund, with tax, order line 1", "40.00");
      assert.equal(await text(page, "#figure-owed"), "£0.00");
      await type(page, "Refund, with tax, order line 1", "50.00");
      assert.equal(await text(page, refund), "More than the £40.00 paid. It counts as all of it.");
      assert.equal(await text(page, "#figure-owed"), "£0.00");
      const field = page.getByLabel("Refund, with tax, order line 1");
      assert.equal(await field.getAttribute("aria-describedby"), "e-orders.0.refunded");
      assert.equal(await field.getAttribute("aria-invalid"), null);

      // Two lines of one order, 60 and 30 paid in all 90: the last refund says what both come to.
      await typeOrders(page, [
        ["A", "60.00", "", "", "", "50.00"],
        ["A", "30.00", "", "", "", "40.01"],
      ]);
      assert.equal(
        await text(page, '[id="e-orders.1.refunded"]'),
        "More than the £90.00 paid. It counts as all of it.",
      );
      await typeOrders(page, [["", "120.00", "200.00", "", "", ""]]);
      assert.equal(
        await text(page, '[id="e-orders.0.discount"]'),
        "More than the price. A line never counts for less than nothing.",
      );
      assert.match(await text(page, "#statement"), /Nothing by itself · order line 1/);
    },
  },
];
