import { attributionPaths, transformPaths } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, JourneyStep, Touchpoint } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";

const HOUR = 3_600_000;
const windows = { click: { hours: 6 }, view: { hours: 2 } } as const;
const customer = fc.constantFrom("k-1", "k-2", "k-3", "");

const touchpoints: fc.Arbitrary<Touchpoint[]> = fc
  .array(
    fc.record({
      creatorId: fc.constantFrom("ann", "ben", "cyd", null),
      customerKey: customer,
      kind: fc.constantFrom("click", "view", "live"),
      hour: fc.nat({ max: 20 }),
      priority: fc.nat({ max: 1 }),
      revoked: fc.nat({ max: 9 }).map((draw) => draw === 0),
    }),
    { maxLength: 25 },
  )
  .map((rows) => rows.map(({ hour, ...row }, i) => ({ id: `t-${i}`, occurredAt: hour * HOUR, ...row })));

const conversions: fc.Arbitrary<Conversion[]> = fc
  .array(fc.record({ customerKey: customer, hour: fc.nat({ max: 20 }), minor: fc.option(fc.nat({ max: 999 })) }), {
    maxLength: 8,
  })
  .map((rows) =>
    rows.map(({ customerKey, hour, minor }, i): Conversion => {
      const row = { id: `o-${i}`, customerKey, kind: "order", occurredAt: hour * HOUR } as const;
      return minor === null ? row : { ...row, value: { minor, currency: "GBP" } };
    }),
  );

const policies: fc.Arbitrary<AttributionPolicy> = fc.record({
  id: fc.constant("journeys"),
  windows: fc.constant(windows),
  farEnd: fc.constantFrom("exclusive", "inclusive"),
  sameInstant: fc.constantFrom("eligible", "excluded"),
  tiers: fc.constantFrom<AttributionPolicy["tiers"]>([["click"], ["view"]], [["view", "click"]]),
  model: fc.constant({ kind: "lastTouch" } as const),
  selfPurchase: fc.constantFrom("excluded", "eligible"),
});
const journey = fc.constantFrom("sinceLastConversion", "wholeWindow");

interface Facts {
  readonly touchpoints: readonly Touchpoint[];
  readonly conversions: readonly Conversion[];
  readonly creators: readonly { readonly id: string; readonly customerKeys: readonly string[] }[];
}
const facts: fc.Arbitrary<Facts> = fc.record({
  touchpoints,
  conversions,
  creators: fc.constant([{ id: "ann", customerKeys: ["k-3"] }]),
});

/** Journeys as one would look for them by hand: for every conversion, and at last for every customer, all touches. */
function reference(
  { touchpoints: touches, conversions: orders }: Facts,
  policy: AttributionPolicy,
  cut: "sinceLastConversion" | "wholeWindow",
) {
  const inclusive = policy.farEnd === "inclusive";
  const instant = policy.sameInstant === "eligible";
  const sorted = [...orders].sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt) || (a.id < b.id ? -1 : 1));
  const ofCustomer = (key: string) =>
    touches
      .filter((touch) => key !== "" && touch.customerKey === key && touch.kind !== "live" && touch.revoked !== true)
      .filter((touch) => policy.selfPurchase === "eligible" || key !== "k-3" || touch.creatorId !== "ann")
      .sort(
        (a, b) =>
          Number(a.occurredAt) - Number(b.occurredAt) ||
          (b.priority ?? 0) - (a.priority ?? 0) ||
          (a.id < b.id ? -1 : 1),
      );
  const isWithin = (touch: Touchpoint, end: number, isInstantIn: boolean) => {
    const age = end - Number(touch.occurredAt);
    const length = (touch.kind === "click" ? windows.click.hours : windows.view.hours) * HOUR;
    return (isInstantIn ? age >= 0 : age > 0) && (inclusive ? age <= length : age < length);
  };
  const isAfter = (touch: Touchpoint, since: number) =>
    Number(touch.occurredAt) > since || (Number(touch.occurredAt) === since && !instant);
  const steps = (list: readonly Touchpoint[]): JourneyStep[] => list.map((touch) => touch.creatorId);

  const rows: Parameters<typeof transformPaths>[0][number][] = [];
  const lastOf = new Map<string, number>();
  for (const { customerKey, occurredAt, value } of sorted) {
    const since = cut === "wholeWindow" ? -1 : (lastOf.get(customerKey) ?? -1);
    const seen = ofCustomer(customerKey).filter(
      (touch) => isWithin(touch, Number(occurredAt), instant) && isAfter(touch, since),
    );
    lastOf.set(customerKey, Number(occurredAt));
    const row = { path: steps(seen), conversions: 1, nulls: 0 };
    rows.push(value === undefined ? row : { ...row, value });
  }
  for (const key of new Set(touches.map((touch) => touch.customerKey))) {
    const tail = ofCustomer(key).filter((touch) => isAfter(touch, lastOf.get(key) ?? -1));
    if (tail.length === 0) continue;
    const end = Number(tail.at(-1)?.occurredAt) + (instant ? 0 : 1);
    const seen = tail.filter((touch) => isWithin(touch, end, instant));
    if (seen.length > 0) rows.push({ path: steps(seen), conversions: 0, nulls: 1 });
  }
  return transformPaths(rows, []);
}

describe("journeys", () => {
  it("are those that one finds by hand", () => {
    fc.assert(
      fc.property(facts, policies, journey, (input, policy, cut) => {
        expect(attributionPaths(deepFreeze(input), policy, { journey: cut })).toEqual(reference(input, policy, cut));
      }),
      { numRuns: 500 },
    );
  });

  it("do not depend on the order of the facts, nor on what is said twice", () => {
    fc.assert(
      fc.property(facts, policies, (input, policy) => {
        const found = attributionPaths(input, policy);
        const turned = {
          ...input,
          touchpoints: [...input.touchpoints, ...input.touchpoints].reverse(),
          conversions: [...input.conversions, ...input.conversions].reverse(),
        };
        expect(attributionPaths(turned, policy)).toEqual(found);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });

  it("end in every conversion once, and lose none of its value", () => {
    fc.assert(
      fc.property(facts, policies, journey, (input, policy, cut) => {
        const found = attributionPaths(input, policy, { journey: cut });
        const sum = (pick: (row: (typeof found)[number]) => number) => found.reduce((all, row) => all + pick(row), 0);
        expect(sum((row) => row.conversions)).toBe(input.conversions.length);
        expect(sum((row) => row.value?.minor ?? 0)).toBe(
          input.conversions.reduce((all, { value }) => all + (value?.minor ?? 0), 0),
        );
      }),
    );
  });
});
