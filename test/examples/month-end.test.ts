import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { LedgerEntry, ProgramReport } from "creator-core/models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataSet } from "../../examples/month-end/generate/data-set.js";
import { csvCell } from "../../examples/month-end/report/csv-text.js";
import { run } from "../../examples/month-end/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundled = join(root, "examples/month-end/data");
const temporary = mkdtempSync(join(tmpdir(), "month-end-"));

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

/** A copy of the bundled data with some files changed; `null` takes one away. */
function dataWith(name: string, changes: Readonly<Record<string, string | Buffer | null>>): string {
  const directory = join(temporary, name);
  cpSync(bundled, directory, { recursive: true });
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) rmSync(join(directory, file));
    else writeFileSync(join(directory, file), text);
  }
  return directory;
}

const bundledText = (file: string) => readFileSync(join(bundled, file), "utf8");

describe("the data set", () => {
  it("is what the generator writes, byte for byte", () => {
    const generated = dataSet(1);
    expect(readdirSync(bundled).sort()).toEqual([...generated.keys()].sort());
    for (const [file, text] of generated) expect(readFileSync(join(bundled, file), "utf8") === text, file).toBe(true);
  });

  it("grows with its scale", () => {
    const lines = (file: string, scale: number) => dataSet(scale).get(file)?.split("\n").length ?? 0;
    expect(lines("touchpoints.csv", 2)).toBeGreaterThan(1.9 * lines("touchpoints.csv", 1));
  });
});

