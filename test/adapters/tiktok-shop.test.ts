import { type AffiliateOrdersOptions, affiliateOrders } from "creator-core/adapters/tiktok-shop";
import { adjustmentSchema, conversionSchema, parse, parseRows } from "creator-core/schemas";
import { formatInstant } from "creator-core/time";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const options: AffiliateOrdersOptions = { timeZone: "Europe/London", exportedAt: "2026-07-20T09:00:00Z" };

/** A settled row of a British file, every cell as text. */
const row = deepFreeze({
  "Order ID": "586335413540324465",
  "Product ID": "1729384958349379329",
  "Product Name": "Serum",
  "SKU ID": "1729384958349379330",
  Price: "39.99",
  "Payment Amount": "33.33",
  Currency: "GBP",
  Quantity: "2",
  "Fully returned or refunded": "No",
  "Payment method": "Card",
  "Order Status": "Settled",
  "Creator Username": "nris9",
  "Creator Region": "GB",
  "Content Type": "Video",
  "Content ID": "7651536528815967508",
  "commission model": "",
  "Standard commission rate": "15%",
  "Est. Commission Base": "30.26",
  "Est. standard commission payment": "4.54",
  "Actual Commission Base": "28.00",
  "Actual Commission Payment": "4.20",
  "Shop Ads commission rate": "",
  "Est. Shop Ads commission payment": "",
  "Actual Shop Ads commission payment": "",
  "Est. co-funded creator bonus": "",
  "Actual co-funded creator bonus": "",
  "Time Created": "30/06/2026 16:53:20",
  "Payment time": "30/06/2026 16:54:00",
  "Order Delivery Time": "03/07/2026 12:00:00",
  "Time Commission Paid": "",
  Platform: "TikTok Shop",
});

type Row = { readonly [Column in keyof typeof row]: unknown };

const read = (rows: readonly object[], more: Partial<AffiliateOrdersOptions> = {}) =>
  parseRows(affiliateOrders({ ...options, ...more }), deepFreeze(rows as Record<string, unknown>[]));

/** The one conversion of rows that are all good. */
function conversionOf(changes: Partial<Row>[] = [{}], more: Partial<AffiliateOrdersOptions> = {}) {
  const { facts, issues } = read(
    changes.map((change) => ({ ...row, ...change })),
    more,
  );
  expect(issues).toEqual([]);
  expect(facts.conversions).toHaveLength(1);
  return facts.conversions[0]!;
}

/** Row, column and code of every issue. */
function issuesOf(changes: Partial<Row>[], more: Partial<AffiliateOrdersOptions> = {}): string[] {
  const { issues } = read(
    changes.map((change) => ({ ...row, ...change })),
    more,
  );
  return issues.map((issue) => `${issue.row} ${issue.field}: ${issue.code}`);
}

