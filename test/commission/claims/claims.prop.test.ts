import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../../src/commission/accrual/claim.ts";
import { readPosts } from "../../../src/commission/components/activities.ts";
import { compileAdvance } from "../../../src/commission/components/advance/compile-advance.ts";
import { readingsOfAdvance } from "../../../src/commission/components/advance/readings-of-advance.ts";
import { compileChallenge } from "../../../src/commission/components/challenge/compile-challenge.ts";
import { readingsOfChallenge } from "../../../src/commission/components/challenge/readings-of-challenge.ts";
import type { Earned } from "../../../src/commission/components/earned.ts";
import { compileGuarantee } from "../../../src/commission/components/guarantee/compile-guarantee.ts";
import { readingsOfGuarantee } from "../../../src/commission/components/guarantee/readings-of-guarantee.ts";
import { recoverableDraw } from "../../../src/commission/components/guarantee/recoverable-draw.ts";
import { leaderboardBonus } from "../../../src/commission/components/leaderboard/leaderboard-bonus.ts";
import type { Counted } from "../../../src/commission/components/measure-window.ts";
import { compileMilestone } from "../../../src/commission/components/milestone/compile-milestone.ts";
import { milestoneBonus } from "../../../src/commission/components/milestone/milestone-bonus.ts";
import { readingsOfMilestone } from "../../../src/commission/components/milestone/readings-of-milestone.ts";
import { compileOverride } from "../../../src/commission/components/override/compile-override.ts";
import { compileReferrals } from "../../../src/commission/components/override/compile-referrals.ts";
import { readingsOfOverride } from "../../../src/commission/components/override/readings-of-override.ts";
import { compilePerMetric } from "../../../src/commission/components/per-metric/compile-per-metric.ts";
import { perMetricBonus } from "../../../src/commission/components/per-metric/per-metric-bonus.ts";
import { readingsOfPost } from "../../../src/commission/components/per-metric/readings-of-post.ts";
import { compileRetainer } from "../../../src/commission/components/retainer/compile-retainer.ts";
import { readingsOfRetainer } from "../../../src/commission/components/retainer/readings-of-retainer.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { by, day, gbp, post, year } from "./fixtures.ts";

