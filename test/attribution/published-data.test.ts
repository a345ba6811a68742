import { existsSync, readFileSync } from "node:fs";
import { attributeConversions } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";

const folder = new URL("../../../shared/data/attribution/", import.meta.url);
const journeys = new URL("pathdata/data.csv", folder);
const heuristics = new URL("pathdata/heuristics_conversions.csv", folder);
const values = new URL("pathdata/heuristics_conversions_value.csv", folder);
const examples = new URL("worked-examples/cases.json", folder);

const policy = (model: AttributionPolicy["model"]): AttributionPolicy => ({
  id: "everything",
  windows: { click: "full" },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["click"]],
  model,
  selfPurchase: "eligible",
});
const first = policy({ kind: "firstTouch" });
const last = policy({ kind: "lastTouch" });
const linear = policy({ kind: "linear", over: "touches" });

const rowsOf = (file: URL) =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) =>
      line
        .replaceAll('"', "")
        .split(",")
        .map((cell) => cell.trim()),
    );

/** Adds up what each creator was given. */
function totals(facts: Facts, by: AttributionPolicy, amount: "conversions" | "value"): Map<string, number> {
  // Parts with one denominator are counted before they are divided, so that the sum of thousands stays exact.
  const counted = new Map<string, Map<number, number>>();
  for (const { credits } of attributeConversions(facts, by).sales) {
    for (const { creatorId, weight, totalWeight, value } of credits) {
      const parts = counted.get(creatorId) ?? new Map<number, number>();
      counted.set(creatorId, parts);
      const whole = amount === "value" ? 1 : totalWeight;
      parts.set(whole, (parts.get(whole) ?? 0) + (amount === "value" ? (value?.minor ?? 0) : weight));
    }
  }
  return new Map(
    [...counted].map(([creatorId, parts]) => [
      creatorId,
      [...parts].reduce((sum, [whole, part]) => sum + part / whole, 0),
    ]),
  );
}

interface Facts {
  readonly conversions: readonly Conversion[];
  readonly touchpoints: readonly Touchpoint[];
}

/** Every journey is a shopper who clicks on one channel after the other; `orders` follow at the end. */
function factsOf(
  rows: readonly (readonly string[])[],
  ordersOf: (row: readonly string[]) => readonly Partial<Conversion>[],
): Facts {
  const conversions: Conversion[] = [];
  const touchpoints: Touchpoint[] = [];
  for (const [journey, row] of rows.entries()) {
    const customerKey = `k-${journey}`;
    const channels = row[0]?.split(" > ") ?? [];
    for (const [step, creatorId] of channels.entries()) {
      touchpoints.push({ id: `t-${journey}-${step}`, creatorId, customerKey, kind: "click", occurredAt: step });
    }
    for (const [number, order] of ordersOf(row).entries()) {
      conversions.push({
        id: `o-${journey}-${number}`,
        customerKey,
        kind: "order",
        occurredAt: channels.length,
        ...order,
      });
    }
  }
  return { conversions, touchpoints };
}

const missing = !existsSync(journeys) || !existsSync(heuristics) || !existsSync(values);

describe("10,000 published journeys", () => {
  const announced = missing ? " (skipped: the data set PathData is not there)" : "";

  it.skipIf(missing)(`are attributed as published: conversions${announced}`, () => {
    const facts = factsOf(rowsOf(journeys), (row) => Array.from({ length: Number(row[1]) }, () => ({})));
    expect([facts.conversions.length, facts.touchpoints.length]).toEqual([19_785, 59_454]);
    const found = [first, last, linear].map((by) => totals(facts, by, "conversions"));
    for (const [channel = "", ...expected] of rowsOf(heuristics)) {
      expected.forEach((total, i) => {
        expect(Math.abs((found[i]?.get(channel) ?? 0) - Number(total))).toBeLessThan(1e-9);
      });
    }
  });

  it.skipIf(missing)(`are attributed as published: values${announced}`, () => {
    // The values are fractions without a unit; in billionths of one they are whole, and a currency's name does no harm.
    const facts = factsOf(rowsOf(journeys), (row) =>
      Number(row[1]) === 0 ? [] : [{ value: { minor: Math.round(Number(row[2]) * 1e9), currency: "KWD" } }],
    );
    const found = [first, last, linear].map((by) => totals(facts, by, "value"));
    for (const [channel = "", , firstValue, , lastValue, , linearValue] of rowsOf(values)) {
      [firstValue, lastValue, linearValue].forEach((published, i) => {
        // A credit may differ from its fraction by less than a billionth, and the file is summed in binary fractions.
        expect(Math.abs((found[i]?.get(channel) ?? 0) / 1e9 - Number(published))).toBeLessThan(1e-4);
      });
    }
  });
});

interface WorkedExample {
  readonly name: string;
  readonly valueCents?: number;
  readonly touchDays?: readonly number[];
  readonly conversionDay?: number;
  readonly expectedDollars?: Readonly<Record<"first" | "last" | "linear", readonly number[]>>;
}

describe("a published deal of $12,000 over five touches", () => {
  const absent = !existsSync(examples);
  it.skipIf(absent)(
    `is attributed as published${absent ? " (skipped: the worked examples are not there)" : ""}`,
    () => {
      const all: readonly WorkedExample[] = JSON.parse(readFileSync(examples, "utf8"));
      const { valueCents, touchDays, conversionDay, expectedDollars } = all.find(
        (example) => example.touchDays !== undefined,
      )!;
      const value = { minor: valueCents!, currency: "USD" };
      const conversions = [
        { id: "deal", customerKey: "k", kind: "order", occurredAt: conversionDay! * 86_400_000, value } as const,
      ];
      const touchpoints = touchDays!.map(
        (day, i) =>
          ({
            id: `t-${i}`,
            creatorId: `c-${i}`,
            customerKey: "k",
            kind: "click",
            occurredAt: day * 86_400_000,
          }) as const,
      );
      const run = (by: AttributionPolicy) => {
        const found = totals({ conversions, touchpoints }, by, "value");
        return touchpoints.map(({ creatorId }) => (found.get(creatorId) ?? 0) / 100);
      };
      expect([run(first), run(last), run(linear)]).toEqual([
        expectedDollars?.first,
        expectedDollars?.last,
        expectedDollars?.linear,
      ]);
    },
  );
});
