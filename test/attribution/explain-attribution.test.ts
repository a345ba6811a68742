import { explainAttribution } from "creator-core/attribution";
import type { AttributionFacts, AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.js";
import { codeOf } from "../support/thrown.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const T = 1_773_144_000_000;

const codeFirst: AttributionPolicy = {
  id: "codeFirst",
  windows: { click: { days: 30 }, engagedView: { days: 7 }, view: { days: 1 } },
  farEnd: "exclusive",
  sameInstant: "eligible",
  tiers: [["code"], ["shop"], ["link", "click"], ["engagedView"], ["view"]],
  model: { kind: "lastTouch" },
  selfPurchase: "excluded",
};

const order: Conversion = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: T };
const touch = (id: string, creatorId: string, age: number, more: Partial<Touchpoint> = {}): Touchpoint => ({
  id,
  creatorId,
  customerKey: "k-1",
  kind: "click",
  occurredAt: T - age,
  ...more,
});
const explain = (facts: AttributionFacts, policy: AttributionPolicy = codeFirst) =>
  explainAttribution(deepFreeze(facts), policy, "order-7");
const fates = (facts: AttributionFacts, policy?: AttributionPolicy) =>
  explain(facts, policy).candidates.map((candidate) => `${candidate.key ?? candidate.touchpointId} ${candidate.fate}`);

describe("explainAttribution", () => {
  it("gives every candidate its fate, strongest first", () => {
    const facts: AttributionFacts = {
      conversions: [
        { ...order, codes: ["glow10", "spring", "old"], linkId: "L1" },
        { ...order, id: "order-8" },
      ],
      touchpoints: [
        touch("younger", "ann", DAY),
        touch("view", "ann", HOUR, { kind: "view" }),
        touch("older", "ben", 2 * DAY),
        touch("stale", "ben", 30 * DAY),
        touch("late", "ben", -1),
        touch("fake", "ben", HOUR, { revoked: true }),
        touch("own", "eve", HOUR),
        touch("stream", "ann", HOUR, { kind: "live" }),
        touch("stranger", "ann", HOUR, { customerKey: "k-2" }),
      ],
      directory: {
        assignments: [
          { kind: "code", key: "GLOW10", creatorId: "cyd" },
          { kind: "code", key: "OLD", creatorId: "dan", until: T - DAY },
          { kind: "link", key: "L1", creatorId: "ann" },
        ],
      },
      creators: [{ id: "eve", customerKeys: ["k-1"] }],
    };
    expect(fates(facts)).toEqual([
      "GLOW10 won",
      "SPRING codeUnknown",
      "OLD codeExpired",
      "L1 codeOverrides",
      "late afterConversion",
      "fake revoked",
      "own selfReferral",
      "younger codeOverrides",
      "older codeOverrides",
      "stale outsideWindow",
      "view codeOverrides",
      "stream kindOff",
    ]);
    expect(explain(facts).candidates[2]).toEqual({
      evidence: "code",
      touchpointId: null,
      key: "OLD",
      creatorId: "dan",
      fate: "codeExpired",
      weight: 0,
      totalWeight: 1,
      ageMilliseconds: null,
    });
    expect(explain(facts).candidates[4]).toEqual({
      evidence: "click",
      touchpointId: "late",
      key: null,
      creatorId: "ben",
      fate: "afterConversion",
      weight: 0,
      totalWeight: 1,
      ageMilliseconds: -1,
    });
  });
  it("says lowerTier when it was not a code that was stronger, and notModelled inside the tier", () => {
    const touchpoints = [touch("a", "ann", 2 * DAY), touch("b", "ben", DAY), touch("v", "cyd", HOUR, { kind: "view" })];
    expect(fates({ conversions: [order], touchpoints })).toEqual(["b won", "a notModelled", "v lowerTier"]);
  });
  it("says duplicate of the second code of one creator, which is one piece of evidence with the first", () => {
    const assignments = ["A1", "A2"].map((key) => ({ kind: "code", key, creatorId: "ann" }) as const);
    const facts = { conversions: [{ ...order, codes: ["a1", "a2"] }], touchpoints: [], directory: { assignments } };
    const linear = { ...codeFirst, model: { kind: "linear", over: "touches" } } as const;
    expect(fates(facts, linear)).toEqual(["A1 won", "A2 duplicate"]);
    expect(fates(facts)).toEqual(["A2 won", "A1 notModelled"]);
  });
  it("knows no owner of a key that begins only after the order", () => {
    const directory = { assignments: [{ kind: "code", key: "SOON", creatorId: "ann", from: T + 1 }] } as const;
    const [candidate] = explain({
      conversions: [{ ...order, codes: ["soon"] }],
      touchpoints: [],
      directory,
    }).candidates;
    expect([candidate?.fate, candidate?.creatorId]).toEqual(["codeExpired", null]);
  });
  it("throws for a conversion that is not there", () => {
    const facts = { conversions: [order], touchpoints: [] };
    expect(codeOf(() => explainAttribution(facts, codeFirst, "order-8"))).toBe("danglingReference");
    expect(codeOf(() => explainAttribution(facts, codeFirst, undefined as never))).toBe("invalidArgument");
  });
});