describe("a row of affiliate orders", () => {
  it("becomes a conversion with a line", () => {
    expect(read([row], { shopId: "UK-1" }).facts).toEqual({
      conversions: [
        {
          id: "586335413540324465:nris9",
          customerKey: "tiktok-shop:586335413540324465",
          // 16:53:20 in London in summer is 15:53:20 UTC.
          occurredAt: Date.UTC(2026, 5, 30, 15, 53, 20),
          kind: "order",
          value: { minor: 3333, currency: "GBP" },
          lines: [
            {
              id: "1729384958349379329:1729384958349379330",
              productId: "1729384958349379329",
              sku: "1729384958349379330",
              quantity: 2,
              price: { minor: 3333, currency: "GBP" },
            },
          ],
          shopCreator: "nris9",
          shopId: "UK-1",
          postId: "7651536528815967508",
          contentKind: "video",
          deliveredAt: Date.UTC(2026, 6, 3, 11),
        },
      ],
      adjustments: [],
    });
  });

  it("is proved by the schemas", () => {
    const { facts } = read([row, { ...row, "Fully returned or refunded": "Yes", "SKU ID": "2" }]);
    for (const conversion of facts.conversions) expect(parse(conversionSchema, conversion).success).toBe(true);
    for (const adjustment of facts.adjustments) expect(parse(adjustmentSchema, adjustment).success).toBe(true);
  });

  it("is read from the text of a file, with a byte-order mark, trailing tabs and any order of columns", () => {
    const columns = ["Time Created", ...Object.keys(row).filter((name) => name !== "Time Created")];
    const cells = columns.map((name) => `"${row[name as keyof Row]}${name.endsWith("ID") ? "\t" : ""}"`);
    const text = `\uFEFF${columns.join(",")}\r\n${cells.join(",")}\r\n`;
    const rows: Record<string, string>[] = parseCsv(text, { columns: true });
    const { facts, issues } = read(rows);
    expect(issues).toEqual([]);
    expect(facts).toEqual(read([row]).facts);
  });

  it("needs only the columns that matter, and names all that are missing at once", () => {
    const small = {
      "order id": "1",
      "sku id": "2",
      "payment amount": 12.5,
      currency: "USD",
      quantity: 1,
      "order status": "Shipped",
      "creator username": "@ann",
      "time created": "01/02/2026 03:04:05",
    };
    const { facts, issues } = read([small]);
    expect(issues).toEqual([]);
    expect(facts.conversions[0]).toMatchObject({ id: "1:ann", value: { minor: 1250, currency: "USD" } });

    const heading = read([{ "Order ID": "1" }]).issues;
    expect(heading.map(({ row: at, field }) => [at, field])).toEqual(
      ["SKU ID", "Currency", "Quantity", "Order Status", "Creator Username", "Time Created"].map((name) => [0, name]),
    );
  });

  it("lists the columns it has no use for", () => {
    expect(read([row]).ignoredColumns).toContain("Creator Region");
  });
});

describe("times", () => {
  const at = (local: string, timeZone = "Europe/London") =>
    formatInstant(
      Number(
        conversionOf([{ "Time Created": local, "Order Delivery Time": "" }], {
          timeZone,
          exportedAt: "2027-01-01T00:00:00Z",
        }).occurredAt,
      ),
    );

  it("are of the zone of the shop", () => {
    expect(at("15/01/2026 12:00:00")).toBe("2026-01-15T12:00:00.000Z");
    expect(at("15/07/2026 12:00:00")).toBe("2026-07-15T11:00:00.000Z");
    expect(at("15/07/2026 12:00:00", "Asia/Jakarta")).toBe("2026-07-15T05:00:00.000Z");
  });

  it("that the clocks show twice are the earlier: 25 October 2026, 01:30 in London", () => {
    expect(at("25/10/2026 01:30:00")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("that the clocks jump over are later by the jump: 29 March 2026, 01:30 in London", () => {
    expect(at("29/03/2026 01:30:00")).toBe("2026-03-29T01:30:00.000Z");
  });

  it.each([
    "06/30/2026 16:53:20",
    "30/06/2026",
    "30/06/2026 24:00:00",
    "31/06/2026 10:00:00",
    "2026-06-30T16:53:20Z",
    "30/06/26 16:53:20",
    "x".repeat(1_000_000),
  ])("%s is refused", (local) => {
    expect(issuesOf([{ "Time Created": local }])[0]).toMatch(/^1 Time Created: (badFormat|outOfRange)$/);
  });

  it("after the export are refused: day and month are swapped, or the zone is another", () => {
    expect(issuesOf([{ "Time Created": "07/12/2026 10:00:00" }])).toEqual(["1 Time Created: inconsistent"]);
  });
});

describe("the delivery", () => {
  it("may be at the moment of the order or of the export, and between them", () => {
    expect(conversionOf([{ "Order Delivery Time": row["Time Created"] }]).deliveredAt).toBe(
      Date.UTC(2026, 5, 30, 15, 53, 20),
    );
    expect(conversionOf([{ "Order Delivery Time": "20/07/2026 10:00:00" }]).deliveredAt).toBe(Date.UTC(2026, 6, 20, 9));
  });

  it("is not before the order: a row with two times that contradict each other is left out", () => {
    const { facts, issues } = read([{ ...row, "Order Delivery Time": "30/06/2026 16:53:19" }]);
    expect(facts.conversions).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      'row 1, "Order Delivery Time" must be no earlier than the order and no later than the export of the file, got "30/06/2026 16:53:19"',
    ]);
  });

  it("is not after the export", () => {
    expect(issuesOf([{ "Order Delivery Time": "20/07/2026 10:00:01" }])).toEqual([
      "1 Order Delivery Time: inconsistent",
    ]);
    // An order after the export is said once, not twice.
    const late = { "Time Created": "07/12/2026 10:00:00", "Order Delivery Time": "08/12/2026 10:00:00" };
    expect(issuesOf([late])).toEqual(["1 Time Created: inconsistent"]);
  });
});

describe("ids and names that a spreadsheet or a parser has spoilt", () => {
  it.each(["Order ID", "SKU ID", "Product ID", "Content ID"])("%s in scientific notation is refused", (column) => {
    const { facts, issues } = read([{ ...row, [column]: "5.86335E+17" }]);
    expect(facts.conversions).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      `row 1, "${column}" must be an id of 1 to 48 characters with all its digits (a spreadsheet that shows 5.86335E+17 has lost them: export again with ids as text), got "5.86335E+17"`,
    ]);
  });

  it("never make one order of two", () => {
    const spoilt = { ...row, "Order ID": "5.86335E+17", "SKU ID": "1.72938E+18" };
    const { facts, issues, skipped } = read([spoilt, { ...spoilt, "Payment Amount": "10.00" }, spoilt]);
    expect(facts.conversions).toEqual([]);
    expect(skipped).toEqual([]);
    expect(new Set(issues.map(({ row: at }) => at))).toEqual(new Set([1, 2, 3]));
  });

  it.each([2 ** 60, 1.5, true, "5.86335E+17"])("the username %j is refused", (name) => {
    expect(issuesOf([{ "Creator Username": name }])).toHaveLength(1);
  });

  it("a username of digits is a name, and so is one that only looks like a number", () => {
    expect(conversionOf([{ "Creator Username": 123 }]).shopCreator).toBe("123");
    expect(conversionOf([{ "Creator Username": "@24e7" }]).shopCreator).toBe("24e7");
  });
});

