import * as z from "zod";
import { fail } from "../errors/creator-core-error.js";
import { sentence } from "./_leaf.js";
import { type ModelEntry, models } from "./_models.js";
import { statementOf } from "./_rules.js";

/** The name of everything that has a schema: that of the schema without its ending, such as `"creator"`. */
export type ModelName = keyof typeof models;

/** A JSON Schema of draft 2020-12, as plain JSON. */
export interface JsonSchema {
  readonly $schema: "https://json-schema.org/draft/2020-12/schema";
  /** `urn:creator-core:schema:` and the name of the model. */
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly [keyword: string]: unknown;
}

/**
 * What is this model as a JSON Schema? For those who check or write our data without this library: another language, an
 * OpenAPI page, a form builder, a language model that is to answer in this form. In TypeScript take `parse`, which checks
 * more and says it better.
 *
 * It is of draft 2020-12, complete in itself, and takes everything the schema takes, in the form in which JSON carries
 * it: an instant is a number or text, never a `Date`. It cannot say everything: rules between fields, that a day is one
 * of the calendar, or that bands ascend. Each such rule stands in the `description` of the object or list it is about,
 * after "Beyond JSON Schema:", so what this takes may still have issues in `parse`.
 *
 * Complexity: O(size of the schema), some milliseconds for the largest. Keep what you use often.
 *
 * @param model - the name of a schema without its ending: `"creator"` for `creatorSchema`
 * @returns a new object: `$schema`, `$id`, `title`, `description` first; other models in it under `$defs`
 * @throws `invalidArgument` when there is no such model
 *
 * @example
 * ```ts
 * import { jsonSchema } from "creator-core/schemas";
 *
 * const schema = jsonSchema("amount");
 * schema.$id; // => "urn:creator-core:schema:amount"
 * schema["required"]; // => ["minor", "currency"]
 * schema["additionalProperties"]; // => false
 * ```
 *
 * @example
 * ```ts
 * import { jsonSchema } from "creator-core/schemas";
 *
 * const rule = /Beyond JSON Schema: (.*)$/.exec(jsonSchema("windowInput").description)?.[1];
 * rule; // => "The end is after the start."
 * ```
 */
export function jsonSchema(model: ModelName): JsonSchema {
  if (!isModelName(model)) fail("invalidArgument", "model", 'the name of a model, such as "creator"', model);
  const written = z.toJSONSchema(models[model][0], {
    io: "input",
    metadata: namesWithin(model),
    override: ({ zodSchema, jsonSchema: json }) => {
      const parts = [json.description, phraseOf(zodSchema, json.description), rulesOf(zodSchema)];
      const description = parts.filter((part) => part !== undefined).join(" ");
      if (description !== "") json.description = description;
    },
  });
  // Through text, because parts of it are shared with the schemas, and the caller may write into what is returned.
  const whole = { ...written, $id: `urn:creator-core:schema:${model}` };
  const { $schema, $id, title, description, ...keywords }: JsonSchema = JSON.parse(JSON.stringify(whole));
  return { $schema, $id, title, description, ...keywords };
}

function isModelName(name: unknown): name is ModelName {
  return typeof name === "string" && Object.hasOwn(models, name);
}

interface Annotations {
  readonly id?: string;
  readonly title: string;
  readonly description: string;
}

/** Every model has its name and sentence; the one that is asked for is the whole, and no part of itself. */
function namesWithin(root: ModelName): z.core.$ZodRegistry<Annotations> {
  const names = z.registry<Annotations>();
  for (const [name, [schema, description]] of Object.entries<ModelEntry>(models)) {
    const annotations = { title: titleOf(name), description };
    names.add(schema, name === root ? annotations : { id: name, ...annotations });
  }
  return names;
}

/** `costLine` → "Cost line". */
function titleOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A leaf that is a model has the sentence of the model; its rule is said after it. */
function phraseOf({ _zod: { def } }: z.core.$ZodType, description: string | undefined): string | undefined {
  if (!("expected" in def && typeof def.expected === "string")) return undefined;
  const rule = sentence(def.expected);
  return rule === description ? undefined : rule;
}

function rulesOf({ _zod: { def } }: z.core.$ZodType): string | undefined {
  const rules = (def.checks ?? []).flatMap((check) => statementOf(check) ?? []);
  return rules.length === 0 ? undefined : `Beyond JSON Schema: ${rules.join(" ")}`;
}
