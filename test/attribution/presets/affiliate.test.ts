import { codeFirst, firstClick30Days, lastClick30Days, lastClick90Days, linkFirst } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { DAY, directory, HOUR, MILLISECOND, saleOf, touch, winner } from "./_order.ts";

describe("codeFirst", () => {
  it('"uses an affiliate link from affiliate A but also a coupon from affiliate B": B', () => {
    expect(winner(codeFirst, [touch("ann", "click", HOUR)], { codes: ["ben"] }, directory)).toBe("ben");
    expect(winner(codeFirst, [], { linkId: "ann", codes: ["ben"] }, directory)).toBe("ben");
    expect(winner(codeFirst, [], { shopCreator: "ann", codes: ["ben"] }, directory)).toBe("ben");
  });

  it('"non-affiliate codes do not block link attribution"', () => {
    expect(winner(codeFirst, [touch("ann", "click", HOUR)], { codes: ["SITEWIDE"] }, directory)).toBe("ann");
  });

  it('"clicks creator A on Monday, creator B on Wednesday, purchases on Friday": B', () => {
    expect(winner(codeFirst, [touch("A", "click", 4 * DAY), touch("B", "click", 2 * DAY)])).toBe("B");
  });

  it("keeps a followed link of the code's owner as it keeps a click", () => {
    const link = touch("ben", "link", 3 * DAY, { id: "t-ben", campaignId: "spring" });
    expect(saleOf(codeFirst, [link], { codes: ["ben"] }, directory).credits).toMatchObject([
      { creatorId: "ben", evidence: "code", touchpointId: "t-ben", campaignId: "spring" },
    ]);
  });

  it("keeps the click of the code's owner, so that what is known of it is not lost", () => {
    const click = touch("ben", "click", 3 * DAY, { id: "t-ben", campaignId: "spring" });
    const { credits } = saleOf(codeFirst, [click], { codes: ["ben"] }, directory);
    expect(credits).toMatchObject([
      { creatorId: "ben", touchpointId: "t-ben", campaignId: "spring", ageMilliseconds: 3 * DAY },
    ]);
    // Also where somebody else was clicked later.
    const later = saleOf(codeFirst, [click, touch("ann", "click", HOUR)], { codes: ["ben"] }, directory);
    expect(later.credits).toMatchObject([{ creatorId: "ben", touchpointId: "t-ben" }]);
    // And none where the owner was clicked too long ago.
    const old = saleOf(codeFirst, [touch("ben", "click", 30 * DAY)], { codes: ["ben"] }, directory);
    expect(old.credits).toMatchObject([{ creatorId: "ben", evidence: "code", touchpointId: null }]);
  });

  it('"clicks overwrite impressions", each the most recent', () => {
    const click = touch("ann", "click", 29 * DAY);
    const views = [touch("ben", "view", 2 * HOUR), touch("cy", "view", HOUR)];
    expect(winner(codeFirst, [...views, click])).toBe("ann");
    expect(winner(codeFirst, views)).toBe("cy");
    expect(winner(codeFirst, [...views, touch("dee", "engagedView", 6 * DAY)])).toBe("dee");
  });

  it("the shop's own word comes before a click, the link of the order too", () => {
    const click = touch("ann", "click", 0);
    expect(winner(codeFirst, [click], { shopCreator: "ben" }, directory)).toBe("ben");
    expect(winner(codeFirst, [click], { linkId: "ben" }, directory)).toBe("ben");
    expect(winner(codeFirst, [], { linkId: "ann", shopCreator: "ben" }, directory)).toBe("ben");
  });

  it.each([
    ["link", 30],
    ["click", 30],
    ["engagedView", 7],
    ["view", 1],
  ] as const)("a %s counts for %i days", (kind, days) => {
    expect(winner(codeFirst, [touch("ann", kind, days * DAY - MILLISECOND)])).toBe("ann");
    expect(winner(codeFirst, [touch("ann", kind, days * DAY)])).toBe("nobody");
  });
});

describe("linkFirst", () => {
  it('"we will honor a click if it is present and it will be used before a coupon"', () => {
    expect(winner(linkFirst, [touch("ann", "click", HOUR)], { codes: ["ben"] }, directory)).toBe("ann");
    expect(winner(linkFirst, [], { linkId: "ann", codes: ["ben"] }, directory)).toBe("ann");
    expect(
      winner(linkFirst, [touch("ben", "click", 2 * HOUR), touch("ann", "click", HOUR)], { codes: ["ben"] }, directory),
    ).toBe("ann");
  });

  it("takes the code of who has not clicked another's link within the window", () => {
    const win = (age: number) => winner(linkFirst, [touch("ann", "click", age)], { codes: ["ben"] }, directory);
    expect(win(30 * DAY - MILLISECOND)).toBe("ann");
    expect(win(30 * DAY)).toBe("ben");
  });

  it("names the click where code and click are of one creator", () => {
    const click = touch("ben", "click", DAY, { id: "t-ben" });
    expect(saleOf(linkFirst, [click], { codes: ["ben"] }, directory).credits).toMatchObject([
      { creatorId: "ben", evidence: "click", touchpointId: "t-ben" },
    ]);
  });
});

describe.each([
  ["lastClick30Days", lastClick30Days, 30],
  ["lastClick90Days", lastClick90Days, 90],
] as const)("%s", (_, policy, days) => {
  it(`looks back ${days} days, to the last click or the link of the order`, () => {
    expect(winner(policy, [touch("ann", "click", days * DAY - MILLISECOND)])).toBe("ann");
    expect(winner(policy, [touch("ann", "click", days * DAY)])).toBe("nobody");
    expect(winner(policy, [touch("ann", "click", 5 * DAY), touch("ben", "click", DAY)])).toBe("ben");
    expect(winner(policy, [touch("ann", "click", 0)], { linkId: "ben" }, directory)).toBe("ben");
  });

  it("takes a link that was followed for a click", () => {
    expect(winner(policy, [touch("ann", "link", days * DAY - MILLISECOND)])).toBe("ann");
    expect(winner(policy, [touch("ann", "link", days * DAY)])).toBe("nobody");
    expect(winner(policy, [touch("ann", "link", DAY), touch("ben", "click", HOUR)])).toBe("ben");
    expect(winner(policy, [touch("ann", "link", HOUR), touch("ben", "click", DAY)])).toBe("ann");
  });

  it("looks at nothing else", () => {
    expect(winner(policy, [touch("ann", "view", HOUR)], { codes: ["ben"] }, directory)).toBe("nobody");
  });
});

describe("firstClick30Days", () => {
  it('"a second partner\'s link does not steal the visitor"', () => {
    const clicks = [touch("ann", "click", 12 * DAY), touch("ben", "click", DAY)];
    expect(winner(firstClick30Days, clicks)).toBe("ann");
    expect(winner(firstClick30Days, clicks, { linkId: "ben" }, directory)).toBe("ann");
    expect(winner(firstClick30Days, [], { linkId: "ben" }, directory)).toBe("ben");
  });

  it('"the cookie expires on day 30"', () => {
    const ben = touch("ben", "click", DAY);
    expect(winner(firstClick30Days, [touch("ann", "click", 30 * DAY - MILLISECOND), ben])).toBe("ann");
    expect(winner(firstClick30Days, [touch("ann", "click", 30 * DAY), ben])).toBe("ben");
  });
});

it("nobody earns from their own orders", () => {
  for (const policy of [codeFirst, linkFirst, lastClick30Days, lastClick90Days, firstClick30Days]) {
    expect(policy.selfPurchase).toBe("excluded");
  }
});
