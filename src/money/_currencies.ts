/**
 * ISO 4217 list one as published on 2026-01-01: every code that has a minor unit, by how many decimals it has.
 */
const codesByExponent = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
      COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
      INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
      MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
      STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/** Withdrawn since 2021 and kept, because a ledger outlives a currency: last year's sales in leva stay readable. */
const withdrawnWithTwoDecimals = "ANG BGN CUC HRK SLL ZWL";

/** In list one with the minor unit "N.A." (gold, SDR, testing): no amounts of money here, and no names for one's own. */
const withoutMinorUnit: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split(" "),
);

/** Decimals of the codes of ISO 4217. A Map, so that "constructor" and "__proto__" are no currencies. */
const isoExponents: ReadonlyMap<unknown, number> = /* @__PURE__ */ buildExponents();

function buildExponents(): Map<unknown, number> {
  const map = new Map<unknown, number>();
  for (const [exponent, codes] of Object.entries(codesByExponent)) {
    for (const code of codes.split(/\s+/)) map.set(code, Number(exponent));
  }
  for (const code of withdrawnWithTwoDecimals.split(" ")) map.set(code, 2);
  return map;
}

/** What a code must be, for messages. */
export const CURRENCY_RULE = 'an ISO 4217 currency code such as "GBP", or one of your own such as "PTS:0"';

/** A currency of one's own says its decimals itself: "USDC:6". */
const OWN = /^([A-Z][A-Z0-9]{1,11}):([0-8])$/;
const LONGEST_OWN = 14; // a name of twelve, the colon and the digit

// Most lists are in one currency, and comparing a code with the one before costs a fraction of looking it up.
let latestCode: unknown = "";
let latestExponent: number | undefined; // of "", which is no currency

/**
 * How many decimals a currency has: of ISO 4217, or one's own. `undefined` for everything else, whatever its type or
 * size.
 *
 * @internal
 */
export function exponentOf(code: unknown): number | undefined {
  if (code === latestCode) return latestExponent;
  const exponent = isoExponents.get(code) ?? ownExponent(code);
  if (exponent === undefined) return undefined;
  latestCode = code;
  latestExponent = exponent;
  return exponent;
}

function ownExponent(code: unknown): number | undefined {
  if (typeof code !== "string" || code.length > LONGEST_OWN) return undefined;
  const match = OWN.exec(code);
  return match === null || isIsoName(match[1]!) ? undefined : Number(match[2]);
}

/**
 * Whether ISO 4217 gives this code a meaning, so that nobody else may.
 *
 * @internal
 */
export function isIsoName(name: string): boolean {
  return isoExponents.has(name) || withoutMinorUnit.has(name);
}

/**
 * What people call a currency: the code of ISO 4217, or the part of an own one before its decimals.
 *
 * @internal
 */
export function nameOfCurrency(currency: string): string {
  const colon = currency.indexOf(":");
  return colon < 0 ? currency : currency.slice(0, colon);
}
