import { conversionDelay, type DelayFacts } from "creator-core/attribution";
import type { DelayMark, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";

const HOUR = 3_600_000;
const moments = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => hours * HOUR);
const posts = fc
  .array(moments, { maxLength: 5 })
  .map((all) => all.map((publishedAt, i) => ({ id: `p-${i}`, creatorId: i % 2 === 0 ? "ann" : "ben", publishedAt })));
const sale = fc
  .record({
    occurredAt: moments,
    creatorId: fc.constantFrom("ann", "ben"),
    post: fc.integer({ min: 0, max: 6 }),
    age: fc.option(moments),
    minor: fc.integer({ min: 0, max: 100 }),
    nobody: fc.boolean(),
  })
  .map(({ occurredAt, creatorId, post, age, minor, nobody }): Omit<Sale, "id"> => {
    const value = { minor, currency: "GBP" };
    const credit = {
      creatorId,
      evidence: "click",
      touchpointId: age === null ? null : `t-${occurredAt - age}`,
      campaignId: null,
      weight: 1,
      totalWeight: 1,
      value,
      ageMilliseconds: age,
    } as const;
    const base = { customerKey: "k", kind: "order", occurredAt, value, postId: `p-${post}` } as const;
    return nobody
      ? { ...base, credits: [], unattributed: { reason: "noEvidence", value } }
      : { ...base, credits: [credit], unattributed: null };
  });
const facts: fc.Arbitrary<DelayFacts> = fc.record({
  posts,
  sales: fc.array(sale, { maxLength: 12 }).map((all) => all.map((row, i) => ({ id: `o-${i}`, ...row }))),
});
const marks: fc.Arbitrary<DelayMark[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
  .map((days): DelayMark[] => [...days.sort((a, b) => a - b).map((count) => `${count}d` as const), "full"]);

const law = (check: (input: DelayFacts, at: DelayMark[], from: "publication" | "touch", asOf: number) => void) =>
  fc.assert(
    fc.property(facts, marks, fc.constantFrom("publication", "touch"), moments, (input, at, from, asOf) =>
      check(deepFreeze(input), at, from, asOf),
    ),
    { numRuns: 300 },
  );

describe("conversionDelay", () => {
  it("grows with the marks, up to everything that has a place", () => {
    law((input, at, from, asOf) => {
      const { rows } = conversionDelay(input, { from, marks: at }, { asOf });
      rows.slice(1).forEach((row, i) => {
        expect(row.credits).toBeGreaterThanOrEqual(rows[i]!.credits);
        expect(row.values[0]?.minor ?? 0).toBeGreaterThanOrEqual(rows[i]!.values[0]?.minor ?? 0);
        if (row.maturity.ok && rows[i]!.maturity.ok) {
          expect(row.maturity.value).toBeLessThanOrEqual(rows[i]!.maturity.value);
        }
        if (row.completion.ok && rows[i]!.completion.ok) {
          expect(row.completion.value).toBeLessThanOrEqual(rows[i]!.completion.value);
          expect(row.completion.value).toBeGreaterThanOrEqual(1);
        }
      });
      const { share } = rows.at(-1)!;
      if (share.ok) expect(share.value).toBe(1);
    });
  });

  it("counts every credit and every unattributed part once, with its value", () => {
    law((input, at, from, asOf) => {
      const { rows, unplaced } = conversionDelay(input, { from, marks: at }, { asOf });
      const all = [rows.at(-1)!, ...unplaced];
      expect(all.reduce((sum, { credits }) => sum + credits, 0)).toBe(input.sales.length);
      const value = all.reduce((sum, { values }) => sum + (values[0]?.minor ?? 0), 0);
      expect(value).toBe(input.sales.reduce((sum, each) => sum + each.value!.minor, 0));
    });
  });

  it("counts by each mark what a look at every credit counts", () => {
    law((input, at, from, asOf) => {
      const starts = new Map(input.posts!.map(({ id, creatorId, publishedAt }) => [id, { creatorId, publishedAt }]));
      const delays = input.sales.flatMap(({ credits, occurredAt, postId }) => {
        const [credit] = credits;
        if (credit === undefined || Number(occurredAt) > asOf) return [];
        if (from === "touch") return credit.ageMilliseconds ?? [];
        const start = starts.get(postId!);
        const isOwn = start?.creatorId === credit.creatorId;
        return isOwn && Number(start.publishedAt) <= Number(occurredAt)
          ? Number(occurredAt) - Number(start.publishedAt)
          : [];
      });
      const counts = at.map((mark) =>
        mark === "full"
          ? delays.length
          : delays.filter((delay) => delay < Number.parseInt(String(mark), 10) * 24 * HOUR).length,
      );
      expect(conversionDelay(input, { from, marks: at }, { asOf }).rows.map(({ credits }) => credits)).toEqual(counts);
    });
  });

  it("reads of a past day what that day would have read", () => {
    law((input, at, from, asOf) => {
      const then = {
        sales: input.sales.filter(({ occurredAt }) => Number(occurredAt) <= asOf),
        posts: input.posts!.filter(({ publishedAt }) => Number(publishedAt) <= asOf),
      };
      const { unplaced, ...curve } = conversionDelay(input, { from, marks: at }, { asOf });
      const { unplaced: unplacedThen, ...curveThen } = conversionDelay(then, { from, marks: at }, { asOf });
      expect(curve).toEqual(curveThen);
      const later = ({ reason }: { reason: string }) => reason === "afterAsOf";
      expect(unplacedThen.some(later)).toBe(false);
    });
  });

  it("knows nothing mature before everything, and everything long after", () => {
    law((input, at, from) => {
      const maturities = (asOf: number) =>
        conversionDelay(input, { from, marks: at }, { asOf }).rows.map(({ maturity }) => maturity.ok && maturity.value);
      expect(maturities(-1e12).every((value) => value === 0 || value === false)).toBe(true);
      expect(maturities(1e12).every((value) => value === 1 || value === false)).toBe(true);
    });
  });

  it("does not depend on the order of the facts or on repetition, and is plain data", () => {
    law((input, at, from, asOf) => {
      const twice = <Row>(rows: readonly Row[]) => [...rows, ...rows].reverse();
      const result = conversionDelay(input, { from, marks: at }, { asOf });
      const other = { sales: twice(input.sales), posts: twice(input.posts!) };
      expect(conversionDelay(other, { from, marks: at }, { asOf })).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
    });
  });
});
