import type { CommissionRule, CreatorAttributes } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { attributesOf, takesActivity, takesCreator } from "../../../src/commission/rules/rule-scope.js";
import { compileTerms } from "../../../src/commission/terms/compile-terms.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { day, percentOf, terms } from "./fixtures.ts";

const ruleOf = (more: Partial<CommissionRule>) =>
  compileTerms(terms([{ ...percentOf("r", "0.1"), ...more }]), "terms").rules[0]!;
const at = Date.parse(day(10));

describe("attributes of creators", () => {
  const rows: readonly CreatorAttributes[] = [
    { creatorId: "c-1", from: day(20), statusLevel: "gold" },
    { creatorId: "c-1", from: day(10), statusLevel: "silver", groups: ["a"] },
    { creatorId: "c-2", statusLevel: "bronze" },
    { creatorId: "c-2", from: day(10) },
    { creatorId: "c-2", from: day(10) },
  ];
  const attributesAt = attributesOf(deepFreeze(rows));

  it.each([
    ["before the first row nothing is known", "c-1", "2026-03-10T11:59:59.999Z", undefined],
    ["a row holds from its moment", "c-1", day(10), "silver"],
    ["until before that of the next", "c-1", "2026-03-20T11:59:59.999Z", "silver"],
    ["the last one for good", "c-1", day(31), "gold"],
    ["a row without a date always has", "c-2", "1970-01-01T00:00:00Z", "bronze"],
    ["a row takes nothing over from the one before", "c-2", day(10), undefined],
    ["of others nothing is known", "c-3", day(10), undefined],
  ])("%s", (_, creatorId, when, statusLevel) => {
    const { statusLevel: found, creatorId: id } = attributesAt(creatorId, Date.parse(when));
    expect([id, found]).toEqual([creatorId, statusLevel]);
  });

  it("are the same object for the same answer", () => {
    expect(attributesAt("c-1", at)).toBe(attributesAt("c-1", at + 1));
    expect(attributesAt("c-3", at)).toBe(attributesAt("c-3", at + 1));
    expect(attributesOf()("__proto__", 0)).toEqual({ creatorId: "__proto__" });
  });

  it("are told once for a time, or the same again", () => {
    const refused = (...given: readonly unknown[]) =>
      refusalOf(() => attributesOf(given as readonly CreatorAttributes[]));
    expect(refused({ creatorId: "c", from: day(1) }, { creatorId: "c", from: day(1), statusLevel: "gold" })).toBe(
      "duplicateId at creators",
    );
    expect(refused({ creatorId: "c" }, { creatorId: "c", statusLevel: "gold" })).toBe("duplicateId at creators");
    expect(refused({ creatorId: "c", from: 0 }, { creatorId: "c", from: "1970-01-01T00:00:00Z" })).toBe(
      "nothing thrown",
    );
    expect(refused({ creatorId: "c", from: null, statusLevel: null, groups: null })).toBe("nothing thrown");
    expect(refused(null)).toBe("invalidArgument at creators[0]");
    expect(refused({})).toBe("invalidArgument at creators[0].creatorId");
    expect(refused({ creatorId: "c", from: "soon" })).toBe("invalidInstant at creators[0].from");
    expect(refused({ creatorId: "c", groups: "a" })).toBe("invalidArgument at creators[0].groups");
  });
});

describe("a rule for what is no sale", () => {
  const gold: CreatorAttributes = { creatorId: "c-1", statusLevel: "gold", groups: ["a"] };

  it.each<[string, Partial<CommissionRule>, boolean]>([
    ["everybody", {}, true],
    ["their level", { scope: { statusLevels: ["gold"] } }, true],
    ["another level", { scope: { statusLevels: ["silver"] } }, false],
    ["what is not known of them", { scope: { followerTiers: ["nano"] } }, false],
    ["their group and level", { scope: { statusLevels: ["gold"], groups: ["a", "b"] } }, true],
    ["all but their group", { except: { groups: ["a"] } }, false],
    ["all but another group", { except: { groups: ["b"] } }, true],
    ["all but a tier that is not known", { except: { followerTiers: ["nano"] } }, false],
    ["all but some of what they sell, which is not known", { except: { productIds: ["p"] } }, false],
    ["all but some of what others sell", { except: { groups: ["b"], productIds: ["p"] } }, true],
    ["all but adverts of theirs", { except: { groups: ["a"], channel: "ads" } }, false],
  ])("is for a creator: %s", (_, more, expected) => {
    expect(takesCreator(ruleOf(more), gold)).toBe(expected);
  });

  it.each<[string, Partial<CommissionRule>, boolean]>([
    ["anything", {}, true],
    ["whatever kinds of conversions it is for", { scope: { kinds: ["lead"] } }, true],
    ["of the campaign", { scope: { campaignIds: ["spring"] } }, true],
    ["of another campaign", { scope: { campaignIds: ["summer"] } }, false],
    ["of the kind", { scope: { contentKinds: ["live"] } }, true],
    ["of another kind", { scope: { contentKinds: ["video"] } }, false],
    ["of another creator", { scope: { creatorIds: ["c-2"] } }, false],
    ["that sells a product", { scope: { productIds: ["p"] } }, false],
    ["in an advertisement", { scope: { channel: "ads" } }, false],
    ["but of the campaign", { except: { campaignIds: ["spring"] } }, false],
    ["but of another campaign", { except: { campaignIds: ["summer"] } }, true],
    ["but in a country", { except: { countries: ["US"] } }, false],
    ["in its time", { during: { start: day(10), end: day(11) } }, true],
    ["before its time is over", { during: { end: day(10) } }, false],
  ])("is for a post: %s", (_, more, expected) => {
    const post = { creatorId: "c-1", campaignId: "spring", contentKind: "live", at };
    expect(takesActivity(ruleOf(more), post, gold)).toBe(expected);
  });

  it("does not take a post of which it is not said", () => {
    const post = { creatorId: "c-1", at };
    expect(takesActivity(ruleOf({ scope: { campaignIds: ["spring"] } }), post, gold)).toBe(false);
    expect(takesActivity(ruleOf({ except: { campaignIds: ["spring"] } }), post, gold)).toBe(false);
  });
});