const DAY = 86_400_000;
const start = day("01-01");
const moment = fc.integer({ min: 0, max: 120 }).map((n) => start + n * DAY);
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((each, n) => [((n + 1) * (seed * 2 + 1)) % 997, each] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, each]) => each);
/** What can be compared of readings: everything but the lines, which must sum. */
const plain = (readings: readonly Reading[]) =>
  readings.map(({ at, minor, kind, causes, lines }) => {
    expect(lines().reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(minor);
    return { at, minor, kind, causes };
  });
const until = (readings: readonly Reading[], asOf: number) => plain(readings.filter(({ at }) => at <= asOf));

/** Sales that fall with every adjustment. */
const counted = fc
  .tuple(
    moment,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([at, falls, first]): Omit<Counted, "id"> => {
    const amounts = [first];
    const adjustments: { id: string; at: number }[] = [];
    let latest = at;
    for (const [later, fall] of falls) {
      latest += later * DAY;
      amounts.push(Math.max(0, amounts.at(-1)! - fall));
      adjustments.push({ id: "", at: latest });
    }
    return { at, amounts, adjustments };
  });
const members = fc.array(counted, { maxLength: 14 }).map((rows) =>
  rows.map(
    (row, n): Counted =>
      deepFreeze({
        ...row,
        id: `o-${n}`,
        adjustments: row.adjustments.map(({ at }, step) => ({ id: `o-${n}-${step}`, at })),
      }),
  ),
);
/** What was known of it then. */
const knownOf = (rows: readonly Counted[], asOf: number): Counted[] =>
  rows
    .filter(({ at }) => at <= asOf)
    .map(({ id, at, amounts, adjustments }) => {
      const known = adjustments.filter((adjustment) => adjustment.at <= asOf);
      return { id, at, amounts: amounts.slice(0, known.length + 1), adjustments: known };
    });
const amountAt = ({ at, amounts, adjustments }: Counted, asOf: number): number =>
  at > asOf ? 0 : amounts[adjustments.filter((adjustment) => adjustment.at <= asOf).length]!;

describe("a milestone", () => {
  const plan = (onReversal: "recompute" | "ratchet", days?: number) =>
    compileMilestone(
      {
        kind: "milestone",
        measure: "orders",
        steps: { every: 3, bonus: gbp("1.00") },
        stack: "cumulative",
        window: days === undefined ? { kind: "lifetime" } : { kind: "rollingDays", days },
        onReversal,
      },
      "UTC",
      "component",
    );
  const plans = fc
    .tuple(
      fc.constantFrom("recompute" as const, "ratchet" as const),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    )
    .map(([onReversal, days]) => ({ onReversal, days, compiled: plan(onReversal, days) }));

  it("pays at every moment what the measure of that moment does", () => {
    fc.assert(
      fc.property(plans, members, ({ onReversal, days, compiled }, rows) => {
        const readings = plain(readingsOfMilestone(compiled, by, rows));
        const moments = rows.flatMap(({ at, adjustments }) => [at, ...adjustments.map((adjustment) => adjustment.at)]);
        for (const now of moments) {
          const countOf = (row: Counted) =>
            onReversal === "ratchet" ? (row.at > now ? 0 : row.amounts[0]!) : amountAt(row, now);
          const sumFrom = (from: number, to: number) =>
            rows.filter(({ at }) => at > from && at <= to).reduce((sum, row) => sum + countOf(row), 0);
          const measure =
            days === undefined
              ? sumFrom(Number.NEGATIVE_INFINITY, now)
              : rows
                  .filter(({ at }) => at <= now)
                  .reduce((most, { at }) => Math.max(most, sumFrom(at - days * DAY, at)), 0);
          const paid = readings.filter(({ at }) => at <= now).at(-1)?.minor ?? 0;
          expect(paid).toBe(100 * Math.floor(measure / 3));
        }
      }),
    );
  });

  it("knows no order of input, and says of the past what was said then", () => {
    fc.assert(
      fc.property(plans, members, moment, fc.nat(900), ({ compiled }, rows, asOf, seed) => {
        const readings = readingsOfMilestone(compiled, by, rows);
        expect(plain(readingsOfMilestone(compiled, by, shuffled(rows, seed)))).toEqual(plain(readings));
        expect(plain(readingsOfMilestone(compiled, by, knownOf(rows, asOf)))).toEqual(until(readings, asOf));
      }),
    );
  });

  it("grows with the count, and pays every step as named ones do", () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.nat(2000),
        fc.constantFrom("highest" as const, "cumulative" as const),
        (a, b, stack) => {
          const every = { every: 100, bonus: gbp("7.00") };
          const named = Array.from({ length: 40 }, (_, n) => ({ at: 100 * (n + 1), bonus: gbp("7.00") }));
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(milestoneBonus(every, low, stack).total.minor).toBeLessThanOrEqual(
            milestoneBonus(every, high, stack).total.minor,
          );
          expect(milestoneBonus(every, a, stack).total).toEqual(milestoneBonus(named, a, stack).total);
        },
      ),
    );
  });
});