describe("amounts", () => {
  it.each([
    ["33.33", "GBP", 3333],
    ["£33.33", "GBP", 3333],
    ["1,234.50", "GBP", 123_450],
    ["RM 1,234.50", "MYR", 123_450],
    ["1250", "JPY", 1250],
    ["12.345", "KWD", 12_345],
    ["0", "GBP", 0],
    [33.33, "GBP", 3333],
    [0.1, "GBP", 10],
  ])("%s %s is exactly %d minor units", (amount, currency, minor) => {
    expect(conversionOf([{ "Payment Amount": amount, Currency: currency }]).value).toEqual({ minor, currency });
  });

  it.each([
    ["33,33", "GBP"], // a comma is for grouping here
    ["33.333", "GBP"], // no third of a penny
    ["150.000", "IDR"], // grouped by points, or three decimals? not to be guessed
    ["$33.33", "GBP"], // another currency's sign
    ["-1.00", "GBP"],
    ["1e3", "GBP"],
    ["free", "GBP"],
    [Number.NaN, "GBP"],
    [1e21, "GBP"],
    ["1.234.567", "IDR"],
    [true, "GBP"],
  ])("%s %s is refused", (amount, currency) => {
    expect(issuesOf([{ "Payment Amount": amount, Currency: currency }])).toHaveLength(1);
  });

  it("are refused with their currency when that is unknown, and once", () => {
    expect(issuesOf([{ Currency: "POUNDS" }])).toEqual(["1 Currency: badFormat"]);
  });

  it("may be what the shop takes commission of: the actual base, or else the estimated one", () => {
    expect(conversionOf([{}], { value: "commissionBase" }).value).toEqual({ minor: 2800, currency: "GBP" });
    for (const blank of ["", "/", "--"]) {
      const pending = { "Actual Commission Base": blank };
      expect(conversionOf([pending], { value: "commissionBase" }).value).toEqual({ minor: 3026, currency: "GBP" });
    }
    const none = { "Actual Commission Base": "", "Est. Commission Base": "" };
    expect(issuesOf([none], { value: "commissionBase" })).toEqual(["1 Est. Commission Base: missing"]);
  });

  it("of an order never leave the exact range", () => {
    const huge = { "Payment Amount": "90000000000000.00" }; // 9 × 10^15 pence; 2^53 is a little more
    expect(issuesOf([huge, { ...huge, "SKU ID": "2" }])).toEqual(["2 Payment Amount: outOfRange"]);
    const { issues } = read([
      { ...row, ...huge },
      { ...row, ...huge, "SKU ID": "2" },
    ]);
    expect(issues[0]?.actual).toBe('"90000000000000.00"');
  });
});

