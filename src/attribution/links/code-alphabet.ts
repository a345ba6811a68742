/**
 * The 23 characters of tracking codes: Crockford's base 32 (https://www.crockford.com/base32.html) without the vowels,
 * Y, 0 and 1, so that no word can arise and nothing looks like a missing letter, and with one of each pair that people
 * take for each other: 8 for B, 6 for G, 5 for S, 2 for Z. 23 is a prime, which the check character needs.
 */
const ALPHABET = "23456789CDFHJKMNPQRTVWX";

/** How many characters there are. */
export const RADIX = ALPHABET.length;

/** What people take for something else, and what that is. 0 and 1 are in no code; they matter in prefixes. */
const MISTAKEN = "BGSZUOIL";
const MEANT = "8652V011";

/** A text in capitals, each character that looks like another as that other one. */
export function unifyLookAlikes(text: string): string {
  return text.toUpperCase().replace(/[BGSZUOIL]/g, (sign) => MEANT.charAt(MISTAKEN.indexOf(sign)));
}

/** Whether codes are written with this character. */
export function isCodeCharacter(sign: string): boolean {
  return ALPHABET.includes(sign);
}

/** A whole number as `length` characters, the highest first. */
export function spell(number: number, length: number): string {
  let text = "";
  for (let rest = number; text.length < length; rest = Math.floor(rest / RADIX)) text = ALPHABET[rest % RADIX]! + text;
  return text;
}

/**
 * Weights are powers of 5, the smallest number whose powers run through all 22 remainders of 23: no weight is 0, so one
 * wrong character changes the sum, and no two of a code's weights are equal, so that two characters that changed places
 * do as well. It is the pure system of ISO 7064 with modulus 23 and radix 5; because the modulus is the number of
 * characters, the check character is one of them. It begins at 1 and not at 0, so that a lost first character shows.
 */
const WEIGHT = 5;

/** The character to write after `body`. */
export function checkCharacter(body: string): string {
  return ALPHABET[(RADIX - ((checkSum(body) * WEIGHT) % RADIX)) % RADIX]!;
}

/** Whether the last character fits those before it. All must be code characters. */
export function hasSoundCheck(body: string): boolean {
  return checkSum(body) === 0;
}

function checkSum(body: string): number {
  let sum = 1;
  for (const sign of body) sum = (sum * WEIGHT + ALPHABET.indexOf(sign)) % RADIX;
  return sum;
}
