import {
  attributeConversions,
  buildTouchIndex,
  compileAttribution,
  explainAttribution,
} from "creator-core/attribution";
import type {
  AttributionFacts,
  AttributionPolicy,
  Candidate,
  LookBackWindows,
  Sale,
  Touchpoint,
} from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCase } from "../../src/attribution/decide/decide.js";
import { readContext } from "../../src/attribution/decide/read-context.js";
import { readConversions } from "../../src/attribution/decide/read-conversions.js";
import { saleOf } from "../../src/attribution/decide/sale-of.js";
import { compilePolicy } from "../../src/attribution/policy/compile-policy.js";
import { indexTouches } from "../../src/attribution/touches/touch-index.js";
import { deepFreeze } from "../support/deep-freeze.js";
import { DAY, exactPolicies, type Facts, facts, policies, START } from "./facts.arbitrary.js";
import { byText, customWeight, fraction, type Part, reference, type Verdict } from "./reference.js";

const options = {
  weighers: {
    mine: (touches: readonly { readonly touchpointId: string | null }[]) =>
      touches.map(({ touchpointId }) => customWeight(touchpointId)),
  },
};

const attribute = (input: AttributionFacts, policy: AttributionPolicy) =>
  attributeConversions(deepFreeze(input), deepFreeze(policy), options).sales;

function verdictOf({ credits, unattributed }: Sale): Verdict {
  const parts = credits.map(
    ({ creatorId, evidence, touchpointId, campaignId, weight, totalWeight, value, ageMilliseconds }): Part => ({
      creatorId,
      evidence,
      touchpointId,
      campaignId,
      share: fraction(BigInt(weight), BigInt(totalWeight)),
      minor: value?.minor,
      age: ageMilliseconds,
    }),
  );
  return {
    credits: parts.sort(byText),
    reason: unattributed?.reason ?? null,
    rest: unattributed?.value?.minor,
  };
}

const law = (check: (input: Facts, policy: AttributionPolicy) => void, all = policies) =>
  fc.assert(fc.property(facts, all, check), { numRuns: 300 });

