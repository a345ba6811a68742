import * as z from "zod";
import * as core from "zod/v4/core";
import { MOST_FAULTS, reportFewerFaults, reportUnreadable } from "./_faults.js";
import { grouped } from "./_grouped.js";

interface ListDef extends z.core.$ZodTypeDef {
  readonly type: "custom";
  readonly entry: z.ZodType;
  readonly least: number;
  readonly most: number;
}

type Payload = z.core.ParsePayload;

/** Named with its type, as TypeScript asks of a function that asserts. */
const ZodType: typeof z.ZodType = z.ZodType;

// A schema of its own instead of `z.array`: the length is looked at before the entries are, and what is wrong with them
// is listed only so far.
const List = /* @__PURE__ */ core.$constructor<z.ZodType, ListDef>("CreatorCoreList", (inst, def) => {
  ZodType.init(inst, def);
  const { entry, least, most } = def;
  inst._zod.parse = (payload, context) => {
    const input = payload.value;
    try {
      const fault = faultOf(input, def, inst);
      if (fault === undefined) readEntries(payload, input as readonly unknown[], entry, context);
      else refuse(payload, fault);
      return payload;
    } catch {
      return reportUnreadable(payload, input, inst);
    }
  };
  inst._zod.processJSONSchema = (context, json, params) => {
    json.type = "array";
    if (least > 0) json.minItems = least;
    json.maxItems = most;
    json.items = core.processSchema(entry, context, { ...params, path: [...params.path, "items"] });
  };
});

/**
 * A list of `least` to `most` entries.
 *
 * @internal
 */
export function listOf<Entry>(
  entry: z.ZodType<Entry>,
  least: number,
  most: number,
): z.ZodType<readonly Entry[], readonly Entry[]> {
  const counted = `${grouped(most)} entries`;
  const expected = least === 0 ? `a list of at most ${counted}` : `a list of ${least} to ${counted}`;
  const list: unknown = new List({ type: "custom", entry, least, most, error: () => expected });
  return list as z.ZodType<readonly Entry[], readonly Entry[]>;
}

function faultOf(input: unknown, { least, most }: ListDef, inst: z.core.$ZodType): z.core.$ZodRawIssue | undefined {
  if (!Array.isArray(input)) return { code: "invalid_type", expected: "array", input, inst };
  if (input.length > most) return { code: "too_big", origin: "array", maximum: most, input, inst };
  if (input.length < least) return { code: "too_small", origin: "array", minimum: least, input, inst };
  return undefined;
}

/** Without its value, so that no rule of what it stands in goes through four billion holes. */
function refuse(payload: Payload, fault: z.core.$ZodRawIssue): void {
  payload.issues.push(fault);
  payload.value = undefined;
}

function readEntries(
  payload: Payload,
  input: readonly unknown[],
  entry: z.ZodType,
  context: z.core.ParseContextInternal,
): void {
  // A copy, because rules go through the entries, and an array from outside may bring methods of its own.
  const read = new Array<unknown>(input.length);
  for (let index = 0; index < input.length; index += 1) {
    const result = entry._zod.run({ value: input[index], issues: [] }, context);
    if (result instanceof Promise) throw new core.$ZodAsyncError();
    read[index] = result.value;
    for (const issue of result.issues) payload.issues.push({ ...issue, path: [index, ...(issue.path ?? [])] });
    if (payload.issues.length < MOST_FAULTS) continue;
    reportFewerFaults(payload, input);
    break;
  }
  payload.value = read;
}
