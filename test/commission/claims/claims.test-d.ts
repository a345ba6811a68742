import {
  advanceRecoupment,
  type Commission,
  challengeReward,
  type Draw,
  guaranteeTopUp,
  type LeaderboardBonus,
  leaderboardBonus,
  milestoneBonus,
  overrideCommission,
  type Recoupment,
  recoverableDraw,
  retainerFee,
} from "creator-core/commission";
import { money } from "creator-core/money";
import { expectTypeOf, it } from "vitest";

const pounds = money("1.00", "GBP");
const yen = money("1", "JPY");

it("an amount keeps its currency", () => {
  expectTypeOf(retainerFee(pounds)).toEqualTypeOf<Commission<"GBP">>();
  expectTypeOf(challengeReward(pounds, [])).toEqualTypeOf<Commission<"GBP">>();
  expectTypeOf(overrideCommission(pounds, "0.1")).toEqualTypeOf<Commission<"GBP">>();
  expectTypeOf(guaranteeTopUp(pounds, pounds)).toEqualTypeOf<Commission<"GBP">>();
  expectTypeOf(recoverableDraw(pounds, [pounds])).toEqualTypeOf<Draw<"GBP">>();
  expectTypeOf(advanceRecoupment(pounds, [pounds], "0.5")).toEqualTypeOf<Recoupment<"GBP">>();
  expectTypeOf(leaderboardBonus([pounds], [])).toEqualTypeOf<LeaderboardBonus<"GBP">>();
});

it("two currencies do not compile", () => {
  // @ts-expect-error A guarantee in pounds is not compared with yen.
  guaranteeTopUp(pounds, yen);
  // @ts-expect-error Nor is a draw.
  recoverableDraw(pounds, [yen]);
  // @ts-expect-error Nor is an advance recouped from yen.
  advanceRecoupment(pounds, [yen], "0.5");
});

it("named steps or the same one again and again, not both", () => {
  // @ts-expect-error A step has a bonus.
  milestoneBonus({ every: 10 }, 1);
});
