import { Ajv2020 } from "ajv/dist/2020.js";
import { jsonSchema, type ModelName, parse } from "creator-core/schemas";
import { expect, it } from "vitest";
import { randomOf, seedOf } from "../fuzz/random.ts";
import { attemptOn, samplesFor, schemas } from "../fuzz/schema-targets.ts";
import { spoil } from "../fuzz/spoil.ts";

// The spoilt values are those of the fuzz, which knows all schemas: whatever ours takes, the JSON Schema takes.

it.each(schemas)("the JSON Schema of %s takes whatever the schema takes", (name, schema) => {
  const model = name.replace(/Schema$/, "") as ModelName;
  const validate = new Ajv2020({ strict: true }).compile(jsonSchema(model));
  const good = samplesFor(schema);
  let taken = 0;
  for (let index = 0; index < 600; index += 1) {
    const { start, edits } = attemptOn(randomOf(seedOf(20_260_401, name, index)), good);
    const input = spoil(start, edits);
    if (!parse(schema, input).success) continue;
    taken += 1;
    const written: unknown = JSON.parse(JSON.stringify(input));
    if (!validate(written)) expect([written, validate.errors]).toEqual([written, []]);
  }
  expect(taken).toBeGreaterThan(0);
});