describe("attributeConversions", () => {
  it("agrees with looking at every touch for every conversion", () => {
    fc.assert(
      fc.property(facts, policies, (input, policy) => {
        const found = attribute(input, policy).map((sale) => [sale.id, verdictOf(sale)] as const);
        expect(new Map(found)).toEqual(reference(input, policy));
      }),
      { numRuns: 2500 },
    );
  }, 60_000);

  it("finds by searching what it finds by walking", () => {
    const run = (input: Facts, policy: AttributionPolicy, longestWalk: number) => {
      const { conversions, times } = readConversions(input.conversions);
      const compiled = compilePolicy(policy, options);
      const decide = openCase(indexTouches(input.touchpoints), readContext(input), compiled, longestWalk);
      return conversions.map((conversion, i) => saleOf(conversion, decide(conversion, times[i]!)));
    };
    fc.assert(
      fc.property(facts, policies, (input, policy) => {
        expect(run(input, policy, 0)).toEqual(run(input, policy, 1000));
      }),
      { numRuns: 1500 },
    );
  }, 60_000);

  it("credits and unattributed sum exactly to the value", () => {
    law((input, every) => {
      for (const remainder of ["largestRemainder", "fair"] as const) {
        for (const { value, credits, unattributed } of attribute(input, { ...every, remainder })) {
          // Sums of safe integers may pass 2^53 on the way only in what is wrong, so they are made in bigints.
          const parts = [...credits, ...(unattributed === null ? [] : [unattributed])];
          const sum = parts.reduce((total, part) => total + BigInt(part.value?.minor ?? 0), 0n);
          expect(sum).toBe(BigInt(value?.minor ?? 0));
          expect(parts.every((part) => part.value?.currency === value?.currency)).toBe(true);
          const weight = credits.reduce((total, credit) => total + credit.weight, 0);
          const isPartly = unattributed?.reason === "otherChannel" && credits.length > 0;
          for (const credit of credits) {
            expect(credit.weight).toBeGreaterThan(0);
            expect(credit.totalWeight).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
            // The exact share, rounded up or down.
            const exact = BigInt(value?.minor ?? 0) * BigInt(credit.weight);
            const off = BigInt(credit.value?.minor ?? 0) * BigInt(credit.totalWeight) - exact;
            expect(off < BigInt(credit.totalWeight) && -off < BigInt(credit.totalWeight)).toBe(true);
            if (isPartly) expect(weight).toBeLessThan(credit.totalWeight);
            else expect(weight).toBe(credit.totalWeight);
          }
          if (!isPartly) expect(credits.length === 0).toBe(unattributed !== null);
        }
      }
    });
  });

  it("is plain data, by time and id", () => {
    law((input, policy) => {
      const sales = attribute(input, policy);
      expect(JSON.parse(JSON.stringify(sales))).toStrictEqual(sales);
      const keys = sales.map(({ occurredAt, id }) => [occurredAt, id] as const);
      expect(keys).toEqual([...keys].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)));
    });
  });

  it("does not depend on the order of the facts or on repetition", () => {
    law((input, every) => {
      const twice = <T>(rows: readonly T[]) => [...rows, ...rows].reverse();
      const other = {
        conversions: twice(input.conversions),
        touchpoints: twice(input.touchpoints),
        directory: { assignments: twice(input.directory.assignments) },
        creators: twice(input.creators),
        staff: twice(input.staff),
      };
      for (const remainder of ["largestRemainder", "fair"] as const) {
        const policy = { ...every, remainder };
        expect(attribute(other, policy)).toEqual(attribute(input, policy));
      }
    });
  });

  it("attributes each customer as if there were no others", () => {
    law((input, policy) => {
      const { directory, creators, staff } = input;
      const each = compileAttribution(deepFreeze({ directory, creators, staff }), deepFreeze(policy), options);
      const of = (customerKey: string) => ({
        conversions: input.conversions.filter((conversion) => conversion.customerKey === customerKey),
        touchpoints: input.touchpoints.filter((touch) => touch.customerKey === customerKey),
      });
      const apart = ["k-1", "k-2", "k-3", ""].flatMap((customerKey) => each(deepFreeze(of(customerKey))));
      const byId = (sales: readonly Sale[]) => new Map(sales.map((sale) => [sale.id, sale]));
      expect(byId(apart)).toEqual(byId(attribute(input, policy)));
    });
  });

  it("finds the same through an index, whatever the policy was before", () => {
    const pairs = fc.tuple(policies, policies);
    fc.assert(
      fc.property(facts, pairs, ({ touchpoints, ...rest }, both) => {
        const index = buildTouchIndex(deepFreeze(touchpoints));
        for (const policy of both) {
          const { sales } = attributeConversions({ ...rest, index }, policy, options);
          expect(sales).toEqual(attribute({ touchpoints, ...rest }, policy));
          for (const { id } of rest.conversions) {
            expect(explainAttribution({ ...rest, index }, policy, id, options)).toEqual(
              explainAttribution({ touchpoints, ...rest }, policy, id, options),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("moves along when every instant is moved", () => {
    law((input, policy) => {
      const by = 1_234_567_891;
      const later = <T extends { readonly occurredAt: unknown }>(row: T) => ({
        ...row,
        occurredAt: Number(row.occurredAt) + by,
      });
      const moved: Facts = {
        ...input,
        conversions: input.conversions.map(later),
        touchpoints: input.touchpoints.map(later),
        directory: {
          assignments: input.directory.assignments.map(({ from, until, ...rest }) => ({
            ...rest,
            ...(from == null ? {} : { from: Number(from) + by }),
            ...(until == null ? {} : { until: Number(until) + by }),
          })),
        },
      };
      const back = attribute(moved, policy).map((sale) => ({ ...sale, occurredAt: sale.occurredAt - by }));
      expect(back).toEqual(attribute(input, policy));
    }, exactPolicies);
  });

  it("follows a renaming of the creators", () => {
    law((input, policy) => {
      const name = (creatorId: string) => `the other ${creatorId}`; // keeps the order of names
      const rename = <T extends { readonly creatorId: string }>(row: T) => ({ ...row, creatorId: name(row.creatorId) });
      const renamed: Facts = {
        conversions: input.conversions,
        touchpoints: input.touchpoints.map(({ creatorId, ...rest }) => ({
          ...rest,
          creatorId: creatorId === null ? null : name(creatorId),
        })),
        directory: { assignments: input.directory.assignments.map(rename) },
        creators: input.creators.map((creator) => ({ ...creator, id: name(creator.id) })),
        staff: input.staff,
      };
      const overrides = policy.overrides?.map(({ creatorId, ...rest }) =>
        creatorId === undefined ? rest : { ...rest, creatorId: name(creatorId) },
      );
      const { model: old } = policy;
      const weights = old.kind !== "table" ? [] : old.weights;
      const renamedWeights = weights.map(({ creatorId, weight }) => ({
        creatorId: creatorId === null ? null : name(creatorId),
        weight,
      }));
      const model = old.kind === "table" ? { ...old, weights: renamedWeights } : old;
      const other = { ...policy, model, ...(overrides === undefined ? {} : { overrides }) };
      const expected = attribute(input, policy).map((sale) => ({ ...sale, credits: sale.credits.map(rename) }));
      expect(attribute(renamed, other)).toEqual(expected);
    });
  });

  it("loses no last touch when a window is widened", () => {
    law((input, { codeAgainstLink: _, ...policy }) => {
      const wider = (windows: LookBackWindows) =>
        Object.fromEntries(
          Object.entries(windows).map(([kind, window]) => {
            if (window === "full") return [kind, window];
            if ("days" in window) return [kind, { ...window, days: window.days && window.days + 2 }];
            if ("hours" in window) return [kind, { ...window, hours: window.hours && window.hours + 30 }];
            return [kind, { ...window, calendarDays: window.calendarDays && window.calendarDays + 2 }];
          }),
        );
      const lastTouch = { ...policy, model: { kind: "lastTouch" } } as const;
      const overrides = policy.overrides?.map((override) => ({ ...override, windows: wider(override.windows) }));
      const widened = attribute(input, {
        ...lastTouch,
        windows: wider(policy.windows),
        ...(overrides === undefined ? {} : { overrides }),
      });
      attribute(input, lastTouch).forEach((sale, i) => {
        const isWon = (one: Sale | undefined) =>
          one?.credits.length === 1 || one?.unattributed?.reason === "otherChannel";
        if (isWon(sale)) expect(isWon(widened[i])).toBe(true);
        // Where no other kind can come between and no ring is filled, it is even the same touch.
        const isPlain = !JSON.stringify([policy.windows, policy.overrides]).includes("min");
        if (policy.tiers.flat().length === 1 && isPlain && policy.overrides === undefined && isWon(sale)) {
          expect(widened[i]).toEqual(sale);
        }
      });
    });
  });

  it("is not changed by a touch that is too late, too old, or of a kind that is off", () => {
    law((input, { overrides: _, ...policy }) => {
      const more: Touchpoint[] = input.conversions.flatMap((conversion, i) => {
        const base = { creatorId: "new", customerKey: conversion.customerKey };
        const late = { ...base, id: `late-${i}`, kind: "click", occurredAt: START + 99 * DAY } as const;
        const old = { ...base, id: `old-${i}`, kind: "click", occurredAt: START - 99 * DAY } as const;
        const off = { ...base, id: `off-${i}`, kind: "live", occurredAt: conversion.occurredAt } as const;
        return [
          late,
          ...(policy.windows.click === "full" ? [] : [old]),
          ...(policy.windows.live === undefined ? [off] : []),
        ];
      });
      expect(attribute({ ...input, touchpoints: [...more, ...input.touchpoints] }, policy)).toEqual(
        attribute(input, policy),
      );
    });
  });
});

describe("explainAttribution", () => {
  it("names as winners exactly those who are credited, with their weights, and every other candidate once", () => {
    law((input, policy) => {
      for (const sale of attribute(input, policy)) {
        const { candidates, summary } = explainAttribution(input, policy, sale.id, options);
        const winners = candidates.filter(({ weight }) => weight > 0);
        const isWonByOthers = sale.unattributed?.reason === "otherChannel";
        expect(
          winners
            .filter(({ creatorId }) => creatorId !== null)
            .map(({ creatorId, evidence, weight, totalWeight }) => `${creatorId} ${evidence} ${weight}/${totalWeight}`)
            .sort(),
        ).toEqual(
          sale.credits
            .map(({ creatorId, evidence, weight, totalWeight }) => `${creatorId} ${evidence} ${weight}/${totalWeight}`)
            .sort(),
        );
        expect(winners.some(({ creatorId }) => creatorId === null)).toBe(isWonByOthers);
        expect(winners.every(({ fate }) => fate === "won")).toBe(true);
        // Whatever a credit names has won, also the touch that a code was lent.
        const won = candidates.filter(({ fate }) => fate === "won").map(({ touchpointId }) => touchpointId);
        for (const { touchpointId } of sale.credits) if (touchpointId !== null) expect(won).toContain(touchpointId);

        const touches = input.touchpoints.filter(
          ({ customerKey }) => customerKey === sale.customerKey && customerKey !== "",
        );
        expect(candidates.flatMap(({ touchpointId }) => touchpointId ?? []).sort()).toEqual(
          touches.map(({ id }) => id).sort(),
        );
        const keys = [...(sale.codes ?? []), sale.linkId ?? "", sale.shopCreator ?? "", sale.landingPage ?? ""].filter(
          (key) => key.trim() !== "",
        );
        const hasUtm = Object.values(sale.utm ?? {}).some((value) => value !== "");
        expect(candidates.filter(({ key }) => key !== null)).toHaveLength(keys.length + Number(hasUtm));
        expect(summary.startsWith("Nobody")).toBe(winners.length === 0);
        expect(JSON.parse(JSON.stringify(candidates))).toStrictEqual(candidates);
      }
    });
  });

  it("gives each loser a reason that is true", () => {
    law((input, policy) => {
      const tierOf = (kind: string) => policy.tiers.findIndex((kinds) => (kinds as readonly string[]).includes(kind));
      for (const { id, occurredAt, customerKey } of input.conversions) {
        const { candidates } = explainAttribution(input, policy, id, options);
        const won = candidates.filter(({ weight }) => weight > 0).map(({ evidence }) => tierOf(evidence));
        for (const { fate, evidence, ageMilliseconds, creatorId } of candidates) {
          if (fate === "afterConversion") expect(ageMilliseconds).toBeLessThanOrEqual(0);
          if (fate === "outsideWindow") expect(ageMilliseconds).toBeGreaterThanOrEqual(0);
          if (fate === "staffPurchase") expect(input.staff).toContain(customerKey);
          if (fate === "selfReferral") expect(["ann", "ben"]).toContain(creatorId);
          if (fate === "wrongScope") expect(policy.scope === "shop" || policy.scope === "product").toBe(true);
          if (fate === "codeAgainstLink") expect(policy.codeAgainstLink).toBe("reject");
          if (fate === "codeAgainstLink" || fate === "linkOverrides") expect(creatorId).not.toBeNull();
          if (fate === "duplicate") expect(ageMilliseconds).toBeNull();
          if (fate === "linkOverrides") expect(evidence).toBe("code");
          if (won.length > 0 && (fate === "lowerTier" || fate === "notModelled")) {
            if (fate === "lowerTier") expect(tierOf(evidence)).toBeGreaterThan(won[0]!);
            else expect(tierOf(evidence)).toBe(won[0]);
          }
          expect(Number.isFinite(occurredAt)).toBe(true);
        }
      }
    });
  });

  it("names what is said twice as said twice, and changes nothing else", () => {
    law((input, policy) => {
      for (const { id } of input.conversions) {
        const once = explainAttribution(input, policy, id, options).candidates;
        const doubled = { ...input, touchpoints: [...input.touchpoints, ...input.touchpoints] };
        const twice = explainAttribution(doubled, policy, id, options).candidates;
        const isRepeat = ({ fate, touchpointId }: Candidate) => fate === "duplicate" && touchpointId !== null;
        expect(twice.filter((candidate) => !isRepeat(candidate))).toEqual(once);
        expect(twice).toHaveLength(once.length + once.filter(({ touchpointId }) => touchpointId !== null).length);
      }
    });
  });
});
