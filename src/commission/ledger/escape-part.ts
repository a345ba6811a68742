const separators = /[%/#]/;

/** A part of a name, with the signs that separate parts written as `%2F` and the like. */
export function escapePart(part: string): string {
  if (!separators.test(part)) return part;
  return part.replace(/[%/#]/g, (sign) => (sign === "%" ? "%25" : sign === "/" ? "%2F" : "%23"));
}
