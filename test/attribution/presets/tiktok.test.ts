import { tiktokAds, tiktokShopAds, tiktokShopAffiliate } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../support/thrown.ts";
import { DAY, directory, HOUR, MILLISECOND, touch, winner } from "./_order.ts";

describe("tiktokAds", () => {
  it.each([1, 7, 14, 28] as const)('"select 1 day, 7 day, 14 day, 28 day": a click counts for %i days', (click) => {
    const policy = tiktokAds({ click });
    expect(winner(policy, [touch("ann", "click", click * DAY - MILLISECOND)])).toBe("ann");
    expect(winner(policy, [touch("ann", "click", click * DAY)])).toBe("nobody");
  });

  it.each([1, 7] as const)('"select off, 1 day, 7 day": a view or an engaged view counts for %i days', (days) => {
    for (const kind of ["view", "engagedView"] as const) {
      const policy = tiktokAds({ [kind]: days });
      expect(winner(policy, [touch("ann", kind, days * DAY - MILLISECOND)])).toBe("ann");
      expect(winner(policy, [touch("ann", kind, days * DAY)])).toBe("nobody");
      expect(winner(tiktokAds({ [kind]: "off" }), [touch("ann", kind, MILLISECOND)])).toBe("nobody");
    }
  });

  it('"7dc/1dv": without a setting it is 7 days after a click, 1 day after a view', () => {
    expect(tiktokAds()).toEqual(tiktokAds({ click: 7, engagedView: "off", view: 1 }));
    expect(winner(tiktokAds(), [touch("ann", "engagedView", HOUR)])).toBe("nobody");
  });

  it("gives a sale to a click before a later engaged view, and to that before a later view", () => {
    const policy = tiktokAds({ engagedView: 7 });
    const click = touch("ann", "click", 3 * DAY);
    const engaged = touch("ben", "engagedView", 2 * DAY);
    const view = touch("cy", "view", HOUR);
    expect(winner(policy, [click, engaged, view])).toBe("ann");
    expect(winner(policy, [engaged, view])).toBe("ben");
    expect(winner(policy, [view])).toBe("cy");
  });

  it('"attributed only to one touch point": the last of several clicks', () => {
    expect(winner(tiktokAds(), [touch("ann", "click", 2 * HOUR), touch("ben", "click", HOUR)])).toBe("ben");
  });

  it("has no windows that Ads Manager does not offer", () => {
    for (const windows of [
      { click: 30 },
      { click: "off" },
      { click: "7" },
      { view: 0 },
      { engagedView: 14 },
      null,
      7,
    ]) {
      expect(codeOf(() => tiktokAds(windows as never))).toBe("invalidArgument");
    }
    expect(() => tiktokAds({ click: 30 as never })).toThrow(
      "Invalid argument: settings.click must be a number of days among 1, 7, 14, 28, got 30",
    );
    expect(() => tiktokAds({ view: 3 as never })).toThrow(
      'Invalid argument: settings.view must be "off" or a number of days among 1, 7, got 3',
    );
  });
});

describe("tiktokShopAds", () => {
  const shopId = "glow";
  const inShop = (...args: Parameters<typeof touch>) => touch(args[0], args[1], args[2], { shopId });
  const win = (...touches: ReturnType<typeof touch>[]) => winner(tiktokShopAds, touches, { shopId });

  it('"7 days (168 hours)" and "24 hours", to the millisecond', () => {
    expect(win(inShop("ann", "click", 168 * HOUR - MILLISECOND))).toBe("ann");
    expect(win(inShop("ann", "click", 168 * HOUR))).toBe("nobody");
    expect(win(inShop("ann", "view", 24 * HOUR - MILLISECOND))).toBe("ann");
    expect(win(inShop("ann", "view", 24 * HOUR))).toBe("nobody");
    expect(win(inShop("ann", "click", 0))).toBe("ann");
    expect(win(inShop("ann", "click", -MILLISECOND))).toBe("nobody");
  });

  it('"someone clicks on ad A 50 hours ago, then views ad B 1 hour ago": ad A', () => {
    expect(win(inShop("A", "click", 50 * HOUR), inShop("B", "view", HOUR))).toBe("A");
  });

  it('"the buyer clicks ad A 50 hours ago and clicks ad B 1 hour ago": ad B', () => {
    expect(win(inShop("A", "click", 50 * HOUR), inShop("B", "click", HOUR))).toBe("B");
  });

  it('"an ad of the same shop": by shop, whatever the product', () => {
    expect(winner(tiktokShopAds, [touch("ann", "click", HOUR, { shopId: "other" })], { shopId })).toBe("nobody");
    expect(winner(tiktokShopAds, [touch("ann", "click", HOUR)], { shopId })).toBe("nobody");
    const serum = touch("ann", "click", HOUR, { shopId, productId: "serum" });
    expect(winner(tiktokShopAds, [serum], { shopId, productId: "cream" })).toBe("ann");
  });
});

describe("tiktokShopAffiliate", () => {
  const shopId = "glow";
  const policy = tiktokShopAffiliate({ click: { days: 14 }, view: { hours: 24 } });

  it("believes the shop first, then touches within the windows that were asked for", () => {
    const click = touch("ben", "click", HOUR, { shopId });
    expect(winner(policy, [click], { shopId, shopCreator: "ann" }, directory)).toBe("ann");
    expect(winner(policy, [click], { shopId }, directory)).toBe("ben");
    expect(winner(policy, [touch("ben", "click", 14 * DAY - MILLISECOND, { shopId })], { shopId })).toBe("ben");
    expect(winner(policy, [touch("ben", "click", 14 * DAY, { shopId })], { shopId })).toBe("nobody");
    expect(winner(policy, [touch("cy", "view", 23 * HOUR, { shopId }), click], { shopId })).toBe("ben");
    expect(winner(policy, [touch("cy", "live", HOUR, { shopId })], { shopId })).toBe("nobody");
  });

  it("takes a link that was followed for a click, unless another window is said", () => {
    const link = (age: number) => touch("ann", "link", age, { shopId });
    expect(winner(policy, [link(14 * DAY - MILLISECOND)], { shopId })).toBe("ann");
    expect(winner(policy, [link(14 * DAY)], { shopId })).toBe("nobody");
    const shorter = tiktokShopAffiliate({ click: { days: 14 }, link: { days: 1 } });
    expect(winner(shorter, [link(DAY)], { shopId })).toBe("nobody");
  });

  it("has no window of its own", () => {
    for (const windows of [undefined, null, {}, { view: { days: 1 } }, { click: undefined }, { click: null }]) {
      expect(codeOf(() => tiktokShopAffiliate(windows as never))).toBe("invalidArgument");
    }
  });
});
