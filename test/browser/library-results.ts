/** A walk through every room of the library. What it returns must be the same wherever it runs, to the last digit. */
import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import { attributeConversions, codeFirst, explainAttribution } from "creator-core/attribution";
import { accrue, balances, explainEntry, statement, statementRows } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import { campaignCost, costPerAcquisition, engagementRate } from "creator-core/metrics";
import {
  allocateMoney,
  applyRate,
  convertMoney,
  formatMoney,
  money,
  parseMoney,
  roundUnitPrice,
  unitPrice,
} from "creator-core/money";
import { percent, rate } from "creator-core/rate";
import { rankCreators, reinvest, selectTopShare, topTwentyPercent } from "creator-core/reinvestment";
import { checkUse } from "creator-core/rights";
import { parseRows } from "creator-core/schemas";
import { parseCompactNumber } from "creator-core/statistics";
import { assignTier, tides, tierProgress } from "creator-core/tiering";
import { addDuration, startOfDay, toInstant } from "creator-core/time";

export function libraryResults(): unknown {
  return {
    numbers: numbers(),
    calendar: calendar(),
    sales: sales(),
    rows: rows(),
    rights: rights(),
    money: budget(),
    refusals: refusals(),
  };
}

function numbers() {
  const huge = money("90071992547409.91", "GBP");
  return {
    tiers: [0, 9_999, 10_000, 999_999, 1_000_000].map((count) => [assignTier(count), tierProgress(count, tides)]),
    rate: engagementRate([{ views: 12_000, likes: 1_100, comments: 90, shares: 50 }, { views: 7 }], "byViews"),
    compact: ["128.2K", "1M", "12.5", "1,234"].map((text) => parseCompactNumber(text)),
    shares: allocateMoney(huge, [1, 2, 3, 7]),
    percents: ["0.333333333333333333", percent("8.04"), rate(0.1)].map((each) => applyRate(huge, each)),
    yen: convertMoney(money("1999", "JPY"), {
      from: "JPY",
      to: "KWD",
      rate: "0.00205",
      date: "2026-03-02",
      source: "desk",
    }),
    price: roundUnitPrice(unitPrice(money("50.00", "GBP"), 12_000), 12),
    texts: [parseMoney("1.234,50 €", "EUR"), parseMoney("(12.00)", "GBP")].map((amount) => formatMoney(amount)),
  };
}

