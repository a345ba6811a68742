import type { AttributionPolicy, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { sentenceOf } from "../../support/thrown.ts";
import { code, DAY, fates, HOUR, lastTouch, order, outcome, summary, touch } from "./_shop.js";

type Rule = NonNullable<AttributionPolicy["codeAgainstLink"]>;
const rules: readonly Rule[] = ["codeWins", "linkWins", "split", "reject"];
const under = (codeAgainstLink: Rule, more: Partial<AttributionPolicy> = {}) => ({
  ...lastTouch,
  codeAgainstLink,
  ...more,
});
const facts = (touchpoints: readonly Touchpoint[], more: Partial<Conversion> = { codes: ["cyd"] }) => ({
  conversions: [order(more)],
  touchpoints,
  directory: { assignments: [code("cyd"), code("ann"), { kind: "link", key: "L", creatorId: "ann" } as const] },
});
const linear = { model: { kind: "linear", over: "touches" } } as const;

describe("a code of one creator and a click of another, an hour before", () => {
  const both = facts([touch("t-1", "ann", HOUR)]);
  it("goes by the rule", () => {
    expect(rules.map((rule) => outcome(both, under(rule)))).toEqual([
      ["cyd code null 1000"],
      ["ann click t-1 1000"],
      ["ann click t-1 500", "cyd code null 500"],
      ["codeAgainstLink 1000"],
    ]);
  });
  it("is explained by the rule", () => {
    expect(rules.map((rule) => fates(both, under(rule)))).toEqual([
      ["CYD: won", "t-1: codeOverrides"],
      ["t-1: won", "CYD: linkOverrides"],
      ["CYD: won", "t-1: won"],
      ["CYD: codeAgainstLink", "t-1: codeAgainstLink"],
    ]);
    expect(summary(both, under("split"))).toBe("cyd and ann share the credit equally.");
    expect(summary(both, under("reject"))).toBe(
      "Nobody gets the credit: a code and a link name different creators. Not credited: 2 because a code and a link name different creators.",
    );
    expect(summary(both, under("linkWins"))).toBe(
      "ann gets the credit, for a click 1 hour before the order. Not credited: 1 overruled by the link.",
    );
  });
  it("has no rule in a policy without one: the code came last", () => {
    expect(outcome(both, lastTouch)).toEqual(["cyd code null 1000"]);
    expect(fates(both, lastTouch)).toEqual(["CYD: won", "t-1: notModelled"]);
  });
  it("is no conflict when the click is too old, or the code is nobody's", () => {
    const old = facts([touch("t-1", "ann", 30 * DAY)]);
    const unknown = facts([touch("t-1", "ann", HOUR)], { codes: ["SPRING"] });
    for (const rule of rules) {
      expect(outcome(old, under(rule))).toEqual(["cyd code null 1000"]);
      expect(outcome(unknown, under(rule))).toEqual(["ann click t-1 1000"]);
    }
  });
});

describe("a code and a click of one creator", () => {
  const both = facts([touch("t-1", "ann", DAY), touch("t-2", "ann", HOUR, { campaignId: "spring" })], {
    codes: ["ann"],
  });
  it("are one piece of evidence: a code that names the latest click, or that click", () => {
    expect(rules.map((rule) => outcome(both, under(rule)))).toEqual([
      ["ann code t-2 1000"],
      ["ann click t-2 1000"],
      ["ann code t-2 1000"],
      ["ann code t-2 1000"],
    ]);
    // The earlier click is a piece of its own, where the model shares.
    expect(rules.map((rule) => outcome(both, under(rule, linear)))).toEqual([
      ["ann click t-1 500", "ann code t-2 500"],
      ["ann click t-1 500", "ann click t-2 500"],
      ["ann click t-1 500", "ann code t-2 500"],
      ["ann click t-1 500", "ann code t-2 500"],
    ]);
  });
  it("are as late as the code, under every rule", () => {
    // A half-life of a day: the click an hour ago counts as now, that of a day ago half as much.
    const decay = { model: { kind: "timeDecay", halfLife: { days: 1 } } } as const;
    expect(rules.map((rule) => outcome(both, under(rule, decay)))).toEqual([
      ["ann click t-1 333", "ann code t-2 667"],
      ["ann click t-1 333", "ann click t-2 667"],
      ["ann click t-1 333", "ann code t-2 667"],
      ["ann click t-1 333", "ann code t-2 667"],
    ]);
  });
  it("have both won, and the first click was passed over", () => {
    expect(fates(both, under("codeWins"))).toEqual(["ANN: won", "t-2: won", "t-1: notModelled"]);
    expect(fates(both, under("linkWins"))).toEqual(["ANN: won", "t-2: won", "t-1: notModelled"]);
    expect(fates(both, under("linkWins", linear))).toEqual(["ANN: won", "t-2: won", "t-1: won"]);
    expect(summary(both, under("codeWins"))).toBe(
      "ann gets the credit, for the code ANN on the order. Not credited: 1 not chosen by the model.",
    );
  });
  it("conflict only when the model picks somebody else, too", () => {
    const another = facts([touch("t-1", "ben", DAY), touch("t-2", "ann", HOUR)], { codes: ["ann"] });
    expect(outcome(another, under("reject"))).toEqual(["ann code t-2 1000"]);
    expect(outcome(another, under("reject", linear))).toEqual(["codeAgainstLink 1000"]);
  });
  it("name no touch when the link stood on the order as well", () => {
    expect(outcome(facts([], { codes: ["ann"], linkId: "L" }), under("codeWins"))).toEqual(["ann code null 1000"]);
    expect(outcome(facts([], { codes: ["ann"], linkId: "L" }), under("linkWins"))).toEqual(["ann link null 1000"]);
  });
});

describe("split", () => {
  // Two codes share one half, three clicks the other: 1/4 each and 1/6 each, of twelfths 3, 3, 2, 2, 2.
  const many = facts([touch("t-1", "ann", 3 * HOUR), touch("t-2", "ben", 2 * HOUR), touch("t-3", "ann", HOUR)], {
    codes: ["cyd", "ann"],
    value: { minor: 1200, currency: "GBP" },
  });
  it("gives each side half, whatever there is on it", () => {
    expect(outcome(many, under("split", linear))).toEqual([
      "ann code null 300",
      "ann click t-1 200",
      "ann click t-3 200",
      "ben click t-2 200",
      "cyd code null 300",
    ]);
  });
  it("leaves nothing to the rest of the tier", () => {
    const view = touch("t-9", "eve", HOUR, { kind: "view" });
    const oneTier = { ...under("split", linear), tiers: [["code", "click", "view"]] } as const;
    const three = facts([touch("t-1", "ann", HOUR), view]);
    expect(outcome(three, oneTier)).toEqual(["ann click t-1 500", "cyd code null 500"]);
    expect(fates(three, oneTier)).toContain("t-9: notModelled");
  });
  it("keeps its halves exact where the common total is beyond 2^53", () => {
    const decay = { model: { kind: "timeDecay", halfLife: { days: 7 } } } as const;
    const codes = [touch("c-1", "cyd", 2 * DAY, { kind: "code" }), touch("c-2", "dan", 9 * DAY, { kind: "code" })];
    const clicks = [touch("t-1", "ann", DAY), touch("t-2", "ben", 3 * DAY)];
    // Codes: 1 to 1/2. Clicks, two days apart: 1 to 2^(−2/7) = 0.8203.
    expect(outcome(facts([...codes, ...clicks], {}), under("split", decay))).toEqual([
      "ann click t-1 275",
      "ben click t-2 225",
      "cyd code c-1 333",
      "dan code c-2 167",
    ]);
  });
});

describe("a code in a stronger tier of its own", () => {
  const tiers = [["code"], ["click"], ["utm"], ["view"]] as const;
  it("is lent the latest link touch of its creator under codeWins", () => {
    const touches = [
      touch("t-1", "cyd", 3 * DAY, { campaignId: "spring" }),
      touch("t-2", "cyd", 2 * DAY, { kind: "utm", campaignId: "sale" }),
      touch("t-3", "cyd", DAY, { kind: "view" }),
      touch("t-4", "ann", HOUR),
      touch("t-5", "cyd", HOUR, { revoked: true }),
    ];
    const own = under("codeWins", { tiers });
    expect(outcome(facts(touches), own)).toEqual(["cyd code t-2 1000"]);
    expect(fates(facts(touches), own)).toEqual([
      "CYD: won",
      "t-2: won",
      "t-4: codeOverrides",
      "t-5: revoked",
      "t-1: codeOverrides",
      "t-3: codeOverrides",
    ]);
    expect(outcome(facts(touches), { ...lastTouch, tiers })).toEqual(["cyd code null 1000"]);
  });
  it("is lent none when there is none in time", () => {
    expect(outcome(facts([touch("t-1", "cyd", 30 * DAY)]), under("codeWins", { tiers }))).toEqual([
      "cyd code null 1000",
    ]);
  });
});

describe("a code in a tier with links", () => {
  it("is lent also a touch of a weaker tier, by every model", () => {
    const weaker = facts([touch("t-1", "ann", HOUR), touch("t-2", "cyd", HOUR, { kind: "utm" })]);
    const tiers = [["code", "click"], ["utm"]] as const;
    for (const model of [lastTouch.model, linear.model]) {
      expect(outcome(weaker, under("codeWins", { tiers, model }))).toEqual(["cyd code t-2 1000"]);
    }
  });
  it("is lent the latest link touch of its creator, also where somebody else's link is there", () => {
    const both = facts([touch("t-1", "cyd", DAY, { campaignId: "spring" }), touch("t-2", "ann", HOUR)]);
    for (const model of [lastTouch.model, linear.model]) {
      expect(outcome(both, under("codeWins", { model }))).toEqual(["cyd code t-1 1000"]);
      expect(fates(both, under("codeWins", { model }))).toEqual(["CYD: won", "t-1: won", "t-2: codeOverrides"]);
    }
    // Ann's half and cyd's: his click, which the model did not pick, is named with his code.
    expect(outcome(both, under("split"))).toEqual(["ann click t-2 500", "cyd code t-1 500"]);
    // Where his click has a part of its own it is not named twice.
    expect(outcome(both, under("split", linear))).toEqual([
      "ann click t-2 250",
      "cyd code null 500",
      "cyd click t-1 250",
    ]);
  });
  it("costs its creator nothing where it contradicts nobody", () => {
    const tiers = [["code", "click", "view"]] as const;
    const hers = [touch("t-1", "cyd", 2 * DAY), touch("v-1", "ben", DAY, { kind: "view" })];
    const first = { kind: "firstTouch" } as const;
    for (const rule of rules) {
      expect(outcome(facts(hers, {}), under(rule, { tiers, model: first }))).toEqual(["cyd click t-1 1000"]);
      expect(outcome(facts(hers), under(rule, { tiers, model: first }))).toEqual(["cyd click t-1 1000"]);
      const last = outcome(facts(hers), under(rule, { tiers }));
      expect(last).toEqual([rule === "linkWins" ? "cyd click t-1 1000" : "cyd code t-1 1000"]);
    }
  });
  it("contradicts no touch that is nobody's", () => {
    const paid = facts([touch("t-1", null, HOUR)]);
    for (const rule of rules) {
      expect(outcome(paid, under(rule))).toEqual(["cyd code null 1000"]);
      expect(fates(paid, under(rule))).toEqual(["CYD: won", "t-1: notModelled"]);
      expect(outcome(paid, under(rule, linear))).toEqual(["cyd code null 500", "otherChannel 500"]);
    }
    // Between ann's click and the code of cyd it is evidence like a view: the model says.
    const three = facts([touch("t-1", "ann", 2 * HOUR), touch("t-2", null, HOUR)]);
    expect(rules.map((rule) => outcome(three, under(rule)))).toEqual([
      ["cyd code null 1000"],
      ["otherChannel 1000"],
      ["ann click t-1 500", "cyd code null 500"],
      ["codeAgainstLink 1000"],
    ]);
  });
  it("stands with the rest of its tier in the order of touches", () => {
    const tiers = [["code", "click", "view"]] as const;
    const at = (age: number, priority: number) =>
      facts(
        [
          touch("c-1", "cyd", HOUR, { kind: "code" }),
          touch("t-1", "ann", DAY),
          touch("v-1", "eve", age, { kind: "view", priority }),
        ],
        {},
      );
    const run = (age: number, priority: number, model = lastTouch.model) =>
      outcome(at(age, priority), under("codeWins", { tiers, model }))[0]?.split(" ")[0];
    // An hour before, later and earlier than the code; at its instant with more and with less priority.
    expect([run(1, 0), run(2 * HOUR, 0), run(HOUR, 1), run(HOUR, -1)]).toEqual(["eve", "cyd", "eve", "cyd"]);
    const first = { kind: "firstTouch" } as const;
    expect([run(1, 0, first), run(2 * HOUR, 0, first), run(HOUR, 1, first), run(HOUR, -1, first)]).toEqual([
      "cyd",
      "eve",
      "eve",
      "cyd",
    ]);
  });
});

describe("a rule that could never apply", () => {
  it.each<[rule: Rule, tiers: AttributionPolicy["tiers"], sentence: string]>([
    ["split", [["code"], ["click"]], "absent where no tier has both codes and links"],
    ["reject", [["code"], ["click"]], "absent where no tier has both codes and links"],
    ["linkWins", [["code"], ["click"]], "a rule that can apply: in these tiers a code is stronger than every link"],
    ["codeWins", [["click"], ["code"]], "a rule that can apply: in these tiers every link is stronger than a code"],
    ["codeWins", [["click"]], "absent where no tier has codes"],
    ["codeWins", [["code", "view"]], "absent where no tier has links"],
  ])("%s over %j is refused", (rule, tiers, sentence) => {
    expect(sentenceOf(() => outcome(facts([]), under(rule, { tiers })))).toBe(
      `Invalid policy: policy.codeAgainstLink must be ${sentence}, got "${rule}"`,
    );
  });
  it.each<[rule: Rule, tiers: AttributionPolicy["tiers"]]>([
    ["codeWins", [["code"], ["click"]]],
    ["linkWins", [["click"], ["code"]]],
    ["codeWins", [["utm"], ["code", "click"]]],
    ["linkWins", [["utm"], ["code"], ["click"]]],
  ])("%s over %j is not", (rule, tiers) => {
    expect(outcome(facts([]), under(rule, { tiers }))).toEqual(["cyd code null 1000"]);
  });
});