describe("per metric", () => {
  const count = fc.integer({ min: 0, max: 10 ** 9 });
  const terms = fc.record({
    amount: fc.integer({ min: 0, max: 10 ** 6 }).map((minor) => ({ minor, currency: "GBP" })),
    per: fc.integer({ min: 1, max: 10 ** 5 }),
  });

  it("is the exact product, rounded once", () => {
    fc.assert(
      fc.property(terms, count, ({ amount, per }, n) => {
        const product = BigInt(amount.minor) * BigInt(n);
        // Half away from zero, of what is not negative: ⌊(2 × product + per) ÷ (2 × per)⌋.
        const rounded = (2n * product + BigInt(per)) / (2n * BigInt(per));
        expect(BigInt(perMetricBonus({ amount, per }, n).total.minor)).toBe(rounded);
        const whole = BigInt(amount.minor) * (BigInt(n) / BigInt(per));
        expect(BigInt(perMetricBonus({ amount, per, partial: "completed" }, n).total.minor)).toBe(whole);
      }),
    );
  });

  it("of two posts together is no less than of each, but for rounding", () => {
    fc.assert(
      fc.property(terms, count, count, (plan, a, b) => {
        const worth = (n: number, partial: "prorata" | "completed") =>
          perMetricBonus({ ...plan, partial }, n).total.minor;
        expect(Math.abs(worth(a + b, "prorata") - worth(a, "prorata") - worth(b, "prorata"))).toBeLessThanOrEqual(1);
        expect(worth(a, "completed") + worth(b, "completed")).toBeLessThanOrEqual(worth(a + b, "completed"));
        expect(worth(a, "prorata")).toBeLessThanOrEqual(worth(a + b, "prorata"));
      }),
    );
  });

  const views = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 50_000 })), {
    maxLength: 8,
  });
  const postOf = (rows: readonly (readonly [number, number])[]) =>
    post(
      "p",
      "01-01",
      rows.map(([date, n]) => [`02-${String(date).padStart(2, "0")}`, n] as const),
    );
  const bounds = { minimum: gbp("3.00"), maximum: gbp("90.00"), from: 700 };
  const plan = (onReversal: "recompute" | "ratchet") =>
    compilePerMetric(
      { kind: "perMetric", metric: "views", amount: gbp("5.00"), per: 1000, partial: "prorata", onReversal, ...bounds },
      "UTC",
      "component",
    );

  it("is worth the last count, or with a ratchet the highest, and said so then", () => {
    fc.assert(
      fc.property(views, moment, (rows, asOf) => {
        const at = (onReversal: "recompute" | "ratchet", now: number) => {
          const [known] = readPosts([postOf(rows)], now);
          return known === undefined ? [] : readingsOfPost(plan(onReversal), by, known);
        };
        const [known] = readPosts([postOf(rows)], day("12-31"));
        const counts = known!.readings("views").map(({ count: n }) => n);
        const worth = (n: number) => perMetricBonus({ amount: gbp("5.00"), per: 1000, ...bounds }, n).total.minor;
        const end = day("12-31");
        expect(at("recompute", end).at(-1)?.minor ?? 0).toBe(worth(counts.at(-1) ?? 0));
        expect(at("ratchet", end).at(-1)?.minor ?? 0).toBe(worth(counts.reduce((most, n) => Math.max(most, n), 0)));
        for (const onReversal of ["recompute", "ratchet"] as const) {
          expect(plain(at(onReversal, asOf))).toEqual(until(at(onReversal, end), asOf));
        }
      }),
    );
  });

  it("challenges say of the past what was said then", () => {
    const challenge = compileChallenge(
      {
        kind: "challenge",
        entry: { end: day("02-15") },
        reward: gbp("5.00"),
        qualifying: { metric: "views", from: 20_000 },
        countedFor: { days: 5 },
        entries: 2,
      },
      "UTC",
      "component",
    );
    fc.assert(
      fc.property(fc.array(views, { maxLength: 5 }), moment, fc.nat(900), (all, asOf, seed) => {
        const posts = all.map((rows, n) => ({ ...postOf(rows), id: `p-${n}` }));
        const readings = readingsOfChallenge(challenge, by, readPosts(posts, day("12-31")));
        expect(plain(readingsOfChallenge(challenge, by, readPosts(posts, asOf)))).toEqual(until(readings, asOf));
        expect(plain(readingsOfChallenge(challenge, by, readPosts(shuffled(posts, seed), day("12-31"))))).toEqual(
          plain(readings),
        );
        const last = readPosts(posts, day("02-20")).filter(
          (each) => (each.readings("views").at(-1)?.count ?? 0) >= 20_000,
        );
        expect(readings.at(-1)?.minor ?? 0).toBe(500 * Math.min(2, last.length));
      }),
    );
  });
});

