import { forwardCommission, graduatedCommission, percentCommission, volumeCommission } from "creator-core/commission";
import type { TieredComponent } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTiered } from "../../../src/commission/components/tiered/compile-tiered.ts";
import { rateWindow } from "../../../src/commission/components/tiered/rate-window.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

/**
 * The oracle: every question is answered from its definition, over exact fractions in ten-thousandths, one sale at a time
 * by looking at all others; what lies in tiers is counted penny by penny. It has nothing in common with the code but the
 * question.
 */
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const rateText = (basisPoints: number) => (basisPoints / 10_000).toFixed(4);

/** `over / under` to a whole number, half up; nothing here is negative. */
const rounded = (over: bigint, under: bigint) => Number((2n * over + under) / (2n * under));

interface Step {
  readonly from: number;
  readonly basisPoints: number;
}
const tierOfPlace = (steps: readonly Step[], place: number) => steps.filter(({ from }) => from <= place).length - 1;
const tierOfSum = (steps: readonly Step[], sum: number, inclusive: boolean) =>
  Math.max(0, steps.filter(({ from }) => (inclusive ? from <= sum : from < sum)).length - 1);
const pennyByPenny = (steps: readonly Step[], start: number, length: number) => {
  let sum = 0n;
  for (let penny = start; penny < start + length; penny += 1) {
    sum += BigInt(steps[tierOfPlace(steps, penny)]!.basisPoints);
  }
  return rounded(sum, 10_000n);
};

const basisPoints = fc.nat(10_000);
const stepsBelow = (most: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 3 })
    .chain((starts) =>
      fc.tuple(
        ...[0, ...starts.sort((a, b) => a - b)].map((from) => fc.record({ from: fc.constant(from), basisPoints })),
      ),
    );
const tiersOf = (all: readonly Step[]) =>
  deepFreeze(all.map(({ from, basisPoints: bp }) => ({ from: gbp(from), rate: rateText(bp) })));

describe("functions against counted pennies", () => {
  it("percent", () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), basisPoints, (base, bp) => {
        const expected = Math.sign(base) * pennyByPenny([{ from: 0, basisPoints: bp }], 0, Math.abs(base));
        expect(percentCommission(gbp(base), rateText(bp)).total.minor).toBe(expected + 0);
      }),
    );
  });

  it("graduated: the sum, the lines, and the exact negative", () => {
    fc.assert(
      fc.property(stepsBelow(400), fc.nat(500), fc.nat(300), (all, soFar, amount) => {
        const { total, lines } = graduatedCommission(tiersOf(all), { soFar: gbp(soFar), amount: gbp(amount) });
        expect(total.minor).toBe(pennyByPenny(all, soFar, amount));
        expect(lines.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(total.minor);
        expect(lines.reduce((sum, { base }) => sum + base!.minor, 0)).toBe(amount);
        const back = graduatedCommission(tiersOf(all), { soFar: gbp(soFar + amount), amount: gbp(0 - amount) });
        expect(back.total.minor).toBe(0 - total.minor);
      }),
    );
  });

  it("volume and forward: the tier of one sum", () => {
    const boundary = fc.constantFrom("fromInclusive" as const, "upToInclusive" as const);
    const amounts = fc.array(fc.nat(200), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(stepsBelow(400), amounts, boundary, (all, values, at) => {
        const inclusive = at === "fromInclusive";
        const share = (value: number, sum: number) =>
          rounded(BigInt(value) * BigInt(all[tierOfSum(all, sum, inclusive)]!.basisPoints), 10_000n);
        const whole = values.reduce((sum, value) => sum + value, 0);
        const sums = values.map((_, index) => values.slice(0, index).reduce((sum, value) => sum + value, 0));
        const sales = values.map(gbp);
        const add = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
        const tiers = tiersOf(all);
        const options = { boundary: at };
        expect(volumeCommission(tiers, sales, options).total.minor).toBe(add(values.map((v) => share(v, whole))));
        expect(forwardCommission(tiers, sales, { ...options, crossing: "before" }).total.minor).toBe(
          add(values.map((v, index) => share(v, sums[index]!))),
        );
        expect(forwardCommission(tiers, sales, { ...options, crossing: "after" }).total.minor).toBe(
          add(values.map((v, index) => share(v, sums[index]! + v))),
        );
      }),
    );
  });
});

