import { attributeConversions, codeFirst } from "creator-core/attribution";
import { accrue, balances, explainEntry, percentCommission, statement, statementRows } from "creator-core/commission";
import {
  addMoney,
  allocateMoney,
  applyRate,
  convertMoney,
  currencyExponent,
  formatMoney,
  isCurrency,
  money,
  moneyOfMinor,
  ownCurrency,
  parseMoney,
  roundUnitPrice,
  splitMoney,
  sumMoney,
  toDecimalString,
  unitPrice,
  unitPriceValue,
  zeroMoney,
} from "creator-core/money";
import { percent } from "creator-core/rate";
import { currencySchema, fxRateSchema, ledgerEntrySchema, moneySchema } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { assertCurrency } from "../../src/money/assert-currency.js";
import { assertMoney } from "../../src/money/assert-money.js";
import { deepFreeze } from "../support/deep-freeze.js";

const at = (code: string, path: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ path }) });

describe("ownCurrency", () => {
  it("writes a code that says its decimals", () => {
    expect(ownCurrency("PTS", 0)).toBe("PTS:0");
    expect(ownCurrency("USDC", 6)).toBe("USDC:6");
    expect(ownCurrency("SATS", 8)).toBe("SATS:8");
    expect(ownCurrency("P2", 2)).toBe("P2:2"); // the shortest name
    expect(ownCurrency("ABCDEFGHIJ12", 1)).toBe("ABCDEFGHIJ12:1"); // the longest
    expect(ownCurrency("DEM", 2)).toBe("DEM:2"); // no longer in ISO 4217, and not among the codes kept here
  });

  it("refuses a name of another form", () => {
    const names = [
      "P",
      "",
      "ABCDEFGHIJ123",
      "pts",
      "Pts",
      "2PT",
      "PT S",
      "PT-S",
      "PTS:",
      ":",
      "PTS\n",
      "ΡTS",
      "__proto__",
    ];
    for (const name of [...names, "A".repeat(1e7), null, undefined, 5, {}, ["PTS"], Symbol("PTS")]) {
      expect(() => ownCurrency(name as string, 2)).toThrow(at("unknownCurrency", "name"));
    }
    expect(() => ownCurrency("pts", 2)).toThrow(
      'name must be 2 to 12 capitals and digits, the first a letter, got "pts"',
    );
  });

  it("refuses a name that ISO 4217 has given a meaning, so that there are never two pounds", () => {
    for (const name of ["GBP", "JPY", "CLF", "BGN", "ANG", "XAU", "XAG", "XTS", "XXX"]) {
      expect(() => ownCurrency(name, 2)).toThrow(at("unknownCurrency", "name"));
      for (const exponent of [0, 2, 8]) expect(isCurrency(`${name}:${exponent}`)).toBe(false);
    }
    expect(() => ownCurrency("GBP", 2)).toThrow('name must be a name that ISO 4217 has given no meaning, got "GBP"');
    expect(ownCurrency("GBPT", 2)).toBe("GBPT:2");
  });

  it("refuses another number of decimals", () => {
    for (const exponent of [-1, 9, 1.5, Number.NaN, Infinity, "2", 2n, null, undefined]) {
      expect(() => ownCurrency("PTS", exponent as number)).toThrow(at("invalidInteger", "exponent"));
    }
    expect(() => ownCurrency("PTS", 9)).toThrow("exponent must be a whole number from 0 to 8, got 9");
  });
});

