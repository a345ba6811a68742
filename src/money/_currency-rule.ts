import { CURRENCY_RULE, exponentOf, isIsoName } from "./_currencies.js";

const LONGEST = 24;
const NAME_AND_DECIMALS = /^([A-Z][A-Z0-9]{1,11})(:\d+)?$/;

/**
 * What should stand where a code that is no currency does, as near to it as can be told.
 *
 * @internal
 */
export function currencyRule(value: unknown): string {
  if (typeof value !== "string" || value.length > LONGEST) return CURRENCY_RULE;
  const capitals = value.toUpperCase();
  if (exponentOf(capitals) !== undefined) return `"${capitals}", in capitals`;
  const [, name, decimals] = NAME_AND_DECIMALS.exec(value) ?? [];
  if (name === undefined) return CURRENCY_RULE;
  if (exponentOf(name) !== undefined) return `"${name}", whose decimals ISO 4217 says`;
  if (isIsoName(name)) return "a currency to which ISO 4217 gives a minor unit";
  return decimals === undefined
    ? `a code of ISO 4217, or one of your own that says its decimals: "${name}:0" to "${name}:8"`
    : `an own currency of at most 8 decimals: "${name}:0" to "${name}:8"`;
}
