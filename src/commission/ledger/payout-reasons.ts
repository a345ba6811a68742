import type { PayoutReason } from "../../models/ledger.js";
import type { Reason } from "../../models/outcome.js";
import { formatMoney } from "../../money/format-money.js";
import { moneyOfMinor } from "../../money/money-of-minor.js";
import { formatPercent } from "../../rate/format-percent.js";
import type { Rate } from "../../rate/types.js";

// Why a payout is planned as it is: amounts are minor units of the currency.

type Why = Reason<PayoutReason>;

export function nothingPayable(): Why {
  return { code: "nothingPayable", path: [], message: "Nothing is payable at the cut-off." };
}

export function reachesMinimum(payable: number, minimum: number, currency: string): Why {
  const actual = inWords(payable, currency);
  if (minimum === 0) {
    return {
      code: "reachesMinimum",
      path: ["minimum"],
      actual,
      message: `${actual} is payable, and there is no minimum.`,
    };
  }
  const expected = `${inWords(minimum, currency)} or more`;
  const message = `${actual} is payable, which reaches the minimum of ${inWords(minimum, currency)}.`;
  return { code: "reachesMinimum", path: ["minimum"], expected, actual, message };
}

export function belowMinimum(payable: number, minimum: number, currency: string): Why {
  const actual = inWords(payable, currency);
  const expected = `${inWords(minimum, currency)} or more`;
  const message = `${actual} is payable, below the minimum of ${inWords(minimum, currency)}: it is carried over.`;
  return { code: "belowMinimum", path: ["minimum"], expected, actual, message };
}

export function owedBack(owed: number, currency: string): Why {
  const message = `${inWords(owed, currency)} is owed back and set off against what comes.`;
  return { code: "owedBack", path: ["negativeCarry"], actual: inWords(owed, currency), message };
}

export function writtenOffOf(writtenOff: number, owed: number, currency: string): Why {
  const part = inWords(writtenOff, currency);
  const message =
    writtenOff === owed
      ? `${part} is owed back and written off.`
      : `${inWords(owed, currency)} is owed back, of which ${part} is written off.`;
  return { code: "writtenOff", path: ["negativeCarry"], actual: part, message };
}

export function taxWithheld(payable: number, withheld: number, rate: Rate, currency: string): Why {
  const actual = inWords(withheld, currency);
  const message = `${formatPercent(rate)} of ${inWords(payable, currency)} is withheld for tax: ${actual}.`;
  return { code: "taxWithheld", path: ["withholding"], actual, message };
}

export function feeTaken(fee: number, currency: string): Why {
  const actual = inWords(fee, currency);
  return { code: "feeTaken", path: ["fee"], actual, message: `The transfer costs the creator ${actual}.` };
}

export function nothingLeftToSend(payable: number, currency: string): Why {
  const actual = inWords(payable, currency);
  const message = `Tax and fee would leave nothing of ${actual} to send: it is carried over.`;
  return { code: "nothingLeftToSend", path: ["fee"], actual, message };
}

function inWords(minor: number, currency: string): string {
  return formatMoney(moneyOfMinor(minor, currency));
}
