import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { LedgerEntry, ProgramReport } from "creator-core/models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataSet } from "../../examples/month-end/generate/data-set.js";
import { csvCell } from "../../examples/month-end/report/statements-csv.js";
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
function dataWith(name: string, changes: Readonly<Record<string, string | null>>): string {
  const directory = join(temporary, name);
  cpSync(bundled, directory, { recursive: true });
  for (const [file, text] of Object.entries(changes)) {
    if (text === null) rmSync(join(directory, file));
    else writeFileSync(join(directory, file), text);
  }
  return directory;
}

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

  it("writes its four files and says so", () => {
    expect(printed.exitCode).toBe(0);
    expect(printed.stderr).toBe("");
    expect(readdirSync(out).sort()).toEqual(["ledger.json", "report.html", "report.json", "statements.csv"]);
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

  it("has something to say in every part", () => {
    expect(report.creators.length).toBeGreaterThanOrEqual(60);
    expect(report.tierMix.tiers.every(({ creators }) => creators > 0)).toBe(true);
    expect(report.tierMix.unknown).toBe(1);
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
    const [, , saysNothing] = /(affiliate-orders-de\.csv) +(\d+) +(\d+) +(\d+)/.exec(printed.stdout)?.slice(1) ?? [];
    expect(Number(saysNothing)).toBeGreaterThan(0);
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

describe("what stands in the way", () => {
  const cases: readonly (readonly [string, () => string[], 1 | 2, RegExp])[] = [
    ["an unknown option", () => ["--dat", "x"], 2, /--dat/],
    ["an option without its value", () => ["--data"], 2, /--data/],
    ["a day that does not exist", () => ["--as-of", "2026-02-30"], 2, /--as-of .* got "2026-02-30"/],
    ["a time without its offset", () => ["--as-of", "2026-04-01T09:00:00"], 2, /offset/],
    ["a directory that is not there", () => ["--data", join(temporary, "nowhere")], 1, /nowhere: it does not exist/],
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
