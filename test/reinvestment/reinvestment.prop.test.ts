import {
  type CreatorPerformance,
  rankCreators,
  reinvest,
  selectTopShare,
  type TopSelection,
} from "creator-core/reinvestment";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const amount = fc.integer({ min: 0, max: 1_000_000_00 });
const performances = fc
  .array(fc.record({ spend: amount, revenue: amount, conversions: fc.nat(500), posts: fc.nat(50) }), { maxLength: 40 })
  .map((rows) =>
    rows.map(
      (r, i): CreatorPerformance => ({
        ...r,
        creatorId: `c${i}`,
        spend: { minor: r.spend, currency: "GBP" },
        revenue: { minor: r.revenue, currency: "GBP" },
      }),
    ),
  );
const rates = fc.integer({ min: 0, max: 100 }).map((n) => String(n / 100));
const key = fc.constantFrom("roi", "profit", "revenue", "conversions");
const ties = fc.constantFrom("competition", "dense", "ordinal");
const rounding = fc.constantFrom("ceil", "floor", "nearest");

const everybody = (list: readonly CreatorPerformance[]): TopSelection =>
  selectTopShare(rankCreators(list, { key: "roi", ties: "ordinal" }), { share: "1", rounding: "ceil", ties: "strict" });

describe("laws of ranking", () => {
  it("does not depend on the order of the input", () => {
    fc.assert(
      fc.property(performances, key, ties, fc.infiniteStream(fc.nat()), (list, k, t, stream) => {
        const shuffled = [...list]
          .map((p) => ({ p, at: stream.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ p }) => p);
        expect(rankCreators(shuffled, { key: k, ties: t })).toEqual(rankCreators(list, { key: k, ties: t }));
      }),
    );
  });

  it("places every creator exactly once", () => {
    fc.assert(
      fc.property(performances, key, ties, (list, k, t) => {
        const { ranked, unranked } = rankCreators(list, { key: k, ties: t });
        const ids = [...ranked, ...unranked].map((r) => r.creatorId);
        expect(ids.sort()).toEqual(list.map((p) => p.creatorId).sort());
      }),
    );
  });

  it("has the top 10 % inside the top 20 %, and any share inside a larger one", () => {
    fc.assert(
      fc.property(performances, rates, rates, rounding, fc.constantFrom("strict", "includeAll"), (list, a, b, r, t) => {
        const ranking = rankCreators(list, { key: "profit", ties: "competition" });
        const [small, large] = Number(a) <= Number(b) ? [a, b] : [b, a];
        const pick = (share: string) =>
          selectTopShare(ranking, { share, rounding: r, ties: t }).selected.map((s) => s.creatorId);
        expect(pick(large).slice(0, pick(small).length)).toEqual(pick(small));
      }),
    );
  });
});

describe("laws of reinvestment", () => {
  const policy = fc.record({
    testingReserve: rates,
    capPerCreator: rates,
    weights: fc.constantFrom<"score" | "equal">("score", "equal"),
  });

  it("sums to the budget and keeps under the cap", () => {
    fc.assert(
      fc.property(performances, amount, policy, (list, minor, p) => {
        const plan = reinvest({ minor, currency: "GBP" }, everybody(list), p);
        const placed = plan.shares.reduce((sum, s) => sum + s.amount.minor, 0);
        expect(placed + plan.testingReserve.minor + plan.unallocated.minor).toBe(minor);
        const cap = Math.floor((minor * Math.round(Number(p.capPerCreator) * 100)) / 100);
        for (const share of plan.shares) {
          expect(share.amount.minor).toBeGreaterThanOrEqual(0);
          expect(share.amount.minor).toBeLessThanOrEqual(cap);
        }
        expect(plan.unallocated.minor === 0).toBe(plan.reasons.length === 0);
      }),
    );
  });

  it("gives a better creator at least as much, up to the odd unit", () => {
    fc.assert(
      fc.property(performances, amount, policy, (list, minor, p) => {
        const { shares } = reinvest({ minor, currency: "GBP" }, everybody(list), p);
        for (let i = 1; i < shares.length; i += 1) {
          expect(shares[i - 1]!.amount.minor).toBeGreaterThanOrEqual(shares[i]!.amount.minor - 1);
        }
      }),
    );
  });

  it("scales with the budget to within a unit for each creator", () => {
    fc.assert(
      fc.property(
        performances,
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 2, max: 20 }),
        (list, minor, k) => {
          const p = { testingReserve: "0", weights: "score" } as const;
          const once = reinvest({ minor, currency: "GBP" }, everybody(list), p).shares;
          const scaled = reinvest({ minor: minor * k, currency: "GBP" }, everybody(list), p).shares;
          once.forEach((share, i) => {
            expect(Math.abs(scaled[i]!.amount.minor - k * share.amount.minor)).toBeLessThanOrEqual(k);
          });
        },
      ),
    );
  });
});