describe("an own currency", () => {
  it("is known wherever a code of ISO 4217 is", () => {
    expect(isCurrency("PTS:0")).toBe(true);
    expect(currencyExponent("PTS:0")).toBe(0);
    expect(currencyExponent("SATS:8")).toBe(8);
    expect(zeroMoney("PTS:0")).toStrictEqual({ minor: 0, currency: "PTS:0" });
    expect(money("12.5", "USDC:6")).toStrictEqual({ minor: 12_500_000, currency: "USDC:6" });
    expect(money("0.00000001", "SATS:8").minor).toBe(1);
    expect(() => money("0.0000001", "USDC:6")).toThrow("an amount with at most 6 decimals, as USDC:6 has");
    expect(moneyOfMinor(7, "PTS:0")).toStrictEqual({ minor: 7, currency: "PTS:0" });
    expect(() => assertCurrency("PTS:0", "currency")).not.toThrow();
    expect(() => assertMoney({ minor: 1, currency: "PTS:0" }, "amount")).not.toThrow();
    expect(currencySchema.safeParse("PTS:0").success).toBe(true);
    expect(moneySchema.safeParse({ minor: 1, currency: "PTS:0" }).success).toBe(true);
  });

  it("has one way to be written", () => {
    const wrong = ["PTS", "PTS:", "PTS:00", "PTS:01", "PTS:+1", "PTS:-1", "PTS:9", "PTS:10", "PTS:1.0", "PTS:x", ":2"];
    const more = [
      "pts:2",
      " PTS:2",
      "PTS:2 ",
      "PTS:2\n",
      "PTS: 2",
      "PTS:2:2",
      "P:2",
      "ABCDEFGHIJKLM:2",
      "9PT:2",
      "PTS：2",
    ];
    for (const code of [...wrong, ...more, `${"P".repeat(1e7)}:2`, ["PTS:2"], { toString: () => "PTS:2" }]) {
      expect(isCurrency(code)).toBe(false);
      expect(() => money("1", code as string)).toThrow(at("unknownCurrency", "currency"));
      expect(currencySchema.safeParse(code).success).toBe(false);
    }
  });

  it("is told apart from every other by its whole code", () => {
    const [six, two] = [money("1", "USDC:6"), money("1", "USDC:2")];
    expect(() => addMoney(six, two as unknown as typeof six)).toThrow(at("currencyMismatch", "right.currency"));
    // asked for in turns, so that what was looked up last never answers for another
    const asked = ["PTS:0", "GBP", "nothing", "USDC:6", "USDC:2", "JPY", "USDC:6", "XXX", "PTS:0", "nothing"];
    const exponents = asked.map((code) => (isCurrency(code) ? currencyExponent(code) : undefined));
    expect(exponents).toEqual([0, 2, undefined, 6, 2, 0, 6, undefined, 0, undefined]);
  });

  it("is counted, split and priced as any other", () => {
    const points = deepFreeze(money("1000", "PTS:0"));
    expect(applyRate(points, "0.075").minor).toBe(75);
    expect(sumMoney([points, points], "PTS:0").minor).toBe(2000);
    expect(allocateMoney(points, [1, 1, 1]).map((share) => share.minor)).toEqual([334, 333, 333]);
    expect(splitMoney(points, 3).map((share) => share.minor)).toEqual([334, 333, 333]);
    expect(roundUnitPrice(unitPrice(money("1", "USDC:6"), 3), 6)).toBe("0.333333");
    expect(unitPriceValue(unitPrice(money("0.5", "SATS:8"), 2))).toBe(0.25);
    expect(percentCommission(points, percent(15)).total).toStrictEqual({ minor: 150, currency: "PTS:0" });
  });

  it("converts by a rate that is a fact", () => {
    const fx = deepFreeze({
      from: "PTS:0",
      to: "GBP",
      rate: "0.005",
      date: "2026-01-01",
      source: "our terms",
    } as const);
    expect(fxRateSchema.safeParse(fx).success).toBe(true);
    // 2501 × 0.005 = 12.505 pounds
    expect(convertMoney(money("2501", "PTS:0"), fx)).toStrictEqual({ minor: 1251, currency: "GBP" });
    // 1.23 pounds × 1.27 = 1.5621 = 1,562,100 millionths
    const usdc = { ...fx, from: "GBP", to: "USDC:6", rate: "1.27" } as const;
    expect(convertMoney(money("1.23", "GBP"), usdc)).toStrictEqual({ minor: 1_562_100, currency: "USDC:6" });
  });

  it.each([
    [1250, "PTS:0", "1250", "PTS 1,250"],
    [-1250, "PTS:0", "-1250", "-PTS 1,250"],
    [12_500_000, "USDC:6", "12.500000", "USDC 12.500000"],
    [-1, "SATS:8", "-0.00000001", "-SATS 0.00000001"],
    [123_456, "P2:2", "1234.56", "P2 1,234.56"],
  ])("%d %s is %s and shown as %s", (minor, currency, plain, shown) => {
    const amount = deepFreeze(moneyOfMinor(minor, currency));
    expect(toDecimalString(amount)).toBe(plain);
    expect(money(plain, currency)).toStrictEqual(amount);
    expect(formatMoney(amount)).toBe(shown);
    expect(parseMoney(shown, currency, { decimalSeparator: "." })).toStrictEqual(amount);
  });

  it("is shown by its name where a locale writes a code", () => {
    const shown = (text: string, code: string, locale: string) =>
      formatMoney(money(text, code), { locale }).replace(/\s/g, " ");
    expect(shown("1234.5", "USDC:6", "en-GB")).toBe("USDC 1,234.500000");
    expect(shown("1234.5", "USDC:6", "de-DE")).toBe("1.234,500000 USDC");
    expect(shown("-1250", "PTS:0", "en-GB")).toBe("-PTS 1,250");
    expect(shown("1250", "PTS:0", "en-GB")).toBe("PTS 1,250");
    // one without decimals and one with, in one locale: each keeps a formatter of its own
    expect(shown("1250", "PTS:2", "en-GB")).toBe("PTS 1,250.00");
  });

  it.each([
    ["1,250 PTS", "PTS:0", 1250],
    ["(PTS 12)", "PTS:0", -12],
    ["PTS -12", "PTS:0", -12],
    ["12.5 USDC", "USDC:6", 12_500_000],
    ["P2 120", "P2:0", 120],
    ["120P2", "P2:0", 120],
    ["120", "P2:0", 120],
  ])("%j in %s is read as %d", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toStrictEqual({ minor, currency });
  });

  it.each([
    ["PTS2 120", "PTS:0"], // another currency, whose name begins with this one: never 2,120 points
    ["120 PTS2", "PTS:0"],
    ["PTS1,250", "PTS:0"], // 1,250 points, or 250 of PTS1
    ["XPTS 120", "PTS:0"],
    ["PTSX 120", "PTS:0"],
    ["PTSx 120", "PTS:0"],
    ["120 pts", "PTS:0"],
    ["PTS 120 PTS", "PTS:0"],
    ["GBP 120", "PTS:0"],
    ["£120", "PTS:0"],
    ["¤120", "PTS:0"],
    ["PTS", "PTS:0"],
    ["PTS 1.5", "PTS:0"],
    ["PTS:0 120", "PTS:0"],
  ])("%j in %s is refused", (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow(at("invalidMoney", "text"));
  });
});

