import { attributeConversions, type WeighedTouch } from "creator-core/attribution";
import type { AttributionModel, AttributionPolicy } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, policies } from "../facts.arbitrary.js";

// One winner is looked for, several are collected and weighed. Both ways have to come to the same.

const everythingTo = (pick: (touches: readonly WeighedTouch[]) => WeighedTouch | undefined) => {
  return (touches: readonly WeighedTouch[]) => {
    const winner = pick(touches);
    return touches.map((touch) => Number(touch === winner));
  };
};
/** What was entered last on the order; else the preferred of the latest instant, which stands first of them. */
const lastOf = (touches: readonly WeighedTouch[]) => {
  const last = touches.at(-1);
  return last?.ageMilliseconds === null
    ? last
    : touches.find(({ ageMilliseconds }) => ageMilliseconds === last?.ageMilliseconds);
};
const weighers = {
  firstTouch: everythingTo((touches) => touches[0]),
  lastTouch: everythingTo(lastOf),
  lastNonDirect: everythingTo(
    (touches) => lastOf(touches.filter(({ evidence }) => evidence !== "direct")) ?? lastOf(touches),
  ),
};

/** At most one code, and of the visit only its link, because several of one creator are one piece only where they share. */
const factsWithoutRepeats = facts.map((all) => ({
  ...all,
  conversions: all.conversions.map(({ landingPage: _, utm: __, codes, ...row }) =>
    codes === undefined ? row : { ...row, codes: codes.slice(0, 1) },
  ),
}));
/** Without a rule, because code and link of one creator are one piece only where they share. */
const policiesWithoutRule = policies.map(({ codeAgainstLink: _, ...policy }) => policy);

describe("the model that looks for one touch", () => {
  it.each(["firstTouch", "lastTouch", "lastNonDirect"] as const)("%s is the model that weighs all", (kind) => {
    fc.assert(
      fc.property(factsWithoutRepeats, policiesWithoutRule, (all, policy) => {
        const by = (model: AttributionModel): AttributionPolicy => ({ ...policy, model });
        const looked = attributeConversions(all, by({ kind }));
        const weighed = attributeConversions(all, by({ kind: "custom", weigher: kind }), { weighers });
        expect(looked).toEqual(weighed);
      }),
      { numRuns: 300 },
    );
  });
});
