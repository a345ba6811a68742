/** The tables of docs/commission.md say what the code does. */
import { readFileSync } from "node:fs";
import {
  accrue,
  ambassadorTerms,
  commissionableBase,
  commissionBases,
  communityTerms,
  cpmTerms,
  percentCommission,
  tiktokShopTerms,
} from "creator-core/commission";
import type { BaseComponent, CommissionTerms, Sale, TieredComponent } from "creator-core/models";
import { money } from "creator-core/money";
import { percent } from "creator-core/rate";
import { describe, expect, it } from "vitest";

const page = readFileSync(new URL("../../docs/commission.md", import.meta.url), "utf8");

/** The cells of every row below a heading whose first cell begins with these words. */
function rows(heading: string, first: string): readonly string[][] {
  const start = page.indexOf(`## ${heading}`);
  const section = page.slice(start, page.indexOf("\n## ", start + 1));
  expect(start, heading).toBeGreaterThan(0);
  return section
    .split("\n")
    .filter((line) => line.startsWith(`| ${first}`))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const row = (heading: string, first: string, place = 0): readonly string[] => rows(heading, first)[place] ?? [];
const minorOf = (cell = "") => Math.round(Number(cell.replace("−", "-")) * 100);

describe("the table of bases", () => {
  const heading = "What a percentage is taken of";
  const columns: readonly BaseComponent[] = ["price", "sellerDiscount", "platformDiscount", "tax", "shipping"];
  const amounts = row(heading, "the order").map(minorOf);
  const pounds = (minor: number) => ({ minor: Math.abs(minor), currency: "GBP" });
  const [, price = 0, sellerDiscount = 0, platformDiscount = 0, tax = 0, shipping = 0, cost = 0] = amounts;
  const line = {
    id: "1",
    quantity: 1,
    price: pounds(price),
    sellerDiscount: pounds(sellerDiscount),
    platformDiscount: pounds(platformDiscount),
    tax: pounds(tax),
    shipping: pounds(shipping),
    cost: pounds(cost),
  };

  it.each(Object.entries(commissionBases))("%s", (name, base) => {
    const cells = row(heading, `\`${name}\``);
    const ticked = columns.filter((_, place) => cells[place + 1] === "✓");
    expect(ticked).toEqual(columns.filter((component) => (base.include as readonly string[]).includes(component)));
    expect(cells[6] === "✓").toBe(base.kind === "margin");
    const { total } = commissionableBase([line], base);
    expect(minorOf(cells[7])).toBe(total.minor);
    expect(minorOf(cells[8])).toBe(percentCommission(total, percent(15)).total.minor);
  });
});

describe("the tables of tiers", () => {
  const heading = "Tiers: the same plan, four totals";
  const gbp = (amount: string) => money(amount, "GBP");
  const tiers = [
    { from: gbp("0"), rate: "0.04" },
    { from: gbp("200"), rate: "0.06" },
    { from: gbp("400"), rate: "0.08" },
  ];
  const planOf = (how: Pick<TieredComponent, "mode" | "crossing">, onReversal: TieredComponent["onReversal"]) =>
    ({
      id: "p",
      version: 1,
      timeZone: "Europe/London",
      base: { kind: "saleValue" },
      rounding: "halfAwayFromZero",
      precedence: { kind: "specificity" },
      hold: { duration: { days: 0 }, from: "order" },
      rules: [
        {
          id: "tiers",
          scope: {},
          mode: "exclusive",
          component: {
            kind: "tiered",
            measure: "salesValue",
            window: { kind: "calendarMonth" },
            tiers,
            onReversal,
            ...how,
          },
        },
      ],
    }) satisfies CommissionTerms;
  const sale = (amount: string, place: number): Sale => {
    const value = gbp(amount);
    const credit = { creatorId: "ann", evidence: "code", touchpointId: null, campaignId: null } as const;
    const credits = [{ ...credit, weight: 1, totalWeight: 1, value, ageMilliseconds: null }];
    const occurredAt = `2026-06-0${place + 1}T12:00:00Z`;
    return { id: `o-${place}`, customerKey: "k", kind: "order", occurredAt, value, credits, unattributed: null };
  };
  const refund = { id: "r-1", conversionId: "o-0", kind: "refund", occurredAt: "2026-06-20T12:00:00Z" } as const;
  const total = (terms: CommissionTerms, orders: readonly string[], isRefunded = false) => {
    const adjustments = isRefunded ? [{ ...refund, value: gbp(orders[0] ?? "0") }] : [];
    const facts = { terms: [terms], sales: orders.map(sale), adjustments, booked: [] };
    return accrue(facts, { asOf: "2026-07-01T00:00:00Z" }).reduce((sum, { amount }) => sum + amount.minor, 0);
  };

  const policies = [
    ["`graduated`", "`graduated`", { mode: "graduated" }],
    ["`volume`", "`volume`", { mode: "volume" }],
    ['`forward`, `crossing: "before"`', "`forward`, `before`", { mode: "forward", crossing: "before" }],
    ['`forward`, `crossing: "after"`', "`forward`, `after`", { mode: "forward", crossing: "after" }],
  ] as const;
  const five = ["100", "100", "100", "100", "100"];

  it.each(policies)("%s", (name, short, how) => {
    const [, , equal, mixed] = row(heading, name);
    expect(minorOf(equal)).toBe(total(planOf(how, "recompute"), five));
    expect(minorOf(mixed)).toBe(total(planOf(how, "recompute"), ["150", "100", "150", "100"]));

    // Of the tables that begin with the same words, the one about refunds is the last.
    const [, before, recompute = "", ratchet = ""] = rows(heading, short).at(-1) ?? [];
    expect(minorOf(before)).toBe(total(planOf(how, "recompute"), five));
    expect(minorOf(recompute.split(":")[0])).toBe(total(planOf(how, "recompute"), five, true));
    expect(minorOf(ratchet.split(":")[0])).toBe(total(planOf(how, "ratchet"), five, true));
  });
});

describe("the table of presets", () => {
  const heading = "What each preset means";
  const timeZone = "Europe/London";
  const fee = money("500.00", "GBP");
  const during = { start: "2026-03-01T00:00:00Z" };
  const deal = { timeZone, creatorIds: ["ann"], during };
  const presets: readonly (readonly [name: string, file: string, terms: CommissionTerms])[] = [
    ["tiktokShopTerms", "tiktok-shop-terms", tiktokShopTerms({ timeZone, open: { standard: "0.1" } })],
    ["communityTerms", "community-terms", communityTerms({ timeZone })],
    ["cpmTerms", "cpm-terms", cpmTerms({ ...deal, cpm: money("0.50", "GBP") })],
    ["ambassadorTerms", "ambassador-terms", ambassadorTerms({ ...deal, fee, deliverables: 4 })],
  ];

  it.each(presets)("%s", (name, file, terms) => {
    const [, , base, precedence, hold = "", source = ""] = row(heading, `\`${name}\``);
    const { duration, from } = terms.hold;
    const days = "days" in duration ? duration.days : undefined;
    expect(hold.startsWith(days === 0 ? "none" : `${days} days`)).toBe(true);
    if (base === "–") expect(terms.rules.every(({ component }) => component.kind !== "percent")).toBe(true);
    else {
      expect(terms.base).toEqual(commissionBases[base?.replaceAll("`", "") as keyof typeof commissionBases]);
      expect(precedence?.startsWith(terms.precedence.kind)).toBe(true);
      expect(hold).toContain(`from ${from}`);
    }
    const documented = readFileSync(new URL(`../../src/commission/terms/presets/${file}.ts`, import.meta.url), "utf8");
    const addresses = [...source.matchAll(/\]\((https:[^)]+)\)/g)].map(([, address = ""]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(documented).toContain(address);
  });

  it("says what the levels of a community pay", () => {
    const rates = communityTerms({ timeZone }).rules.map(({ component }) => component);
    expect(rates.map((each) => (each.kind === "percent" ? Number(each.rate) * 100 : 0))).toEqual([10, 15, 20, 25]);
    expect(row(heading, "`communityTerms`")[1]).toContain("10, 15, 20 or 25 %");
  });
});