describe("a month end", () => {
  const out = join(temporary, "out");
  const read = (file: string) => readFileSync(join(out, file), "utf8");
  let printed: Awaited<ReturnType<typeof runHere>>;
  let report: ProgramReport;

  beforeAll(async () => {
    printed = await runHere("--out", out);
    report = JSON.parse(read("report.json"));
  });

  it("writes its five files and says so", () => {
    expect(printed.exitCode).toBe(0);
    expect(printed.stderr).toBe("");
    expect(readdirSync(out).sort()).toEqual([
      "faults.csv",
      "ledger.json",
      "report.html",
      "report.json",
      "statements.csv",
    ]);
    for (const file of readdirSync(out)) expect(printed.stdout).toContain(join(out, file));
  });

  it("closes at the first moment of the day in the programme's zone", () => {
    // 1 April 2026 begins in London at 23:00 UTC, an hour into summer time.
    expect(new Date(report.asOf).toISOString()).toBe("2026-03-31T23:00:00.000Z");
  });

  it("agrees with itself in every sum", () => {
    expect(report.reconciliations.length).toBeGreaterThan(5);
    expect(report.reconciliations.filter(({ holds }) => !holds)).toEqual([]);
    expect(printed.stdout).not.toContain("✗");
  });

  it("plans what is to be paid now, and leaves nothing out", () => {
    const [, sent = "", creators] =
      /To be paid now: £([\d,.]+) to (\d+) creators from £25\.00 on/.exec(printed.stdout) ?? [];
    const payable = report.balances
      .filter(({ currency }) => currency === "GBP")
      .map((balance) => balance.payable.minor);
    const paid = payable.filter((minor) => minor >= 2500);
    expect(Number(creators)).toBe(paid.length);
    expect(Math.round(Number(sent.replace(",", "")) * 100)).toBe(paid.reduce((sum, minor) => sum + minor, 0));
    expect(read("report.html")).toContain("To be paid now");
  });

  it("says which payout nobody had earned", () => {
    // Once somebody took pence for pounds: a hundred times what was due.
    expect(report.ledgerFindings.map(({ code, path }) => [code, path[1]])).toEqual([
      ["paidWithoutBalance", "payout/pay-2026-01-020#1"],
    ]);
    for (const text of [printed.stdout, read("report.html")])
      expect(text).toMatch(/payout\/pay-2026-01-020#1 pays £[\d.]+, and £[\d.]+ was payable\./);
  });

  it("has something to say in every part", () => {
    expect(report.creators.length).toBeGreaterThanOrEqual(60);
    expect(report.tierMix.tiers.every(({ creators }) => creators > 0)).toBe(true);
    // One empty cell, and one that cannot be read.
    expect(report.tierMix.unknown).toBe(2);
    expect(report.sales.map(({ currency }) => currency)).toEqual(["EUR", "GBP"]);
    expect(Object.keys(report.attribution.wonBy)).toEqual(
      expect.arrayContaining(["click", "code", "link", "shop", "view"]),
    );
    expect(new Set(report.uses.map(({ decision }) => decision.outcome))).toEqual(
      new Set(["allowed", "denied", "indeterminate"]),
    );
    expect(new Set(report.conflicts.map(({ certainty }) => certainty))).toEqual(
      new Set(["certain", "possible", "indeterminate"]),
    );
    expect(report.taxonomyFindings.map(({ node }) => node)).toEqual(["beauty/tools"]);
    expect(report.top.selected.length).toBeGreaterThan(0);
    expect(report.notComputed.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["followersUnknown", "metricUndefined"]),
    );
  });

  it("finds the advertisement that runs past its authorization", () => {
    const late = report.uses.find(({ use }) => use.id === "use-02");
    expect(late?.decision.reasons.map(({ code }) => code)).toContain("handleAuthorizationEndsEarly");
  });

  it("names file, line and field of what is wrong, and keeps the rest", () => {
    const lineOf = (file: string, text: string) =>
      readFileSync(join(bundled, file), "utf8")
        .split("\n")
        .findIndex((line) => line.includes(text)) + 1;
    const expected: readonly (readonly [string, string, string])[] = [
      ["creators.csv", "Odile Fernhollow", "Followers"],
      ["creators.csv", "Piet Saltergate", "Joined"],
      ["creators.csv", "Tamsin (double entry)", "id"],
      ["creators.csv", "Somebody without an id", "Creator ID"],
      ["affiliate-orders-gb.csv", "31/02/2026", "Time Created"],
      ["affiliate-orders-gb.csv", "-24.00", "Payment Amount"],
      ["affiliate-orders-gb.csv", "GPB", "Currency"],
      ["affiliate-orders-gb.csv", ",two,", "Quantity"],
      ["affiliate-orders-de.csv", "29/03/2026 25:30", "Time Created"],
      ["affiliate-orders-de.csv", "Lost in the post", "Order Status"],
      ["touchpoints.csv", "t-bad-1", "occurred_at"],
      ["touchpoints.csv", "t-bad-2", "kind"],
      ["touchpoints.csv", "t-bad-5", "customer_key"],
      ["web-orders.json", "web-bad-1", "value.currency"],
      ["web-orders.json", "web-bad-2", "occurredAt"],
      ["web-orders.json", "web-bad-3", "value.minor"],
      ["web-refunds.json", "ref-bad-1", "value.minor"],
      ["web-refunds.json", "ref-bad-2", "kind"],
      ["campaigns.json", "cost-bad-3", "kind"],
      ["tracking.json", "coupon", "kind"],
      ["payouts.json", "pay-bad-1", "paidAt"],
      ["agreements.json", "auth-bad", "days"],
      ["planned-uses.json", "use-bad", "media"],
      ["fx.json", "0,8571", "rate"],
    ];
    for (const [file, text, field] of expected) {
      expect(printed.stdout).toContain(`${file}:${lineOf(file, text)}  ${field} must be `);
    }
    expect(printed.stdout).toMatch(/affiliate-orders-gb\.csv +[67]\d\d /);
  });

  it("counts rows that say nothing apart from bad ones", () => {
    const [, , notCounted] = /(affiliate-orders-de\.csv) +(\d+) +(\d+) +(\d+)/.exec(printed.stdout)?.slice(1) ?? [];
    expect(Number(notCounted)).toBeGreaterThan(0);
  });

  it("keeps a creator whose follower count cannot be read, without one", () => {
    expect(printed.stdout).toMatch(/creators\.csv:14 {2}Followers must be .* got "loads" \(kept\)/);
    expect(report.creators.find(({ displayName }) => displayName === "Odile Fernhollow")?.followers).toBeNull();
  });

  it("points at other rows by file and line", () => {
    const lineOf = (file: string, text: string) =>
      bundledText(file)
        .split("\n")
        .findIndex((line) => line.includes(text)) + 1;
    // The list has the id of line 4 again in its line 42.
    expect(lineOf("creators.csv", "c-003")).toBe(4);
    expect(printed.stdout).toContain("used once, but creators.csv, line 4, has it too");
    const orders = bundledText("affiliate-orders-gb.csv").split("\r\n");
    const [, other] = /affiliate-orders-gb\.csv:629 .* as in line (\d+)/.exec(printed.stdout) ?? [];
    expect(orders[Number(other) - 1]?.split(",")[0]).toBe(orders[628]?.split(",")[0]);
    expect(printed.stdout).not.toMatch(/\[\d+\] has it|in row \d/);
  });

  it("writes every fault into a file of its own", () => {
    const [head, ...faults] = read("faults.csv").trim().split("\r\n");
    expect(head).toBe("file,line,field,expected,actual,consequence");
    expect(printed.stdout).toContain(` ${faults.length} faults found, all in faults.csv`);
    expect(faults[0]).toMatch(/^creators\.csv,14,Followers,.*,used all the same$/);
    expect(faults.filter((fault) => fault.endsWith(",set aside")).length).toBeGreaterThan(40);
  });

  it("says of everybody who is not ranked why", () => {
    const page = read("report.html");
    expect(report.ranking.unranked.length).toBeGreaterThan(20);
    const [, table = ""] = /<summary>Not ranked, and why: \d+ creators<\/summary>(.*?)<\/details>/s.exec(page) ?? [];
    expect(table.match(/<tr><td>/g)).toHaveLength(report.ranking.unranked.length);
    for (const { reasons } of report.ranking.unranked)
      for (const { message } of reasons) expect(table).toContain(message);
  });

  it("tells times in the programme's zone only", () => {
    const page = read("report.html");
    const risk = page.slice(page.indexOf('<section id="risk">'), page.indexOf('<section id="budget">'));
    // The licence of grant-03 ends with 31 March in London, which is 23:00 UTC.
    expect(risk).toContain("until 31 March 2026, end of day");
    // Thirty days of 24 hours from 25 March 09:00 UTC, told in summer time.
    expect(risk).toContain("until 24 April 2026, 10:00");
    expect(risk).not.toContain("UTC");
    expect(printed.stdout).not.toContain("UTC");
  });

  it("uses the words of the trade", () => {
    for (const text of [printed.stdout, read("report.html")]) {
      expect(text).not.toMatch(/email on|website on|indeterminate<|: indeterminate|say nothing|(\bclause) clause-/i);
      expect(text).toContain("cannot be answered yet");
    }
  });

  it("makes a page that needs no network and lets no text become markup", () => {
    const page = read("report.html");
    expect(page).not.toMatch(/(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?\/\//i);
    expect(page).not.toMatch(/@import|url\(\s*["']?(?!#)/i);
    expect(page).not.toContain("<script");
    const drawings = page.match(/<svg[^>]*>/g) ?? [];
    expect(drawings).toHaveLength(16);
    for (const drawing of drawings) expect(drawing).toMatch(/aria-label="[^"]{40,}"/);
    expect(page).toContain("prefers-color-scheme: dark");
    expect(page).not.toContain("undefined");
    expect(page).not.toContain("NaN");
  });

  it("writes statements that a spreadsheet reads as text and numbers", () => {
    const [head, ...rows] = read("statements.csv").trim().split("\r\n");
    expect(head?.replace("\uFEFF", "").split(",").slice(0, 3)).toEqual(["creator_id", "creator", "currency"]);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.join("\n")).not.toMatch(/(?:^|,)"?[=@]/m);
  });

  it("adds nothing when it is run again with its own ledger", async () => {
    const again = dataWith("again", { "ledger.json": read("ledger.json") });
    const secondOut = join(temporary, "second");
    const { exitCode } = await runHere("--data", again, "--out", secondOut);
    const second: ProgramReport = JSON.parse(readFileSync(join(secondOut, "report.json"), "utf8"));
    const ledger: LedgerEntry[] = JSON.parse(read("ledger.json"));
    expect(exitCode).toBe(0);
    expect(ledger.length).toBeGreaterThan(500);
    expect(second.newEntries).toEqual([]);
    expect(second.balances).toEqual(report.balances);
  });

  it("does not continue books that it cannot read", async () => {
    const ledger: LedgerEntry[] = JSON.parse(read("ledger.json"));
    const broken = ledger.map((entry, index) =>
      index === 7 ? { ...entry, amount: { minor: 1.5, currency: "GBP" } } : entry,
    );
    const data = dataWith("broken-books", { "ledger.json": JSON.stringify(broken, null, 1) });
    const { exitCode, stderr } = await runHere("--data", data, "--out", join(temporary, "none"));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^ledger\.json, line \d+: the books cannot be continued\. .*amount\.minor must be /);
  });
});

describe("text that could do harm", () => {
  it("is escaped in the page", async () => {
    const creators = readFileSync(join(bundled, "creators.csv"), "utf8").replace(
      "Isla Quorrick",
      "<img src=x onerror=alert(1)>",
    );
    const out = join(temporary, "markup");
    await runHere("--data", dataWith("markup-data", { "creators.csv": creators }), "--out", out);
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).not.toContain("<img");
  });

  it("neither speaks to the terminal nor turns the line around", async () => {
    const name = "Isla\u001b[31m \u202Ekcirrouq\u0007\u009b2J\u0000x";
    const creators = bundledText("creators.csv").replace("Isla Quorrick", name);
    const out = join(temporary, "controls");
    const { stdout } = await runHere("--data", dataWith("controls-data", { "creators.csv": creators }), "--out", out);
    const page = readFileSync(join(out, "report.html"), "utf8");
    for (const text of [stdout, page]) {
      expect(text).toContain("Isla [31m kcirrouq 2J x");
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
    }
  });

  it("shuts off a name that is written from right to left", async () => {
    const creators = bundledText("creators.csv").replace("Isla Quorrick", "ليلى 7");
    const out = join(temporary, "arabic");
    await runHere("--data", dataWith("arabic-data", { "creators.csv": creators }), "--out", out);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("\u2068ليلى 7\u2069");
  });

  it("is no formula in a spreadsheet, and numbers stay numbers", () => {
    expect(csvCell("=1+1")).toBe("'=1+1");
    expect(csvCell("+44 20")).toBe("'+44 20");
    expect(csvCell("-2+3")).toBe("'-2+3");
    expect(csvCell("@SUM(A1)")).toBe("'@SUM(A1)");
    expect(csvCell("\t=1")).toBe("'\t=1");
    expect(csvCell("\r=1")).toBe(`"'\r=1"`);
    expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
    expect(csvCell("-12.50")).toBe("-12.50");
    expect(csvCell("0.05")).toBe("0.05");
    expect(csvCell("a, b")).toBe('"a, b"');
  });
});

describe("what plans ask for besides sales and posts", () => {
  it("is read, its bad rows are named, and without a policy no payouts are planned", async () => {
    const payouts = JSON.parse(bundledText("payouts.json")) as object;
    const moved = { at: "2026-03-20T10:00:00Z", rate: "0.86", source: "the bank" };
    const data = dataWith("more", {
      "payout-policy.json": null,
      "commission-facts.json": JSON.stringify({
        deliverables: [{ id: "d-1", creatorId: "c-001", approvedAt: "16/02/2026" }],
        picks: [{ creatorId: "c-001", productId: "serum", pickedAt: "2026-02-01T00:00:00Z" }],
      }),
      "payouts.json": JSON.stringify({
        ...payouts,
        transfers: [
          {
            id: "x-1",
            creatorId: "c-001",
            ...moved,
            from: { minor: 100, currency: "GBP" },
            to: { minor: 116, currency: "EUR" },
          },
        ],
      }),
    });
    const out = join(temporary, "more-out");
    const { exitCode, stdout } = await runHere("--data", data, "--out", out);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/commission-facts\.json:1 {2}approvedAt must be /);
    expect(stdout).not.toContain("To be paid now");
    expect(stdout).not.toContain("✗");
    const { newEntries }: ProgramReport = JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
    expect(newEntries.flatMap(({ kind, amount }) => (kind === "fx" ? [amount] : []))).toEqual([
      { minor: -100, currency: "GBP" },
      { minor: 116, currency: "EUR" },
    ]);
  });
});

describe("what stands in the way", () => {
  const cases: readonly (readonly [string, () => string[], 1 | 2, RegExp])[] = [
    ["an unknown option", () => ["--dat", "x"], 2, /--dat/],
    ["an option without its value", () => ["--data"], 2, /--data/],
    ["a day that does not exist", () => ["--as-of", "2026-02-30"], 2, /--as-of .* got "2026-02-30"/],
    ["a time without its offset", () => ["--as-of", "2026-04-01T09:00:00"], 2, /offset/],
    ["a directory that is not there", () => ["--data", join(temporary, "nowhere")], 1, /nowhere: it does not exist/],
    [
      "a payout policy with a fault",
      () => [
        "--data",
        dataWith("l", { "payout-policy.json": '{\n "negativeCarry": { "kind": "carry" },\n "fee": 5\n}' }),
      ],
      1,
      /payout-policy\.json, line 3: .*fee must be a list/,
    ],
    ["a missing file", () => ["--data", dataWith("a", { "tracking.json": null })], 1, /has no tracking\.json/],
    [
      "broken JSON",
      () => ["--data", dataWith("b", { "fx.json": '{ "rates": [\n  { "from" }\n] }' })],
      1,
      /fx\.json, line 2/,
    ],
    [
      "an unclosed quote",
      () => ["--data", dataWith("c", { "creators.csv": 'Creator ID,Name\nc-1,"Isla\n' })],
      1,
      /creators\.csv.* line 2/,
    ],
    [
      "a missing column",
      () => ["--data", dataWith("d", { "touchpoints.csv": "id,kind\nt-1,click\n" })],
      1,
      /touchpoints\.csv, line 1.*creator_id/,
    ],
    ["an empty file", () => ["--data", dataWith("e", { "touchpoints.csv": "" })], 1, /touchpoints\.csv, line 1/],
    [
      "a list that is none",
      () => ["--data", dataWith("f", { "web-orders.json": "{}" })],
      1,
      /web-orders\.json, line 1/,
    ],
    [
      "a rule that is wrong",
      () => [
        "--data",
        dataWith("g", {
          "terms.json": readFileSync(join(bundled, "terms.json"), "utf8").replace('"rate": "0.12"', '"rate": "12%"'),
        }),
      ],
      1,
      /terms\.json, line \d+: .*rate.*"12%"/,
    ],
    [
      "a file of letters that are not UTF-8",
      () => [
        "--data",
        dataWith("h", {
          "creators.csv": Buffer.from(bundledText("creators.csv").replace("Isla", "Zo\u00eb"), "latin1"),
        }),
      ],
      1,
      /creators\.csv, line 2: not UTF-8/,
    ],
    [
      "a column that stands there twice",
      () => ["--data", dataWith("i", { "creators.csv": bundledText("creators.csv").replace("Country", "Followers") })],
      1,
      /creators\.csv, line 1: the column "Followers" stands there more than once/,
    ],
    [
      "a list instead of an object",
      () => ["--data", dataWith("j", { "policies.json": "[]" })],
      1,
      /policies\.json, line 1: an object was expected/,
    ],
    [
      "a list without its object",
      () => ["--data", dataWith("k", { "fx.json": "[]" })],
      1,
      /fx\.json, line 1: an object with a list named "rates" was expected/,
    ],
    ["no directory for the reports", () => ["--out", ""], 2, /--out must be followed by a directory/],
    ["no directory of data", () => ["--data="], 2, /--data must be followed by a directory/],
    ["another century", () => ["--as-of", "9999-12-31"], 2, /--as-of .* 1970 to 2199, got "9999-12-31"/],
    ["an instant beyond all years", () => ["--as-of", "+275760-09-13T00:00:00Z"], 2, /--as-of .* 1970 to 2199/],
    ["a place that cannot be written", () => ["--out", join(bundled, "creators.csv", "out")], 1, /creators\.csv.out/],
  ];

  it.each(cases)("%s ends with one sentence", async (_, given, exitCode, sentence) => {
    const { exitCode: actual, stdout, stderr } = await runHere("--out", join(temporary, "none"), ...given());
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr.trimEnd().endsWith(".")).toBe(true);
    expect(stdout).toBe("");
    expect(actual).toBe(exitCode);
  });

  it.skipIf(!existsSync("/proc/self"))("is a system that makes no directories (where there is /proc)", async () => {
    const { exitCode, stderr } = await runHere("--out", "/proc/month-end/out");
    expect(stderr).toBe("Cannot make the directory /proc/month-end/out: none can be made there.\n");
    expect(exitCode).toBe(1);
  });

  it("is not what is merely absent", async () => {
    const directory = join(temporary, "bare");
    mkdirSync(directory);
    for (const file of ["creators.csv", "tracking.json", "terms.json", "policies.json"])
      cpSync(join(bundled, file), join(directory, file));
    const { exitCode, stderr } = await runHere("--data", directory, "--out", join(temporary, "bare-out"));
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
  });
});

describe("hashtags of campaigns", () => {
  const campaigns = JSON.parse(bundledText("campaigns.json"));
  const runWith = (name: string, hashtags: unknown) =>
    runHere(
      "--data",
      dataWith(name, { "campaigns.json": JSON.stringify({ ...campaigns, hashtags }) }),
      "--out",
      join(temporary, `${name}-out`),
    );

  it("may be missing, and are named when they cannot be read", async () => {
    expect(await runWith("no-hashtags", undefined)).toMatchObject({ exitCode: 0, stderr: "" });
    const { stdout } = await runWith("bad-hashtag", [...campaigns.hashtags, { hashtag: 7 }]);
    expect(stdout).toContain("campaigns.json:1  (item) must be a hashtag with its campaignId");
  });
});

describe("the moment of the run", () => {
  const remarkAt = async (asOf: string) => {
    const out = join(temporary, `as-of-${asOf}`);
    const { stdout } = await runHere("--as-of", asOf, "--out", out);
    const [, remark = ""] = /\.\n(The period .*)\n/.exec(stdout) ?? [];
    expect(readFileSync(join(out, "report.html"), "utf8").includes(`<p class="notice">${remark}`)).toBe(remark !== "");
    return remark;
  };

  it("is said to come before the period, within it, or not at all", async () => {
    expect(await remarkAt("2026-02-01")).toMatch(/has not begun/);
    expect(await remarkAt("2026-03-15")).toMatch(/is not over/);
    expect(await remarkAt("2026-04-01")).toBe("");
  });
});

describe("the command", { timeout: 30_000 }, () => {
  const command = (...given: string[]) => {
    const tsx = ["--tsconfig", "examples/tsconfig.json", "examples/month-end/main.ts", ...given];
    return spawnSync(join(root, "node_modules/.bin/tsx"), tsx, { cwd: root, encoding: "utf8" });
  };

  it("helps", () => {
    const { status, stdout } = command("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("--as-of");
  });

  it("fails without a stack trace", () => {
    const { status, stderr } = command("--data", join(temporary, "nowhere"));
    expect(status).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
