/**
 * What the package may weigh, by hand: bytes after minifying (esbuild) and gzip. There is a little room above what was
 * measured; a ceiling is raised by a person who knows why, and the reason stands in the change.
 */

/** Text that is in every bundle of a dependency, and what else a bundle may be forbidden to hold. */
export const marks = {
  zod: "ZodError",
  "decimal.js": "[DecimalError]",
  "date-fns": "constructDateFrom",
  "@date-fns/tz": "longOffset",
  currencies: "AED",
  locales: "NumberFormat",
} as const;

export type Mark = keyof typeof marks;

const dependencies = ["zod", "decimal.js", "date-fns", "@date-fns/tz"] as const;
const everything = [...dependencies, "currencies", "locales"] as const;

export interface DayOne {
  readonly area: string;
  readonly code: string;
  readonly ceiling: number;
  readonly without: readonly Mark[];
}

/** The first line that anybody writes with each area. */
export const dayOne: readonly DayOne[] = [
  {
    area: "statistics",
    code: 'import { mean } from "creator-core/statistics"; export default mean([1, 2]);',
    ceiling: 1_100,
    without: everything,
  },
  {
    area: "time",
    code: 'import { toInstant } from "creator-core/time"; export default toInstant("2026-03-04T18:20:00Z");',
    ceiling: 2_350,
    without: everything,
  },
  {
    area: "rate",
    code: 'import { percent } from "creator-core/rate"; export default percent(15);',
    ceiling: 1_400,
    without: everything,
  },
  {
    area: "money",
    code: 'import { money } from "creator-core/money"; export default money("12.50", "GBP");',
    ceiling: 2_500,
    without: [...dependencies, "locales"],
  },
  {
    area: "money",
    code: 'import { formatMoney, money } from "creator-core/money"; export default formatMoney(money("12.50", "GBP"));',
    ceiling: 3_100,
    without: dependencies,
  },
  {
    area: "tiering",
    code: 'import { assignTier } from "creator-core/tiering"; export default assignTier(12_500);',
    ceiling: 1_900,
    without: everything,
  },
  {
    area: "metrics",
    code: 'import { engagementRate } from "creator-core/metrics"; export default engagementRate([], "byViews");',
    ceiling: 5_250,
    without: everything,
  },
  {
    area: "metrics",
    code: 'import { costPerView } from "creator-core/metrics"; import { money } from "creator-core/money"; export default costPerView(money("50.00", "GBP"), 4_000);',
    ceiling: 3_900,
    without: [...dependencies, "locales"],
  },
  {
    area: "attribution",
    code: 'import { attributeConversions, codeFirst } from "creator-core/attribution"; export default attributeConversions({ conversions: [], touchpoints: [], directory: { assignments: [] } }, codeFirst);',
    ceiling: 25_300,
    without: ["zod", "decimal.js", "date-fns", "locales"],
  },
  {
    area: "commission",
    code: 'import { percentCommission } from "creator-core/commission"; import { money } from "creator-core/money"; import { percent } from "creator-core/rate"; export default percentCommission(money("100.00", "GBP"), percent(15));',
    ceiling: 6_100,
    without: dependencies,
  },
  {
    area: "rights",
    code: 'import { checkUse } from "creator-core/rights"; export default checkUse;',
    ceiling: 13_500,
    without: ["zod", "decimal.js", "currencies"],
  },
  {
    area: "rights",
    code: 'import { findExclusivityConflicts } from "creator-core/rights"; export default findExclusivityConflicts;',
    ceiling: 10_600,
    without: ["zod", "decimal.js", "currencies"],
  },
  {
    area: "reinvestment",
    code: 'import { rankCreators } from "creator-core/reinvestment"; export default rankCreators([], { key: "roi", ties: "competition" });',
    ceiling: 4_800,
    without: dependencies,
  },
  {
    area: "reinvestment",
    code: 'import { selectTopShare, topTwentyPercent } from "creator-core/reinvestment"; export default [selectTopShare, topTwentyPercent];',
    ceiling: 2_800,
    without: [...dependencies, "locales"],
  },
  {
    area: "program",
    code: 'import { runProgram } from "creator-core/program"; export default runProgram;',
    ceiling: 112_000,
    without: ["zod"],
  },
  {
    area: "schemas",
    code: 'import { moneySchema, parse } from "creator-core/schemas"; export default parse(moneySchema, { minor: 1, currency: "GBP" });',
    ceiling: 32_000,
    without: ["decimal.js", "date-fns", "@date-fns/tz"],
  },
  {
    area: "adapters/tiktok-shop",
    code: 'import { affiliateOrders } from "creator-core/adapters/tiktok-shop"; export default affiliateOrders({ timeZone: "Europe/London", exportedAt: 0 });',
    ceiling: 10_700,
    without: ["zod"],
  },
];

