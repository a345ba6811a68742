import { attributeConversions, buildTouchIndex } from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { describe, expect, it } from "vitest";

import { lastTouch, order, T, touch } from "../decide/_shop.js";

describe("one customer with a million touches and ten thousand orders", () => {
  // All pairs would be 10^10 steps: minutes.
  const size = 1_000_000;
  const kinds = ["view", "view", "click", "utm"] as const;
  const touchpoints = Array.from({ length: size }, (_, i) =>
    touch(`t-${i}`, `c-${i % 1000}`, i, {
      kind: kinds[i % kinds.length]!,
      productId: `p-${i % 1009}`,
      revoked: i % 3 === 0,
    }),
  );
  const index = buildTouchIndex(touchpoints);
  const conversions = Array.from({ length: 10_000 }, (_, i) =>
    order({ id: `o-${i}`, occurredAt: T + i, codes: [`C-${i % 1000}`], productId: `p-${i % 2000}` }),
  );
  const directory = {
    assignments: Array.from(
      { length: 1000 },
      (_, i) => ({ kind: "code", key: `C-${i}`, creatorId: `c-${i}` }) as const,
    ),
  };
  const run = (policy: Partial<AttributionPolicy>) =>
    attributeConversions({ conversions, index, directory }, { ...lastTouch, tiers: [["click"], ["view"]], ...policy })
      .sales;

  it.each<[name: string, policy: Partial<AttributionPolicy>]>([
    ["last touch", {}],
    ["first touch", { model: { kind: "firstTouch" } }],
    ["of one product", { scope: "product" }],
    ["that nobody wins", { tiers: [["live"]], windows: { live: "full" } }],
    ["with a click behind each code", { tiers: [["code"], ["click"]], codeAgainstLink: "codeWins" }],
    ["with codes against clicks", { tiers: [["code", "click"]], codeAgainstLink: "reject" }],
  ])("takes seconds at most: %s", (_, policy) => {
    expect(run(policy)).toHaveLength(conversions.length);
  });
  it("finds what stands at the right place", () => {
    // Clicks are at 2, 6, 10 …, and every third touch is revoked: the latest click that counts is t-2, the earliest t-999998.
    expect(run({})[0]?.credits[0]?.touchpointId).toBe("t-2");
    expect(run({ model: { kind: "firstTouch" } })[0]?.credits[0]?.touchpointId).toBe("t-999998");
  });
});

describe("a customer with 300 touches, whom nobody walks through", () => {
  const filler = Array.from({ length: 300 }, (_, i) => touch(`f-${i}`, "eve", 1000 + i, { kind: "live" }));
  const run = (model: AttributionPolicy["model"], ...touchpoints: ReturnType<typeof touch>[]) =>
    attributeConversions(
      { conversions: [order()], touchpoints: [...filler, ...touchpoints] },
      { ...lastTouch, tiers: [["view", "click", "utm"]], model },
    ).sales[0]?.credits.map(({ touchpointId }) => touchpointId);

  it("has the preferred touch of an instant, whichever kinds are in the tier", () => {
    for (const kind of ["firstTouch", "lastTouch"] as const) {
      for (const other of ["click", "utm"] as const) {
        expect(run({ kind }, touch("a", "ann", 5, { kind: "view" }), touch("b", "ben", 5, { kind: other }))).toEqual([
          "a",
        ]);
        expect(run({ kind }, touch("b", "ann", 5, { kind: "view" }), touch("a", "ben", 5, { kind: other }))).toEqual([
          "a",
        ]);
      }
    }
  });
  it("has survivors in the order of touches", () => {
    const ranked = { kind: "ranked", weights: [1] } as const;
    const touches = [touch("b", "ann", 5), touch("a", "ben", 5, { kind: "utm" }), touch("c", "cyd", 9)];
    expect(run(ranked, ...touches)).toEqual(["a"]);
    expect(run({ kind: "linear", over: "touches" }, ...touches)).toEqual(["b", "a", "c"]);
  });
});
