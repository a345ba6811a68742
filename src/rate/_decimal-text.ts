/**
 * A decimal number taken apart, without loss: `±digits / 10^scale`. `digits` has no leading zeros and, when there is a
 * scale, no trailing ones; zero is `{ negative: false, digits: "0", scale: 0 }`.
 *
 * @internal
 */
export interface DecimalText {
  readonly negative: boolean;
  readonly digits: string;
  readonly scale: number;
}

/** Longer texts are refused before any pattern looks at them: ten megabytes of digits must cost nothing. */
const LONGEST = 64;
const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/;

/**
 * Reads plain decimal text (`"-12.50"`); `undefined` for anything else: separators, blanks, exponents, a bare point.
 *
 * @internal
 */
export function readDecimal(text: string): DecimalText | undefined {
  return text.length <= LONGEST ? parse(text) : undefined;
}

function parse(text: string): DecimalText | undefined {
  const match = PLAIN.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const digits = (match[2] + fraction).replace(/^0+(?=\d)/, "");
  return { negative: match[1] === "-" && digits !== "0", digits, scale: fraction.length };
}

/**
 * Reads a number through its shortest text, so that 0.1 is one tenth and not the binary fraction beside it.
 *
 * @internal
 */
export function readNumber(value: number): DecimalText | undefined {
  const text = String(value);
  const match = EXPONENT.exec(text);
  if (match === null) return readDecimal(text);
  const fraction = match[3] ?? "";
  const digits = `${match[2]}${fraction}`;
  return readDecimal(writeDecimal({ negative: match[1] === "-", digits, scale: fraction.length - Number(match[4]) }));
}

/**
 * Divides by 10^places, by moving the point.
 *
 * @internal
 */
export function shiftDecimal(value: DecimalText, places: number): DecimalText {
  const { negative, digits, scale } = value;
  return parse(writeDecimal({ negative, digits, scale: scale + places }))!; // what was written can be read
}

/**
 * Writes `±digits / 10^scale` as plain decimal text. A negative scale appends zeros.
 *
 * @internal
 */
export function writeDecimal({ negative, digits, scale }: DecimalText): string {
  const sign = negative ? "-" : "";
  if (scale <= 0) return sign + digits + "0".repeat(-scale);
  const padded = digits.padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
