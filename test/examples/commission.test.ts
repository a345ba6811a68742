import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type {
  Adjustment,
  Balance,
  Conversion,
  Creator,
  LedgerEntry,
  PayoutPlan,
  TermsComparison,
} from "creator-core/models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quarter } from "../../examples/commission/generate/quarter.js";
import { run } from "../../examples/commission/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundled = join(root, "examples/commission/data/quarter.json");
const temporary = mkdtempSync(join(tmpdir(), "commission-"));

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Runs the example in this process, with what it prints. */
async function runHere(...given: string[]) {
  const printed = { stdout: "", stderr: "" };
  const into = (name: keyof typeof printed) =>
    new Writable({
      write(chunk, _encoding, done) {
        printed[name] += String(chunk);
        done();
      },
    });
  const exitCode = await run(given, { stdout: into("stdout"), stderr: into("stderr") });
  return { exitCode, ...printed };
}

interface QuarterFile {
  readonly creators: readonly Creator[];
  readonly directory: { readonly assignments: readonly { readonly key: string; readonly creatorId: string }[] };
  readonly conversions: readonly (Conversion & { readonly occurredAt: string })[];
  readonly adjustments: readonly (Adjustment & { readonly occurredAt: string })[];
}

const bundledFacts = (): QuarterFile => JSON.parse(readFileSync(bundled, "utf8"));

/** The bundled facts, changed, in a file. */
function factsWith(name: string, change: (facts: QuarterFile) => unknown): string {
  const path = join(temporary, name);
  writeFileSync(path, JSON.stringify(change(bundledFacts()), null, 1));
  return path;
}

interface RunResult {
  readonly entries: readonly LedgerEntry[];
  readonly balances: readonly Balance[];
  readonly plans: readonly PayoutPlan[];
}

interface Results {
  readonly month: {
    readonly first: RunResult;
    readonly refunds: readonly Adjustment[];
    readonly second: RunResult;
    readonly third: readonly LedgerEntry[];
    readonly isSameAfresh: boolean;
  };
  readonly quote: { readonly totals: readonly { readonly minor: number }[]; readonly applied: readonly string[] };
  readonly comparison: TermsComparison;
}

describe("the data set", () => {
  it("is what the generator writes, byte for byte", () => {
    expect(quarter() === readFileSync(bundled, "utf8")).toBe(true);
  });

  it("is as large as its README says", () => {
    const readme = readFileSync(join(root, "examples/commission/README.md"), "utf8");
    const { creators, conversions, adjustments } = bundledFacts();
    expect(readme).toContain(
      `${creators.length} creators, ${conversions.length} orders and ${adjustments.length} returns`,
    );
  });
});

// ── The plans once more, in the plainest arithmetic there is ────────────────────────────────────────────────────────

const payday = "2026-03-31T23:00:00Z";
const nextPayday = "2026-04-30T23:00:00Z";

const halfUp = (numerator: number, denominator: number) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

/** What each line comes to: its price less its part of the coupon, by largest remainder. */
function lineBases({ lines = [], orderDiscounts = [] }: Conversion): number[] {
  const prices = lines.map(({ price }) => price.minor);
  const goods = prices.reduce((sum, price) => sum + price, 0);
  const discount = orderDiscounts.reduce((sum, { amount }) => sum + amount.minor, 0);
  const parts = prices.map((price) => Math.floor((discount * price) / goods));
  const remainders = prices.map((price) => (discount * price) % goods);
  for (let left = discount - parts.reduce((sum, part) => sum + part, 0); left > 0; left -= 1) {
    const next = remainders.indexOf(Math.max(...remainders));
    parts[next] = (parts[next] ?? 0) + 1;
    remainders[next] = -1;
  }
  return prices.map((price, place) => price - (parts[place] ?? 0));
}

