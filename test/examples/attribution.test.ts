import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { AttributedSale, AttributionExplanation, ConversionDelay, ModelComparison } from "creator-core/models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { season } from "../../examples/attribution/generate/season.js";
import { run } from "../../examples/attribution/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundled = join(root, "examples/attribution/data/season.json");
const temporary = mkdtempSync(join(tmpdir(), "attribution-"));

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

interface Row {
  readonly id: string;
  readonly value: { readonly minor: number };
}

interface SeasonFile {
  readonly posts: readonly unknown[];
  readonly touchpoints: readonly Row[];
  readonly conversions: readonly Row[];
  [list: string]: unknown;
}

const bundledFacts = (): SeasonFile => JSON.parse(readFileSync(bundled, "utf8"));

/** The bundled facts, changed, in a file. */
function factsWith(name: string, change: (facts: SeasonFile) => unknown): string {
  const path = join(temporary, name);
  writeFileSync(path, JSON.stringify(change(bundledFacts()), null, 1));
  return path;
}

interface Results {
  readonly order: {
    readonly conversion: { readonly id: string };
    readonly decisions: readonly {
      readonly name: string;
      readonly sale: AttributedSale;
      readonly explanation: AttributionExplanation;
    }[];
  };
  readonly comparison: ModelComparison;
  readonly delay: ConversionDelay;
}

describe("the data set", () => {
  it("is what the generator writes, byte for byte", () => {
    expect(season() === readFileSync(bundled, "utf8")).toBe(true);
  });

  it("is as large as its README says", () => {
    const readme = readFileSync(join(root, "examples/attribution/README.md"), "utf8");
    const { posts, touchpoints, conversions } = bundledFacts();
    expect(readme).toContain(`${posts.length} posts, ${touchpoints.length} touches and ${conversions.length} orders`);
  });
});