export interface DoorCeiling {
  /** The whole door, `import * as door`. */
  readonly whole: number;
  /** The largest single function of it, `export { name }` alone. */
  readonly largest: number;
  readonly without: readonly Mark[];
}

export const doorCeilings: Readonly<Record<string, DoorCeiling>> = {
  ".": { whole: 205_000, largest: 0, without: ["zod"] },
  errors: { whole: 1_600, largest: 1_250, without: everything },
  rate: { whole: 16_500, largest: 15_500, without: ["zod", "date-fns", "@date-fns/tz", "currencies", "locales"] },
  time: { whole: 6_700, largest: 5_100, without: ["zod", "decimal.js", "currencies"] },
  money: { whole: 8_900, largest: 4_500, without: dependencies },
  models: { whole: 60, largest: 0, without: everything },
  schemas: { whole: 61_000, largest: 58_000, without: [] },
  statistics: { whole: 21_100, largest: 6_800, without: [...dependencies, "locales"] },
  tiering: { whole: 2_300, largest: 2_100, without: everything },
  metrics: { whole: 8_600, largest: 5_250, without: dependencies },
  attribution: { whole: 51_300, largest: 26_500, without: ["zod", "decimal.js", "date-fns"] },
  commission: { whole: 98_000, largest: 64_000, without: ["zod", "decimal.js"] },
  rights: { whole: 16_500, largest: 13_200, without: ["zod", "decimal.js"] },
  reinvestment: { whole: 7_900, largest: 5_600, without: dependencies },
  program: { whole: 112_000, largest: 112_000, without: ["zod", "decimal.js"] },
  "adapters/tiktok-shop": { whole: 10_400, largest: 10_400, without: ["zod", "decimal.js"] },
  "adapters/tiktok": { whole: 5_200, largest: 5_200, without: ["zod", "decimal.js"] },
};

/** Functions that carry a dependency because they cannot do without; `*` is a whole door. No other function may. */
export const needs: Readonly<Record<Exclude<Mark, "currencies" | "locales">, readonly string[]>> = {
  zod: ["schemas *"],
  // Exact arithmetic of two rates. Everything that only reads a rate, money included, works on whole numbers.
  "decimal.js": ["rate addRates", "rate complementRate", "rate multiplyRates", "rate subtractRates"],
  // The numbers of weeks, for plans that count by the week.
  "date-fns": [
    "time periodAt",
    "time periodOf",
    "time periodsIn",
    "commission accrue",
    "commission commissionBook",
    "commission commissionColumns",
    "commission explainUnpaid",
    "commission planPayout",
    "commission quoteCommission",
    "commission resolveRules",
    "commission siftFacts",
    "commission simulateTerms",
    "program runProgram",
  ],
  // What turns days of a calendar into instants has to know the zones' clocks.
  "@date-fns/tz": [
    "time addDuration",
    "time dayWindow",
    "time endOfDay",
    "time monthWindow",
    "time periodAt",
    "time periodOf",
    "time periodsIn",
    "time plainDateAt",
    "time startOfDay",
    "attribution attributeColumns",
    "attribution attributeConversions",
    "attribution attributeStream",
    "attribution attributionAccumulator",
    "attribution attributionPaths",
    "attribution attributionWinners",
    "attribution compareModels",
    "attribution compileAttribution",
    "attribution explainAttribution",
    "commission accrue",
    "commission commissionBook",
    "commission commissionColumns",
    "commission explainUnpaid",
    "commission planPayout",
    "commission quoteCommission",
    "commission resolveRules",
    "commission siftFacts",
    "commission simulateTerms",
    "commission statement",
    "rights checkUse",
    "rights findExclusivityConflicts",
    "rights resolveTerm",
    "program runProgram",
    "schemas *",
    "adapters/tiktok-shop affiliateOrders",
  ],
};

/** Bytes that a room leaves in a bundle that uses nothing of it, because its modules run code when they are imported. */
export const leftBehindCeilings: Readonly<Record<string, number>> = {
  "adapters/tiktok": 900,
  "adapters/tiktok-shop": 1_400,
  attribution: 900,
  commission: 300,
  kernels: 45,
  "kernels/special": 190,
  reinvestment: 20,
  rights: 30,
  time: 300,
};

/**
 * What importing the root as an ES module may cost, as a part of what importing zod costs in the same minute: a busy or a
 * slower machine slows both. Milliseconds belong to `npm run bench -- --only imports`.
 */
export const importCeiling = 1.3;