describe("a leaderboard", () => {
  const results = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(5)), { maxLength: 12 })
    .map((rows) => rows.map(([result, reachedAt], n) => ({ creatorId: `c-${n}`, result, reachedAt })));
  const prizes = fc.array(
    fc.nat(10_000).map((minor) => ({ minor, currency: "GBP" })),
    { minLength: 1, maxLength: 6 },
  );

  it("that splits prizes gives all of them away, as far as there are winners", () => {
    fc.assert(
      fc.property(prizes, results, fc.constantFrom("splitPrizes" as const, "earliest" as const), (all, rows, ties) => {
        const winners = rows.filter(({ result }) => result > 0).length;
        const expected = all.slice(0, winners).reduce((sum, { minor }) => sum + minor, 0);
        const { total, lines } = leaderboardBonus(deepFreeze(all), deepFreeze(rows), { ties });
        expect(total.minor).toBe(expected);
        expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(expected);
      }),
    );
  });

  it("treats equals alike, to a penny, and knows no order of input", () => {
    fc.assert(
      fc.property(
        prizes,
        results,
        fc.constantFrom("splitPrizes" as const, "sharePlace" as const),
        fc.nat(900),
        (all, rows, ties, seed) => {
          const { winners } = leaderboardBonus(all, rows, { ties });
          expect(leaderboardBonus(all, shuffled(rows, seed), { ties }).winners).toEqual(winners);
          for (const a of winners) {
            // A place is one more than the number of those who are better.
            expect(a.place).toBe(1 + rows.filter(({ result }) => result > a.result).length);
            for (const b of winners) {
              if (a.result !== b.result) continue;
              expect(Math.abs(a.prize.minor - b.prize.minor)).toBeLessThanOrEqual(ties === "sharePlace" ? 0 : 1);
            }
          }
        },
      ),
    );
  });
});

/** Sources that are earned on, and taken back in part or whole. */
const earned = fc
  .array(
    fc.tuple(
      moment,
      fc.integer({ min: 0, max: 3000 }),
      fc.array(fc.tuple(fc.nat(60), fc.nat(100)), { maxLength: 3 }),
      fc.constantFrom("ann", "bo", "__proto__"),
      fc.constantFrom("sales", "bonus"),
    ),
    { maxLength: 12 },
  )
  .map((sources) =>
    sources.flatMap(([at, minor, falls, creatorId, ruleId], n): Earned[] => {
      const row = { creatorId, ruleId, sourceKey: `o-${n}`, causes: [] };
      let left = minor;
      let latest = at;
      return [
        { ...row, at, base: minor * 7, minor },
        ...falls.map(([later, percent], step): Earned => {
          const fall = Math.floor((left * percent) / 100);
          left -= fall;
          latest += later * DAY;
          return { ...row, at: latest, base: -fall * 7, minor: -fall, causes: [`r-${n}-${step}`] };
        }),
      ];
    }),
  );
const of = (rows: readonly Earned[], creator: string) => rows.filter(({ creatorId }) => creatorId === creator);
const totalsBySource = (rows: readonly Earned[]) => {
  const totals = new Map<string, { at: number; minor: number; base: number; creatorId: string }>();
  for (const { sourceKey, at, minor, base, creatorId } of rows) {
    const known = totals.get(sourceKey);
    if (known === undefined) totals.set(sourceKey, { at, minor, base, creatorId });
    else totals.set(sourceKey, { ...known, minor: known.minor + minor, base: known.base + base });
  }
  return [...totals.values()];
};
/** Half away from zero of what is not negative. */
const share = (minor: number, percent: number) => Math.floor((minor * percent + 50) / 100);