describe("orders of several rows", () => {
  it("of one creator are one conversion with a line for each SKU, whatever the order of the rows", () => {
    const rows = [
      { "SKU ID": "b", "Payment Amount": "20.00" },
      { "SKU ID": "a", "Payment Amount": "13.33" },
    ];
    const conversion = conversionOf(rows);
    expect(conversion.value).toEqual({ minor: 3333, currency: "GBP" });
    expect(conversion.lines?.map(({ sku, price }) => [sku, price.minor])).toEqual([
      ["a", 1333],
      ["b", 2000],
    ]);
    expect(conversionOf([...rows].reverse())).toEqual(conversion);
  });

  it("of two creators are two conversions", () => {
    const { facts } = read([row, { ...row, "Creator Username": "ann", "SKU ID": "2" }]);
    expect(facts.conversions.map(({ id }) => id)).toEqual(["586335413540324465:ann", "586335413540324465:nris9"]);
  });

  it("are delivered when the last line is, and not before", () => {
    const late = { "SKU ID": "2", "Order Delivery Time": "09/07/2026 12:00:00" };
    expect(conversionOf([{}, late]).deliveredAt).toBe(Date.UTC(2026, 6, 9, 11));
    expect(conversionOf([{}, { ...late, "Order Delivery Time": "" }])).not.toHaveProperty("deliveredAt");
  });

  it("keep a kind of content and a post only where all rows agree", () => {
    expect(conversionOf([{}, { "SKU ID": "2", "Content ID": "other" }])).not.toHaveProperty("postId");
    const live = { "SKU ID": "2", "Content Type": "Livestream" };
    expect(conversionOf([{}, live])).not.toHaveProperty("contentKind");
  });

  it("that stand there twice count once", () => {
    const { facts, issues, skipped } = read([row, row]);
    expect(facts.conversions[0]?.value?.minor).toBe(3333);
    expect(issues).toEqual([]);
    expect(skipped).toEqual([{ row: 2, reason: "the same as row 1" }]);
  });

  it("that contradict each other are an issue, and the first one counts", () => {
    const { facts, issues } = read([row, { ...row, Quantity: "3" }, { ...row, "Payment Amount": "1.00" }]);
    expect(facts.conversions[0]?.lines).toHaveLength(1);
    expect(facts.conversions[0]?.value?.minor).toBe(3333);
    expect(issues.map(({ message }) => message)).toEqual([
      'row 2, "Quantity" must be "2", as in row 1, which has the same order, SKU and creator and counts, got "3"',
      'row 3, "Payment Amount" must be "33.33", as in row 1, which has the same order, SKU and creator and counts, got "1.00"',
    ]);
  });

  it.each([
    ["Time Created", "30/06/2026 16:53:20", "30/06/2026 16:53:21"],
    ["Order Delivery Time", "03/07/2026 12:00:00", ""],
    ["Fully returned or refunded", "No", "Yes"],
    ["Content Type", "Video", "Livestream"],
    ["Content ID", "7651536528815967508", "7651536528815967509"],
    ["Est. Shop Ads commission payment", "", "£1.20"],
    ["Actual Shop Ads commission payment", "", 0.5],
    ["Currency", "GBP", "EUR"],
  ])("that contradict each other in %s are shown as the file has them", (column, first, second) => {
    const { issues } = read([row, { ...row, [column]: second }]);
    expect(issues.map(({ row: at, field, expected, actual }) => [at, field, expected, actual])).toEqual([
      [
        2,
        column,
        `${JSON.stringify(first)}, as in row 1, which has the same order, SKU and creator and counts`,
        JSON.stringify(second),
      ],
    ]);
  });

  it("that contradict each other in the base they are paid on name both cells", () => {
    const pending = { ...row, "Actual Commission Base": "" };
    const { issues } = read([row, pending], { value: "commissionBase" });
    expect(issues.map(({ message }) => message)).toEqual([
      'row 2, "Est. Commission Base" must be "28.00", as in row 1, which has the same order, SKU and creator and counts, got "30.26"',
    ]);
  });

  it("that differ in writing only are the same", () => {
    const { issues, skipped } = read([row, { ...row, "Payment Amount": "£33.33", Quantity: 2 }]);
    expect(issues).toEqual([]);
    expect(skipped).toEqual([{ row: 2, reason: "the same as row 1" }]);
  });

  it("are paid in one currency", () => {
    expect(issuesOf([{}, { "SKU ID": "2", Currency: "EUR" }])).toEqual(["2 Currency: inconsistent"]);
  });
});