/** In pence: 25 % of balms in March, 15 or 10 % of the rest, and 1.50 for a live. */
function byStatus(order: QuarterFile["conversions"][number], isGold: boolean): number {
  const isLaunch = order.occurredAt >= "2026-03-01" && order.occurredAt < "2026-03-31T23:00:00Z";
  const bases = lineBases(order);
  const isBalm = (place: number) => isLaunch && order.lines?.[place]?.productId === "moss-balm";
  const sum = (balm: boolean) => bases.reduce((all, base, place) => (isBalm(place) === balm ? all + base : all), 0);
  return (
    halfUp(sum(true) * 25, 100) +
    halfUp(sum(false) * (isGold ? 15 : 10), 100) +
    (order.contentKind === "live" ? 150 : 0)
  );
}

/** In pence: 10 % below 250.00, 16 % below 600.00, 22 % above, of a month's sales in the order of time. */
function rising(orders: readonly { readonly at: string; readonly left: number }[]): number {
  const months = new Map<string, number>();
  return orders.reduce((total, { at, left }) => {
    const month = at.slice(0, 7);
    const soFar = months.get(month) ?? 0;
    months.set(month, soFar + left);
    const within = (from: number, to: number) => Math.max(0, Math.min(soFar + left, to) - Math.max(soFar, from));
    const hundredths = within(0, 25_000) * 10 + within(25_000, 60_000) * 16 + within(60_000, 1e12) * 22;
    return total + halfUp(hundredths, 100);
  }, 0);
}