describe("a season", () => {
  const out = join(temporary, "out");
  const read = (file: string) => readFileSync(join(out, file), "utf8");
  let printed: Awaited<ReturnType<typeof runHere>>;
  let results: Results;
  let total = 0;

  beforeAll(async () => {
    printed = await runHere("--out", out);
    results = JSON.parse(read("results.json"));
    total = bundledFacts().conversions.reduce((sum, { value }) => sum + value.minor, 0);
  });

  it("writes its five files and says so", () => {
    expect(printed.stderr).toBe("");
    expect(printed.exitCode).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "attribution.html",
      "delay.svg",
      "models-GBP.svg",
      "order.svg",
      "results.json",
    ]);
    for (const file of readdirSync(out)) expect(printed.stdout).toContain(join(out, file));
  });

  it("explains an order in which nearly everything happens", () => {
    const { conversion, decisions } = results.order;
    expect(conversion.id).toBe("KT-2041");
    const [codeFirst] = decisions;
    // What generate/asked-order.ts put there: two codes, one ended; clicks too old, too late and invalid.
    expect(codeFirst?.explanation.candidates.map(({ creatorId, fate }) => `${creatorId} ${fate}`).sort()).toEqual([
      "ines.brews codeExpired",
      "ines.brews outsideWindow",
      "jun.roasts codeOverrides",
      "mirela.haas afterConversion",
      "mirela.haas codeOverrides",
      "the.dawn.cup revoked",
      "thrifty.posy won",
      "tobi.at.home codeOverrides",
    ]);
  });

  it("gives that order to four different creators, or to all, and never loses a penny of it", () => {
    const shares = results.order.decisions.map(({ sale }) =>
      Object.fromEntries(sale.credits.map(({ creatorId, value }) => [creatorId, value?.minor])),
    );
    // £98.99 in four equal parts is 24.7475: 24.74 each and three pennies, for the earliest three. The code on the
    // order is the latest piece.
    expect(shares).toEqual([
      { "thrifty.posy": 9899 },
      { "mirela.haas": 9899 },
      { "tobi.at.home": 9899 },
      { "tobi.at.home": 2475, "mirela.haas": 2475, "jun.roasts": 2475, "thrifty.posy": 2474 },
    ]);
  });

  it("shares out the value of all orders under every model", () => {
    const { creators, conversions } = results.comparison;
    expect(conversions).toBe(bundledFacts().conversions.length);
    for (const place of [0, 1, 2, 3]) {
      const sum = (of: (row: (typeof creators)[number]) => number) => creators.reduce((all, row) => all + of(row), 0);
      expect(sum(({ totals }) => totals[place]?.values[0]?.minor ?? 0)).toBe(total);
      expect(sum(({ totals }) => totals[place]?.conversions ?? 0)).toBeCloseTo(conversions, 9);
    }
  });

  it("moves exactly as much as the totals differ", () => {
    const { creators, against } = results.comparison;
    for (const [index, { moves }] of against.entries()) {
      for (const { creatorId, totals } of creators) {
        const minor = (side: "from" | "to") =>
          moves
            .filter((move) => move[side] === creatorId)
            .reduce((sum, { values }) => sum + (values[0]?.minor ?? 0), 0);
        const difference = (totals[index + 1]?.values[0]?.minor ?? 0) - (totals[0]?.values[0]?.minor ?? 0);
        expect(minor("to") - minor("from")).toBe(difference);
      }
    }
  });

  it("has a place or a reason for every order on the delay curve", () => {
    const { rows, unplaced, cohorts } = results.delay;
    expect(rows.map(({ mark }) => mark)).toEqual(["24h", "7d", "30d", "full"]);
    expect(cohorts).toBe(bundledFacts().posts.length);
    const all = [...(rows.at(-1)?.values ?? []), ...unplaced.flatMap(({ values }) => values)];
    expect(all.reduce((sum, { minor }) => sum + minor, 0)).toBe(total);
    // 17 of the 24 posts were published by 2 May and 22 by 25 May: those of 30 and 7 days at the start of June.
    expect(rows.map(({ maturity }) => maturity.ok && maturity.value * cohorts)).toEqual([24, 22, 17, 17]);
  });

  it("shows every number of the comparison on the page and in the terminal", () => {
    const page = read("attribution.html");
    const inPounds = (minor: number) => `£${(minor / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
    for (const { totals } of results.comparison.creators) {
      for (const { values } of totals) {
        expect(page).toContain(`<td class="number">${inPounds(values[0]?.minor ?? 0)}</td>`);
        expect(printed.stdout).toContain(inPounds(values[0]?.minor ?? 0));
      }
    }
    expect(page.match(new RegExp(`<strong>${inPounds(total)}</strong>`, "g"))).toHaveLength(4);
    for (const { explanation } of results.order.decisions) expect(page).toContain(explanation.summary);
  });

  it("makes a page that needs no network, and drawings that can be told", () => {
    const page = read("attribution.html");
    expect(page).not.toMatch(/(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?\/\//i);
    expect(page).not.toMatch(/<script|undefined|NaN|Infinity|\[object/);
    const drawings = page.match(/<svg[^>]*>/g) ?? [];
    expect(drawings).toHaveLength(6);
    for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]{40,}"/);
  });

  it("writes drawings that stand by themselves, with their title, legend and colours", () => {
    const models = read("models-GBP.svg");
    for (const words of [
      "Four models, the same orders (GBP)",
      "Last touch",
      "First touch",
      "Posy Thackwray",
      "Nobody",
    ]) {
      expect(models).toContain(`>${words}</text>`);
    }
    expect(read("delay.svg")).toContain(">posts that are old enough to tell</text>");
    for (const file of ["models-GBP.svg", "delay.svg", "order.svg"]) {
      const drawing = read(file);
      expect(drawing).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-label="[^"]{40,}"/);
      for (const [, name] of drawing.matchAll(/var\((--\w+)\)/g)) expect(drawing).toContain(`${name}: #`);
      expect(drawing).not.toMatch(/undefined|NaN|Infinity|\[object/);
    }
  });

  it("draws nothing outside of its drawings", () => {
    for (const svg of read("attribution.html").match(/<svg[\s\S]*?<\/svg>/g) ?? []) {
      const [width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [];
      for (const [, x, y] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThan(8);
        expect(Number(y)).toBeLessThan(height);
      }
      for (const [, x, , w] of svg.matchAll(/<rect x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)"/g)) {
        expect(Number(x) + Number(w)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe("what else it is asked", () => {
  it("explains another order", async () => {
    const out = join(temporary, "other");
    const { exitCode, stdout } = await runHere("--order", "KT-3001", "--out", out);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("ONE ORDER: KT-3001");
  });

  it("takes facts of its own, in several currencies or without values", async () => {
    const data = factsWith("own.json", ({ conversions, ...facts }) => ({
      ...facts,
      conversions: conversions.map((row, place) =>
        place % 3 === 0
          ? { ...row, value: undefined, kind: "lead" }
          : { ...row, value: { ...row.value, currency: place % 3 === 1 ? "GBP" : "PTS:0" } },
      ),
    }));
    const out = join(temporary, "own");
    const { exitCode, stdout } = await runHere("--data", data, "--out", out);
    expect(exitCode).toBe(0);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(["models-GBP.svg", "models-PTS-0.svg"]));
    expect(stdout).toContain("FOUR MODELS, PTS:0");
  });

  it("has a page for one single order that nobody touched", async () => {
    const conversions = [{ id: "o-1", kind: "order", customerKey: "", occurredAt: "2026-05-01T00:00:00Z" }];
    const out = join(temporary, "single");
    const { exitCode, stdout } = await runHere(
      "--data",
      factsWith("single.json", () => ({ conversions })),
      "--out",
      out,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Nobody gets the credit");
    expect(readFileSync(join(out, "attribution.html"), "utf8")).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it("names rows that cannot be believed, with their line, and uses the others", async () => {
    const data = factsWith("faults.json", ({ touchpoints, ...facts }) => ({
      ...facts,
      touchpoints: touchpoints.map((row, place) => (place === 3 ? { ...row, kind: "poke" } : row)),
    }));
    const { exitCode, stderr, stdout } = await runHere("--data", data, "--out", join(temporary, "faults"));
    expect(exitCode).toBe(0);
    const line =
      readFileSync(data, "utf8")
        .split("\n")
        .findIndex((text) => text.includes('"poke"')) + 1;
    expect(stderr).toContain(`faults.json, line ${line}: touchpoints[3].kind must be `);
    expect(stdout).toContain("WRITTEN");
  });

  it("lets no text of a file become markup, or speak to the terminal", async () => {
    const name = "<img src=x onerror=alert(1)>\u001b[31m";
    const data = factsWith("markup.json", ({ creators, ...facts }) => ({
      ...facts,
      creators: [{ id: "thrifty.posy", displayName: name, accounts: [] }, ...(creators as unknown[]).slice(0, 4)],
    }));
    const out = join(temporary, "markup");
    const { stdout } = await runHere("--data", data, "--out", out);
    for (const file of ["attribution.html", "models-GBP.svg"])
      expect(readFileSync(join(out, file), "utf8")).not.toContain("<img");
    expect(stdout).not.toContain("\u001b");
  });
});

describe("what stands in the way", () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(temporary, name), text);
    return join(temporary, name);
  };
  const cases: readonly (readonly [string, () => string[], 1 | 2, RegExp])[] = [
    ["an unknown option", () => ["--dat", "x"], 2, /--dat/],
    ["an option without its value", () => ["--data"], 2, /--data/],
    ["an empty value", () => ["--order", ""], 2, /--order must be followed/],
    ["a day that does not exist", () => ["--as-of", "2026-02-30"], 2, /--as-of .* got "2026-02-30"/],
    ["no time zone", () => ["--zone", "London"], 2, /--zone .* got "London"/],
    ["an order that is not there", () => ["--order", "KT-9"], 2, /no order "KT-9".* one that there is: KT-3001/],
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
    [
      "no good conversion",
      () => ["--data", file("bad.json", '{"conversions":[{"id":"o-1"}]}')],
      1,
      /bad\.json, line 1: conversions\[0\]/,
    ],
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
    for (const option of ["--data", "--order", "--as-of", "--zone", "--out"]) expect(stdout).toContain(option);
  });
});

describe("the command of the README", () => {
  it("runs from the root", () => {
    const readme = readFileSync(join(root, "examples/attribution/README.md"), "utf8");
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