describe("laws of the functions", () => {
  it("f(−x) = −f(x)", () => {
    const amounts = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(stepsBelow(500_000), amounts, (all, values) => {
        const tiers = tiersOf(all);
        const turned = values.map((value) => gbp(0 - value));
        for (const totalOf of [
          (sales: readonly ReturnType<typeof gbp>[]) => graduatedCommission(tiers, sales).total.minor,
          (sales: readonly ReturnType<typeof gbp>[]) => volumeCommission(tiers, sales).total.minor,
          (sales: readonly ReturnType<typeof gbp>[]) =>
            forwardCommission(tiers, sales, { crossing: "before" }).total.minor,
          (sales: readonly ReturnType<typeof gbp>[]) =>
            forwardCommission(tiers, sales, { crossing: "after" }).total.minor,
        ]) {
          expect(totalOf(turned)).toBe(0 - totalOf(values.map(gbp)));
        }
      }),
    );
  });

  it("graduated: a sale may be split anywhere, but for what is rounded, and more sales never earn less", () => {
    // In tiers of a penny for every penny or none, nothing is rounded.
    const whole = stepsBelow(400).map((all) =>
      all.map(({ from, basisPoints: bp }) => ({ from, basisPoints: bp < 5_000 ? 0 : 10_000 })),
    );
    fc.assert(
      fc.property(whole, fc.nat(500), fc.nat(300), fc.nat(300), (all, soFar, first, second) => {
        const tiers = tiersOf(all);
        const at = (sum: number, amount: number) =>
          graduatedCommission(tiers, { soFar: gbp(sum), amount: gbp(amount) }).total.minor;
        expect(at(soFar, first) + at(soFar + first, second)).toBe(at(soFar, first + second));
      }),
    );
    fc.assert(
      fc.property(stepsBelow(400), fc.nat(500), fc.nat(300), fc.nat(300), (all, soFar, first, more) => {
        const tiers = tiersOf(all);
        const at = (sum: number, amount: number) =>
          graduatedCommission(tiers, { soFar: gbp(sum), amount: gbp(amount) }).total.minor;
        expect(at(soFar, first + more)).toBeGreaterThanOrEqual(at(soFar, first));
        // Each part is rounded once: two parts are at most a penny from the whole.
        expect(Math.abs(at(soFar, first) + at(soFar + first, more) - at(soFar, first + more))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("lines sum to the total beyond the safe products", () => {
    const big = fc.integer({ min: 1, max: 2 ** 52 });
    // Of eighteen decimals no product is safe; of four it depends on the amount.
    const rate = fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((atto) => `0.${atto.toString().padStart(18, "0")}`),
      fc.nat(9_999).map((bp) => `0.${bp.toString().padStart(4, "0")}`),
    );
    fc.assert(
      fc.property(big, big, rate, rate, (start, amount, low, high) => {
        const tiers = [
          { from: gbp(0), rate: low },
          { from: gbp(start), rate: high },
        ];
        const { total, lines } = graduatedCommission(tiers, gbp(amount));
        const inFirst = Math.min(start, amount);
        const atto = (text: string) => BigInt(text.slice(2).padEnd(18, "0"));
        const exact = BigInt(inFirst) * atto(low) + BigInt(amount - inFirst) * atto(high);
        expect(total.minor).toBe(rounded(exact, 10n ** 18n));
        expect(lines.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(total.minor);
      }),
    );
  });
});

/** A sale of a window, as the oracle reads it. */
interface Given {
  readonly id: string;
  readonly at: number;
  readonly bases: readonly number[];
  readonly measures: readonly number[];
  readonly adjustments: readonly { readonly id: string; readonly at: number }[];
}

const HOUR = 3_600_000;
/** Sales within ten days, some at one moment, each with up to two refunds at any time, also before it. */
const given = (of: "salesValue" | "orders" | "units" | "views") =>
  fc
    .array(
      fc.record({
        at: fc.nat(10),
        value: fc.nat(120),
        pieces: fc.integer({ min: 1, max: 4 }),
        refunds: fc.array(fc.record({ at: fc.nat(12), part: fc.nat(100) }), { maxLength: 2 }),
      }),
      { maxLength: 7 },
    )
    .map((rows) =>
      rows.map(({ at, value, pieces, refunds }, index): Given => {
        const bases = [value];
        for (const { part } of refunds) bases.push(Math.floor((bases.at(-1)! * part) / 100));
        const one = of === "units" ? pieces : 1;
        const measures = of === "salesValue" ? bases : bases.map((base) => (of === "views" || base === 0 ? 0 : one));
        const times = refunds.map((refund) => refund.at).sort((a, b) => a - b);
        const adjustments = times.map((time, step) => ({ id: `r-${index}-${step}`, at: time * 24 * HOUR }));
        return { id: `s-${index % 3}-${index}`, at: at * 24 * HOUR, bases, measures, adjustments };
      }),
    );

const precedes = (a: Given, b: Given) => a.at < b.at || (a.at === b.at && a.id < b.id);
/** How many adjustments of a sale there were before a moment; none counts before its own sale. */
const stepAt = (sale: Given, moment: number) =>
  sale.adjustments.filter(({ at }) => Math.max(at, sale.at) < moment).length;

/** Whole shares of an amount, by largest remainder. */
const shareOut = (amount: number, weights: readonly number[]) => {
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((part) => Number(part / sum));
  const order = weights.map((_, i) => i).sort((a, b) => Number((exact[b]! % sum) - (exact[a]! % sum)) || a - b);
  const rest = amount - shares.reduce((all, share) => all + share, 0);
  for (const i of order.slice(0, rest)) shares[i]! += 1;
  return shares;
};

interface Policy {
  readonly mode: "graduated" | "volume" | "forward";
  readonly crossing: "before" | "after";
  readonly inclusive: boolean;
  readonly ratchet: boolean;
  readonly days: number | null;
  readonly steps: readonly Step[];
}

/** Rates and bases that a sale has between two sums. */
const partsOf = ({ mode, crossing, inclusive, steps }: Policy, sum: number, adds: number, base: number) => {
  const rates = steps.map(({ basisPoints: bp }) => bp);
  if (mode !== "graduated" || adds === 0 || base === 0) {
    const decisive = mode === "graduated" || (mode === "forward" && crossing === "before") ? sum : sum + adds;
    // A stretch lies above the sum where it begins.
    const tier = mode === "graduated" && adds > 0 ? tierOfPlace(steps, sum) : tierOfSum(steps, decisive, inclusive);
    return [{ rate: rates[tier]!, base }];
  }
  const lengths = steps.map(() => 0);
  for (let place = sum; place < sum + adds; place += 1) lengths[tierOfPlace(steps, place)]! += 1;
  return shareOut(base, lengths).flatMap((part, tier) => (part === 0 ? [] : [{ rate: rates[tier]!, base: part }]));
};
const amountOf = (parts: readonly { readonly rate: number; readonly base: number }[]) =>
  rounded(
    parts.reduce((sum, { rate, base }) => sum + BigInt(rate) * BigInt(base), 0n),
    10_000n,
  );
/** What is left of parts: one rate anew of what is left, several in proportion. */
const restOf = (parts: ReturnType<typeof partsOf>, whole: number, left: number) => {
  if (parts.length === 1) return amountOf([{ ...parts[0]!, base: left }]);
  return rounded(BigInt(amountOf(parts)) * BigInt(left), BigInt(whole));
};

const oracle = (policy: Policy, sales: readonly Given[], changes: readonly { at: number; change: number }[]) =>
  sales.map((sale) => {
    const { mode, ratchet, days } = policy;
    const since = days === null ? Number.NEGATIVE_INFINITY : sale.at - days * 24 * HOUR;
    const inReach = (at: number) => at > since && at <= sale.at;
    const elsewhere = (counts: (at: number) => boolean) =>
      changes.filter(({ at }) => counts(at)).reduce((sum, { change }) => sum + change, 0);
    const sumOf = (of: readonly Given[], measure: (one: Given) => number) =>
      of.reduce((sum, one) => sum + measure(one), 0);
    const before = sales.filter((other) => precedes(other, sale) && inReach(other.at));
    const standing = (one: Given) => one.measures[ratchet ? 0 : one.measures.length - 1]!;
    const momentary = (one: Given) => one.measures[ratchet ? 0 : stepAt(one, sale.at)]!;
    const whole = sale.bases[0]!;
    const left = sale.bases.at(-1)!;

    const atMoment = elsewhere(inReach) + sumOf(before, momentary);
    const madeParts = partsOf(policy, atMoment, sale.measures[0]!, whole);
    const byEnd = mode === "volume" && days === null;
    const now = byEnd ? elsewhere(() => true) + sumOf(sales, standing) : elsewhere(inReach) + sumOf(before, standing);
    const adds = byEnd ? 0 : standing(sale);
    return {
      made: amountOf(madeParts),
      steps: sale.bases.slice(1).map((base) => restOf(madeParts, whole, base)),
      final: ratchet
        ? restOf(partsOf(policy, now, adds, whole), whole, left)
        : amountOf(partsOf(policy, now, adds, left)),
    };
  });

const policies = (most: number): fc.Arbitrary<Policy> =>
  fc.record({
    mode: fc.constantFrom("graduated" as const, "volume" as const, "forward" as const),
    crossing: fc.constantFrom("before" as const, "after" as const),
    inclusive: fc.boolean(),
    ratchet: fc.boolean(),
    days: fc.option(fc.integer({ min: 1, max: 6 })),
    steps: stepsBelow(most),
  });
const compile = ({ mode, crossing, inclusive, ratchet, days, steps }: Policy, measure: TieredComponent["measure"]) =>
  compileTiered(
    deepFreeze<TieredComponent>({
      kind: "tiered",
      mode,
      ...(mode === "forward" ? { crossing } : {}),
      boundary: inclusive ? "fromInclusive" : "upToInclusive",
      measure,
      window: days === null ? { kind: "lifetime" } : { kind: "rollingDays", days },
      tiers: steps.map(({ from, basisPoints: bp }) => ({
        from: measure === "salesValue" ? gbp(from) : from,
        rate: rateText(bp),
      })),
      onReversal: ratchet ? "ratchet" : "recompute",
    }),
    "UTC",
    "c",
  );

describe("a window against its definition", () => {
  it.each([
    ["salesValue", 400],
    ["orders", 6],
    ["units", 12],
    ["views", 30],
  ] as const)("%s", (measure, most) => {
    const feed =
      measure === "views"
        ? fc.array(fc.record({ at: fc.nat(12).map((day) => day * 24 * HOUR), change: fc.nat(12) }), { maxLength: 5 })
        : fc.constant([]);
    fc.assert(
      fc.property(policies(most), given(measure), feed, (policy, sales, changes) => {
        const ratings = rateWindow(
          compile(policy, measure),
          deepFreeze(sales),
          "halfAwayFromZero",
          deepFreeze(changes),
        );
        const amounts = ratings.map(({ made, steps, final }) => ({
          made: made.minor,
          steps: [...steps],
          final: final.minor,
        }));
        expect(amounts).toEqual(oracle(policy, sales, changes));
      }),
      { numRuns: 400 },
    );
  });

  it("parts sum to the amount and to the base, whatever the order of the sales", () => {
    fc.assert(
      fc.property(policies(12), given("units"), fc.nat(), (policy, sales, turn) => {
        const compiled = compile(policy, "units");
        const ratings = rateWindow(compiled, sales, "halfAwayFromZero");
        ratings.forEach(({ made, final, at }, index) => {
          for (const [rated, base] of [
            [made, sales[index]!.bases[0]!],
            [final, sales[index]!.bases.at(-1)!],
          ] as const) {
            expect(rated.parts.reduce((sum, part) => sum + part.base, 0)).toBe(base);
            expect(rated.parts.reduce((sum, part) => sum + part.minor, 0)).toBe(rated.minor);
          }
          expect(at).toBeGreaterThanOrEqual(sales[index]!.at);
        });
        const cut = sales.length === 0 ? 0 : turn % sales.length;
        const turned = [...sales.slice(cut), ...sales.slice(0, cut)].reverse();
        const again = rateWindow(compiled, turned, "halfAwayFromZero");
        expect(again.map((rating, index) => [turned[index]!.id, rating]).sort()).toEqual(
          ratings.map((rating, index) => [sales[index]!.id, rating]).sort(),
        );
      }),
    );
  });

  it("nothing is left of what is wholly refunded", () => {
    fc.assert(
      fc.property(policies(400), given("salesValue"), (policy, sales) => {
        const refunded = sales.map((sale) => ({
          ...sale,
          bases: [...sale.bases, 0],
          measures: [...sale.measures, 0],
          adjustments: [...sale.adjustments, { id: "z", at: 20 * 24 * HOUR }],
        }));
        for (const { steps, final } of rateWindow(compile(policy, "salesValue"), refunded, "halfAwayFromZero")) {
          expect([steps.at(-1), final.minor]).toEqual([0, 0]);
        }
      }),
    );
  });
});
