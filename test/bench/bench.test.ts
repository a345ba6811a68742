import { describe, expect, it } from "vitest";
import { compareAnswers, growthExponent, median, seededRandom, shuffled } from "./harness/figures.ts";
import { parseOptions } from "./harness/options.ts";
import { experimentInWords, summaryInWords } from "./harness/report.ts";
import { type Figures, type Timing, verdictsOf } from "./harness/verdicts.ts";

describe("median", () => {
  it("is the middle of an odd number of values, in whatever order they come", () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  it("is half-way between the two in the middle of an even number", () => {
    expect(median([1, 100, 3, 2])).toBe(2.5);
  });
  it("compares numbers, not texts", () => {
    expect(median([10, 9, 100])).toBe(10);
  });
  it("has no value without values", () => {
    expect(median([])).toBeNaN();
  });
});

describe("growthExponent", () => {
  const at = (cost: (size: number) => number) => [10, 100, 1_000].map((size) => ({ size, cost: cost(size) }));

  it("is 1 for what is linear, whatever it costs each", () => {
    expect(growthExponent(at((size) => 7 * size))).toBeCloseTo(1, 12);
  });
  it("is 2 for what is quadratic, and 0 for what does not grow", () => {
    expect(growthExponent(at((size) => 3 * size ** 2))).toBeCloseTo(2, 12);
    expect(growthExponent(at(() => 5))).toBeCloseTo(0, 12);
  });
  it("is the least-squares slope where no line fits", () => {
    // Logarithms to base 10: (1, 1), (2, 2), (3, 4). Slope = ((−1)(−4/3) + 0 + (1)(5/3)) / 2 = 3/2.
    expect(
      growthExponent([
        { size: 10, cost: 10 },
        { size: 100, cost: 100 },
        { size: 1_000, cost: 10_000 },
      ]),
    ).toBeCloseTo(1.5, 12);
  });
  it("has no value for a single size", () => {
    expect(growthExponent([{ size: 10, cost: 1 }])).toBeNaN();
  });
});

describe("compareAnswers", () => {
  it("counts what differs as far as the shorter list goes", () => {
    expect(compareAnswers([1, 2, 3, 4], [1, 9, 3])).toEqual({ wrong: 1, of: 3 });
  });
  it("does not take -0 for 0, nor a number for its text", () => {
    expect(compareAnswers([0, 1], [-0, "1"])).toEqual({ wrong: 2, of: 2 });
  });
  it("never takes NaN for an answer", () => {
    expect(compareAnswers([Number.NaN], [Number.NaN])).toEqual({ wrong: 1, of: 1 });
  });
});

describe("the order of the rounds", () => {
  it("is the same for one seed and another for the next", () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const first = shuffled(items, seededRandom(1));
    expect(shuffled(items, seededRandom(1))).toEqual(first);
    expect(shuffled(items, seededRandom(2))).not.toEqual(first);
    expect([...first].sort((a, b) => a - b)).toEqual(items);
  });
});

describe("parseOptions", () => {
  const known = ["money", "time", "imports"];

  it("runs everything unless told otherwise", () => {
    const usual = { workloads: known, rounds: 5, quick: false, json: false, list: false, seed: 1 };
    expect(parseOptions([], known)).toEqual(usual);
  });
  it("takes names with a space or an equals sign, and keeps the order of the list", () => {
    expect(parseOptions(["--only", "time,money"], known)).toMatchObject({ workloads: ["money", "time"] });
    expect(parseOptions(["--only=imports", "--rounds=9", "--seed", "4"], known)).toMatchObject({
      workloads: ["imports"],
      rounds: 9,
      seed: 4,
    });
  });
  it("names the workloads when there is none of that name, or no name", () => {
    const problem = 'There is no workload "mony". The workloads are: money, time, imports.';
    expect(parseOptions(["--only", "time,mony"], known)).toEqual({ problem });
    expect(parseOptions(["--only"], known)).toEqual({
      problem: "--only takes a name. The workloads are: money, time, imports.",
    });
  });
  it("refuses rounds that are no number, and options it does not know", () => {
    for (const rounds of ["0", "2.5", "-1", "many", ""]) {
      expect(parseOptions(["--rounds", rounds], known)).toHaveProperty("problem");
    }
    expect(parseOptions(["--fast"], known)).toHaveProperty("problem");
  });
});

