import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { weigher } from "./survivors.ts";

/** Rows of `time-decay.py`: age in milliseconds, half-life in hours, and the weight computed with mpmath at 60 digits. */
const exactWeights: readonly (readonly [age: number, hours: number, weight: string])[] = JSON.parse(
  readFileSync(new URL("time-decay.json", import.meta.url), "utf8"),
);

describe("time decay against mpmath", () => {
  it(`rounds the exact weight, in all ${exactWeights.length} rows`, () => {
    expect(exactWeights.length).toBe(1000);
    for (const [age, hours, exact] of exactWeights) {
      const [weight] = weigher({ kind: "timeDecay", halfLife: { hours } })([{ age }, { age: 0 }]);
      // Half a unit is the rounding; the computation has less than 2^−18 to add.
      expect(Math.abs(weight! - Number(exact))).toBeLessThan(0.5 + 2 ** -18);
    }
  });
});
