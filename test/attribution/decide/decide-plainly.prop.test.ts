import type { AttributionPolicy } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCase } from "../../../src/attribution/decide/decide.js";
import { decideAll } from "../../../src/attribution/decide/decide-all.js";
import { isPlain } from "../../../src/attribution/decide/decide-plainly.js";
import { readContext } from "../../../src/attribution/decide/read-context.js";
import { checkConversions } from "../../../src/attribution/decide/read-conversions.js";
import { saleOf } from "../../../src/attribution/decide/sale-of.js";
import { compilePolicy } from "../../../src/attribution/policy/compile-policy.js";
import { indexTouches } from "../../../src/attribution/touches/touch-index.js";
import { type Facts, facts, policies } from "../facts.arbitrary.js";

const plainPolicies = fc
  .tuple(policies, fc.constantFrom("firstTouch" as const, "lastTouch" as const, "lastNonDirect" as const))
  .map(([{ codeAgainstLink: _, ...policy }, kind]): AttributionPolicy => {
    return { ...policy, model: { kind }, scope: "order", selfPurchase: "eligible", staffPurchase: "eligible" };
  });

/** All conversions in columns, and one after the other. */
function bothWays(input: Facts, policy: AttributionPolicy) {
  const compiled = compilePolicy(policy);
  const context = readContext(input);
  const index = indexTouches(input.touchpoints);
  const checked = checkConversions(input.conversions);
  const conversions = Array.from(checked.rows, (row) => input.conversions[row]!);
  const decisions = decideAll(input.conversions, checked, index, context, compiled);
  const decide = openCase(index, context, compiled);
  return {
    isPlain: isPlain(compiled, context) && decisions.plain !== null,
    together: conversions.map((conversion, i) => saleOf(conversion, decisions.of(i))),
    apart: conversions.map((conversion, i) => saleOf(conversion, decide(conversion, checked.times[i]!))),
    touchRows: decisions.plain?.touchRows,
    touchpoints: input.touchpoints,
  };
}

describe("decidePlainly", () => {
  it("decides in columns what is decided of each conversion alone", () => {
    fc.assert(
      fc.property(facts, plainPolicies, (input, policy) => {
        const { isPlain, together, apart, touchRows, touchpoints } = bothWays(input, policy);
        expect(isPlain).toBe(true);
        expect(together).toEqual(apart);
        for (const [i, { credits }] of together.entries()) {
          const row = touchRows![i]!;
          if (credits[0] !== undefined) expect(touchpoints[row]?.id ?? null).toBe(credits[0].touchpointId);
        }
      }),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it("is for those policies only that ask nothing else", () => {
    fc.assert(
      fc.property(facts, policies, (input, policy) => {
        const { together, apart } = bothWays(input, { ...policy, model: { kind: "lastTouch" } });
        expect(together).toEqual(apart);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
