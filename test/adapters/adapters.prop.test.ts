import { videos } from "creator-core/adapters/tiktok";
import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import { adjustmentSchema, conversionSchema, parseEach, parseRows, postSchema } from "creator-core/schemas";
import { startOfDay } from "creator-core/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const orders = affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-12-31T00:00:00Z" });

/** Cells that are often good, often nearly good, and sometimes anything. */
const cell = (...good: readonly unknown[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...good) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>("", "/", "--", null, undefined, Number.NaN, {}, "x", -1, 2 ** 60),
    },
    { weight: 1, arbitrary: fc.anything() },
  );

const orderRow = fc.record({
  "Order ID": cell("1", "2", "3\t"),
  "SKU ID": cell("a", "b", "c"),
  "Payment Amount": cell("10.00", "£1,234.56", 0.1, "90000000000000.00", "0"),
  Currency: cell("GBP", "GBP", "JPY"),
  Quantity: cell("1", 2, "3"),
  "Fully returned or refunded": cell("Yes", "No"),
  "Order Status": cell("Settled", "Completed", "Canceled"),
  "Creator Username": cell("ann", "@ben"),
  "Content Type": cell("Video", "Livestream", "Showcase"),
  "Content ID": cell("7651536528815967508"),
  "Shop Ads commission rate": cell("8%", "0"),
  "Est. Shop Ads commission payment": cell("1", "0"),
  "Time Created": cell("25/10/2026 01:30:00", "29/03/2026 01:30:00"),
  "Order Delivery Time": cell("01/11/2026 12:00:00", ""),
});

const videoRow = fc.record({
  id: cell("1", "2"),
  username: cell("ann", "ben"),
  create_time: cell(1_767_225_600, "1767225600"),
  fetched_at: cell(1_767_312_000, 1_767_398_400, "2026-01-05T00:00:00Z"),
  view_count: cell(0, 1, "200"),
  total_time_watched: cell(0.4, "12.5"),
  duration: cell(31, "31.5"),
  sponsored: cell(true, "no", 0),
});

describe("affiliate orders", () => {
  it("answer any rows with facts that the schemas prove, and every row that is not in them has a reason", () => {
    fc.assert(
      fc.property(fc.array(orderRow, { maxLength: 8 }), (rows) => {
        const { facts, issues, skipped } = parseRows(orders, rows);
        expect(parseEach(conversionSchema, facts.conversions).issues).toEqual([]);
        expect(parseEach(adjustmentSchema, facts.adjustments).issues).toEqual([]);
        const lines = facts.conversions.flatMap((conversion) => conversion.lines ?? []);
        const explained = new Set([...issues.map(({ row }) => row), ...skipped.map(({ row }) => row)]);
        expect(lines.length + explained.size).toBe(rows.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("are worth the sum of their lines, and never give back more", () => {
    fc.assert(
      fc.property(fc.array(orderRow, { maxLength: 8 }), (rows) => {
        const { facts } = parseRows(orders, rows);
        for (const { id, value, lines = [] } of facts.conversions) {
          expect(value?.minor).toBe(lines.reduce((sum, { price }) => sum + price.minor, 0));
          const returned = facts.adjustments.filter(({ conversionId }) => conversionId === id);
          expect(returned.reduce((sum, adjustment) => sum + adjustment.value.minor, 0)).toBeLessThanOrEqual(
            value!.minor,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("do not depend on the order of rows that agree", () => {
    const agreed = fc.uniqueArray(
      fc.record({ order: fc.constantFrom("1", "2"), sku: fc.constantFrom("a", "b", "c"), pence: fc.nat(10_000) }),
      { selector: ({ order, sku }) => `${order}:${sku}` },
    );
    const shuffled = agreed.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    const toRow = ({ order, sku, pence }: { order: string; sku: string; pence: number }) => ({
      "Order ID": order,
      "SKU ID": sku,
      "Payment Amount": (pence / 100).toFixed(2),
      Currency: "GBP",
      Quantity: "1",
      "Order Status": "Settled",
      "Creator Username": "ann",
      "Time Created": "25/10/2026 01:30:00",
    });
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(parseRows(orders, others.map(toRow)).facts).toEqual(parseRows(orders, rows.map(toRow)).facts);
      }),
      { numRuns: 300 },
    );
  });

  it("read every second of a day of 25 hours as one that the clocks show, the first time they show it", () => {
    const midnight = startOfDay("2026-10-25", "Europe/London");
    const HOUR = 3_600_000;
    fc.assert(
      fc.property(fc.nat(86_399), (second) => {
        const part = (value: number) => String(Math.floor(value)).padStart(2, "0");
        const local = `25/10/2026 ${part(second / 3600)}:${part((second / 60) % 60)}:${part(second % 60)}`;
        const row = {
          "Order ID": "1",
          "SKU ID": "a",
          "Payment Amount": "1",
          Currency: "GBP",
          Quantity: 1,
          "Order Status": "Settled",
          "Creator Username": "ann",
          "Time Created": local,
        };
        const at = parseRows(orders, [row]).facts.conversions[0]?.occurredAt;
        // Until 02:00 the first showing counts from midnight; from 02:00 on the hour that came twice is behind.
        expect(at).toBe(midnight + second * 1000 + (second >= 7200 ? HOUR : 0));
      }),
      { numRuns: 500 },
    );
  });
});

describe("videos", () => {
  it("answer any rows with posts that the schema proves, and every row that is not in them has a reason", () => {
    fc.assert(
      fc.property(fc.array(videoRow, { maxLength: 8 }), (rows) => {
        const { facts, issues, skipped } = parseRows(videos(), rows);
        expect(parseEach(postSchema, facts.posts).issues).toEqual([]);
        const snapshots = facts.posts.flatMap((post) => post.snapshots);
        const explained = new Set([...issues.map(({ row }) => row), ...skipped.map(({ row }) => row)]);
        expect(snapshots.length + explained.size).toBe(rows.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("rows of anything", () => {
  it("never bring an exception, a hang or a polluted prototype", () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything(), { maxLength: 4 }), (rows, list) => {
        for (const input of [rows, list] as readonly unknown[]) {
          parseRows(orders, input as []);
          parseRows(videos(), input as []);
        }
      }),
      { numRuns: 2000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
