import * as z from "zod";
import * as core from "zod/v4/core";
import { reportUnreadable } from "./_faults.js";

/** Named with its type, as TypeScript asks of a function that asserts. */
const ZodObject: typeof z.ZodObject = z.ZodObject;

const PlainObject = /* @__PURE__ */ core.$constructor<z.ZodObject, z.core.$ZodObjectDef>(
  "CreatorCoreObject",
  (inst, def) => {
    ZodObject.init(inst, def);
    const readFields = inst._zod.parse;
    inst._zod.parse = (payload, context) => {
      const input = payload.value;
      try {
        if (isPlain(input)) return readFields(payload, context);
        payload.issues.push({ code: "invalid_type", expected: "object", input, inst });
        return payload;
      } catch {
        return reportUnreadable(payload, input, inst);
      }
    };
  },
);

/**
 * An object of these fields and no others.
 *
 * It is plain, as from `JSON.parse`. The fields of a `Map` would be none, which leaves out nothing that is required of
 * many a model; and what an object inherits is lost when it is stored.
 *
 * @internal
 */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const def = { type: "object", shape, catchall: z.never() } as const;
  return new PlainObject(def) as unknown as z.ZodObject<Shape, z.core.$strict>;
}

/**
 * Whether a value is an object of its own fields only: an object literal, of this realm or another, or one without a
 * prototype.
 *
 * @internal
 */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.hasOwn(Object(prototype), "isPrototypeOf");
}
