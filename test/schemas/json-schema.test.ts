import { Ajv2020 } from "ajv/dist/2020.js";
import * as doors from "creator-core/schemas";
import { type JsonSchema, jsonSchema, type ModelName, parse } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { allParts } from "../fuzz/schema-targets.ts";
import * as samples from "./_samples.ts";

/** Every schema the door exports, by the name of its model. */
const models: readonly (readonly [ModelName, z.ZodType])[] = Object.entries(doors).flatMap(([name, schema]) =>
  schema instanceof z.ZodType ? [[name.replace(/Schema$/, "") as ModelName, schema] as const] : [],
);

/** As strict as it gets: an unknown keyword, or one that has nothing to say about its type, is an error. */
const validatorOf = (schema: JsonSchema) =>
  new Ajv2020({ strict: true, strictTypes: true, strictTuples: true }).compile(schema);

const accepts = (model: ModelName, value: unknown) => validatorOf(jsonSchema(model))(JSON.parse(JSON.stringify(value)));

describe.each(models)("%s", (model, schema) => {
  const written = jsonSchema(model);

  it("is valid to a strict validator, and says what it is", () => {
    expect(() => validatorOf(written)).not.toThrow();
    expect(Object.keys(written).slice(0, 4)).toEqual(["$schema", "$id", "title", "description"]);
    expect(written.$id).toBe(`urn:creator-core:schema:${model}`);
    expect(written.title).toMatch(/^[A-Z][a-z ]+$/);
    expect(written.description).toMatch(/^[A-Z].*\.$/);
  });

  it("takes every part of every sample that the schema takes", () => {
    const validate = validatorOf(written);
    const good = allParts.filter((part) => parse(schema, part).success);
    expect(good.length).toBeGreaterThan(0);
    for (const part of good) expect([validate(JSON.parse(JSON.stringify(part))), part]).toEqual([true, part]);
  });

  it("is new every time, so that nobody's changes are anybody else's", () => {
    const before = JSON.stringify(written);
    (written as { title: string }).title = "mine";
    Object.assign(Object(written["properties"]), { mine: {} });
    expect(JSON.stringify(jsonSchema(model))).toBe(before);
  });
});

describe("what is wrong in form", () => {
  it.each<[ModelName, object, unknown]>([
    ["creator", { colour: "red" }, "an unknown field"],
    ["creator", { accounts: undefined }, "a missing field"],
    ["creator", { accounts: {} }, "an object for a list"],
    ["creator", { id: "" }, "an empty id"],
    ["creator", { joinedAt: "2026-01-01" }, "a day for an instant"],
    ["creator", { country: "gb" }, "a country in small letters"],
    ["post", { durationSeconds: -1 }, "a negative length"],
    ["post", { format: "reel" }, "a word that is not on the list"],
    ["touchpoint", { kind: "mail" }, "another kind of touch"],
    ["attributionPolicy", { windows: { click: { weeks: 1 } } }, "a window in weeks"],
    ["attributionPolicy", { model: { kind: "ranked", weights: [] } }, "ranks without weights"],
    ["costLine", { amount: { minor: 1.5, currency: "GBP" } }, "a fraction of a penny"],
    ["costLine", { amount: { minor: -1, currency: "GBP" } }, "a negative cost"],
    ["commissionTerms", { timeZone: "+01:00" }, "an offset for a zone"],
    ["usageGrant", { platforms: "some" }, "another word than all"],
    ["usageGrant", { term: { kind: "dates", start: "31/01/2026" } }, "a date of another form"],
    ["fxRate", { rate: 0.865 }, "a rate as a number"],
    ["fxRate", { rate: "-0.865" }, "a rate below zero"],
  ])("%s with %o is refused: %s", (model, change) => {
    const sample = {
      creator: samples.creator,
      post: samples.post,
      costLine: samples.costLine,
      touchpoint: samples.touchpoint,
      attributionPolicy: samples.attributionPolicy,
      commissionTerms: samples.terms,
      usageGrant: samples.grant,
      fxRate: samples.fxRate,
    }[model as "creator"];
    expect(accepts(model, sample)).toBe(true);
    expect(accepts(model, { ...sample, ...change })).toBe(false);
  });
});

describe("what JSON Schema cannot say", () => {
  it("stands in the description of what it is about", () => {
    const { $defs, ...terms } = jsonSchema("commissionTerms");
    expect(terms.description).toBe(
      "One version of a commission plan. Beyond JSON Schema: The rules that caps and components name are rules of the plan.",
    );
    expect(JSON.stringify(terms["properties"])).toContain("Beyond JSON Schema: Rule ids are unique within the plan.");
    expect(JSON.stringify($defs)).toContain(
      "Beyond JSON Schema: The first tier starts at 0, each starts above the one before, and all that are money are in one currency.",
    );
  });

  it("is said of a whole model too, and of a value with a rule of its own", () => {
    expect(jsonSchema("sale").description).toBe(
      "A conversion with its attribution: what commission takes. Beyond JSON Schema: All amounts of an order are in one " +
        "currency. Where nobody is credited there is an unattributed rest; where somebody is, it belongs to other " +
        "channels. All credits have one total weight; their weights sum to it, or to less where there is an " +
        "unattributed rest. Where the sale has a value, every credit and the unattributed rest have theirs, in its " +
        "currency. The values of the credits and of the unattributed rest sum to the value of the sale.",
    );
    expect(jsonSchema("trackingAssignment").description).toContain("The key of a UTM parameter is its name and value");
    expect(jsonSchema("plainDate").description).toBe(
      'A day of the calendar, without a time or a zone. A day of the calendar as "YYYY-MM-DD".',
    );
  });
});

it("has the models by their names, and no others", () => {
  for (const name of ["nobody", "__proto__", "constructor", "", 7, null]) {
    expect(() => jsonSchema(name as ModelName)).toThrow(/^Invalid argument: model must be the name of a model/);
  }
});
