/** Bytes in percent signs that are UTF-8; in short runs, so that a text of megabytes does not exhaust the stack. */
const UTF_8 =
  /(?:%[0-7][\da-f]|%(?:c[2-9a-f]|d[\da-f])%[89ab][\da-f]|%(?:e0%[ab]|ed%[89]|e[1-9a-cef]%[89ab])[\da-f]%[89ab][\da-f]|%(?:f0%[9ab]|f4%8|f[1-3]%[89ab])[\da-f](?:%[89ab][\da-f]){2}){1,64}/gi;

/**
 * The text of a parameter's name or value: `+` is a space, bytes in percent signs are UTF-8, and whatever is neither stays
 * as it stands (`decodeURIComponent` would throw).
 *
 * Complexity: O(length).
 */
export function decodeText(raw: string): string {
  const spaced = raw.includes("+") ? raw.replaceAll("+", " ") : raw;
  return spaced.includes("%") ? spaced.replace(UTF_8, (run) => decodeURIComponent(run)) : spaced;
}

/**
 * A value as a link writes it. Brackets, quotes and stars are encoded as well: they are allowed, but apps that turn text
 * into links often end the link before them. The text must have no lone surrogates.
 */
export function encodeText(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** How many characters a text takes once everything outside ASCII is encoded, as analytics count it. */
export function encodedLength(text: string): number {
  return text.replace(/[^ -~]+/g, (run) => encodeURIComponent(run)).length;
}
