/**
 * The territory data of this version of the library: which countries there are, and which of them are in the groups it
 * knows by name. It changes only with a release, and then its date does.
 *
 * Countries are the 249 officially assigned alpha-2 codes of ISO 3166-1. Codes that are only reserved (`EU`, `UK`) or left
 * to users (`XK`) are not among them; `UK` is understood as `GB`. A country does not include what has a code of its own:
 * `FR` is not Guadeloupe (`GP`), `GB` is not Jersey (`JE`).
 *
 * Source: ISO 3166-1; European Union, "EU countries"; EFTA, "The EEA Agreement".
 *
 * @example
 * ```ts
 * import { territoryData } from "creator-core/rights";
 *
 * territoryData.countries.length; // => 249
 * territoryData.groups.EU.length; // => 27
 * territoryData.groups.EEA.filter((code) => !territoryData.groups.EU.includes(code)); // => ["IS", "LI", "NO"]
 * ```
 */
export const territoryData: TerritoryData = /* @__PURE__ */ compileData(
  "2026-01-01",
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ " +
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM " +
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS " +
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN " +
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ " +
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM " +
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV " +
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI " +
    "VN VU WF WS YE YT ZA ZM ZW",
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
);

/** See {@link territoryData}. */
export interface TerritoryData {
  /** The day as of which it was right. */
  readonly version: string;
  /** ISO 3166-1 alpha-2 codes, sorted. */
  readonly countries: readonly string[];
  /** Countries of each group, sorted. */
  readonly groups: { readonly [Group in "WORLD" | "EU" | "EEA"]: readonly string[] };
  /** Other names that are understood, and the code each stands for. */
  readonly aliases: { readonly UK: "GB" };
}

function compileData(version: string, countryCodes: string, euCodes: string): TerritoryData {
  const countries = countryCodes.split(" ");
  const EU = euCodes.split(" ");
  const EEA = [...EU, "IS", "LI", "NO"].sort();
  return { version, countries, groups: { WORLD: countries, EU, EEA }, aliases: { UK: "GB" } };
}
