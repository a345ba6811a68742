import * as z from "zod";
import * as core from "zod/v4/core";
import { MOST_FAULTS, reportFewerFaults, reportUnreadable } from "./_faults.js";
import { isPlain } from "./_object.js";

interface DictionaryDef extends z.core.$ZodTypeDef {
  readonly type: "custom";
  readonly key: z.ZodType<string>;
  readonly value: z.ZodType;
}

/** Named with its type, as TypeScript asks of a function that asserts. */
const ZodType: typeof z.ZodType = z.ZodType;

// A schema of its own instead of `z.record`, which passes over a key named `__proto__` and whatever it has for a value.
const Dictionary = /* @__PURE__ */ core.$constructor<z.ZodType, DictionaryDef>("CreatorCoreDictionary", (inst, def) => {
  ZodType.init(inst, def);
  const { key, value } = def;
  inst._zod.parse = (payload, context) => {
    const input = payload.value;
    try {
      if (!isPlain(input)) payload.issues.push({ code: "invalid_type", expected: "object", input, inst });
      else {
        for (const [name, entry] of Object.entries(input)) {
          for (const [schema, part] of [
            [key, name],
            [value, entry],
          ] as const) {
            const result = schema._zod.run({ value: part, issues: [] }, context);
            if (result instanceof Promise) throw new core.$ZodAsyncError();
            for (const issue of result.issues) payload.issues.push({ ...issue, path: [name, ...(issue.path ?? [])] });
          }
          if (payload.issues.length < MOST_FAULTS) continue;
          reportFewerFaults(payload, input);
          break;
        }
      }
      return payload;
    } catch {
      return reportUnreadable(payload, input, inst);
    }
  };
  inst._zod.processJSONSchema = (context, json, params) => {
    const below = (name: string) => ({ ...params, path: [...params.path, name] });
    json.type = "object";
    json.propertyNames = core.processSchema(key, context, below("propertyNames"));
    json.additionalProperties = core.processSchema(value, context, below("additionalProperties"));
  };
});

/**
 * An object whose keys the caller chooses, with values of one kind.
 *
 * @internal
 */
export function dictionary<Value>(
  key: z.ZodType<string>,
  value: z.ZodType<Value>,
): z.ZodType<Readonly<Record<string, Value>>, Readonly<Record<string, Value>>> {
  const schema: unknown = new Dictionary({ type: "custom", key, value });
  return schema as z.ZodType<Readonly<Record<string, Value>>, Readonly<Record<string, Value>>>;
}
