/**
 * ISO 4217 list one as published on 2026-01-01: every code that has a minor unit, by how many decimals it has. Codes
 * whose minor unit is "N.A." (gold, SDR, testing) are not amounts of money here.
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

/**
 * Decimals of every known currency. A Map, so that "constructor" and "__proto__" are no currencies.
 *
 * @internal
 */
export const exponents: ReadonlyMap<unknown, number> = /* @__PURE__ */ buildExponents();

function buildExponents(): Map<unknown, number> {
  const map = new Map<unknown, number>();
  for (const [exponent, codes] of Object.entries(codesByExponent)) {
    for (const code of codes.split(/\s+/)) map.set(code, Number(exponent));
  }
  for (const code of withdrawnWithTwoDecimals.split(" ")) map.set(code, 2);
  return map;
}