describe("a guarantee", () => {
  const plan = (recoverable: boolean) =>
    compileGuarantee(
      {
        kind: "guarantee",
        amount: gbp("20.00"),
        window: { kind: "calendarMonth" },
        ...(recoverable ? { recoverable } : {}),
      },
      "UTC",
      "component",
    );
  const names = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];
  const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);

  it("comes to what each month earned in the end lacks, or keeps back: never below the guarantee, never more than was added", () => {
    fc.assert(
      fc.property(earned, fc.boolean(), (all, recoverable) => {
        const rows = of(all, "ann").filter(({ at }) => at < day("07-01"));
        const claims = readingsOfGuarantee(plan(recoverable), by, year("07-01"), rows);
        const totals = totalsBySource(rows);
        const months = names.map((name) =>
          totals.filter(({ at }) => monthOf(at) === name).reduce((sum, { minor }) => sum + minor, 0),
        );
        const nets = names.map((name) => claims.find(({ key }) => key === name)?.readings.at(-1)?.minor ?? 0);
        const { periods } = recoverableDraw(
          gbp("20.00"),
          months.map((minor) => ({ minor, currency: "GBP" })),
        );
        const expected = recoverable
          ? periods.map(({ added, keptBack }) => added.minor - keptBack.minor)
          : months.map((minor) => Math.max(0, 2000 - minor));
        expect(nets).toEqual(expected);
        for (const [n, net] of nets.entries()) expect(months[n]! + net).toBeGreaterThanOrEqual(2000);
        expect(nets.reduce((sum, net) => sum + net, 0)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("counts every penny where it was first earned, also when it goes and comes back", () => {
    const moves = fc.array(fc.tuple(moment, fc.constantFrom("p", "q"), fc.integer({ min: -25, max: 25 })), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(moves, fc.nat(900), (all, seed) => {
        const levels = new Map([
          ["p", 0],
          ["q", 0],
        ]);
        const rows = [...all]
          .sort((a, b) => a[0] - b[0])
          .map(([at, sourceKey, wanted]): Earned => {
            const minor = Math.max(wanted, -levels.get(sourceKey)!);
            levels.set(sourceKey, levels.get(sourceKey)! + minor);
            return { creatorId: "ann", ruleId: "sales", sourceKey, at, base: 0, minor, causes: [] };
          });
        // The slow way: a label for every penny that a source ever earned; so many of them stand as it comes to now.
        const months = names.map(() => 0);
        for (const source of ["p", "q"]) {
          const labels: string[] = [];
          let level = 0;
          for (const at of new Set(rows.map((row) => row.at))) {
            for (const row of rows) if (row.at === at && row.sourceKey === source) level += row.minor;
            while (labels.length < level) labels.push(monthOf(at));
          }
          for (const label of labels.slice(0, level)) months[names.indexOf(label)]! += 1;
        }
        const claims = readingsOfGuarantee(plan(false), by, year("07-01"), shuffled(rows, seed));
        const nets = names.map((name) => claims.find(({ key }) => key === name)?.readings.at(-1)?.minor ?? 0);
        expect(nets).toEqual(months.map((minor) => Math.max(0, 2000 - minor)));
      }),
    );
  });

  it("knows no order of input, and says of the past what was said then", () => {
    fc.assert(
      fc.property(earned, fc.boolean(), moment, fc.nat(900), (all, recoverable, asOf, seed) => {
        const rows = of(all, "ann");
        const said = (facts: readonly Earned[], now: number) =>
          readingsOfGuarantee(plan(recoverable), by, { ...year("12-31"), asOf: now }, facts);
        const late = said(rows, day("12-31"));
        // Refunds of one source must stay in their order of time, which is all there is.
        const again = said(shuffled(rows, seed), day("12-31"));
        expect(again.map(({ key, readings }) => [key, plain(readings)])).toEqual(
          late.map(({ key, readings }) => [key, plain(readings)]),
        );
        const early = said(
          rows.filter(({ at }) => at <= asOf),
          asOf,
        );
        const then = late
          .map(({ key, readings }) => [key, until(readings, asOf)] as const)
          .filter(([, readings]) => readings.length > 0);
        expect(early.map(({ key, readings }) => [key, plain(readings)])).toEqual(then);
      }),
    );
  });
});

describe("an advance", () => {
  const plan = compileAdvance(
    { kind: "advance", amount: gbp("40.00"), paidAt: day("02-01"), recoupRate: "0.35" },
    "UTC",
    "component",
  );

  it("keeps back its share of each commission, from nothing to all of it, and gives it back with a refund", () => {
    fc.assert(
      fc.property(earned, moment, fc.nat(900), (all, asOf, seed) => {
        const rows = of(all, "ann");
        const readings = readingsOfAdvance(plan, by, day("12-31"), rows);
        const kept = totalsBySource(rows)
          .filter(({ at }) => at >= day("02-01"))
          .reduce((sum, { minor }) => sum + share(minor, 35), 0);
        expect(readings.at(-1)?.minor).toBe(4000 - Math.min(4000, kept));
        for (const { minor } of readings) expect(minor >= 0 && minor <= 4000).toBe(true);
        expect(plain(readingsOfAdvance(plan, by, day("12-31"), shuffled(rows, seed)))).toEqual(plain(readings));
        const early = readingsOfAdvance(
          plan,
          by,
          asOf,
          rows.filter(({ at }) => at <= asOf),
        );
        expect(plain(early)).toEqual(until(readings, asOf));
      }),
    );
  });
});

describe("an override", () => {
  const person = fc.constantFrom("ann", "bo", "__proto__", "dee");
  const referrals = fc.array(fc.record({ creatorId: person, referrerId: person }), { maxLength: 6 });

  it("is a share of what each below earned in the end, however referrals go round", () => {
    fc.assert(
      fc.property(
        earned,
        referrals,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("base" as const, "commission" as const),
        (rows, refs, depth, on) => {
          const plan = compileOverride({ kind: "override", rate: "0.35", on, depth }, "UTC", "component");
          const uplines = compileReferrals(deepFreeze(refs));
          const claims = readingsOfOverride(plan, by, deepFreeze(rows), uplines, "GBP");
          const paid = claims.reduce((sum, { readings }) => sum + plain(readings).at(-1)!.minor, 0);
          const expected = totalsBySource(rows).reduce((sum, { creatorId, minor, base }) => {
            const above = new Set<string>();
            for (let step = 0, at = [creatorId]; step < depth; step += 1) {
              at = refs.filter((ref) => at.includes(ref.creatorId)).map(({ referrerId }) => referrerId);
              for (const each of at) if (each !== creatorId) above.add(each);
            }
            return sum + above.size * share(on === "base" ? base : minor, 35);
          }, 0);
          expect(paid).toBe(expected);
          expect(
            claims.some(
              ({ creatorId, sourceKey }) => rows.find((row) => row.sourceKey === sourceKey)?.creatorId === creatorId,
            ),
          ).toBe(false);
        },
      ),
    );
  });

  it("knows no order of input, and says of the past what was said then", () => {
    fc.assert(
      fc.property(earned, referrals, moment, fc.nat(900), (rows, refs, asOf, seed) => {
        const plan = compileOverride(
          { kind: "override", rate: "0.35", on: "commission", depth: 2 },
          "UTC",
          "component",
        );
        const said = (facts: readonly Earned[], lines: typeof refs) =>
          readingsOfOverride(plan, by, facts, compileReferrals(lines), "GBP");
        const late = said(rows, refs);
        const again = said(shuffled(rows, seed), shuffled(refs, seed));
        const all = (claims: typeof late) =>
          claims.map(({ creatorId, sourceKey, readings }) => [creatorId, sourceKey, plain(readings)]);
        expect(all(again)).toEqual(all(late));
        const early = said(
          rows.filter(({ at }) => at <= asOf),
          refs,
        );
        const then = late
          .map(({ creatorId, sourceKey, readings }) => [creatorId, sourceKey, until(readings, asOf)] as const)
          .filter(([, , readings]) => readings.length > 0);
        expect(all(early)).toEqual(then);
      }),
    );
  });
});

describe("a retainer", () => {
  it("counts every deliverable at most once, and never pays more than its amount", () => {
    const plan = compileRetainer(
      {
        kind: "retainer",
        amount: gbp("90.00"),
        every: "month",
        proration: "byDays",
        requires: { deliverables: 3, graceDays: 40, shortfall: "proportional" },
      },
      "UTC",
      "component",
    );
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 12 }), (dates) => {
        const deliverables = [...dates]
          .sort((a, b) => a - b)
          .map((approvedAt, n) => ({ id: `d-${n}`, creatorId: "ann", campaignId: null, approvedAt, declinedAt: null }));
        const fees = readingsOfRetainer(plan, by, year("12-31"), deliverables).map(
          ({ readings }) => plain(readings)[0]!.minor,
        );
        for (const fee of fees) expect([0, 3000, 6000, 9000]).toContain(fee);
        // All are accepted by the end of April, and no month after January loses one to its days of grace but to the one before.
        expect(fees.reduce((sum, fee) => sum + fee, 0)).toBeLessThanOrEqual(3000 * dates.length);
      }),
    );
  });
});
