import { attributeConversions, explainAttribution } from "creator-core/attribution";
import type { AttributionPolicy, Credit, Sale, Touchpoint } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { DAY, type Facts, facts, policies } from "./facts.arbitrary.js";
import { byText, reference, type ShortCredit } from "./reference.js";

const attribute = (input: Facts, policy: AttributionPolicy) =>
  attributeConversions(deepFreeze(input), deepFreeze(policy)).sales;

const short = (credit: Credit): ShortCredit => [
  credit.creatorId,
  credit.touchpointId ?? credit.evidence,
  credit.value?.minor,
];

const law = (check: (input: Facts, policy: AttributionPolicy) => void) =>
  fc.assert(fc.property(facts, policies, check), { numRuns: 300 });

describe("attributeConversions", () => {
  it("agrees with looking at every touch for every conversion", () => {
    fc.assert(
      fc.property(facts, policies, (input, policy) => {
        const found = attribute(input, policy).map(
          (sale) => [sale.id, sale.unattributed?.reason ?? sale.credits.map(short).sort(byText)] as const,
        );
        expect(new Map(found)).toEqual(reference(input, policy));
      }),
      { numRuns: 3000 },
    );
  });

  it("credits and unattributed sum exactly to the value", () => {
    law((input, policy) => {
      for (const { value, credits, unattributed } of attribute(input, policy)) {
        // Sums of safe integers may pass 2^53 on the way only in what is wrong, so they are made in bigints.
        const parts = [...credits, ...(unattributed === null ? [] : [unattributed])];
        const sum = parts.reduce((total, part) => total + BigInt(part.value?.minor ?? 0), 0n);
        expect(sum).toBe(BigInt(value?.minor ?? 0));
        expect(parts.every((part) => part.value?.currency === value?.currency)).toBe(true);
        expect(credits.length === 0).toBe(unattributed !== null);
        const weight = credits.reduce((total, credit) => total + credit.weight, 0);
        expect(credits.every((credit) => credit.totalWeight === weight)).toBe(true);
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
    law((input, policy) => {
      const twice = <T>(rows: readonly T[]) => [...rows, ...rows].reverse();
      const other = {
        conversions: twice(input.conversions),
        touchpoints: twice(input.touchpoints),
        directory: { assignments: twice(input.directory.assignments) },
        creators: twice(input.creators),
      };
      expect(attribute(other, policy)).toEqual(attribute(input, policy));
    });
  });

  it("attributes each customer as if there were no others", () => {
    law((input, policy) => {
      const of = (customerKey: string) => ({
        ...input,
        conversions: input.conversions.filter((conversion) => conversion.customerKey === customerKey),
        touchpoints: input.touchpoints.filter((touch) => touch.customerKey === customerKey),
      });
      const apart = ["k-1", "k-2", "k-3", ""].flatMap((customerKey) => attribute(of(customerKey), policy));
      const byId = (sales: readonly Sale[]) => new Map(sales.map((sale) => [sale.id, sale]));
      expect(byId(apart)).toEqual(byId(attribute(input, policy)));
    });
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
    });
  });

  it("follows a renaming of the creators", () => {
    law((input, policy) => {
      const name = (creatorId: string) => `the other ${creatorId}`; // keeps the order of names
      const rename = <T extends { readonly creatorId: string }>(row: T) => ({ ...row, creatorId: name(row.creatorId) });
      const renamed: Facts = {
        conversions: input.conversions,
        touchpoints: input.touchpoints.map(rename),
        directory: { assignments: input.directory.assignments.map(rename) },
        creators: input.creators.map((creator) => ({ ...creator, id: name(creator.id) })),
      };
      const expected = attribute(input, policy).map((sale) => ({ ...sale, credits: sale.credits.map(rename) }));
      expect(attribute(renamed, policy)).toEqual(expected);
    });
  });

  it("loses no last touch when a window is widened", () => {
    law((input, policy) => {
      const windows = Object.fromEntries(
        Object.entries(policy.windows).map(([kind, window]) => [
          kind,
          window === "full" || window.days === 0 ? window : { days: window.days + 2 },
        ]),
      );
      const lastTouch = { ...policy, model: { kind: "lastTouch" } } as const;
      const wider = attribute(input, { ...lastTouch, windows });
      attribute(input, lastTouch).forEach((sale, i) => {
        if (sale.unattributed === null) expect(wider[i]?.unattributed).toBeNull();
        // Where no other kind can come between, it is even the same touch.
        if (policy.tiers.flat().length === 1 && sale.unattributed === null) expect(wider[i]).toEqual(sale);
      });
    });
  });

  it("is not changed by a touch that is too late, too old, or of a kind that is off", () => {
    law((input, policy) => {
      const more: Touchpoint[] = input.conversions.flatMap((conversion, i) => {
        const base = { creatorId: "new", customerKey: conversion.customerKey };
        const late = { ...base, id: `late-${i}`, kind: "click", occurredAt: 1_770_000_000_000 + 99 * DAY } as const;
        const old = { ...base, id: `old-${i}`, kind: "click", occurredAt: 1_770_000_000_000 - 99 * DAY } as const;
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
  it("names as winners exactly those who are credited, and every other candidate once", () => {
    law((input, policy) => {
      for (const sale of attribute(input, policy)) {
        const { candidates, summary } = explainAttribution(input, policy, sale.id);
        const winners = candidates.filter(({ fate }) => fate === "won");
        expect(
          winners
            .map(
              ({ creatorId, touchpointId, evidence, ageMilliseconds }) =>
                `${creatorId} ${touchpointId ?? evidence} ${ageMilliseconds}`,
            )
            .sort(),
        ).toEqual(
          sale.credits
            .map(
              ({ creatorId, touchpointId, evidence, ageMilliseconds }) =>
                `${creatorId} ${touchpointId ?? evidence} ${ageMilliseconds}`,
            )
            .sort(),
        );
        const touches = input.touchpoints.filter(
          ({ customerKey }) => customerKey === sale.customerKey && customerKey !== "",
        );
        expect(candidates.flatMap(({ touchpointId }) => touchpointId ?? []).sort()).toEqual(
          touches.map(({ id }) => id).sort(),
        );
        const keys = [...(sale.codes ?? []), sale.linkId ?? "", sale.shopCreator ?? ""].filter(
          (key) => key.trim() !== "",
        );
        expect(candidates.filter(({ key }) => key !== null)).toHaveLength(keys.length);
        expect(summary.startsWith("Nobody")).toBe(winners.length === 0);
        expect(JSON.parse(JSON.stringify(candidates))).toStrictEqual(candidates);
      }
    });
  });

  it("gives each loser a reason that is true", () => {
    law((input, policy) => {
      const tierOf = (kind: string) => policy.tiers.findIndex((kinds) => (kinds as readonly string[]).includes(kind));
      for (const { id } of input.conversions) {
        const { candidates } = explainAttribution(input, policy, id);
        const won = candidates.filter(({ fate }) => fate === "won").map(({ evidence }) => tierOf(evidence));
        for (const { fate, evidence, ageMilliseconds } of candidates) {
          if (fate === "afterConversion") expect(ageMilliseconds).toBeLessThanOrEqual(0);
          if (fate === "outsideWindow") expect(ageMilliseconds).toBeGreaterThanOrEqual(DAY);
          if (fate === "lowerTier" || fate === "codeOverrides") expect(tierOf(evidence)).toBeGreaterThan(won[0]!);
          if (fate === "notModelled") expect(tierOf(evidence)).toBe(won[0]);
        }
      }
    });
  });
});
