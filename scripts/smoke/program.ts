/**
 * A user's first program. It imports every door and computes something with each whose answer is known by hand.
 *
 * The same text runs everywhere: as TypeScript, as an ES module, and with its imports rewritten as CommonJS. So it has
 * no type annotations, and nothing of any platform but `console`.
 */
import * as core from "creator-core";
import { videos } from "creator-core/adapters/tiktok";
import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import { attributeConversions, codeFirst } from "creator-core/attribution";
import { percentCommission } from "creator-core/commission";
import { CreatorCoreError, isCreatorCoreError } from "creator-core/errors";
import { costPerView, engagementRate } from "creator-core/metrics";
import * as models from "creator-core/models";
import { addMoney, formatMoney, money, splitMoney } from "creator-core/money";
import { runProgram } from "creator-core/program";
import { multiplyRates, percent } from "creator-core/rate";
import { rankCreators, selectTopShare, topTwentyPercent } from "creator-core/reinvestment";
import { checkUse } from "creator-core/rights";
import { moneySchema, parse, parseRows } from "creator-core/schemas";
import { mean, median } from "creator-core/statistics";
import { assignTier, nanoMicroMacroMega } from "creator-core/tiering";
import { addMonths, startOfDay, toInstant } from "creator-core/time";

const rate = engagementRate([{ views: 1_000, likes: 90, comments: 6, shares: 4 }], "byViews");
const price = costPerView(money("50.00", "GBP"), 4_000);

const { sales } = attributeConversions(
  {
    conversions: [
      {
        id: "order-7",
        kind: "order",
        customerKey: "c-81",
        occurredAt: "2026-03-04T18:20:00Z",
        value: money("33.33", "GBP"),
        codes: ["ada10"],
      },
    ],
    touchpoints: [
      { id: "t-1", kind: "click", creatorId: "ben", customerKey: "c-81", occurredAt: "2026-03-04T18:00:00Z" },
    ],
    directory: { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] },
  },
  codeFirst,
);

const use = checkUse(
  {
    assetId: "video-9",
    licensee: "brand",
    media: "brandSocialOrganic",
    platforms: ["tiktok"],
    territories: ["GB"],
    window: { start: "2026-03-10T00:00:00Z", end: "2026-04-15T00:00:00Z" },
  },
  { grants: [], authorizations: [] },
  { asOf: "2026-03-05T00:00:00Z" },
);

const ranking = rankCreators(
  [
    { creatorId: "ada", spend: money("100.00", "GBP"), revenue: money("420.00", "GBP"), conversions: 20, posts: 4 },
    { creatorId: "ben", spend: money("100.00", "GBP"), revenue: money("180.00", "GBP"), conversions: 20, posts: 4 },
  ],
  { key: "roi", ties: "competition" },
);

const video = { id: "7651536528815967508", username: "nris9", create_time: 1767225600, view_count: 1200 };
const published = parseRows(videos({ fetchedAt: "2026-01-02T00:00:00Z" }), [video]);
const orders = parseRows(affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-04-01T00:00:00+01:00" }), []);

const report = runProgram(
  {
    creators: [{ id: "ada", displayName: "Ada", accounts: [{ platform: "tiktok", handle: "ada", followers: 12_500 }] }],
    posts: [],
    campaigns: [],
    costLines: [],
    directory: { assignments: [] },
    touchpoints: [],
    conversions: [],
    adjustments: [],
    booked: [],
    payouts: [],
    grants: [],
    authorizations: [],
    plannedUses: [],
    clauses: [],
    activities: [],
    fxRates: [],
  },
  {
    timeZone: "Europe/London",
    reportingCurrency: "GBP",
    period: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
    tierScheme: nanoMicroMacroMega,
    attribution: codeFirst,
    terms: [],
    taxonomy: { nodes: [] },
    ranking: { key: "roi", ties: "competition" },
    selection: topTwentyPercent,
    reinvestment: { testingReserve: "0.15", weights: "score" },
    budget: money("1000.00", "GBP"),
  },
  { asOf: "2026-04-01T00:00:00Z" },
);

let thrown = "nothing";
try {
  money("12.345", "GBP");
} catch (error) {
  thrown = isCreatorCoreError(error) && error instanceof CreatorCoreError ? error.code : "a foreign error";
}

const answers = [
  ["the root and a door give one and the same function", core.money === money, true],
  ["models have no run-time code", Object.keys(models).filter((name) => name !== "default").length, 0],
  ["errors", thrown, "invalidMoney"],
  ["rate", multiplyRates(percent(50), percent(25)), "0.125"],
  ["time, months", addMonths("2026-01-31", 1), "2026-02-28"],
  ["time, the hour that clocks skip", startOfDay("2026-03-30", "Europe/London"), Date.UTC(2026, 2, 29, 23)],
  ["time, instants", toInstant("1970-01-01T01:00:00+01:00"), 0],
  ["money", addMoney(money("0.10", "GBP"), money("0.20", "GBP")), { minor: 30, currency: "GBP" }],
  ["money, text", formatMoney(money("1234.50", "GBP")), "£1,234.50"],
  ["money, splits", splitMoney(money("1.00", "GBP"), 3).map((part) => part.minor), [34, 33, 33]],
  ["statistics", [mean([1, 2, 6]), median([1, 2, 6])], [3, 2]],
  ["tiering", assignTier(12_500), "micro"],
  ["metrics, rates", rate.ok && rate.value, 0.1],
  ["metrics, costs", price.ok && price.value, 0.0125],
  ["attribution", sales[0]?.credits.map((credit) => credit.creatorId), ["ada"]],
  ["commission", percentCommission(money("100.00", "GBP"), percent(15)).total, { minor: 1500, currency: "GBP" }],
  ["rights", use.outcome, "denied"],
  ["reinvestment", ranking.ranked.map((row) => row.creatorId), ["ada", "ben"]],
  ["reinvestment, the top", selectTopShare(ranking, topTwentyPercent).selected.map((row) => row.creatorId), ["ada"]],
  ["schemas", parse(moneySchema, { minor: 12.5, currency: "GBP" }).success, false],
  ["adapters/tiktok", published.facts.posts[0]?.snapshots[0]?.views, 1200],
  ["adapters/tiktok-shop", orders.facts.conversions, []],
  ["program", report.report.creators.map((creator) => [creator.creatorId, creator.tier]), [["ada", "micro"]]],
];
for (const [what, actual, expected] of answers) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}
console.log(`creator-core gave ${answers.length} right answers`);
