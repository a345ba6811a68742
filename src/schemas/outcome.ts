import * as z from "zod";
import { label, list, prose, wholeNumber } from "./_fields.js";
import { object } from "./_object.js";

const path = list(z.union([label(), wholeNumber()], { error: "a key or an index" }));

/** A reason behind an outcome, with one of the codes of that outcome. */
export function reasonSchema<const Code extends string>(...codes: readonly Code[]) {
  return object({
    code: z.enum(codes),
    path,
    expected: z.exactOptional(prose()),
    actual: z.exactOptional(prose()),
    message: prose(),
  });
}