describe("the content", () => {
  it.each([
    ["Video", "video", true],
    ["Livestream", "live", true],
    ["LIVE", "live", true],
    ["Showcase", "showcase", false],
    ["External Traffic Program", undefined, false],
    ["", undefined, false],
  ])("%s is of kind %s", (type, kind, hasPost) => {
    const conversion = conversionOf([{ "Content Type": type }]);
    expect(conversion.contentKind).toBe(kind);
    expect("postId" in conversion).toBe(hasPost);
  });
});

describe("advertising", () => {
  const ads = (rate: string, estimated: string, actual: string) => ({
    "Shop Ads commission rate": rate,
    "Est. Shop Ads commission payment": estimated,
    "Actual Shop Ads commission payment": actual,
  });

  it("led to it when there is a Shop Ads commission", () => {
    expect(conversionOf([ads("8%", "2.42", "")]).adDriven).toBe(true);
    expect(conversionOf([ads("8", "0", "2.42")]).adDriven).toBe(true);
    expect(conversionOf([ads("", "2.42", "")]).adDriven).toBe(true);
  });

  it("did not when there is a rate and no commission", () => {
    expect(conversionOf([ads("8%", "0.00", "0.00")]).adDriven).toBe(false);
  });

  it("is unknown when the file has no rate, or no amounts", () => {
    expect(conversionOf([ads("", "0", "0")])).not.toHaveProperty("adDriven");
    expect(conversionOf([ads("0%", "0", "0")])).not.toHaveProperty("adDriven");
    expect(conversionOf([ads("8%", "", "/")])).not.toHaveProperty("adDriven");
  });

  it("of an order is known when one row has it, or all rows have it not", () => {
    const other = { "SKU ID": "2" };
    expect(conversionOf([ads("8%", "2", ""), { ...other, ...ads("", "", "") }]).adDriven).toBe(true);
    expect(conversionOf([ads("8%", "0", ""), { ...other, ...ads("", "", "") }])).not.toHaveProperty("adDriven");
  });

  it("has a rate that can be read", () => {
    expect(issuesOf([ads("some", "", "")])).toEqual(["1 Shop Ads commission rate: badFormat"]);
  });
});

describe("what is no sale", () => {
  it.each([
    ["Canceled", "cancelled"],
    ["Cancelled", "cancelled"],
    ["Ineligible", "not eligible for commission, says TikTok Shop"],
    ["Frozen", "frozen by TikTok Shop; a later export brings it back"],
    ["Unpaid by customer", "not paid for by the customer"],
    ["AwaitingPayment", "not paid for by the customer"],
  ])("%s is counted apart, and its other cells are not judged", (status, reason) => {
    const { facts, issues, skipped } = read([{ ...row, "Order Status": status, "Payment Amount": "n/a" }]);
    expect({ facts, issues }).toEqual({ facts: { conversions: [], adjustments: [] }, issues: [] });
    expect(skipped).toEqual([{ row: 1, reason }]);
  });

  it.each(["Settled", "Completed", "Pending", "Processing", "Shipped", "SHIPPED "])("%s is a sale", (status) => {
    expect(conversionOf([{ "Order Status": status }]).kind).toBe("order");
  });

  it("a status nobody has seen yet is an issue, not a guess", () => {
    expect(issuesOf([{ "Order Status": "Đã quyết toán" }])).toEqual(["1 Order Status: badFormat"]);
  });
});

