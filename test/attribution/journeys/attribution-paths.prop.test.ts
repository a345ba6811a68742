import { attributionPaths, transformPaths } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, JourneyStep, LookBackWindow, Touchpoint } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// In London the clocks go forward at this instant: before it a day begins at 00:00 UTC, after it at 23:00 UTC.
const CLOCKS_FORWARD = Date.UTC(2026, 2, 29, 1);
const START = CLOCKS_FORWARD - DAY;
const dayInLondon = (time: number) => Math.floor((time < CLOCKS_FORWARD ? time : time + HOUR) / DAY);

/** Instants of three days, many of them at the edge of an hour. */
const instant = fc
  .tuple(fc.nat({ max: 72 }), fc.constantFrom(0, 0, 0, -1, 1))
  .map(([hour, more]) => START + hour * HOUR + more);

const rowOf = (customer: fc.Arbitrary<string>) =>
  fc.record({
    creatorId: fc.constantFrom("ann", "ben", "cyd", null),
    customerKey: customer,
    kind: fc.constantFrom("click", "view", "live"),
    occurredAt: instant,
    priority: fc.nat({ max: 1 }),
    revoked: fc.nat({ max: 9 }).map((draw) => draw === 0),
    shopId: fc.constantFrom("s-1", "s-2"),
  });
const touchpoints: fc.Arbitrary<Touchpoint[]> = fc
  .array(rowOf(fc.constantFrom("k-1", "k-2", "k-3", "")), { maxLength: 25 })
  .map((rows) => rows.map((row, i) => ({ id: `t-${i}`, ...row })));
/** So many touches of one customer that they are searched for where journeys share them. */
const manyTouches: fc.Arbitrary<Touchpoint[]> = fc
  .array(rowOf(fc.constant("k-3")), { minLength: 300, maxLength: 320 })
  .map((rows) => rows.map((row, i) => ({ id: `t-${i}`, ...row })));

const conversions: fc.Arbitrary<Conversion[]> = fc
  .array(
    fc.record({
      customerKey: fc.constantFrom("k-1", "k-2", "k-3", ""),
      occurredAt: instant,
      shopId: fc.constantFrom("s-1", "s-2"),
      minor: fc.option(fc.nat({ max: 999 })),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ minor, ...fields }, i): Conversion => {
      const row = { id: `o-${i}`, kind: "order", ...fields } as const;
      return minor === null ? row : { ...row, value: { minor, currency: "GBP" } };
    }),
  );

const timeZone = "Europe/London";
const window = fc.constantFrom<LookBackWindow>(
  "full",
  { hours: 6 },
  { days: 1 },
  { days: 2, minDays: 1 },
  { hours: 30, minHours: 5 },
  { calendarDays: 1, timeZone },
  { calendarDays: 2, timeZone },
  { calendarDays: 3, minCalendarDays: 1, timeZone },
);

const policies: fc.Arbitrary<AttributionPolicy> = fc.record({
  id: fc.constant("journeys"),
  windows: fc.record({ click: window, view: window }),
  farEnd: fc.constantFrom("exclusive", "inclusive"),
  sameInstant: fc.constantFrom("eligible", "excluded"),
  scope: fc.constantFrom("order", "order", "shop"),
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
const factsOf = (touches: fc.Arbitrary<Touchpoint[]>): fc.Arbitrary<Facts> =>
  fc.record({
    touchpoints: touches,
    conversions,
    creators: fc.constant([{ id: "ann", customerKeys: ["k-3"] }]),
  });
const facts = factsOf(touchpoints);

/** Whether a touch before `end` is of an age that its window has. */
function isOfAge(touch: Touchpoint, end: number, { windows, farEnd }: AttributionPolicy): boolean {
  const within = touch.kind === "click" ? windows.click : windows.view;
  if (within === undefined || within === "full") return within === "full";
  const between = (age: number, least: number, most: number) =>
    farEnd === "inclusive" ? age <= most && (least === 0 || age > least) : age < most && age >= least;
  const time = Number(touch.occurredAt);
  if ("days" in within) return between(end - time, (within.minDays ?? 0) * DAY, within.days * DAY);
  if ("hours" in within) return between(end - time, (within.minHours ?? 0) * HOUR, within.hours * HOUR);
  return between(dayInLondon(end) - dayInLondon(time), within.minCalendarDays ?? 0, within.calendarDays);
}

/** Journeys as one would look for them by hand: for every conversion, and at last for every customer, all touches. */
function reference(
  { touchpoints: touches, conversions: orders }: Facts,
  policy: AttributionPolicy,
  cut: "sinceLastConversion" | "wholeWindow",
) {
  const isInstantIn = policy.sameInstant === "eligible";
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
  const isWithin = (touch: Touchpoint, end: number) => {
    const age = end - Number(touch.occurredAt);
    return (isInstantIn ? age >= 0 : age > 0) && isOfAge(touch, end, policy);
  };
  const isAfter = (touch: Touchpoint, since: number) =>
    Number(touch.occurredAt) > since || (Number(touch.occurredAt) === since && !isInstantIn);
  const steps = (list: readonly Touchpoint[]): JourneyStep[] => list.map((touch) => touch.creatorId);

  const rows: Parameters<typeof transformPaths>[0][number][] = [];
  const lastOf = new Map<string, number>();
  for (const { customerKey, occurredAt, shopId, value } of sorted) {
    const since = cut === "wholeWindow" ? -1 : (lastOf.get(customerKey) ?? -1);
    const seen = ofCustomer(customerKey)
      .filter((touch) => isWithin(touch, Number(occurredAt)) && isAfter(touch, since))
      .filter((touch) => policy.scope === "order" || touch.shopId === shopId);
    lastOf.set(customerKey, Number(occurredAt));
    const row = { path: steps(seen), conversions: 1, nulls: 0 };
    rows.push(value === undefined ? row : { ...row, value });
  }
  for (const key of new Set(touches.map((touch) => touch.customerKey))) {
    const tail = ofCustomer(key).filter((touch) => isAfter(touch, lastOf.get(key) ?? -1));
    const last = tail.at(-1);
    if (last === undefined) continue;
    const seen = tail.filter((touch) => touch === last || isWithin(touch, Number(last.occurredAt)));
    rows.push({ path: steps(seen), conversions: 0, nulls: 1 });
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

  it("are those that one finds by hand also where a customer has hundreds of touches", () => {
    fc.assert(
      fc.property(factsOf(manyTouches), policies, journey, (input, policy, cut) => {
        expect(attributionPaths(deepFreeze(input), policy, { journey: cut })).toEqual(reference(input, policy, cut));
      }),
      { numRuns: 60 },
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