describe("a quarter", () => {
  const out = join(temporary, "out");
  const read = (file: string) => readFileSync(join(out, file), "utf8");
  const facts = bundledFacts();
  const ownerOf = new Map(facts.directory.assignments.map(({ key, creatorId }) => [key, creatorId]));
  const ordersOf = (creatorId: string) =>
    facts.conversions.filter(({ codes = [] }) => ownerOf.get(codes[0] ?? "") === creatorId);
  const returnedBy = (moment: string) =>
    new Set(facts.adjustments.filter(({ occurredAt }) => occurredAt <= moment).map(({ conversionId }) => conversionId));
  const isGold = (creatorId: string) => facts.creators.find(({ id }) => id === creatorId)?.statusLevel === "gold";
  let printed: Awaited<ReturnType<typeof runHere>>;
  let results: Results;

  beforeAll(async () => {
    printed = await runHere("--out", out);
    results = JSON.parse(read("results.json"));
  });

  it("writes its five files and says so", () => {
    expect(printed.stderr).toBe("");
    expect(printed.exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "commission.html",
      "ledger.json",
      "plans-GBP.svg",
      "results.json",
      "statements.csv",
    ]);
    for (const file of readdirSync(out)) expect(printed.stdout).toContain(join(out, file));
  });

  it("owes on payday what the plan says, order by order", () => {
    const returned = returnedBy(payday);
    for (const { creatorId, total, paid } of results.month.first.balances) {
      const owed = ordersOf(creatorId)
        .filter(({ id }) => !returned.has(id))
        .reduce((sum, order) => sum + byStatus(order, isGold(creatorId)), 0);
      expect(total.minor + paid.minor, creatorId).toBe(owed);
    }
  });

  it("pays what was sold 30 days before, from 20.00 on", () => {
    // 30 days before 1 April in London is 2 March: until then clocks were an hour behind, so 30 days of the calendar.
    const returned = returnedBy(payday);
    for (const { creatorId, net, payable } of results.month.first.plans) {
      const old = ordersOf(creatorId).filter(({ id, occurredAt }) => occurredAt < "2026-03-02" && !returned.has(id));
      const owed = old.reduce((sum, order) => sum + byStatus(order, isGold(creatorId)), 0);
      expect(payable.minor, creatorId).toBe(owed);
      expect(net.minor, creatorId).toBe(owed >= 2000 ? owed : 0);
    }
  });

  it("takes back half of February, and keeps every penny of the rest", () => {
    const returned = returnedBy(nextPayday);
    for (const { creatorId, total, paid } of results.month.second.balances) {
      const left = ordersOf(creatorId)
        .filter(({ id }) => !returned.has(id))
        .reduce((sum, order) => {
          if (!order.occurredAt.startsWith("2026-02")) return sum + byStatus(order, isGold(creatorId));
          // Half of the value is left, rounded up, at the one rate of the order; what a live earned stays.
          const value = order.value?.minor ?? 0;
          const rest = value - Math.floor(value / 2);
          return sum + halfUp(rest * (isGold(creatorId) ? 15 : 10), 100) + (order.contentKind === "live" ? 150 : 0);
        }, 0);
      expect(total.minor + paid.minor, creatorId).toBe(left);
    }
  });

  it("calls it a clawback where it was paid, and a reversal where it was not", () => {
    const paid = new Set(
      results.month.first.entries.filter(({ kind }) => kind === "payout").map(({ creatorId }) => creatorId),
    );
    const back = results.month.second.entries.filter(
      ({ source }) => source.kind === "sale" && february(source.conversionId),
    );
    expect(back.length).toBeGreaterThan(60);
    for (const { kind, creatorId } of back) expect(kind).toBe(paid.has(creatorId) ? "clawback" : "reversal");
    // Amaru Quist had not reached the minimum.
    expect(paid.has("tiny.vanity")).toBe(false);
  });

  const february = (id: string) =>
    facts.conversions.some((order) => order.id === id && order.occurredAt.startsWith("2026-02"));

  it("posts nothing the third time, and loses nothing", () => {
    expect(results.month.refunds).toHaveLength(facts.conversions.filter(({ id }) => february(id)).length);
    expect(results.month.third).toEqual([]);
    expect(results.month.isSameAfresh).toBe(true);
    expect(printed.stdout).toContain("The same run once more: nothing to post.");
    const ledger: readonly LedgerEntry[] = JSON.parse(read("ledger.json"));
    const sum = ledger.reduce((all, { amount }) => all + amount.minor, 0);
    expect(results.month.second.balances.reduce((all, { total }) => all + total.minor, 0)).toBe(sum);
    expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
  });

  it("writes statements that join and sum", () => {
    const rows = read("statements.csv")
      .trim()
      .split("\r\n")
      .slice(1)
      .map((row) => row.split(","));
    const minor = (text = "") => Math.round(Number(text) * 100);
    let balance = 0;
    for (const [creatorId, currency, , kind, , amount, after] of rows) {
      expect([creatorId, currency]).toEqual(["nell.glows", "GBP"]);
      balance += kind === "opening" || kind === "closing" ? 0 : minor(amount);
      expect(minor(after)).toBe(balance);
    }
    const nell = results.month.second.balances.find(({ creatorId }) => creatorId === "nell.glows");
    expect(balance).toBe(nell?.total.minor);
  });

  it("quotes a sale: 15 % of 16.50, 25 % of 28.00, and 1.50 for the live", () => {
    // 2.475 is 2.48; 7.00; 1.50.
    expect(results.quote.totals).toEqual([{ minor: 1098, currency: "GBP" }]);
    expect(results.quote.applied).toEqual(["gold", "balm-launch", "live"]);
    expect(printed.stdout).toContain("not everybody: Rules gold and balm-launch pay more on this sale.");
  });

  it("knows what the other plan would have paid", () => {
    const returned = returnedBy(payday);
    for (const { creatorId, current, alternative, difference } of results.comparison.creators) {
      const left = ordersOf(creatorId)
        .filter(({ id }) => !returned.has(id))
        .map(({ occurredAt, value }) => ({ at: occurredAt, left: value?.minor ?? 0 }))
        .sort((a, b) => (a.at < b.at ? -1 : 1));
      expect(alternative.minor, creatorId).toBe(rising(left));
      const balance = results.month.first.balances.find((each) => each.creatorId === creatorId);
      expect(current.minor).toBe((balance?.total.minor ?? 0) + (balance?.paid.minor ?? 0));
      expect(difference.minor).toBe(alternative.minor - current.minor);
    }
    const [total] = results.comparison.totals;
    expect(total?.difference.minor).toBe(
      results.comparison.creators.reduce((sum, each) => sum + each.difference.minor, 0),
    );
  });

  it("shows every number on the page and in the terminal", () => {
    const page = read("commission.html");
    const pounds = (minor: number) => `£${(minor / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
    for (const { current, alternative } of results.comparison.creators) {
      for (const { minor } of [current, alternative]) {
        expect(page).toContain(`<td class="number">${pounds(minor)}</td>`);
        expect(printed.stdout).toContain(pounds(minor));
      }
    }
    for (const { total } of results.month.second.balances) expect(page).toContain(pounds(total.minor));
  });

  it("makes a page that needs no network, and drawings that can be told", () => {
    const page = read("commission.html");
    expect(page).not.toMatch(/(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?\/\//i);
    expect(page).not.toMatch(/<script|undefined|NaN|Infinity|\[object/);
    const drawings = [...(page.match(/<svg[^>]*>/g) ?? []), read("plans-GBP.svg")];
    expect(drawings).toHaveLength(3);
    for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]{40,}"/);
    for (const words of ["Two plans, the same orders (GBP)", "by-status", "rising", "Pieter Dall"])
      expect(read("plans-GBP.svg")).toContain(`>${words}</text>`);
  });

  it("draws nothing outside of its drawings", () => {
    for (const svg of read("commission.html").match(/<svg[\s\S]*?<\/svg>/g) ?? []) {
      const [width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [];
      for (const [, x, y] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThan(5);
        expect(Number(y)).toBeLessThan(height);
      }
      for (const [, x, , w] of svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)"/g)) {
        expect(Number(x) + Number(w)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("what else it is asked", () => {
  it("quotes another sale for another creator, and says why the other rules do not pay", async () => {
    const out = join(temporary, "other");
    const sale = ["--line", "moss-balm=28.00", "--content", "video", "--on", "2026-02-20"];
    const { exitCode, stdout } = await runHere("--creator", "june.moss", ...sale, "--out", out);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("It would pay £2.80:");
    expect(stdout).toContain("not gold: It is for status level gold, not bronze.");
    expect(stdout).toContain("not balm-launch: The sale is outside its time.");
    expect(stdout).toContain("not live: It is for content kind live, not video.");
  });

  it("takes another month", async () => {
    const { exitCode, stdout } = await runHere("--month", "2026-01", "--out", join(temporary, "january"));
    expect(exitCode).toBe(0);
    expect(stdout).toContain("A MONTH, PAID AND HALF REFUNDED: 2026-01");
    expect(stdout).toContain("The same run once more: nothing to post.");
    expect(stdout).toContain("the same balances, to the penny");
  });

  it("takes facts of its own, in several currencies, for which the amounts of a plan are not meant", async () => {
    const data = factsWith("own.json", ({ conversions, ...facts }) => ({
      ...facts,
      adjustments: [],
      conversions: conversions.map((row, place) =>
        place % 2 === 0 ? row : JSON.parse(JSON.stringify(row).replaceAll("GBP", "EUR")),
      ),
    }));
    const out = join(temporary, "own");
    const { exitCode, stdout } = await runHere("--data", data, "--out", out);
    expect(exitCode).toBe(0);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(["plans-EUR.svg", "plans-GBP.svg"]));
    expect(stdout).toContain("STATEMENT OF Nell Varga, EUR");
  });

  it("has a page where nobody earns anything", async () => {
    const data = factsWith("single.json", () => ({
      creators: [{ id: "c-1", accounts: [] }],
      conversions: [{ id: "o-1", kind: "order", customerKey: "", occurredAt: "2026-02-01T00:00:00Z" }],
    }));
    const out = join(temporary, "single");
    const { exitCode, stdout } = await runHere("--data", data, "--out", out);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("BEFORE POSTING: c-1");
    expect(readFileSync(join(out, "commission.html"), "utf8")).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it("names rows that cannot be believed, with their line, and uses the others", async () => {
    const data = factsWith("faults.json", ({ conversions, ...facts }) => ({
      ...facts,
      conversions: conversions.map((row, place) => (place === 3 ? { ...row, kind: "gift" } : row)),
    }));
    const { exitCode, stderr, stdout } = await runHere("--data", data, "--out", join(temporary, "faults"));
    expect(exitCode).toBe(0);
    const line =
      readFileSync(data, "utf8")
        .split("\n")
        .findIndex((text) => text.includes('"gift"')) + 1;
    expect(stderr).toContain(`faults.json, line ${line}: conversions[3].kind must be `);
    expect(stdout).toContain("WRITTEN");
  });

  it("lets no text of a file become markup, or speak to the terminal", async () => {
    const displayName = "<img src=x onerror=alert(1)>\u001b[31m";
    const data = factsWith("markup.json", ({ creators, ...facts }) => ({
      ...facts,
      creators: creators.map((creator, place) => (place === 0 ? { ...creator, displayName } : creator)),
    }));
    const out = join(temporary, "markup");
    const { stdout } = await runHere("--data", data, "--line", "<b>=1.00", "--out", out);
    for (const file of ["commission.html", "plans-GBP.svg"])
      expect(readFileSync(join(out, file), "utf8")).not.toMatch(/<img|<b>/);
    expect(stdout).not.toContain("\u001b");
  });
});

describe("what stands in the way", () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(temporary, name), text);
    return join(temporary, name);
  };
  const order = '{"id":"o-1","kind":"order","customerKey":"k","occurredAt":"2026-02-01T00:00:00Z"}';
  const cases: readonly (readonly [string, () => string[], 1 | 2, RegExp])[] = [
    ["an unknown option", () => ["--dat", "x"], 2, /--dat/],
    ["an option without its value", () => ["--data"], 2, /--data/],
    ["an empty value", () => ["--creator", ""], 2, /--creator must be followed/],
    ["a month that does not exist", () => ["--month", "2026-13"], 2, /--month must be .* got "2026-13"/],
    ["a month in words", () => ["--month", "February"], 2, /--month must be .* got "February"/],
    ["a month of another century", () => ["--month", "1026-02"], 2, /--month must be .* got "1026-02"/],
    ["a day that does not exist", () => ["--on", "2026-02-30"], 2, /--on must be .* got "2026-02-30"/],
    ["a kind of content that is none", () => ["--content", "blog"], 2, /video, live or showcase, got "blog"/],
    ["a line without a price", () => ["--line", "moss-balm"], 2, /--line must be .* got "moss-balm"/],
    ["a price that is none", () => ["--line", "moss-balm=much"], 2, /--line must be .* got "moss-balm=much"/],
    ["a price below zero", () => ["--line", "moss-balm=-1.00"], 2, /--line must be .* got "moss-balm=-1\.00"/],
    ["a creator who is not there", () => ["--creator", "ann"], 2, /no creator "ann".* one that there is: nell\.glows/],
    ["a missing file", () => ["--data", join(temporary, "none.json")], 1, /none\.json: it does not exist/],
    ["a directory", () => ["--data", temporary], 1, /it is a directory/],
    [
      "broken JSON",
      () => ["--data", file("broken.json", '{\n "conversions": [\n {"id": }')],
      1,
      /broken\.json, line 3: not readable as JSON/,
    ],
    ["a list", () => ["--data", file("list.json", "[]")], 1, /list\.json, line 1: an object/],
    [
      "no conversions",
      () => ["--data", file("empty.json", "{}")],
      1,
      /empty\.json has no "conversions" that can be read/,
    ],
    ["no creators", () => ["--data", file("nobody.json", `{"conversions":[${order}]}`)], 1, /nobody in "creators"/],
    ["a file where the pages go", () => ["--out", bundled], 1, /Cannot make the directory/],
  ];

  it.each(cases)("%s", async (_, given, code, message) => {
    const { exitCode, stderr, stdout } = await runHere("--out", join(temporary, "way"), ...given());
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(code);
    expect(stdout).toBe("");
  });

  it("helps", async () => {
    const { exitCode, stdout } = await runHere("--help");
    expect(exitCode).toBe(0);
    for (const option of ["--data", "--month", "--creator", "--line", "--content", "--on", "--out"])
      expect(stdout).toContain(option);
  });
});

describe("the command of the README", () => {
  it("runs from the root", () => {
    const readme = readFileSync(join(root, "examples/commission/README.md"), "utf8");
    const [, command = ""] = /^npx (tsx .*main\.ts)$/m.exec(readme) ?? [];
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/tsx/dist/cli.mjs"),
        ...command.split(" ").slice(1),
        "--out",
        join(temporary, "command"),
      ],
      { cwd: root, encoding: "utf8" },
    );
    expect(status).toBe(0);
    expect(stdout).toContain("WRITTEN");
  }, 60_000);
});
