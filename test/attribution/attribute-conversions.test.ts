import { attributeConversions } from "creator-core/attribution";
import type {
  AttributedSale,
  AttributionFacts,
  AttributionPolicy,
  Conversion,
  Touchpoint,
  TrackingAssignment,
} from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { codeOf } from "../support/thrown.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** 2026-03-10T12:00:00Z */
const T = 1_773_144_000_000;

const order = (more: Partial<Conversion> = {}): Conversion => ({
  id: "order-7",
  customerKey: "k-1",
  kind: "order",
  occurredAt: T,
  value: { minor: 1000, currency: "GBP" },
  ...more,
});

const touch = (id: string, creatorId: string, occurredAt: Touchpoint["occurredAt"], more: Partial<Touchpoint> = {}) =>
  ({ id, creatorId, customerKey: "k-1", kind: "click", occurredAt, ...more }) as const;

const clicks7Days: AttributionPolicy = {
  id: "clicks7Days",
  windows: { click: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["click"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

function attribute(facts: AttributionFacts, policy: AttributionPolicy): readonly AttributedSale[] {
  return attributeConversions(deepFreeze(facts), deepFreeze(policy)).sales;
}

/** `creator amount`, or the reason why nobody has it. */
function outcome(facts: AttributionFacts, policy: AttributionPolicy): readonly string[] {
  return attribute(facts, policy).flatMap((sale) =>
    sale.unattributed === null
      ? sale.credits.map((credit) => `${credit.creatorId} ${credit.value?.minor}`)
      : [sale.unattributed.reason],
  );
}

describe("the window", () => {
  const at = (occurredAt: number, policy: Partial<AttributionPolicy> = {}) =>
    outcome(
      { conversions: [order()], touchpoints: [touch("t-1", "ann", occurredAt)] },
      { ...clicks7Days, ...policy },
    )[0];

  it("contains a touch a millisecond younger than itself", () => {
    expect(at(T - 7 * DAY + 1)).toBe("ann 1000");
  });
  it("contains its far end only when it is inclusive", () => {
    expect(at(T - 7 * DAY)).toBe("noEvidence");
    expect(at(T - 7 * DAY, { farEnd: "inclusive" })).toBe("ann 1000");
    expect(at(T - 7 * DAY - 1, { farEnd: "inclusive" })).toBe("noEvidence");
  });
  it("contains the instant of the conversion only when that is eligible", () => {
    expect(at(T)).toBe("ann 1000");
    expect(at(T, { sameInstant: "excluded" })).toBe("noEvidence");
    expect(at(T - 1, { sameInstant: "excluded" })).toBe("ann 1000");
  });
  it("contains nothing later", () => {
    expect(at(T + 1)).toBe("noEvidence");
  });
  it("is off with 0 days or without an entry, however the ends are", () => {
    expect(at(T, { windows: { click: { days: 0 } }, farEnd: "inclusive" })).toBe("noEvidence");
    expect(at(T, { windows: {} })).toBe("noEvidence");
  });
  it("reaches back as far as there is data when it is full", () => {
    expect(at(-8.64e15, { windows: { click: "full" } })).toBe("ann 1000");
  });
  it("is exact across a change of the clocks: a day is 24 hours", () => {
    // The clocks of London went forward on 2026-03-29: seven local days before noon on the 30th are 167 hours.
    const noon = "2026-03-30T12:00:00+01:00";
    const sevenLocalDays = "2026-03-23T12:00:00+00:00";
    const facts = { conversions: [order({ occurredAt: noon })], touchpoints: [touch("t-1", "ann", sevenLocalDays)] };
    expect(outcome(facts, clicks7Days)).toEqual(["ann 1000"]);
  });
});

describe("tiers", () => {
  const touchpoints = [touch("t-1", "ann", T - 3 * DAY), touch("t-2", "ben", T - HOUR, { kind: "view" })];

  it("let an older click beat a later view", () => {
    expect(outcome({ conversions: [order()], touchpoints }, clicks7Days)).toEqual(["ann 1000"]);
  });
  it("in one tier let the later one win", () => {
    expect(outcome({ conversions: [order()], touchpoints }, { ...clicks7Days, tiers: [["click", "view"]] })).toEqual([
      "ben 1000",
    ]);
  });
  it("pass to the next one when the first has no survivor", () => {
    const old = [touch("t-1", "ann", T - 8 * DAY), touch("t-2", "ben", T - HOUR, { kind: "view" })];
    expect(outcome({ conversions: [order()], touchpoints: old }, clicks7Days)).toEqual(["ben 1000"]);
  });
  it("leave out a kind that is in none of them", () => {
    expect(outcome({ conversions: [order()], touchpoints }, { ...clicks7Days, tiers: [["view"]] })).toEqual([
      "ben 1000",
    ]);
    expect(outcome({ conversions: [order()], touchpoints }, { ...clicks7Days, tiers: [["live"]] })).toEqual([
      "noEvidence",
    ]);
  });
});

describe("codes, links and shop names", () => {
  const cyd: TrackingAssignment = { kind: "code", key: "Glow10", creatorId: "cyd" };
  const click = touch("t-1", "ann", T - HOUR);
  const withCodes = (codes: readonly string[], ...assignments: readonly TrackingAssignment[]): AttributionFacts => ({
    conversions: [order({ codes })],
    touchpoints: [click],
    directory: { assignments },
  });

  it("let a code on the order beat a click", () => {
    expect(outcome(withCodes(["GLOW10"], cyd), clicks7Days)).toEqual(["cyd 1000"]);
  });
  it("let a click beat the code where the policy ranks it higher", () => {
    expect(outcome(withCodes(["GLOW10"], cyd), { ...clicks7Days, tiers: [["click"], ["code"]] })).toEqual(["ann 1000"]);
  });
  it("compare codes without case and surrounding space", () => {
    expect(outcome(withCodes([" glow10\n"], cyd), clicks7Days)).toEqual(["cyd 1000"]);
    // Upper case does not depend on a locale: the Turkish dotless i is an I everywhere.
    expect(outcome(withCodes(["ışık"], { ...cyd, key: "IŞIK" }), clicks7Days)).toEqual(["cyd 1000"]);
  });
  it("compare links and shop names letter by letter", () => {
    const assignments = [
      { ...cyd, kind: "link", key: "L1" },
      { ...cyd, kind: "shop", key: "cyd.shop" },
    ] as const;
    const policy = { ...clicks7Days, tiers: [["shop"], ["link"], ["click"]] } as const;
    const run = (more: Partial<Conversion>) =>
      outcome({ conversions: [order(more)], touchpoints: [click], directory: { assignments } }, policy);
    expect(run({ linkId: "L1" })).toEqual(["cyd 1000"]);
    expect(run({ linkId: "l1" })).toEqual(["ann 1000"]);
    expect(run({ shopCreator: "cyd.shop" })).toEqual(["cyd 1000"]);
    expect(run({ shopCreator: "Cyd.shop" })).toEqual(["ann 1000"]);
  });
  it("count for whoever owned the key at the time of the order, half-open", () => {
    const first = { ...cyd, until: T - DAY };
    const second = { ...cyd, creatorId: "dan", from: T - DAY };
    const at = (occurredAt: number) =>
      outcome(
        {
          conversions: [order({ codes: ["glow10"], occurredAt })],
          touchpoints: [],
          directory: { assignments: [second, first] },
        },
        clicks7Days,
      );
    expect(at(T - DAY - 1)).toEqual(["cyd 1000"]);
    expect(at(T - DAY)).toEqual(["dan 1000"]);
  });
  it("let the click win when the code ended yesterday", () => {
    expect(outcome(withCodes(["glow10"], { ...cyd, until: T - DAY }), clicks7Days)).toEqual(["ann 1000"]);
  });
  it("that nobody ever owned name no creator, and are no evidence", () => {
    const facts = { conversions: [order({ codes: ["SPRING"] })], touchpoints: [] };
    expect(outcome(facts, clicks7Days)).toEqual(["noEvidence"]);
    expect(outcome({ ...facts, directory: { assignments: [cyd] } }, clicks7Days)).toEqual(["noEvidence"]);
  });
  it("that are blank are nothing", () => {
    const facts = { conversions: [order({ codes: ["", "  "], linkId: "", shopCreator: " " })], touchpoints: [] };
    expect(outcome(facts, { ...clicks7Days, tiers: [["code"], ["link"], ["shop"]] })).toEqual(["noEvidence"]);
  });

  const dan: TrackingAssignment = { kind: "code", key: "SAVE", creatorId: "dan" };
  const more: TrackingAssignment = { kind: "code", key: "GLOW20", creatorId: "cyd" };
  const linear = { ...clicks7Days, model: { kind: "linear", over: "touches" } } as const;

  it("of two creators: the one entered last is the last touch, the one entered first is the first", () => {
    const facts = withCodes(["save", "glow10"], cyd, dan);
    expect(outcome(facts, clicks7Days)).toEqual(["cyd 1000"]);
    expect(outcome(withCodes(["glow10", "save"], cyd, dan), clicks7Days)).toEqual(["dan 1000"]);
    expect(outcome(facts, { ...clicks7Days, model: { kind: "firstTouch" } })).toEqual(["dan 1000"]);
  });
  it("of two creators share 33.33 as 16.67 and 16.66 under linear, the unit to the one entered first", () => {
    const shared = {
      ...withCodes(["save", "glow10"], cyd, dan),
      conversions: [order({ codes: ["save", "glow10"], value: { minor: 3333, currency: "GBP" } })],
    };
    expect(outcome(shared, linear)).toEqual(["cyd 1666", "dan 1667"]);
  });
  it("of one creator are one piece of evidence", () => {
    const facts = withCodes(["glow10", "save", "glow20", "GLOW10"], cyd, dan, more);
    expect(outcome(facts, linear)).toEqual(["cyd 500", "dan 500"]);
    // The last code entered is cyd's, although cyd's first one came before dan's.
    expect(outcome(facts, clicks7Days)).toEqual(["cyd 1000"]);
  });
  it("count as later than any touch in their tier", () => {
    const tiers = [["code", "click"]] as const;
    const now = { ...withCodes(["glow10"], cyd), touchpoints: [touch("t-1", "ann", T)] };
    expect(outcome(now, { ...clicks7Days, tiers })).toEqual(["cyd 1000"]);
    expect(outcome(now, { ...clicks7Days, tiers, model: { kind: "firstTouch" } })).toEqual(["ann 1000"]);
    expect(outcome(now, { ...linear, tiers })).toEqual(["ann 500", "cyd 500"]);
  });
});

describe("models", () => {
  const touchpoints = [
    touch("t-1", "ann", T - 3 * DAY),
    touch("t-2", "ben", T - 2 * DAY),
    touch("t-3", "ann", T - DAY),
  ];
  const facts = { conversions: [order()], touchpoints };
  const run = (model: AttributionPolicy["model"]) => attribute(facts, { ...clicks7Days, model })[0]?.credits;

  it("last touch", () => {
    expect(run({ kind: "lastTouch" })).toEqual([
      {
        creatorId: "ann",
        evidence: "click",
        touchpointId: "t-3",
        campaignId: null,
        weight: 1,
        totalWeight: 1,
        value: { minor: 1000, currency: "GBP" },
        ageMilliseconds: DAY,
      },
    ]);
  });
  it("first touch", () => {
    expect(run({ kind: "firstTouch" })?.map((credit) => credit.touchpointId)).toEqual(["t-1"]);
  });
  it("linear over touches: 10.00 in three is 3.34, 3.33, 3.33, the unit to the earliest touch", () => {
    expect(
      run({ kind: "linear", over: "touches" })?.map((c) => [c.touchpointId, c.value?.minor, c.weight, c.totalWeight]),
    ).toEqual([
      ["t-1", 334, 1, 3],
      ["t-3", 333, 1, 3],
      ["t-2", 333, 1, 3],
    ]);
  });
  it("linear over creators: the earliest touch of each stands for all", () => {
    expect(run({ kind: "linear", over: "creators" })?.map((c) => [c.touchpointId, c.value?.minor])).toEqual([
      ["t-1", 500],
      ["t-2", 500],
    ]);
  });
  it("two creators share 33.33 as 16.67 and 16.66, the unit to the earlier one", () => {
    const two = {
      conversions: [order({ value: { minor: 3333, currency: "GBP" } })],
      touchpoints: [touch("t-9", "zoe", T - DAY), touch("t-1", "ann", T - HOUR)],
    };
    expect(outcome(two, { ...clicks7Days, model: { kind: "linear", over: "creators" } })).toEqual([
      "ann 1666",
      "zoe 1667",
    ]);
  });
});

describe("touches of one instant", () => {
  const tie = (a: Partial<Touchpoint>, b: Partial<Touchpoint>) => ({
    conversions: [order()],
    touchpoints: [touch("t-1", "ann", T - DAY, a), touch("t-2", "ben", T - DAY, b)],
  });
  const first = { ...clicks7Days, model: { kind: "firstTouch" } } as const;

  it("are told apart by priority, for the last and the first touch alike", () => {
    expect(outcome(tie({ priority: -1 }, {}), clicks7Days)).toEqual(["ben 1000"]);
    expect(outcome(tie({}, { priority: 2 }), first)).toEqual(["ben 1000"]);
  });
  it("then by the smaller id in code units", () => {
    expect(outcome(tie({}, {}), clicks7Days)).toEqual(["ann 1000"]);
    expect(outcome(tie({}, {}), first)).toEqual(["ann 1000"]);
    // In code units "Z" comes before "a" and "é" after "z", whatever the locale says.
    expect(outcome(tie({ id: "a" }, { id: "Z" }), clicks7Days)).toEqual(["ben 1000"]);
    expect(outcome(tie({ id: "é" }, { id: "z" }), clicks7Days)).toEqual(["ben 1000"]);
  });
  it("of different kinds of one tier, too", () => {
    const facts = tie({ kind: "view" }, { kind: "click", priority: -1 });
    const oneTier = { ...clicks7Days, tiers: [["click", "view"]], farEnd: "inclusive" } as const;
    expect(outcome(facts, oneTier)).toEqual(["ann 1000"]);
  });
});

describe("what is ruled out", () => {
  it("revoked touches", () => {
    const touchpoints = [touch("t-1", "ann", T - DAY), touch("t-2", "ben", T - HOUR, { revoked: true })];
    expect(outcome({ conversions: [order()], touchpoints }, clicks7Days)).toEqual(["ann 1000"]);
    expect(outcome({ conversions: [order()], touchpoints: touchpoints.slice(1) }, clicks7Days)).toEqual([
      "noneEligible",
    ]);
  });
  it("self-purchases, by touch and by code, unless they are eligible", () => {
    const creators = [{ id: "ann", customerKeys: ["k-0", "k-1"] }, { id: "ben" }];
    const directory = { assignments: [{ kind: "code", key: "ANN", creatorId: "ann" }] } as const;
    const touchpoints = [touch("t-1", "ben", T - DAY), touch("t-2", "ann", T - HOUR)];
    const facts = { conversions: [order({ codes: ["ann"] })], touchpoints, directory, creators };
    expect(outcome(facts, clicks7Days)).toEqual(["ben 1000"]);
    expect(outcome({ ...facts, touchpoints: touchpoints.slice(1) }, clicks7Days)).toEqual(["noneEligible"]);
    expect(outcome(facts, { ...clicks7Days, selfPurchase: "eligible" })).toEqual(["ann 1000"]);
  });
  it("but not a touch of a creator who is not among the creators", () => {
    const facts = { conversions: [order()], touchpoints: [touch("t-1", "who", T - DAY)], creators: [{ id: "ann" }] };
    expect(outcome(facts, clicks7Days)).toEqual(["who 1000"]);
  });
  it("touches of other customers, and of nobody", () => {
    const other = [touch("t-1", "ann", T - DAY, { customerKey: "k-2" })];
    expect(outcome({ conversions: [order()], touchpoints: other }, clicks7Days)).toEqual(["noEvidence"]);
    const nobody = [touch("t-1", "ann", T - DAY, { customerKey: "" })];
    expect(outcome({ conversions: [order({ customerKey: "" })], touchpoints: nobody }, clicks7Days)).toEqual([
      "noEvidence",
    ]);
  });
});

describe("sales", () => {
  it("are one for each conversion, by time, then id", () => {
    const conversions = [order({ id: "b" }), order({ id: "c", occurredAt: T - 1 }), order({ id: "a" })];
    expect(attribute({ conversions, touchpoints: [] }, clicks7Days).map((sale) => sale.id)).toEqual(["c", "a", "b"]);
  });
  it("carry everything the conversion says, with instants as numbers", () => {
    const conversion: Required<Conversion> = {
      id: "order-7",
      customerKey: "k-1",
      occurredAt: "2026-03-10T12:00:00Z",
      kind: "order",
      value: { minor: 1000, currency: "GBP" },
      lines: [{ id: "l-1", quantity: 1, price: { minor: 1000, currency: "GBP" } }],
      codes: ["GLOW10"],
      linkId: "L1",
      shopCreator: "ann.shop",
      utm: { source: "tiktok" },
      landingPage: "/ann",
      newCustomer: true,
      shopId: "s-1",
      productId: "p-1",
      postId: "post-1",
      campaignId: "spring",
      collaboration: "open",
      contentKind: "video",
      adDriven: false,
      deliveredAt: new Date(T + DAY),
      orderDiscounts: [{ fundedBy: "seller", amount: { minor: 100, currency: "GBP" } }],
      firstThrough: ["ann"],
      country: "GB",
      subscription: { startedAt: "2026-02-10T12:00:00Z", charge: 2 },
      settledAt: new Date(T + 2 * DAY),
      approvedAt: "2026-03-12T12:00:00Z",
    };
    expect(attribute({ conversions: [conversion], touchpoints: [] }, clicks7Days)).toEqual([
      {
        ...conversion,
        occurredAt: T,
        deliveredAt: T + DAY,
        settledAt: T + 2 * DAY,
        approvedAt: T + 2 * DAY,
        subscription: { startedAt: T - 28 * DAY, charge: 2 },
        credits: [],
        unattributed: { reason: "noEvidence", value: { minor: 1000, currency: "GBP" } },
      },
    ]);
  });
  it.each([
    ["JPY", 0],
    ["GBP", 2],
    ["KWD", 3],
  ])("split %s (%i decimals) to the last minor unit", (currency) => {
    const touchpoints = [touch("t-1", "ann", T - 2), touch("t-2", "ben", T - 1)];
    const facts = { conversions: [order({ value: { minor: 1001, currency } })], touchpoints };
    expect(outcome(facts, { ...clicks7Days, model: { kind: "linear", over: "touches" } })).toEqual([
      "ann 501",
      "ben 500",
    ]);
  });
  it("of leads have credits and no values", () => {
    const { value: _, ...lead } = order({ kind: "lead" });
    const [sale] = attribute({ conversions: [lead], touchpoints: [touch("t-1", "ann", T - 1)] }, clicks7Days);
    expect(sale?.credits).toEqual([
      {
        creatorId: "ann",
        evidence: "click",
        touchpointId: "t-1",
        campaignId: null,
        weight: 1,
        totalWeight: 1,
        ageMilliseconds: 1,
      },
    ]);
    expect(sale).not.toHaveProperty("value");
    const [nobody] = attribute({ conversions: [lead], touchpoints: [] }, clicks7Days);
    expect(nobody?.unattributed).toEqual({ reason: "noEvidence" });
  });
  it("of nothing have credits of zero", () => {
    const facts = (minor: number) => ({
      conversions: [order({ value: { minor, currency: "GBP" } })],
      touchpoints: [touch("t-1", "ann", T - 1)],
    });
    const [sale] = attribute(facts(0), clicks7Days);
    expect(sale?.credits[0]?.value?.minor).toBe(0);
    expect(sale?.value?.minor).toBe(0);
    expect(codeOf(() => attribute(facts(-0), clicks7Days))).toBe("invalidMoney");
  });
});

describe("the campaign of a credit", () => {
  const assigned = (campaignId: string | null, from: number | null, until: number | null, creatorId = "cyd") =>
    ({ kind: "code", key: "GLOW10", creatorId, from, until, ...(campaignId === null ? {} : { campaignId }) }) as const;
  const campaign = (
    conversion: Partial<Conversion>,
    touches: readonly Touchpoint[],
    ...assignments: readonly TrackingAssignment[]
  ) => {
    const facts = { conversions: [order(conversion)], touchpoints: touches, directory: { assignments } };
    return attribute(facts, clicks7Days)[0]?.credits.map((credit) => credit.campaignId);
  };
  const codes = ["glow10"];
  const click = touch("t-1", "ann", T - 1, { campaignId: "summer" });

  it("is that of the order, else of the touch, else of the code", () => {
    expect(campaign({ campaignId: "spring" }, [click])).toEqual(["spring"]);
    expect(campaign({}, [click])).toEqual(["summer"]);
    expect(campaign({}, [touch("t-1", "ann", T - 1, { postId: "p-1" })])).toEqual([null]);
    expect(campaign({ codes }, [click], assigned("autumn", null, null))).toEqual(["autumn"]);
    expect(campaign({ codes, campaignId: "spring" }, [click], assigned("autumn", null, null))).toEqual(["spring"]);
    expect(campaign({ codes }, [], assigned(null, null, null))).toEqual([null]);
  });
  it("is the one the code was given out for at the time, also in the hands of one creator", () => {
    const past = [assigned("spring", null, T), assigned("summer", T, null)];
    expect(campaign({ codes }, [], ...past)).toEqual(["summer"]);
    expect(campaign({ codes, occurredAt: T - 1 }, [], ...past)).toEqual(["spring"]);
  });
  it("is, where a creator's own assignments overlap, the one that began last, until it ends", () => {
    const overlapping = [
      assigned("always", null, null),
      assigned("spring", T - 10, T + 10),
      assigned("sale", T - 5, T + 5),
      assigned(null, T + 2, T + 4),
    ];
    const at = (occurredAt: number) => campaign({ codes, occurredAt }, [], ...overlapping)?.[0];
    const moments = [-11, -10, -5, 1, 2, 4, 5, 10].map((offset) => at(T + offset));
    expect(moments).toEqual(["always", "spring", "sale", "sale", null, "sale", "spring", "always"]);
    expect(campaign({ codes }, [], ...[...overlapping].reverse())).toEqual(["sale"]);
    // One beginning: the one that ends first says; one end, too: the one with a campaign.
    expect(campaign({ codes }, [], assigned("long", 0, null), assigned("short", 0, T + 1))).toEqual(["short"]);
    expect(campaign({ codes }, [], assigned("named", 0, null), assigned(null, 0, null))).toEqual(["named"]);
  });
  it("is text", () => {
    expect(codeOf(() => campaign({ codes }, [], assigned(5 as never, null, null)))).toBe("invalidArgument");
  });
});

describe("facts said twice", () => {
  const touchpoints = [touch("t-1", "ann", T - 2), touch("t-2", "ben", T - 1)];
  const linear = { ...clicks7Days, model: { kind: "linear", over: "touches" } } as const;

  it("count once, also when an instant is written in another way", () => {
    const again = { ...touchpoints[0]!, occurredAt: new Date(T - 2), campaignId: undefined } as unknown as Touchpoint;
    const facts = { conversions: [order(), order()], touchpoints: [...touchpoints, again] };
    expect(outcome(facts, linear)).toEqual(["ann 500", "ben 500"]);
  });
  it("in two ways throw duplicateId", () => {
    const other = touch("t-1", "ann", T - 3);
    expect(codeOf(() => attribute({ conversions: [order()], touchpoints: [...touchpoints, other] }, linear))).toBe(
      "duplicateId",
    );
    const conversions = [order(), order({ value: { minor: 999, currency: "GBP" } })];
    expect(codeOf(() => attribute({ conversions, touchpoints }, linear))).toBe("duplicateId");
    const creators = [
      { id: "ann", customerKeys: ["a"] },
      { id: "ann", customerKeys: ["b"] },
    ];
    expect(codeOf(() => attribute({ conversions: [], touchpoints, creators }, linear))).toBe("duplicateId");
  });
  it("throw also when the touch is of a customer who never bought", () => {
    const strangers = [touch("t-9", "ann", 1, { customerKey: "x" }), touch("t-9", "ben", 1, { customerKey: "x" })];
    expect(codeOf(() => attribute({ conversions: [], touchpoints: strangers }, linear))).toBe("duplicateId");
  });
});

describe("what cannot be read", () => {
  const facts: AttributionFacts = { conversions: [order()], touchpoints: [] };
  const bad = (value: unknown) => value as never;

  it.each<[string, AttributionFacts, string]>([
    ["no facts", bad(null), "invalidArgument"],
    ["no list of conversions", bad({ touchpoints: [] }), "invalidArgument"],
    ["no list of touches", bad({ conversions: [] }), "invalidArgument"],
    ["a conversion that is none", bad({ conversions: [null], touchpoints: [] }), "invalidArgument"],
    ["a touch that is none", bad({ conversions: [], touchpoints: ["t-1"] }), "invalidArgument"],
    ["an id that is a number", bad({ conversions: [{ ...order(), id: 7 }], touchpoints: [] }), "invalidArgument"],
    ["no customer key", bad({ conversions: [{ ...order(), customerKey: null }], touchpoints: [] }), "invalidArgument"],
    ["a local time", { ...facts, conversions: [order({ occurredAt: "2026-03-10T12:00:00" })] }, "invalidInstant"],
    ["a delivery that is no time", { ...facts, conversions: [order({ deliveredAt: Number.NaN })] }, "invalidInstant"],
    ["a negative value", { ...facts, conversions: [order({ value: { minor: -1, currency: "GBP" } })] }, "invalidMoney"],
    ["half a penny", { ...facts, conversions: [order({ value: { minor: 0.5, currency: "GBP" } })] }, "invalidMoney"],
    ["no money", { ...facts, conversions: [order({ value: bad(null) })] }, "invalidMoney"],
    [
      "a currency that is none",
      { ...facts, conversions: [order({ value: { minor: 1, currency: "gbp" } })] },
      "unknownCurrency",
    ],
    ["codes that are no list", { ...facts, conversions: [order({ codes: bad("GLOW10") })] }, "invalidArgument"],
    ["a code that is no text", { ...facts, conversions: [order({ codes: bad([1]) })] }, "invalidArgument"],
    ["a link that is no text", { ...facts, conversions: [order({ linkId: bad(1) })] }, "invalidArgument"],
    ["a shop name that is no text", { ...facts, conversions: [order({ shopCreator: bad(1) })] }, "invalidArgument"],
    ["a landing page that is no text", { ...facts, conversions: [order({ landingPage: bad(1) })] }, "invalidArgument"],
    ["parameters that are no object", { ...facts, conversions: [order({ utm: bad("ann") })] }, "invalidArgument"],
    [
      "a parameter that is no text",
      { ...facts, conversions: [order({ utm: bad({ content: 1 }) })] },
      "invalidArgument",
    ],
    ["lines that are no list", { ...facts, conversions: [order({ lines: bad({}) })] }, "invalidArgument"],
    ["staff that is no list", { ...facts, staff: bad("k-1") }, "invalidArgument"],
    ["an index that is none", bad({ conversions: [], index: {} }), "invalidArgument"],
    ["an index and touches", bad({ conversions: [], touchpoints: [], index: null }), "invalidArgument"],
    [
      "a touch that may be revoked",
      { ...facts, touchpoints: [touch("t", "a", T, { revoked: bad("no") })] },
      "invalidArgument",
    ],
    [
      "a kind of touch that is none",
      { ...facts, touchpoints: [touch("t", "a", T, { kind: bad("__proto__") })] },
      "invalidArgument",
    ],
    ["a touch at no time", { ...facts, touchpoints: [touch("t", "a", Number.POSITIVE_INFINITY)] }, "invalidInstant"],
    ["a touch of nobody", { ...facts, touchpoints: [touch("t", bad(undefined), T)] }, "invalidArgument"],
    [
      "a touch without customer",
      { ...facts, touchpoints: [touch("t", "a", T, { customerKey: bad(1) })] },
      "invalidArgument",
    ],
    [
      "a priority that is no number",
      { ...facts, touchpoints: [touch("t", "a", T, { priority: Number.NaN })] },
      "invalidArgument",
    ],
    [
      "customer keys that are no list",
      { ...facts, creators: [{ id: "a", customerKeys: bad("k") }] },
      "invalidArgument",
    ],
    ["a directory that is none", { ...facts, directory: bad([]) }, "invalidArgument"],
  ])("%s", (_, input, code) => {
    expect(codeOf(() => attributeConversions(input, clicks7Days))).toBe(code);
  });

  it.each<[string, unknown]>([
    ["no policy", null],
    ["no windows", { ...clicks7Days, windows: undefined }],
    ["a misspelt window", { ...clicks7Days, windows: { clicks: { days: 30 } } }],
    ["days and hours at once", { ...clicks7Days, windows: { click: { days: 1, hours: 1 } } }],
    ["half a day", { ...clicks7Days, windows: { click: { days: 0.5 } } }],
    ["less than no days", { ...clicks7Days, windows: { click: { days: -1 } } }],
    ["a window that is a number", { ...clicks7Days, windows: { click: 7 } }],
    ["an unknown far end", { ...clicks7Days, farEnd: "maybe" }],
    ["an unknown same instant", { ...clicks7Days, sameInstant: true }],
    ["an unknown self-purchase", { ...clicks7Days, selfPurchase: undefined }],
    ["tiers that are no list", { ...clicks7Days, tiers: "click" }],
    ["a tier that is no list", { ...clicks7Days, tiers: ["click"] }],
    ["an unknown kind in a tier", { ...clicks7Days, tiers: [["clicks"]] }],
    ["a kind in two tiers", { ...clicks7Days, tiers: [["click"], ["view", "click"]] }],
    ["no model", { ...clicks7Days, model: null }],
    ["an unknown model", { ...clicks7Days, model: { kind: "magic" } }],
    ["a misspelt rule", { ...clicks7Days, codeAgainstLinks: "codeWins" }],
    ["a misspelt part of the model", { ...clicks7Days, model: { kind: "lastTouch", over: "touches" } }],
    ["an unknown scope", { ...clicks7Days, scope: "basket" }],
    ["an unknown remainder", { ...clicks7Days, remainder: "banker" }],
    ["an unknown staff rule", { ...clicks7Days, staffPurchase: true }],
    ["an override for nobody", { ...clicks7Days, overrides: [{ windows: { click: { days: 1 } } }] }],
    ["a half-life of 0", { ...clicks7Days, model: { kind: "timeDecay", halfLife: { days: 0 } } }],
    ["an unknown rule for codes and links", { ...clicks7Days, codeAgainstLink: "both" }],
    ["linear over nothing", { ...clicks7Days, model: { kind: "linear" } }],
  ])("%s is an unusable policy", (_, policy) => {
    expect(codeOf(() => attributeConversions(facts, policy as AttributionPolicy))).toBe("invalidPolicy");
  });

  it("names where it is", () => {
    const touchpoints = [touch("t-1", "ann", T), touch("t-2", "ann", "yesterday")];
    expect(() => attributeConversions({ conversions: [], touchpoints }, clicks7Days)).toThrow(
      "touchpoints[1].occurredAt",
    );
  });
});

describe("hostile names", () => {
  it("are names like others", () => {
    const conversions = [order({ id: "__proto__", customerKey: "constructor", codes: ["__proto__"] })];
    const touchpoints = [touch("toString", "__proto__", T - 1, { customerKey: "constructor" })];
    const [sale] = attribute({ conversions, touchpoints }, clicks7Days);
    expect(sale?.credits[0]?.creatorId).toBe("__proto__");
    expect(({} as Record<string, unknown>)["creatorId"]).toBeUndefined();
  });
  it("of ten megabytes are read and compared", () => {
    const long = "x".repeat(10_000_000);
    const facts = {
      conversions: [order({ customerKey: long, codes: [long] })],
      touchpoints: [touch(long, "ann", T - 1, { customerKey: long })],
    };
    expect(outcome(facts, clicks7Days)).toEqual(["ann 1000"]);
  });
});

describe("growth", () => {
  it("reads every touch and conversion a fixed number of times, however many there are", () => {
    const readsPerFact = (size: number) => {
      let reads = 0;
      const counted = <T extends object>(row: T): T =>
        new Proxy(row, {
          get: (target, key) => {
            reads += 1;
            return Reflect.get(target, key);
          },
        });
      // One customer, everything inside every window: all pairs would be size² reads.
      const touchpoints = Array.from({ length: size }, (_, i) =>
        counted(touch(`t-${i}`, `c-${i % 7}`, T - 2 * size + i)),
      );
      const conversions = Array.from({ length: size }, (_, i) =>
        counted(order({ id: `o-${i}`, occurredAt: T - size + i })),
      );
      attributeConversions({ conversions, touchpoints }, clicks7Days);
      return reads / (2 * size);
    };
    expect(readsPerFact(4000)).toBeCloseTo(readsPerFact(500), 1);
  });
  it("does not walk through one customer's touches for each of their orders", () => {
    // All pairs would be 10^10 steps. Most of the touches are views, which no order wants as long as there is a click.
    const size = 100_000;
    const touchpoints = Array.from({ length: size }, (_, i) =>
      touch(`t-${i}`, "ann", T - i, { kind: i % 100 === 99 ? "click" : "view", revoked: i % 3 === 0 }),
    );
    const conversions = Array.from({ length: size }, (_, i) => order({ id: `o-${i}`, occurredAt: T + i }));
    const full = { ...clicks7Days, windows: { click: "full", view: "full" } } as const;
    const { sales } = attributeConversions({ conversions, touchpoints }, full);
    expect(sales.every((sale) => sale.credits[0]?.evidence === "click")).toBe(true);
  });
});
