import * as z from "zod";
import * as core from "zod/v4/core";

/** The types of JSON values, as a message calls them apart. */
export type JsonType = "string" | "number" | "boolean" | "object" | "array" | "null";

interface LeafDef extends z.core.$ZodTypeDef {
  readonly type: "custom";
  readonly expected: string;
  readonly types: readonly JsonType[];
  readonly guard: (value: unknown) => boolean;
  readonly json: JsonForm;
}

/** What a value was meant to be, as a noun phrase that says it better than the rule; `undefined` where nobody can tell. */
export type Suggest = (value: unknown) => string | undefined;

/** What JSON Schema can say of a value, beyond the one type it has: bounds, lengths, a pattern. */
export type JsonForm = Readonly<Record<string, unknown>>;

/** Named with its type, as TypeScript asks of a function that asserts. */
const ZodType: typeof z.ZodType = z.ZodType;

// A schema of its own instead of `z.custom`: one call of the guard and at most one issue. A million touchpoints have
// five million leaves, and `z.custom` would spend more on each of them than the guard does.
const Leaf = /* @__PURE__ */ core.$constructor<z.ZodType, LeafDef>("CreatorCoreLeaf", (inst, def) => {
  ZodType.init(inst, def);
  inst._zod.parse = (payload) => {
    if (!def.guard(payload.value)) {
      payload.issues.push({ code: "custom", input: payload.value, inst, params: { types: def.types } });
    }
    return payload;
  };
  inst._zod.processJSONSchema = (_context, json) => {
    const [type, ...others] = def.types;
    if (type !== undefined && others.length === 0) json.type = type;
    Object.assign(json, def.json);
    json.description = sentence(def.expected);
  };
});

/**
 * A value that one guard proves, with the rule as a noun phrase for messages.
 *
 * @param expected - "a whole number of 0 or more"
 * @param types - the JSON types it may have; another one is a wrong type, the right one a wrong value
 * @param guard - must never throw
 * @param json - as much of the rule as JSON Schema can say; it takes all that the guard takes
 * @param suggest - of a value that is refused, what it was meant to be
 * @internal
 */
export function leaf<T>(
  expected: string,
  types: readonly JsonType[],
  guard: (value: unknown) => boolean,
  json: JsonForm = {},
  suggest?: Suggest,
): z.ZodType<T, T> {
  const error = ({ input }: { readonly input?: unknown }) => suggest?.(input) ?? expected;
  return new Leaf({ type: "custom", expected, types, guard, json, error }) as z.ZodType<T, T>;
}

/**
 * A phrase as a sentence of its own.
 *
 * @internal
 */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/**
 * Turns a function that throws on bad input into a guard, so that a schema and the functions behind it cannot disagree.
 *
 * @internal
 */
export function passes(check: (value: unknown) => unknown): (value: unknown) => boolean {
  return (value) => {
    try {
      check(value);
      return true;
    } catch {
      return false;
    }
  };
}
