import { attributionAccumulator, lastClick90Days } from "creator-core/attribution";
import type { AccumulatorState, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { codeOf, refusalOf, untyped } from "../../support/thrown.ts";

const { init, add, retract, merge, finish, changes } = attributionAccumulator({}, deepFreeze(lastClick90Days));
const order = (id: string, customerKey = "k-1", occurredAt: Conversion["occurredAt"] = 100): Conversion => {
  return { id, customerKey, kind: "order", occurredAt };
};
const click = (id: string, creatorId: string, customerKey = "k-1", occurredAt: Touchpoint["occurredAt"] = 1) => {
  return { id, creatorId, customerKey, kind: "click", occurredAt } as const;
};
const winners = (state: AccumulatorState) =>
  finish(state).sales.map(({ id, credits }) => [id, ...credits.map(({ creatorId }) => creatorId)]);

describe("attributionAccumulator", () => {
  it("begins with nothing, and lets nobody change that", () => {
    const nothing = { conversions: [], touchpoints: [], retractedConversions: [], retractedTouchpoints: [] };
    expect(init()).toEqual(nothing);
    expect(finish(init())).toEqual({ sales: [] });
    untyped<unknown[]>(init().conversions).push(1);
    expect(init()).toEqual(nothing);
  });

  it("keeps facts by id, keys sorted, times in milliseconds, nothing that is undefined", () => {
    const written = {
      occurredAt: "1970-01-01T00:00:00.100Z",
      kind: "order",
      id: "o",
      customerKey: "k-1",
      deliveredAt: new Date(200),
      codes: untyped<string[]>(undefined),
    } as const;
    const { conversions } = add(init(), deepFreeze({ conversions: [order("z"), written] }));
    expect(JSON.stringify(conversions[0])).toBe(
      '{"customerKey":"k-1","deliveredAt":200,"id":"o","kind":"order","occurredAt":100}',
    );
    expect(conversions.map(({ id }) => id)).toEqual(["o", "z"]);
  });

  it("does not mind in which order touches and conversions come", () => {
    const late = add(add(init(), { conversions: [order("o")] }), { touchpoints: [click("t", "ann")] });
    expect(winners(late)).toEqual([["o", "ann"]]);
    expect(add(add(init(), { touchpoints: [click("t", "ann")] }), { conversions: [order("o")] })).toEqual(late);
  });

  it("takes the same fact written otherwise for the same", () => {
    const once = add(init(), { conversions: [order("o")] });
    expect(add(once, { conversions: [order("o", "k-1", new Date(100))] })).toEqual(once);
  });

  it("never lets a retracted id come back, even when the retraction came first", () => {
    const gone = retract(init(), { touchpoints: ["t-2", "t-2"], conversions: ["x"] });
    expect(gone.retractedTouchpoints).toEqual(["t-2"]);
    const state = add(gone, {
      conversions: [order("o"), order("x")],
      touchpoints: [click("t-1", "ann"), click("t-2", "ben", "k-1", 2)],
    });
    expect(winners(state)).toEqual([["o", "ann"]]);
    expect(add(state, { touchpoints: [click("t-2", "cyd", "k-1", 3)] })).toEqual(state);
  });

  it("keeps two contents of one id, and refuses them until one is taken back", () => {
    const one = add(init(), { conversions: [order("o")], touchpoints: [click("t", "ann")] });
    const two = add(init(), { touchpoints: [click("t", "ben")] });
    const both = merge(one, two);
    expect(both.touchpoints.map(({ creatorId }) => creatorId)).toEqual(["ann", "ben"]);
    expect(merge(two, one)).toEqual(both);
    expect(codeOf(() => finish(both))).toBe("duplicateId");
    expect(codeOf(() => changes(one, both))).toBe("duplicateId");
    expect(winners(retract(both, { touchpoints: ["t"] }))).toEqual([["o"]]);
  });

  it("sees changes only where something changed, also among conversions of nobody known", () => {
    const before = add(init(), {
      conversions: [order("a", "k-1"), order("b", "k-2"), order("c", ""), order("d", "")],
      touchpoints: [click("t-1", "ann", "k-1"), click("t-2", "ann", "k-2")],
    });
    const after = retract(
      add(before, { touchpoints: [click("t-3", "ben", "k-1", 2)], conversions: [order("e", "")] }),
      {
        conversions: ["d"],
      },
    );
    const { retract: old, insert } = changes(deepFreeze(before), deepFreeze(after));
    expect(old.map(({ id, credits }) => [id, credits[0]?.creatorId])).toEqual([
      ["a", "ann"],
      ["d", undefined],
    ]);
    expect(insert.map(({ id, credits }) => [id, credits[0]?.creatorId])).toEqual([
      ["a", "ben"],
      ["e", undefined],
    ]);
  });

  it("has no special ids or keys", () => {
    const hostile = JSON.parse(
      '{"id":"__proto__","customerKey":"constructor","kind":"order","occurredAt":1,"__proto__":{"x":1}}',
    );
    const state = add(init(), { conversions: [hostile, order("\ud800")] });
    expect(state.conversions).toHaveLength(2);
    expect(Object.keys(state.conversions[0]!)).toContain("__proto__");
    expect(untyped<{ x?: number }>({}).x).toBeUndefined();
    expect(add(state, { conversions: [hostile] })).toEqual(state);
    expect(finish(retract(state, { conversions: ["__proto__", "\ud800"] })).sales).toEqual([]);
  });

  it("keeps −0 as the 0 that JSON makes of it", () => {
    const state = add(init(), { touchpoints: [{ ...click("t", "ann"), priority: -0 }] });
    expect(Object.is(state.touchpoints[0]?.priority, 0)).toBe(true);
  });

  it.each<[string, () => unknown, string]>([
    ["no facts", () => add(init(), untyped(null)), "invalidArgument at facts"],
    ["no list", () => add(init(), { conversions: untyped("o") }), "invalidArgument at conversions"],
    ["a hole", () => add(init(), { touchpoints: new Array(1) }), "invalidArgument at touchpoints[0]"],
    ["no id", () => add(init(), { touchpoints: [click(untyped(7), "ann")] }), "invalidArgument at touchpoints[0].id"],
    [
      "no customer",
      () => add(init(), { conversions: [order("o", untyped(null))] }),
      "invalidArgument at conversions[0].customerKey",
    ],
    [
      "no time",
      () => add(init(), { conversions: [order("o", "k-1", "soon")] }),
      "invalidInstant at conversions[0].occurredAt",
    ],
    [
      "what JSON cannot keep",
      () => add(init(), { touchpoints: [{ ...click("t", "ann"), priority: Number.NaN }] }),
      "invalidArgument at touchpoints[0].priority",
    ],
    [
      "what is in a circle",
      () => {
        const circle: Record<string, unknown> = {};
        circle["self"] = circle;
        return add(init(), { conversions: [untyped({ ...order("o"), circle })] });
      },
      "invalidArgument at conversions[0].circle.self.self.self.self.self.self.self",
    ],
    ["no state", () => finish(untyped(null)), "invalidArgument at state"],
    [
      "half a state",
      () => merge(init(), untyped({ conversions: [], touchpoints: [] })),
      "invalidArgument at other.retractedConversions",
    ],
    [
      "a state that was tampered with",
      () => changes({ ...init(), conversions: [order("b"), order("a")] }, init()),
      "invalidArgument at before.conversions[1].id",
    ],
    [
      "ids that are none",
      () => retract(init(), { conversions: untyped([7]) }),
      "invalidArgument at ids.conversions[0]",
    ],
    ["no ids", () => retract(init(), untyped(undefined)), "invalidArgument at ids"],
    ["facts under another name", () => add(init(), untyped({ touches: [] })), "invalidArgument at facts"],
    ["ids under another name", () => retract(init(), untyped({ touches: ["t"] })), "invalidArgument at ids"],
    ["no policy", () => attributionAccumulator({}, untyped(null)), "invalidPolicy at policy"],
  ])("refuses %s", (_, call, refusal) => {
    expect(refusalOf(call)).toBe(refusal);
  });

  it("refuses to say what changed by a touch that is two customers' at once, as finish does", () => {
    const before = add(init(), { conversions: [order("o"), order("p", "k-2")], touchpoints: [click("t", "ann")] });
    const after = add(before, { touchpoints: [{ ...click("t", "ann"), customerKey: "k-2" }] });
    expect(refusalOf(() => finish(after))).toBe("duplicateId at touchpoints[1].id");
    expect(refusalOf(() => changes(before, after))).toBe("duplicateId at touchpoints[1].id");
  });

  it("says at the end what is wrong with a fact that no set could know, and goes on without it", () => {
    const state = add(init(), {
      conversions: [order("o")],
      touchpoints: [{ ...click("t", "ann"), kind: untyped("gift") }],
    });
    expect(refusalOf(() => finish(state))).toBe("invalidArgument at touchpoints[0].kind");
    expect(winners(retract(state, { touchpoints: ["t"] }))).toEqual([["o"]]);
  });
});