describe("returns", () => {
  it("take back the whole line, dated with the export", () => {
    const { facts } = read([
      row,
      { ...row, "SKU ID": "2", "Payment Amount": "5.00", "Fully returned or refunded": "Yes" },
    ]);
    expect(facts.conversions[0]?.value?.minor).toBe(3833);
    expect(facts.adjustments).toEqual([
      {
        id: "586335413540324465:nris9:1729384958349379329:2:return",
        conversionId: "586335413540324465:nris9",
        occurredAt: Date.UTC(2026, 6, 20, 9),
        kind: "return",
        value: { minor: 500, currency: "GBP" },
      },
    ]);
  });

  it("of free samples take nothing back", () => {
    const sample = { ...row, "Payment Amount": "0", "Fully returned or refunded": "Yes" };
    const { facts } = read([sample]);
    expect(facts.conversions).toHaveLength(1);
    expect(facts.adjustments).toEqual([]);
  });

  it("are Yes or No", () => {
    expect(issuesOf([{ "Fully returned or refunded": "partly" }])).toEqual(["1 Fully returned or refunded: badFormat"]);
  });
});

describe("bad rows", () => {
  it("have all their issues at once, and the good rows stand", () => {
    const bad = {
      ...row,
      "Order ID": "",
      "Creator Username": "@",
      "SKU ID": 2 ** 60,
      Currency: "gbp",
      Quantity: "0",
      "Time Created": "yesterday",
      "Order Delivery Time": "soon",
    };
    const { facts, issues } = parseRows(affiliateOrders(options), [row, bad], { file: "orders.csv", lines: [2, 3] });
    expect(facts.conversions).toHaveLength(1);
    expect(issues.map(({ row: at, line, file, field, code }) => [at, line, file, field, code])).toEqual([
      [2, 3, "orders.csv", "Order ID", "missing"],
      [2, 3, "orders.csv", "Creator Username", "badFormat"],
      [2, 3, "orders.csv", "SKU ID", "outOfRange"],
      [2, 3, "orders.csv", "Quantity", "badFormat"],
      [2, 3, "orders.csv", "Time Created", "badFormat"],
      [2, 3, "orders.csv", "Order Delivery Time", "badFormat"],
      [2, 3, "orders.csv", "Currency", "badFormat"],
    ]);
  });
});

describe("long names", () => {
  it("still make ids that the schemas take, or are refused", () => {
    const [id, name] = ["9".repeat(48), "n".repeat(64)];
    const long = { "Order ID": id, "Product ID": id, "SKU ID": id, "Creator Username": name };
    const { facts, issues } = read([{ ...row, ...long, "Fully returned or refunded": "Yes" }]);
    expect(issues).toEqual([]);
    expect(parse(conversionSchema, facts.conversions[0]).success).toBe(true);
    expect(parse(adjustmentSchema, facts.adjustments[0]).success).toBe(true);
    expect(issuesOf([{ "Order ID": `${id}9`, "Creator Username": `${name}n` }])).toEqual([
      "1 Order ID: badFormat",
      "1 Creator Username: badFormat",
    ]);
  });
});

describe("options that cannot be used", () => {
  it.each([
    [{ timeZone: "+01:00" }, "unknownTimeZone"],
    [{ timeZone: "Mars/Olympus_Mons" }, "unknownTimeZone"],
    [{ exportedAt: "2026-07-20" }, "invalidInstant"],
    [{ value: "price" }, "invalidArgument"],
    [{ value: null }, "invalidArgument"],
  ])("%j is refused when the adapter is made", (wrong, code) => {
    const make = () => affiliateOrders({ ...options, ...wrong } as AffiliateOrdersOptions);
    expect(make).toThrow(expect.objectContaining({ code }));
  });

  it("no options at all are refused", () => {
    const make = () => affiliateOrders(null as unknown as AffiliateOrdersOptions);
    expect(make).toThrow(expect.objectContaining({ code: "invalidArgument" }));
  });

  it("an option that is undefined is absent", () => {
    expect(conversionOf([{}], { shopId: undefined, value: undefined })).toEqual(conversionOf());
  });
});