describe("its summary", () => {
  const summary = (touchpoints: readonly Touchpoint[], more: Partial<Conversion> = {}, policy?: AttributionPolicy) =>
    explain({ conversions: [{ ...order, ...more }], touchpoints }, policy).summary;
  const linear = { ...codeFirst, model: { kind: "linear", over: "touches" } } as const;

  it("names the winner and what for", () => {
    expect(summary([touch("a", "ann", 3 * DAY + HOUR)])).toBe(
      "ann gets the credit, for a click 3 days before the order.",
    );
    expect(summary([touch("a", "ann", HOUR, { kind: "view" })], { kind: "lead" })).toBe(
      "ann gets the credit, for a view 1 hour before the lead.",
    );
    expect(summary([touch("a", "ann", 59_999)])).toBe(
      "ann gets the credit, for a click less than a minute before the order.",
    );
    expect(summary([touch("a", "ann", 120_000)])).toBe("ann gets the credit, for a click 2 minutes before the order.");
    expect(summary([touch("a", "ann", 0)])).toBe("ann gets the credit, for a click at the moment of the order.");
  });
  it("counts the others by what became of them", () => {
    const touchpoints = [
      touch("a", "ann", HOUR),
      touch("b", "ben", 31 * DAY),
      touch("c", "ben", 32 * DAY),
      touch("d", "ben", 2 * HOUR),
    ];
    expect(summary(touchpoints)).toBe(
      "ann gets the credit, for a click 1 hour before the order. Not credited: 1 not chosen by the model, 2 outside the window.",
    );
  });
  it("lists those who share", () => {
    const two = [touch("a", "ann", HOUR), touch("b", "ben", HOUR)];
    expect(summary(two, {}, linear)).toBe("ann and ben share the credit equally.");
    const same = [touch("a", "ann", HOUR), touch("b", "ann", HOUR)];
    expect(summary(same, {}, linear)).toBe("ann gets the credit, for 2 pieces of evidence.");
    const many = ["a", "b", "c", "d", "e", "f", "g"].map((id) => touch(id, id, HOUR));
    expect(summary(many, {}, linear)).toBe("a, b, c, d and 3 others share the credit equally.");
    expect(summary(many.slice(0, 5), {}, linear)).toBe("a, b, c, d and e share the credit equally.");
  });
  const same2 = [touch("a", "ann", HOUR), touch("b", "ann", HOUR)];
  it("says in percent who has how much, the greatest part first", () => {
    // 4 : 2 : 1 of 100 is 57.1, 28.6 and 14.3: one unit is left over, and goes to .6.
    const decay = { ...codeFirst, model: { kind: "timeDecay", halfLife: { days: 7 } } } as const;
    const three = [touch("c", "cyd", 14 * DAY), touch("b", "ben", 7 * DAY), touch("a", "ann", 0)];
    expect(summary(three, {}, decay)).toBe("ann gets 57 %, ben 29 % and cyd 14 %.");
    // 1 : 2^−20
    const old = [touch("a", "ann", 0), touch("b", "ben", 20 * HOUR)];
    const fast = { ...codeFirst, model: { kind: "timeDecay", halfLife: { hours: 1 } } } as const;
    expect(summary(old, {}, fast)).toBe("ann gets 100 % and ben less than 1 %.");
    // Two of eight touches and six of one: 25 % of a, 12.5 % each, of which four are 13 and 12 by turns; and three others.
    const eight = ["a", "a", "b", "c", "d", "e", "f", "g"].map((id, i) => touch(`t${i}`, id, HOUR));
    expect(summary(eight, {}, linear)).toBe("a gets 25 %, b 13 %, c 13 %, d 12 % and 3 others 37 %.");
    // Two of a creator's and one of a channel's, and the other way round: 66.7 and 33.3.
    const channel = { ...touch("x", "x", HOUR), creatorId: null };
    expect(summary([...same2, channel], {}, linear)).toBe("ann gets 67 % and other channels 33 %.");
    expect(summary([touch("a", "ann", HOUR), channel, { ...channel, id: "y" }], {}, linear)).toBe(
      "other channels get 67 % and ann 33 %.",
    );
    expect(summary([touch("a", "ann", HOUR), channel], {}, linear)).toBe(
      "ann and other channels share the credit equally.",
    );
  });
  it("says what a direct visit is", () => {
    const visits = { ...codeFirst, windows: { direct: { days: 7 } }, tiers: [["direct"]] } as const;
    const visit = { ...touch("d", "x", 2 * HOUR, { kind: "direct" }), creatorId: null };
    expect(summary([visit], {}, visits)).toBe(
      "No creator gets the credit: a direct visit 2 hours before the order won it.",
    );
    const both = [visit, { ...visit, id: "e" }];
    expect(summary(both, {}, { ...visits, model: linear.model })).toBe(
      "No creator gets the credit: direct visits won it.",
    );
    expect(
      summary(
        both.map((touch) => ({ ...touch, kind: "click" }) as const),
        {},
        linear,
      ),
    ).toBe("No creator gets the credit: other channels won it.");
  });
  it("cuts a long name between two characters", () => {
    const name = `${"a".repeat(39)}\u{1F600}b`;
    expect(summary([touch("a", name, 0)])).toBe(
      `${"a".repeat(39)}… gets the credit, for a click at the moment of the order.`,
    );
    const long = `${"a".repeat(38)}\u{1F600}b`;
    expect(summary([touch("a", long, 0)]).startsWith(`${"a".repeat(38)}\u{1F600}… gets`)).toBe(true);
  });
  it("says when it was nobody", () => {
    expect(summary([])).toBe("Nobody gets the credit: there was no code, link or touch.");
    expect(summary([touch("a", "ann", -1)], { codes: ["spring"] })).toBe(
      "Nobody gets the credit. Not credited: 1 too late, 1 that no creator ever had.",
    );
  });
  it("says of a code that had ended that it had, and of one that had not begun", () => {
    const assignments = [
      { kind: "code", key: "OLD", creatorId: "dan", until: T },
      { kind: "code", key: "SOON", creatorId: "dan", from: T + 1 },
      { kind: "link", key: "L", creatorId: "dan", until: T },
    ] as const;
    const conversions = [{ ...order, codes: ["old", "soon"], linkId: "L" }];
    expect(explain({ conversions, touchpoints: [], directory: { assignments } }).summary).toBe(
      "Nobody gets the credit. Not credited: 1 whose code had ended, 1 that had not begun, 1 that had ended.",
    );
  });
});
