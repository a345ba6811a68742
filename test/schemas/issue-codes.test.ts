import type { Issue, IssueCode } from "creator-core/models";
import {
  amountSchema,
  creatorSchema,
  currencySchema,
  moneySchema,
  parse,
  parseFacts,
  tierSchemeSchema,
  windowInputSchema,
} from "creator-core/schemas";
import { expect, it } from "vitest";
import * as samples from "./_samples.ts";

const first = (result: ReturnType<typeof parse>): Issue | undefined => (result.success ? undefined : result.issues[0]);

/** Every code once: an input, and the whole issue. */
const table: Readonly<Record<IssueCode, readonly [issue: Issue | undefined, expected: Issue]>> = {
  unknownKey: [
    first(parse(moneySchema, { minor: 1, currency: "GBP", curency: "GBP" })),
    {
      code: "unknownKey",
      path: ["curency"],
      expected: "left out, because there is no such field",
      actual: '"GBP"',
      message: 'curency must be left out, because there is no such field, got "GBP"',
    },
  ],
  missing: [
    first(parse(creatorSchema, { id: "c-1" })),
    {
      code: "missing",
      path: ["accounts"],
      expected: "a list of at most 100,000 entries",
      actual: "nothing",
      message: "accounts must be a list of at most 100,000 entries, got nothing",
    },
  ],
  wrongType: [
    first(parse(creatorSchema, { id: "c-1", accounts: {} })),
    {
      code: "wrongType",
      path: ["accounts"],
      expected: "a list of at most 100,000 entries",
      actual: "an object without keys",
      message: "accounts must be a list of at most 100,000 entries, got an object without keys",
    },
  ],
  outOfRange: [
    first(parse(amountSchema, { minor: -1, currency: "GBP" })),
    {
      code: "outOfRange",
      path: ["minor"],
      expected: "a whole number of 0 or more",
      actual: "-1",
      message: "minor must be a whole number of 0 or more, got -1",
    },
  ],
  badFormat: [
    first(parse(currencySchema, "gbp")),
    {
      code: "badFormat",
      path: [],
      expected: 'an ISO 4217 currency code such as "GBP", or one of your own such as "PTS:0"',
      actual: '"gbp"',
      message: 'value must be an ISO 4217 currency code such as "GBP", or one of your own such as "PTS:0", got "gbp"',
    },
  ],
  duplicateId: [
    first(
      parse(tierSchemeSchema, {
        id: "ours",
        tiers: [
          { name: "nano", from: 0 },
          { name: "nano", from: 10 },
        ],
      }),
    ),
    {
      code: "duplicateId",
      path: ["tiers", 1, "name"],
      expected: "used once, but entry 0 has it too",
      actual: '"nano"',
      message: 'tiers[1].name must be used once, but entry 0 has it too, got "nano"',
    },
  ],
  danglingReference: [
    // The rest of a fact's issue, its consequence, is not this table's.
    ((): Issue | undefined => {
      const [issue] = parseFacts({ posts: [samples.post] }).issues;
      if (issue === undefined) return undefined;
      const { consequence: _, ...rest } = issue;
      return rest;
    })(),
    {
      code: "danglingReference",
      path: ["posts", 0, "creatorId"],
      expected: "the id of one of the creators",
      actual: '"c-1"',
      message: 'posts[0].creatorId must be the id of one of the creators, got "c-1"; the row is left out',
    },
  ],
  inconsistent: [
    first(parse(windowInputSchema, { start: 2, end: 1 })),
    {
      code: "inconsistent",
      path: ["end"],
      expected: "after the start",
      actual: "1",
      message: "end must be after the start, got 1",
    },
  ],
};

it.each(Object.entries(table))("%s is an issue with path, rule, value and sentence", (code, [issue, expected]) => {
  expect(issue).toEqual(expected);
  expect(issue?.code).toBe(code);
});