function calendar() {
  const zones = ["Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];
  return zones.map((zone) => [
    startOfDay("2026-03-29", zone),
    startOfDay("2011-12-30", zone),
    addDuration(toInstant("2026-01-31T12:00:00Z"), { months: 1 }, zone),
  ]);
}

function sales() {
  const facts = {
    conversions: [
      {
        id: "o-1",
        kind: "order",
        customerKey: "c",
        occurredAt: "2026-03-04T18:20:00Z",
        value: money("33.33", "GBP"),
        codes: [" ada10 "],
      },
      { id: "o-2", kind: "order", customerKey: "d", occurredAt: "2026-03-05T09:00:00Z", value: money("80.00", "GBP") },
    ],
    touchpoints: [{ id: "t", kind: "click", creatorId: "ben", customerKey: "d", occurredAt: "2026-03-01T12:00:00Z" }],
    directory: { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] },
  } as const;
  const attributed = attributeConversions(facts, codeFirst).sales;
  const terms = {
    id: "t",
    version: 1,
    timeZone: "Europe/London",
    base: { kind: "saleValue" },
    rounding: "halfEven",
    precedence: { kind: "specificity" },
    hold: { duration: { months: 1 }, from: "order" },
    rules: [{ id: "r", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.15" } }],
  } as const;
  const adjustments = [
    { id: "x", conversionId: "o-1", kind: "refund", occurredAt: "2026-03-11T09:00:00Z", value: money("16.67", "GBP") },
  ] as const;
  const booked = accrue(
    { terms: [terms], sales: attributed, adjustments: [], booked: [] },
    { asOf: "2026-03-10T00:00:00Z" },
  );
  const ledger = [
    ...booked,
    ...accrue({ terms: [terms], sales: attributed, adjustments, booked }, { asOf: "2026-04-01T00:00:00Z" }),
  ];
  const request = { currency: "GBP", from: "2026-03-01", to: "2026-04-01", timeZone: "Europe/London" } as const;
  return {
    attributed,
    why: explainAttribution(facts, codeFirst, "o-1"),
    ledger,
    sentences: ledger.map(explainEntry),
    balances: balances(ledger, { asOf: "2026-04-15T00:00:00Z" }),
    rows: statementRows(["ada", "ben"].map((creatorId) => statement(ledger, { creatorId, ...request }))),
  };
}

function rows() {
  const row = {
    "Order ID": "576463492705884007",
    "Product ID": "1729384958349379952",
    "Product Name": "Serum",
    "SKU ID": "1729384958349379953",
    Price: "12.50",
    "Payment Amount": "25.00",
    Currency: "GBP",
    Quantity: "2",
    "Fully returned or refunded": "No",
    "Order Status": "Settled",
    "Creator Username": "ada.writes",
    "Content Type": "Video",
    "Content ID": "7592020003378685367",
    "Standard commission rate": "15%",
    "Est. Commission Base": "25.00",
    "Time Created": "04/03/2026 18:20:00",
    "Order Delivery Time": "06/03/2026 11:02:13",
  };
  const adapter = affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-04-01T00:00:00+01:00" });
  return parseRows(adapter, [row, { ...row, Quantity: "two", "SKU ID": "2" }], { file: "orders.csv" });
}

function rights() {
  const use = {
    assetId: "v",
    licensee: "brand",
    media: "paidSocial",
    platforms: ["tiktok"],
    territories: ["GB"],
    window: { start: "2026-03-10T00:00:00Z", end: "2027-04-15T00:00:00+01:00" },
  } as const;
  const grants = [
    {
      id: "g",
      assetIds: ["v"],
      licensor: "ada",
      licensees: ["brand"],
      media: ["paidSocial"],
      platforms: ["tiktok"],
      territories: { include: ["GB"] },
      status: "active",
      paid: { permitted: true, modes: ["creatorHandle"] },
      term: {
        kind: "dates",
        start: "2026-01-01",
        end: "2026-12-31",
        endConvention: "inclusive",
        timeZone: "Europe/London",
      },
    },
  ] as const;
  return checkUse(
    { ...use, paid: { mode: "creatorHandle", postId: "p" } },
    { grants, authorizations: [] },
    { asOf: "2026-03-05T00:00:00Z" },
  );
}

function budget() {
  const performances = ["ada", "ben", "cy"].map((creatorId, at) => ({
    creatorId,
    spend: money("100.00", "GBP"),
    revenue: money(`${300 - at * 70}.01`, "GBP"),
    conversions: 12 + at,
    posts: 3,
  }));
  const ranking = rankCreators(performances, { key: "roi", ties: "competition" });
  const plan = reinvest(money("1000.01", "GBP"), selectTopShare(ranking, topTwentyPercent), {
    testingReserve: "0.15",
    weights: "score",
  });
  const cost = campaignCost([{ kind: "creatorFees", amount: money("300.00", "GBP") }], {
    expected: ["creatorFees"],
    currency: "GBP",
  });
  return { ranking, plan, cost: costPerAcquisition(cost, 39) };
}

/** What is refused, by code and words. */
function refusals() {
  const tries = [
    () => money("12.345", "GBP"),
    () => money("1", "__proto__"),
    () => assignTier(Number.NaN),
    () => percent("1e3"),
    () => startOfDay("2026-02-30", "UTC"),
  ];
  return tries.map((attempt) => {
    try {
      return attempt();
    } catch (error) {
      return isCreatorCoreError(error) ? [error.code, error.message, error.details] : String(error);
    }
  });
}
