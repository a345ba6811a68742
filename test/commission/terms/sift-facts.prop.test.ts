import type { CommissionTerms } from "creator-core/models";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type AccrualFacts, accrue } from "../../../src/commission/accrue.ts";
import { siftFacts } from "../../../src/commission/sift-facts.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

const gbp = (minor: number) => ({ minor, currency: "GBP" });
const asOf = "2026-05-15T00:00:00Z";

const terms: CommissionTerms = {
  id: "p",
  version: 1,
  timeZone: "Europe/London",
  base: { kind: "saleValue" },
  rounding: "halfAwayFromZero",
  precedence: { kind: "specificity" },
  rules: [
    { id: "all", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.1" } },
    { id: "x", scope: { productIds: ["x"] }, mode: "exclusive", component: { kind: "percent", rate: "0.2" } },
    { id: "unit", scope: {}, mode: "additive", component: { kind: "flat", amount: gbp(10), per: "unit" } },
  ],
  hold: { duration: { days: 30 }, from: "delivery" },
};

const value = gbp(10_000);
const credit = {
  creatorId: "c-1",
  evidence: "code",
  touchpointId: null,
  campaignId: null,
  weight: 1,
  totalWeight: 2,
  value: gbp(5000),
  ageMilliseconds: null,
} as const;

const sales = [
  {
    id: "a",
    customerKey: "k",
    kind: "order",
    occurredAt: "2026-03-05T12:00:00Z",
    deliveredAt: "2026-03-07T12:00:00Z",
    value,
    lines: [
      { id: "1", productId: "x", quantity: 2, price: gbp(6000), sellerDiscount: gbp(1000) },
      { id: "2", quantity: 1, price: gbp(5000) },
    ],
    orderDiscounts: [{ fundedBy: "seller", amount: gbp(0) }],
    subscription: { startedAt: "2026-03-05T12:00:00Z", charge: 1 },
    credits: [credit, { ...credit, creatorId: "c-2" }],
    unattributed: null,
  },
  {
    id: "b",
    customerKey: "k",
    kind: "order",
    occurredAt: "2026-04-05T12:00:00Z",
    value: gbp(10_000),
    credits: [credit],
    unattributed: { reason: "otherChannel", value: gbp(5000) },
  },
] as const;

const month: AccrualFacts = {
  terms: [terms],
  sales,
  adjustments: [
    { id: "r-1", conversionId: "a", occurredAt: "2026-03-09T12:00:00Z", kind: "refund", value: gbp(4000), lineId: "1" },
    {
      id: "r-2",
      conversionId: "a",
      occurredAt: "2026-03-10T12:00:00Z",
      kind: "reinstatement",
      value: gbp(1000),
      reinstates: "r-1",
    },
    { id: "r-3", conversionId: "b", occurredAt: "2026-04-10T12:00:00Z", kind: "chargeback", value: gbp(10_000) },
  ],
  payouts: [{ id: "p-1", creatorId: "c-1", paidAt: "2026-05-01T00:00:00Z", amount: gbp(500), fee: gbp(5) }],
  transfers: [
    {
      id: "t-1",
      creatorId: "c-1",
      at: "2026-05-02T00:00:00Z",
      from: gbp(100),
      to: { minor: 110, currency: "EUR" },
      rate: "1.1",
      source: "bank",
    },
  ],
  picks: [{ creatorId: "c-1", productId: "x", pickedAt: 0, droppedAt: null }],
  referrals: [{ creatorId: "c-1", referrerId: "agency", from: 0, until: 5 }],
  posts: [
    {
      id: "v",
      creatorId: "c-1",
      platform: "tiktok",
      publishedAt: "2026-03-01T00:00:00Z",
      snapshots: [{ at: "2026-03-02T00:00:00Z", views: 5 }],
    },
  ],
  deliverables: [{ id: "d", creatorId: "c-1", approvedAt: "2026-03-02T00:00:00Z" }],
  fxRates: [{ from: "EUR", to: "GBP", rate: "0.865", date: "2026-03-01", source: "ECB" }],
  creators: [{ creatorId: "c-1", from: 0, statusLevel: "gold", groups: ["g"] }],
  booked: [],
};
const full: AccrualFacts = deepFreeze({
  ...month,
  booked: accrue({ ...month, adjustments: [] }, { asOf: "2026-05-03T00:00:00Z" }),
});

interface LeafOf {
  readonly path: readonly string[];
  readonly value: unknown;
}

function leavesOf(row: unknown, path: readonly string[] = []): LeafOf[] {
  const here = path.length > 0 ? [{ path, value: row }] : [];
  if (typeof row !== "object" || row === null) return here;
  return [...here, ...Object.entries(row).flatMap(([key, part]) => leavesOf(part, [...path, key]))];
}

const { terms: _, ...lists } = full;
const leaves = leavesOf(lists).filter(({ path }) => path.length > 2);
const odd = [
  0,
  1,
  -1,
  0.5,
  Number.NaN,
  2 ** 60,
  9e15,
  "",
  "a",
  "__proto__",
  null,
  undefined,
  true,
  [],
  {},
  "EUR",
  "2026-03-08T00:00:00Z",
  8.64e15,
  -8.64e15,
  gbp(-5),
  gbp(2 ** 53 - 1),
  { minor: 3, currency: "EUR" },
];
const change = fc.record({
  leaf: fc.constantFrom(...leaves),
  to: fc.oneof(fc.constantFrom<unknown>(...odd), fc.constantFrom(...leaves.map(({ value }) => value))),
});
const spoilt = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 4 }),
  again: fc.array(fc.constantFrom(...leaves.map(({ path }) => path)), { maxLength: 3 }),
});

