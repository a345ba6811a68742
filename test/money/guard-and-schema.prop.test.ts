import { convertMoney, type FxRate, isCurrency, moneyOfMinor, ownCurrency } from "creator-core/money";
import { currencySchema, fxRateSchema, moneySchema, unitPriceSchema } from "creator-core/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertCurrency } from "../../src/money/assert-currency.js";
import { assertMoney } from "../../src/money/assert-money.js";
import { assertUnitPrice } from "../../src/money/assert-unit-price.js";

const accepts = (guard: () => unknown) => {
  try {
    guard();
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: "CreatorCoreError" });
    return false;
  }
};

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(0, -0, 1, -1, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 53, -(2 ** 53), 0.5, Number.NaN, Infinity, -Infinity),
);
const code = fc.oneof(
  fc.constantFrom(
    "GBP",
    "JPY",
    "KWD",
    "CLF",
    "BGN",
    "XAU",
    "XXX",
    "DEM",
    "gbp",
    " GBP",
    "",
    "__proto__",
    "constructor",
  ),
  fc.constantFrom(
    "PTS:0",
    "USDC:6",
    "SATS:8",
    "GBP:2",
    "XAU:2",
    "PTS:9",
    "PTS:00",
    "P:2",
    "pts:0",
    "PTS:",
    "PTS",
    ":0",
  ),
  fc.string({ unit: fc.constantFrom(..."ABGPZ019:a "), maxLength: 16 }),
  fc.stringMatching(/^[A-Z][A-Z0-9]{0,13}:[0-9]{1,2}$/),
);
const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
const minor = fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: anything });
const currency = fc.oneof({ weight: 4, arbitrary: code }, { weight: 1, arbitrary: anything });

describe("what a guard of money lets in, its schema lets in, and nothing else", () => {
  it("currencies", () => {
    fc.assert(
      fc.property(currency, (value) => {
        const known = currencySchema.safeParse(value).success;
        expect(isCurrency(value)).toBe(known);
        expect(accepts(() => assertCurrency(value, "currency"))).toBe(known);
      }),
      { numRuns: 5000 },
    );
  });

  it("amounts", () => {
    const hollow = fc.oneof(
      anything,
      fc.record({ minor, currency }, { requiredKeys: [] }),
      fc.tuple(minor, currency).map(([units, unit]) => Object.assign([], { minor: units, currency: unit })),
      fc.tuple(minor, currency).map(([units, unit]) => Object.assign(() => 1, { minor: units, currency: unit })),
    );
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: fc.record({ minor, currency }) }, hollow), (value) => {
        expect(accepts(() => assertMoney(value, "amount"))).toBe(moneySchema.safeParse(value).success);
      }),
      { numRuns: 10_000 },
    );
  });

  it("unit prices", () => {
    fc.assert(
      fc.property(fc.record({ minor, count: minor, currency }), (value) => {
        expect(accepts(() => assertUnitPrice(value, "price"))).toBe(unitPriceSchema.safeParse(value).success);
      }),
      { numRuns: 5000 },
    );
  });

  it("exchange rates", () => {
    const rate = fc.oneof(
      fc.constantFrom("1", "1.0", "0", "-1", "1.085", "1e3", "", "1,5", "0.000000000000000001"),
      fc.double().map(String),
      anything,
    );
    const date = fc.oneof(fc.constantFrom("2026-03-02", "2026-13-45", "2026-3-2", "", "2026-02-29"), anything);
    const source = fc.oneof(fc.constantFrom("test", "", "x".repeat(1000), "x".repeat(1001)), anything);
    const right = fc.record({ date: fc.constant("2026-03-02"), source: fc.constant("test") });
    fc.assert(
      fc.property(currency, currency, rate, fc.oneof(right, fc.record({ date, source })), (from, to, text, origin) => {
        const fx = { from, to, rate: text, ...origin };
        const amount = moneyOfMinor(1, isCurrency(from) ? from : "GBP");
        expect(accepts(() => convertMoney(amount, fx as FxRate))).toBe(fxRateSchema.safeParse(fx).success);
      }),
      { numRuns: 10_000 },
    );
  });

  it("an own currency is made exactly when its code is one", () => {
    const name = fc.oneof(
      fc.constantFrom("PTS", "GBP", "XAU", "P", "P2"),
      fc.stringMatching(/^[A-Za-z0-9]{0,14}$/),
      anything,
    );
    fc.assert(
      fc.property(name, fc.oneof(fc.integer({ min: -1, max: 10 }), fc.double(), anything), (text, exponent) => {
        let made: string | undefined;
        const isMade = accepts(() => {
          made = ownCurrency(text as string, exponent as number);
        });
        const isPlain = typeof text === "string" && typeof exponent === "number";
        expect(isMade).toBe(isPlain && isCurrency(`${text}:${exponent}`));
        if (isMade) expect(made).toBe(`${text as string}:${exponent as number}`);
      }),
      { numRuns: 5000 },
    );
  });
});
