import type { AttributionPolicy, Conversion, TrackingAssignment } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { fates, lastTouch, order, outcome, T } from "../decide/_shop.js";

const held = (kind: TrackingAssignment["kind"], key: string, creatorId: string, more = {}): TrackingAssignment => ({
  kind,
  key,
  creatorId,
  ...more,
});
const assignments = [
  held("utm", "utm_content=spring-1", "ann"),
  held("utm", "utm_campaign=spring", "ben"),
  held("utm", "utm_source=cyd", "cyd"),
  held("utm", "utm_term=past", "dan", { until: T }),
  held("landingPage", "/eve", "eve"),
  held("link", "L1", "fay"),
  held("shop", "gus.shop", "gus"),
  held("code", "HAL", "hal"),
];
const facts = (more: Partial<Conversion>) => ({
  conversions: [order(more)],
  touchpoints: [],
  directory: { assignments },
});
const policy: AttributionPolicy = {
  ...lastTouch,
  tiers: [["code", "shop", "link", "utm", "landingPage"]],
};
const winner = (more: Partial<Conversion>, by = policy) => outcome(facts(more), by)[0]?.split(" ")[0];

describe("UTM parameters", () => {
  it("speak by the most exact one that anybody owned", () => {
    const utm = { content: "spring-1", campaign: "spring", source: "cyd" };
    expect(winner({ utm })).toBe("ann");
    expect(winner({ utm: { ...utm, content: "other" } })).toBe("ben");
    expect(winner({ utm: { content: "other", source: "cyd" } })).toBe("cyd");
    expect(fates(facts({ utm }), policy)).toEqual(["utm_content=spring-1: won"]);
  });
  it("speak also by one whose owner is gone", () => {
    const utm = { term: "past", campaign: "spring" };
    expect(winner({ utm })).toBe("noneEligible");
    expect(fates(facts({ utm }), policy)).toEqual(["utm_term=past: codeExpired"]);
  });
  it("that nobody owned are one unknown, the first", () => {
    expect(fates(facts({ utm: { medium: "cpc", source: "tiktok" } }), policy)).toEqual([
      "utm_source=tiktok: codeUnknown",
    ]);
    expect(winner({ utm: {} })).toBe("noEvidence");
    expect(winner({ utm: { content: " " } })).toBe("noEvidence");
  });
  it("are compared letter by letter", () => {
    expect(winner({ utm: { content: "Spring-1" } })).toBe("noEvidence");
  });
});

describe("what stands on an order", () => {
  const all = { landingPage: "/eve", utm: { source: "cyd" }, linkId: "L1", shopCreator: "gus.shop", codes: ["hal"] };
  it("came about as page, parameters, link, shop and codes", () => {
    expect(fates(facts(all), policy)).toEqual([
      "HAL: won",
      "/eve: notModelled",
      "utm_source=cyd: notModelled",
      "L1: notModelled",
      "gus.shop: notModelled",
    ]);
    expect(winner(all, { ...policy, model: { kind: "firstTouch" } })).toBe("eve");
  });
  it("of which the later is the last touch", () => {
    const { codes: _, ...withoutCodes } = all;
    const { shopCreator: __, ...withoutShop } = withoutCodes;
    const { linkId: ___, ...withoutLink } = withoutShop;
    expect([withoutCodes, withoutShop, withoutLink].map((more) => winner(more))).toEqual(["gus", "fay", "cyd"]);
  });
  it("is one visit where page, parameters and link are one creator's, for a model that shares", () => {
    const linear = { ...policy, model: { kind: "linear", over: "touches" } } as const;
    const visit = { landingPage: "/eve", utm: { content: "eve" }, linkId: "E1", codes: ["hal", "hal2"] };
    const directory = {
      assignments: [
        ...assignments,
        held("utm", "utm_content=eve", "eve"),
        held("link", "E1", "eve"),
        held("code", "HAL2", "hal"),
      ],
    };
    const once = { ...facts(visit), directory };
    // Two pieces: the page for the visit of eve, the first code of hal.
    expect(outcome(once, linear)).toEqual(["eve landingPage null 500", "hal code null 500"]);
    expect(fates(once, linear)).toEqual([
      "/eve: won",
      "HAL: won",
      "utm_content=eve: duplicate",
      "E1: duplicate",
      "HAL2: duplicate",
    ]);
    // A model with one winner looks for it: nothing is counted.
    expect(fates(once, policy)).toEqual([
      "HAL2: won",
      "/eve: notModelled",
      "utm_content=eve: notModelled",
      "E1: notModelled",
      "HAL: notModelled",
    ]);
    // Those of different creators stay apart.
    expect(outcome({ ...facts({ ...visit, linkId: "L1" }), directory }, linear)).toEqual([
      "eve landingPage null 334",
      "fay link null 333",
      "hal code null 333",
    ]);
  });
  it("counts without a window, and in no tier not at all", () => {
    expect(winner({ landingPage: "/eve" }, { ...policy, windows: {} })).toBe("eve");
    expect(fates(facts({ landingPage: "/eve" }), lastTouch)).toEqual(["/eve: kindOff"]);
  });
});