/** Leaves replaced, then some rows said again, spoilt or not. */
function spoil({
  changes,
  again,
}: {
  changes: readonly { leaf: LeafOf; to: unknown }[];
  again: readonly (readonly string[])[];
}) {
  const copy = structuredClone(full);
  for (const [list, index] of again.map(([name, place]) => [name!, Number(place)] as const)) {
    const rows = Reflect.get(copy, list) as unknown[];
    rows.push(structuredClone(rows[index]));
  }
  for (const { leaf, to } of changes) {
    const parent = leaf.path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(Object(part), key), copy);
    if (typeof parent === "object" && parent !== null) Reflect.set(parent, leaf.path.at(-1)!, structuredClone(to));
  }
  return deepFreeze(copy);
}

const runs = { numRuns: 400 };
const timeout = 60_000;

it(
  "what it lets through, a run takes",
  () => {
    fc.assert(
      fc.property(spoilt, (changes) => {
        const { facts } = siftFacts(spoil(changes), { asOf });
        expect(() => accrue(facts, { asOf })).not.toThrow();
      }),
      runs,
    );
  },
  timeout,
);

it(
  "tells everything that it sets aside, and nothing that is in order",
  () => {
    expect(siftFacts(full, { asOf })).toEqual({ facts: full, findings: [] });
    fc.assert(
      fc.property(spoilt, (changes) => {
        const given = spoil(changes);
        const { facts, findings } = siftFacts(given, { asOf });
        for (const list of Object.keys(lists) as (keyof typeof lists)[]) {
          const missing = given[list]!.length - facts[list]!.length;
          const told = findings.filter(({ path, consequence }) => path[0] === list && consequence === "leftOut").length;
          if (missing > 0) expect([list, told > 0]).toEqual([list, true]);
          else expect([list, told]).toEqual([list, 0]);
        }
      }),
      runs,
    );
  },
  timeout,
);

it(
  "has nothing more to set aside the second time",
  () => {
    fc.assert(
      fc.property(spoilt, (changes) => {
        const once = siftFacts(spoil(changes), { asOf });
        const twice = siftFacts(once.facts, { asOf });
        expect(twice.facts).toEqual(once.facts);
        expect(twice.findings.filter(({ consequence }) => consequence === "leftOut")).toEqual([]);
      }),
      { numRuns: 200 },
    );
  },
  timeout,
);

it(
  "finds the same in whatever order the facts came, but for the places of what has no id",
  () => {
    const byContent = (rows: readonly unknown[] = []) => rows.map((row) => JSON.stringify(row)).sort();
    fc.assert(
      fc.property(spoilt, (changes) => {
        const given = spoil(changes);
        const reversed = Object.fromEntries(
          Object.entries(given).map(([list, rows]) => [list, [...(rows as readonly unknown[])].reverse()]),
        ) as unknown as AccrualFacts;
        const [one, other] = [siftFacts(given, { asOf }), siftFacts(reversed, { asOf })];
        fc.pre(one.findings.every(({ path }) => path.every((part) => typeof part === "string")));
        expect(other.findings).toEqual(one.findings);
        for (const list of Object.keys(lists) as (keyof typeof lists)[]) {
          expect(byContent(other.facts[list])).toEqual(byContent(one.facts[list]));
        }
      }),
      { numRuns: 200 },
    );
  },
  timeout,
);
