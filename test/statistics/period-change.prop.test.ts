import { moneyOfMinor } from "creator-core/money";
import { type Metric, type MetricDefinition, metricValue, periodChange } from "creator-core/statistics";
import fc from "fast-check";
import { expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const above = fc.oneof(
  fc.integer({ min: 1, max: 1_000 }),
  fc.maxSafeNat().map((value) => value + (value === 0 ? 1 : 0)),
);
const whole = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.maxSafeInteger());
const figure = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
const valueIn = (metric: Metric) => {
  if (!metric.ok) throw new Error(metric.reason);
  return metric.value;
};
/** Correctly rounded by the number parser of the language. */
const quotient = (over: bigint, under: bigint) => Number(`${(over * 10n ** 400n) / under}e-400`) + 0;

it("is its definition in rational arithmetic, for counts and for pence", () => {
  fc.assert(
    fc.property(above, whole, (before, after) => {
      const [b, a] = [BigInt(before), BigInt(after)];
      const expected = [quotient(a - b, b), quotient(a, b)];
      const counts = periodChange(before, after);
      expect([counts.relative, counts.multiple].map(valueIn)).toEqual(expected);
      expect(valueIn(counts.absolute)).toBe(quotient(a - b, 1n));
      const amounts = periodChange(deepFreeze(moneyOfMinor(before, "GBP")), deepFreeze(moneyOfMinor(after, "GBP")));
      expect([amounts.relative, amounts.multiple].map(valueIn)).toEqual(expected);
      expect(valueIn(amounts.absolute)).toBe(quotient(a - b, 100n));
    }),
  );
});

it("there and back again is no change: the absolute ones cancel, the multiples are each other's inverse", () => {
  fc.assert(
    fc.property(above, above, (before, after) => {
      const [there, back] = [periodChange(before, after), periodChange(after, before)];
      expect(valueIn(there.absolute)).toBe(-valueIn(back.absolute) + 0);
      const round = valueIn(there.multiple) * valueIn(back.multiple);
      expect(Math.abs(round - 1)).toBeLessThanOrEqual(1e-15);
    }),
  );
});

it("the multiple is one more than the relative change, and points are a hundred times the absolute one", () => {
  const rate: MetricDefinition = { name: "likeRate", unit: "ratio", numerator: "likes", denominator: "views" };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.nat(1_000),
      fc.integer({ min: 1, max: 1_000 }),
      (b, a, views) => {
        const metric = (likes: number) =>
          metricValue(rate, likes / views, 1, { exact: { numerator: likes, denominator: views } });
        const change = periodChange(metric(b), metric(a));
        expect(Math.abs(valueIn(change.multiple) - (1 + valueIn(change.relative)))).toBeLessThanOrEqual(
          1e-12 * (1 + a),
        );
        if (change.kind !== "rate") throw new Error(change.kind);
        expect(valueIn(change.points)).toBe(quotient(100n * BigInt(a - b), BigInt(views)));
      },
    ),
  );
});

it("has a relative change exactly over a baseline above zero, whatever the numbers", () => {
  fc.assert(
    fc.property(figure, figure, (before, after) => {
      fc.pre(Math.abs(before) > 1e-290 || before === 0); // what is divided by less is infinite
      const change = periodChange(before, after);
      expect([change.relative.ok, change.multiple.ok]).toEqual([before > 0, before > 0]);
      expect(valueIn(change.absolute)).toBe(after - before + 0);
    }),
  );
});

it("does not change with the unit of money", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.nat(1_000_000),
      fc.integer({ min: 2, max: 1_000 }),
      (b, a, unit) => {
        expect(valueIn(periodChange(unit * b, unit * a).relative)).toBe(valueIn(periodChange(b, a).relative));
      },
    ),
  );
});
