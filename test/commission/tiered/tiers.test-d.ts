import {
  cappedCommission,
  flatCommission,
  forwardCommission,
  graduatedCommission,
  percentCommission,
  volumeCommission,
} from "creator-core/commission";
import { type Money, money } from "creator-core/money";
import { describe, expectTypeOf, it } from "vitest";

const pound = money("1.00", "GBP");
const dollar = money("1.00", "USD");
const tiers = [{ from: money("0", "GBP"), rate: "0.1" }];

describe("functions of tiers", () => {
  it("take a sale, several, or a sum so far with either", () => {
    expectTypeOf(graduatedCommission(tiers, pound).total).toEqualTypeOf<Money<"GBP">>();
    expectTypeOf(volumeCommission(tiers, [pound, pound]).total).toEqualTypeOf<Money<"GBP">>();
    const progress = { soFar: pound, amount: [pound] };
    expectTypeOf(forwardCommission(tiers, progress, { crossing: "after" }).total).toEqualTypeOf<Money<"GBP">>();
    // @ts-expect-error the sum so far is in the currency of the sale
    volumeCommission(tiers, { soFar: dollar, amount: pound });
  });

  it("need to know which tier a sale that crosses is paid at, where it is not split", () => {
    // @ts-expect-error crossing is not a matter of presentation
    forwardCommission(tiers, pound);
    // @ts-expect-error a sale that is split crosses nothing
    graduatedCommission(tiers, pound, { crossing: "after" });
  });
});

describe("the other functions", () => {
  it("carry the currency from what they are given to the total", () => {
    expectTypeOf(percentCommission([pound, pound], "0.1").total).toEqualTypeOf<Money<"GBP">>();
    expectTypeOf(flatCommission(pound, { count: 2, what: "clicks" }).total).toEqualTypeOf<Money<"GBP">>();
    expectTypeOf(cappedCommission(pound, [pound, percentCommission(pound, "0.1")]).room).toEqualTypeOf<Money<"GBP">>();
    // @ts-expect-error a cap in pounds cannot hold dollars down
    cappedCommission(pound, dollar);
    // @ts-expect-error nothing is paid for likes
    flatCommission(pound, { what: "likes" });
  });
});
