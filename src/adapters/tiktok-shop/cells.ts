import { currencyExponent } from "../../money/currency-exponent.js";
import { isCurrency } from "../../money/is-currency.js";
import { parseMoney } from "../../money/parse-money.js";
import type { Money } from "../../money/types.js";
import { percent } from "../../rate/percent.js";
import type { Rate } from "../../rate/types.js";
import { type CellType, type CellValue, idCellUpTo, textCell } from "../../schemas/cell-reader.js";
import { parseInstant } from "../../time/parse-iso.js";
import type { Instant, TimeZone } from "../../time/types.js";
import { zoneClock } from "../../time/zone-clock.js";

/** TikTok's ids have 18 or 19 digits today. The limit keeps ids that are made of several of them short. */
const LONGEST_ID = 48;
const LONGEST_USERNAME = 64;

/** An id of TikTok's. */
export const shopIdCell: CellType<string> = idCellUpTo(LONGEST_ID);

/** A creator's name in the shop; some files write the `@`. */
export const usernameCell: CellType<string> = {
  expected: `a username of 1 to ${LONGEST_USERNAME} characters, as text`,
  read: (cell) => {
    const name = textCell.read(cell)?.replace(/^@/, "");
    return name !== undefined && name !== "" && name.length <= LONGEST_USERNAME ? name : undefined;
  },
};

export const currencyCell: CellType<string> = {
  expected: 'an ISO 4217 currency code such as "GBP"',
  read: (cell) => (isCurrency(cell) ? cell : undefined),
};

/** An amount of nothing or more in the currency of the row, with or without its sign and grouping, read exactly. */
export function amountCell(currency: string): CellType<Money> {
  return {
    expected: `an amount of 0 or more in ${currency}, such as 12.50, read to the last digit`,
    read: (cell) => {
      const text = textOf(cell);
      if (mayBeGrouped(text, currency)) return undefined;
      const amount = orUndefined(() => parseMoney(text, currency, { decimalSeparator: "." }));
      return amount !== undefined && amount.minor >= 0 ? { minor: amount.minor + 0, currency } : undefined;
    },
  };
}

/** Markets that group by points write 150.000 for a hundred and fifty thousand, others for a hundred and fifty. */
function mayBeGrouped(text: string, currency: string): boolean {
  return /^[^.]*\.\d{3}(?!\d)/.test(text) && currencyExponent(currency) < 3;
}

/** `15%`, or `15` as some markets write it. */
export const percentCell: CellType<Rate> = {
  expected: 'a percentage such as "15%"',
  read: (cell) => orUndefined(() => percent(textOf(cell).replace(/\s*%$/, ""))),
};

export const yesNoCell: CellType<boolean> = {
  expected: "Yes or No",
  read: (cell) => {
    const word = String(cell).toLowerCase();
    if (word === "yes" || word === "true") return true;
    return word === "no" || word === "false" ? false : undefined;
  },
};

const LOCAL_TIME = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;

/** `30/09/2026 16:53:20` on the clocks of a zone: shown twice, the earlier; jumped over, as much later as they jump. */
export function localTimeCell(timeZone: TimeZone): CellType<Instant> {
  const clock = zoneClock(timeZone, "options.timeZone");
  return {
    expected: "a local time as DD/MM/YYYY HH:mm:ss",
    read: (cell) => {
      const match = typeof cell === "string" && cell.length === 19 ? LOCAL_TIME.exec(cell) : null;
      if (match === null) return undefined;
      const [, day, month, year, time] = match;
      const reading = parseInstant(`${year}-${month}-${day}T${time}Z`);
      return Number.isNaN(reading) ? undefined : clock.instantOf(reading);
    },
  };
}

/** A number as the shortest text that means it: 26.66, not the binary fraction beside it. */
function textOf(cell: CellValue): string {
  return String(cell);
}

/** The functions of the lower floors throw for what they cannot read; here that is an ordinary bad cell. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
