import {
  type AllocationWithRemainder,
  addMoney,
  allocateMoney,
  allocateWithRemainder,
  applyRate,
  compareMoney,
  compileRate,
  convertMoney,
  equalMoney,
  type FxRate,
  type Money,
  maxMoney,
  minMoney,
  money,
  moneyOfMinor,
  ownCurrency,
  parseMoney,
  splitMoney,
  subtractMoney,
  sumMoney,
  type UnitPrice,
  unitPrice,
  zeroMoney,
} from "creator-core/money";
import { expectTypeOf, test } from "vitest";

declare const pounds: Money<"GBP">;
declare const dollars: Money<"USD">;
declare const unknown: Money;

test("a literal currency becomes part of the type, and stays in it", () => {
  expectTypeOf(money("1", "GBP")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(moneyOfMinor(1, "GBP")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(zeroMoney("GBP")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(parseMoney("1", "GBP")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(addMoney(pounds, pounds)).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(applyRate(pounds, "0.1")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(allocateMoney(pounds, [1, "0.5"])).toEqualTypeOf<Money<"GBP">[]>();
  expectTypeOf(splitMoney(pounds, 2)).toEqualTypeOf<Money<"GBP">[]>();
  expectTypeOf(sumMoney([pounds, pounds], "GBP")).toEqualTypeOf<Money<"GBP">>();
  expectTypeOf(unitPrice(pounds, 2)).toEqualTypeOf<UnitPrice<"GBP">>();
});

test("a currency known only at run time stays open", () => {
  expectTypeOf(money("1", "GBP" as string)).toEqualTypeOf<Money>();
  expectTypeOf(addMoney(unknown, pounds)).toEqualTypeOf<Money>();
  expectTypeOf(sumMoney([unknown, pounds], "GBP")).toEqualTypeOf<Money>();
  expectTypeOf(pounds).toExtend<Money>();
});

test("known currencies do not mix", () => {
  // @ts-expect-error GBP and USD
  addMoney(pounds, dollars);
  // @ts-expect-error GBP and USD
  subtractMoney(pounds, dollars);
  // @ts-expect-error GBP and USD
  compareMoney(pounds, dollars);
  // @ts-expect-error GBP and USD
  equalMoney(pounds, dollars);
  // @ts-expect-error GBP and USD
  minMoney(pounds, dollars);
  // @ts-expect-error GBP and USD
  maxMoney(pounds, dollars);
  // @ts-expect-error GBP into a total in USD
  sumMoney([pounds], "USD");
  // @ts-expect-error a currency of run time is not known to be GBP
  addMoney(pounds, unknown);
});

test("a conversion has the currency it converts to", () => {
  const fx = { from: "EUR", to: "USD", rate: "1.085", date: "2026-03-02", source: "ECB" } as const;
  expectTypeOf(convertMoney(unknown, fx)).toEqualTypeOf<Money<"USD">>();
  expectTypeOf(convertMoney(unknown, {} as FxRate)).toEqualTypeOf<Money>();
});

test("amounts are text or whole numbers, rates and weights never floats by accident", () => {
  // @ts-expect-error a bigint is not an amount of major units
  money(1n, "GBP");
  // @ts-expect-error a rate is text: use percent(15) or "0.15"
  applyRate(pounds, 0.15);
  // @ts-expect-error amounts are read-only
  pounds.minor = 2;
});

test("an own currency is a literal too, and mixes with none", () => {
  const points = ownCurrency("PTS", 0);
  expectTypeOf(points).toEqualTypeOf<"PTS:0">();
  expectTypeOf(money("1", points)).toEqualTypeOf<Money<"PTS:0">>();
  expectTypeOf(ownCurrency("PTS" as string, 0 as number)).toEqualTypeOf<`${string}:${number}`>();
  expectTypeOf(money("1", ownCurrency("PTS" as string, 0))).toExtend<Money>();
  // @ts-expect-error points and pounds
  addMoney(money("1", points), pounds);
  // @ts-expect-error the same name with other decimals is another currency
  addMoney(money("1", "USDC:6"), money("1", "USDC:2"));
});

test("shares and remainder keep the currency", () => {
  expectTypeOf(allocateWithRemainder(pounds, [1, "0.5"])).toEqualTypeOf<AllocationWithRemainder<"GBP">>();
  expectTypeOf(allocateWithRemainder(pounds, [1]).shares).toEqualTypeOf<Money<"GBP">[]>();
  expectTypeOf(allocateWithRemainder(pounds, [1]).remainder).toEqualTypeOf<Money<"GBP">>();
  // @ts-expect-error a mode of allocateMoney
  allocateWithRemainder(pounds, [1], "first");
  // @ts-expect-error a mode of allocateWithRemainder
  allocateMoney(pounds, [1], "wholeUnits");
});

test("a compiled rate takes and gives minor units", () => {
  expectTypeOf(compileRate("0.15")).toEqualTypeOf<(minor: number) => number>();
  // @ts-expect-error money goes to applyRate
  compileRate("0.15")(pounds);
});
