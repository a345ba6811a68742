import { cut } from "../../errors/preview.js";
import type { RuleRejection } from "../../models/ledger.js";
import type { Reason } from "../../models/outcome.js";
import { formatMoney } from "../../money/format-money.js";
import { instantInWords } from "../../time/instant-in-words.js";
import type { TimeWindow } from "../../time/types.js";
import { wordList } from "../ledger/trace.js";
import type { CompiledRecurring, CompiledRule } from "../terms/compiled.js";
import type { Ask, Scope } from "./compile-scope.js";
import { dimensionNouns } from "./scope-dimensions.js";

/** Why a rule does not pay, with its path in the terms. A reason is made once for all sales of which it is true. */
export type RuleReason = Reason<RuleRejection>;

const LONGEST_WORD = 80;

/** What an ask asks for: `"status levels gold and silver"`, `"new customers of the shop"`, `"orders below £50.00"`. */
function askInWords({ dimension, values, bounds }: Ask): string {
  const [first = ""] = values;
  switch (dimension) {
    case "orderValue":
      return ordersInWords(bounds);
    case "customerOfShop":
      return `${first} customers of the shop`;
    case "customerOfCreator":
      return `${first} customers of the creator`;
    default:
      return `${dimensionNouns[dimension][values.size === 1 ? 0 : 1]} ${shown([...values])}`;
  }
}

function ordersInWords(bounds: Ask["bounds"]): string {
  const from = bounds?.from ? `of ${formatMoney(bounds.from)} or more` : "";
  const below = bounds?.below ? `below ${formatMoney(bounds.below)}` : "";
  return `orders ${[from, below].filter((part) => part !== "").join(" and ")}`;
}

function shown(words: readonly string[]): string {
  return wordList(words.map((word) => cut(word, LONGEST_WORD)));
}

/** What is asked, as the bare words. */
function expectedOf(ask: Ask): string {
  return ask.dimension === "orderValue" ? ordersInWords(ask.bounds) : shown([...ask.values]);
}

/** The sale is something else. `actual` is told where it is one of few words, and left out where it could be anything. */
export function mismatch(ask: Ask, actual: readonly string[], path: readonly string[]): RuleReason {
  const expected = expectedOf(ask);
  const at = [...path, "scope", ask.dimension];
  const wanted = askInWords(ask);
  if (actual.length === 0) return { code: "scopeMismatch", path: at, expected, message: `It is for ${wanted}.` };
  const found = shown([...new Set(actual)].sort());
  const is = ask.dimension.startsWith("customerOf") ? `${found} ones` : found;
  return { code: "scopeMismatch", path: at, expected, actual: found, message: `It is for ${wanted}, not ${is}.` };
}

/** No line of the order is what a rule for lines asks for. */
export function noLineMatches(ask: Ask, scope: Scope, path: readonly string[]): RuleReason {
  const missing =
    scope.line.length === 1 ? "none of the order is that" : "no line of the order has all that it asks for";
  return {
    code: "scopeMismatch",
    path: [...path, "scope", ask.dimension],
    expected: expectedOf(ask),
    message: `It is for ${askInWords(ask)}, and ${missing}.`,
  };
}

export function unknownAnswer(ask: Ask, path: readonly string[]): RuleReason {
  const [noun] = dimensionNouns[ask.dimension];
  return {
    code: "attributeUnknown",
    path: [...path, "scope", ask.dimension],
    expected: expectedOf(ask),
    message: `It asks for the ${noun}, which is not known here.`,
  };
}

/** The sale is what the rule is not for. */
export function excepted(except: Scope, path: readonly string[]): RuleReason {
  const expected = exceptInWords(except);
  return { code: "excepted", path: [...path, "except"], expected, message: `It is for everything but ${expected}.` };
}

/** Whether the sale is what the rule is not for, is not known. */
export function exceptUnknown(except: Scope, ask: Ask, path: readonly string[]): RuleReason {
  const [noun] = dimensionNouns[ask.dimension];
  const expected = exceptInWords(except);
  return {
    code: "attributeUnknown",
    path: [...path, "except", ask.dimension],
    expected: `not ${expected}`,
    message: `It is for everything but ${expected}, and the ${noun} is not known here.`,
  };
}

function exceptInWords({ creator, sale, line }: Scope): string {
  return [...creator, ...sale, ...line].map(askInWords).join(" with ");
}

export function outsideDuring(during: TimeWindow, path: readonly string[]): RuleReason {
  const from = during.start === null ? "" : `from ${instantInWords(during.start)}`;
  const until = during.end === null ? "" : `until ${instantInWords(during.end)}`;
  return {
    code: "outsideDuring",
    path: [...path, "during"],
    expected: [from, until].filter((part) => part !== "").join(" "),
    message: "The sale is outside its time.",
  };
}

export function recurringOver({ months, charges }: CompiledRecurring, path: readonly string[]): RuleReason {
  const parts = [months === null ? "" : `${months} months`, charges === null ? "" : `${charges} charges`];
  const expected = `the first ${parts.filter((part) => part !== "").join(" and ")}`;
  return {
    code: "recurringOver",
    path: [...path, "recurring"],
    expected,
    message: `It is for ${expected} of a subscription, and they are over.`,
  };
}

export function subscriptionUnknown(what: "subscription" | "charge", path: readonly string[]): RuleReason {
  return {
    code: "attributeUnknown",
    path: [...path, "recurring"],
    message:
      what === "charge"
        ? "It asks which charge of a subscription this is, which is not known here."
        : "It asks when the subscription began, which is not known here.",
  };
}

export function otherCurrency(expected: string, actual: string, path: readonly string[]): RuleReason {
  const message = `It is in ${expected} and the sale in ${actual}.`;
  return { code: "otherCurrency", path: [...path, "component"], expected, actual, message };
}

export function fxRateMissing(expected: string, actual: string, path: readonly string[]): RuleReason {
  const message = `The plan pays in ${expected} and the sale is in ${actual}: there is no exchange rate for its day.`;
  return { code: "fxRateMissing", path: [...path, "component"], expected, actual, message };
}

export function baseUnknown(what: "share" | "sum" | "units" | "cost", path: readonly string[]): RuleReason {
  return { code: "baseUnknown", path: [...path, "component"], message: baseMessages[what] };
}

const baseMessages = {
  share: "It takes a share, and the sale does not say of what.",
  sum: "It adds up what is sold, and the sale does not say its value.",
  units: "It counts pieces, and the sale does not list any.",
  cost: "It takes a share of the margin, and a line does not say what it cost.",
} as const;

export function notOnLadder(path: readonly string[]): RuleReason {
  return {
    code: "notOnLadder",
    path: [...path, "scope"],
    message: "Its combination of conditions is not on the ladder.",
  };
}

/** Other exclusive rules took everything that it would have taken. */
export function outranked(winners: readonly CompiledRule[], by: "rank" | "money", path: readonly string[]): RuleReason {
  const names = shown(winners.map(({ id }) => id));
  const [rule, does] = winners.length === 1 ? ["Rule", "s"] : ["Rules", ""];
  return by === "money"
    ? { code: "paysLess", path, message: `${rule} ${names} pay${does} more on this sale.` }
    : { code: "lessSpecific", path, message: `${rule} ${names} come${does} first.` };
}

export function notApproved(path: readonly string[]): RuleReason {
  return {
    code: "notApproved",
    path: [...path, "component", "counting"],
    expected: "an approved sale",
    message: "It pays approved sales only, and this one is not approved.",
  };
}