describe("a ledger in points", () => {
  const order = { id: "order-7", kind: "order", customerKey: "c-81", occurredAt: "2026-03-04T18:20:00Z" } as const;
  const facts = deepFreeze({
    conversions: [{ ...order, value: { minor: 3333, currency: "PTS:0" }, codes: ["ada10"] }],
    touchpoints: [],
    directory: { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] },
  } as const);
  const { sales } = attributeConversions(facts, codeFirst);
  const terms = deepFreeze({
    id: "club",
    version: 1,
    timeZone: "Europe/London",
    base: { kind: "saleValue" },
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    hold: { duration: { days: 14 }, from: "order" },
    rules: [
      { id: "standard", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.15" } },
      {
        id: "goal",
        scope: {},
        mode: "additive",
        component: {
          kind: "milestone",
          measure: "salesValue",
          steps: [{ at: 3000, bonus: { minor: 100, currency: "PTS:0" } }],
          stack: "highest",
          window: { kind: "calendarMonth" },
          onReversal: "recompute",
        },
      },
    ],
  } as const);
  const asOf = "2026-04-01T00:00:00+01:00";
  const ledger = accrue({ terms: [terms], sales, adjustments: [], booked: [] }, { asOf });

  it("books the sale and the goal", () => {
    // 3,333 × 0.15 = 499.95 points, and the bonus for 3,000
    expect(ledger.map((entry) => entry.amount)).toEqual([
      { minor: 500, currency: "PTS:0" },
      { minor: 100, currency: "PTS:0" },
    ]);
    for (const entry of ledger) expect(ledgerEntrySchema.safeParse(entry).success).toBe(true);
    expect(accrue({ terms: [terms], sales, adjustments: [], booked: ledger }, { asOf })).toEqual([]);
  });

  it("is told in points, by their name", () => {
    expect(explainEntry(ledger[0]!)).toBe("15 % of PTS 3,333 net sales (order-7, rule standard)");
    expect(balances(ledger, { asOf })[0]?.payable).toEqual({ minor: 600, currency: "PTS:0" });
    const march = { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00+01:00" };
    const told = statement(ledger, { creatorId: "ada", currency: "PTS:0", window: march });
    expect(told.closing).toEqual({ minor: 600, currency: "PTS:0" });
    expect(statementRows([told]).map((row) => row.balance)).toEqual(["0", "500", "600", "600"]);
  });
});