describe("verdictsOf", () => {
  const timing = (name: string, cpuNanoseconds: number, count = 1): Timing => {
    return { name, count, cpuNanoseconds, wallNanoseconds: cpuNanoseconds, rounds: 1 };
  };
  const figures: Figures = {
    together: [timing("ours", 10, 200_000_000), timing("decimal", 250), timing("floor", 8)],
    alone: [timing("ours", 10), timing("dinero", 990)],
    growth: [
      { size: 10, cost: 10 },
      { size: 100, cost: 100 },
    ],
    memory: [
      { name: "ours", count: 1, inputMegabytes: 1, resultMegabytes: 1, peakMegabytes: 1_600, aliveMegabytes: 100 },
    ],
  };
  const metOf = (...targets: Parameters<typeof verdictsOf>[0]) => verdictsOf(targets, figures).map(({ met }) => met);

  it("divides the other's time by ours, and a bound that is just reached is met", () => {
    const [verdict] = verdictsOf([{ kind: "faster", than: "decimal", atLeast: 25 }], figures);
    expect(verdict).toEqual({ label: "ours vs decimal", measured: 25, wanted: "≥ 25×", met: true });
  });
  it("takes the times of processes of their own where asked to", () => {
    expect(metOf({ kind: "faster", than: "dinero", atLeast: 100, alone: true })).toEqual([false]); // 99
    expect(metOf({ kind: "faster", than: "dinero", atLeast: 1 })).toEqual([null]); // not timed together
  });
  it("divides our time by that of a floor", () => {
    expect(metOf({ kind: "within", floor: "floor", atMost: 1.25 })).toEqual([true]);
    expect(metOf({ kind: "within", floor: "floor", atMost: 1.2 })).toEqual([false]);
  });
  it("holds growth, memory and seconds against their bounds", () => {
    expect(metOf({ kind: "growth", atMost: 1.15 }, { kind: "peak", atMost: 1_500 })).toEqual([true, false]);
    expect(metOf({ kind: "seconds", atMost: 1.9 })).toEqual([false]); // 10 ns × 2·10^8 = 2 s
  });
  it("counts what the first case handles in a second", () => {
    expect(metOf({ kind: "throughput", atLeast: 100 })).toEqual([true]); // 10 ns each: 100 million a second
    expect(metOf({ kind: "throughput", atLeast: 101 })).toEqual([false]);
  });
  it("divides what is alive of one by what is of another", () => {
    const memory = [...figures.memory, { ...figures.memory[0]!, name: "other", aliveMegabytes: 50 }];
    const target = { kind: "aliveWithin", of: "other", atMost: 2 } as const;
    expect(verdictsOf([target], { ...figures, memory })[0]).toMatchObject({ measured: 2, met: true });
    expect(verdictsOf([{ ...target, ours: "other", of: "ours", atMost: 0.4 }], { ...figures, memory })[0]?.met).toBe(
      false,
    );
    expect(metOf(target)).toEqual([null]);
  });
  it("does not judge what is not there", () => {
    expect(metOf({ kind: "faster", ours: "a door to come", than: "decimal", atLeast: 2 })).toEqual([null]);
  });

  it("is printed with a mark beside what was wanted, and counted in the summary", () => {
    const verdicts = verdictsOf(
      [
        { kind: "faster", than: "decimal", atLeast: 25 },
        { kind: "faster", than: "decimal", atLeast: 30 },
      ],
      figures,
    );
    const equality = [
      { name: "floor", reference: "ours", inputs: "hard" as const, inexact: true, wrong: 3, of: 1_000 },
    ];
    const report = { ...figures, name: "shares", unit: "amount", size: 1_000, equality, verdicts };
    const words = experimentInWords(report);
    expect(words).toContain("✓ ours vs decimal: 25.0 (wanted ≥ 25×)");
    expect(words).toContain("✗ ours vs decimal: 25.0 (wanted ≥ 30×)");
    expect(words).toContain("inexact: 3 of 1,000 hard unlike ours");
    const summary = summaryInWords([{ name: "money", about: "", experiments: [report], tables: [] }]);
    expect(summary).toContain("Targets: 1 met, 1 not met, 0 not measured.");
  });
});
