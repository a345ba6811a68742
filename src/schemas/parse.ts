import type * as z from "zod";
import type { Issue } from "../models/outcome.js";
import { inspect } from "./_issues.js";

/** Good data, or everything that is wrong with it. */
export type Parsed<Data> =
  | { readonly success: true; readonly data: Data }
  | { readonly success: false; readonly issues: readonly Issue[] };

/**
 * Is this unknown value what it should be, and if not, what is wrong with it?
 *
 * Use it at the edge, once, for one policy or one record; for lists of rows take `parseEach`, which keeps the good ones,
 * for everything a programme knows `parseFacts`, and for exports of other systems `parseRows`. The functions of the
 * areas do not parse again.
 *
 * All issues come at once, each with its path (of a list with more than 1,000 faults, the first 1,000). Nothing is converted or filled in: `data` is the very input. Objects
 * are strict, so a misspelt optional field is an issue and not silently nothing, and plain: what a class instance, a
 * `Map` or a prototype holds would be lost in JSON.
 *
 * Complexity: O(size of the input). Text and lists beyond any use are refused before they are read.
 *
 * @param schema - one of the schemas of this module, or any zod schema without transforms
 * @param input - anything: the result of `JSON.parse`, a request body, a database row
 * @returns `{ success: true, data }`, or `{ success: false, issues }` with at least one issue; never a partial object,
 * never an exception, whatever the input does
 *
 * @example
 * ```ts
 * import { moneySchema, parse } from "creator-core/schemas";
 *
 * parse(moneySchema, { minor: 1250, currency: "GBP" }); // => { success: true, data: { minor: 1250, currency: "GBP" } }
 *
 * const result = parse(moneySchema, { minor: 12.5, currency: "gbp", note: "" });
 * result.success || result.issues.map(({ path }) => path[0]); // => ["minor", "currency", "note"]
 * result.success || result.issues.map(({ code }) => code); // => ["outOfRange", "badFormat", "unknownKey"]
 * ```
 *
 * @example
 * ```ts
 * import { parse, tierSchemeSchema } from "creator-core/schemas";
 *
 * const scheme = { id: "ours", tiers: [{ name: "small", from: 100 }] };
 * const result = parse(tierSchemeSchema, scheme);
 * result.success || result.issues[0]?.message; // => "tiers[0].from must be 0, because the first tier starts at nobody, got 100"
 * ```
 */
export function parse<Data>(schema: z.ZodType<Data>, input: unknown): Parsed<Data> {
  const issues = inspect(schema, input);
  return issues.length === 0 ? { success: true, data: input as Data } : { success: false, issues };
}
