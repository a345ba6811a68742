import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import {
  commissionComponentSchema,
  commissionTermsSchema,
  creatorSchema,
  metricSnapshotSchema,
  moneySchema,
  parse,
  parseEach,
  parseFacts,
  parseRows,
  programFactsSchema,
  programPoliciesSchema,
  ruleScopeSchema,
  trackingDirectorySchema,
} from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import * as samples from "./_samples.ts";

/** `code path` of every issue. */
function issuesOf(schema: z.ZodType, input: unknown): string[] {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

function messagesOf(schema: z.ZodType, input: unknown): string[] {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ message }) => message);
}

const boom = () => {
  throw new TypeError("boom");
};

describe("objects that are not plain", () => {
  it("are refused even where every field is optional: their fields would be none", () => {
    for (const input of [new Map(), new Set(), new Date(0), Object(1), Object("x"), new Uint8Array(2), /x/]) {
      expect(issuesOf(ruleScopeSchema, input)).toEqual(["wrongType "]);
    }
    expect(messagesOf(ruleScopeSchema, new Map())).toEqual(["value must be an object, got an instance of Map"]);
  });

  it("are refused when they have inherited what they seem to have, because JSON would lose it", () => {
    expect(issuesOf(moneySchema, Object.create({ minor: 1, currency: "GBP" }))).toEqual(["wrongType "]);
  });

  it("are taken without a prototype, as some parsers make them", () => {
    expect(issuesOf(moneySchema, Object.assign(Object.create(null), { minor: 1, currency: "GBP" }))).toEqual([]);
  });
});

describe("keys of the language", () => {
  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])("%s is no field", (key) => {
    const input: unknown = JSON.parse(`{"minor":1,"currency":"GBP","${key}":{"polluted":true}}`);
    expect(issuesOf(moneySchema, input)).toEqual([`unknownKey ${key}`]);
    expect("polluted" in {}).toBe(false);
  });

  it("have their values looked at where keys are the caller's own", () => {
    const groups: unknown = JSON.parse('{"__proto__":5,"home":["GB"]}');
    expect(issuesOf(programPoliciesSchema, { ...samples.policies, territoryGroups: groups })).toEqual([
      "wrongType territoryGroups.__proto__",
    ]);
    const good: unknown = JSON.parse('{"__proto__":["GB"]}');
    expect(issuesOf(programPoliciesSchema, { ...samples.policies, territoryGroups: good })).toEqual([]);
  });
});

describe("input that throws when it is read", () => {
  it("is an issue where it stands, beside all others", () => {
    const account = Object.defineProperty({ platform: "tiktok" }, "handle", { get: boom, enumerable: true });
    expect(issuesOf(creatorSchema, { id: "", accounts: [account], country: "gb" })).toEqual([
      "badFormat id",
      "wrongType accounts.0",
      "badFormat country",
    ]);
    expect(messagesOf(creatorSchema, { id: "c-1", accounts: new Proxy([1], { get: boom }) })).toEqual([
      "accounts must be plain data that can be read, got an object that cannot be read",
    ]);
  });

  it("costs a reader of rows that row, or that list", () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const list = new Proxy([1], { get: boom });
    const adapter = affiliateOrders({ timeZone: "Europe/London", exportedAt: 0 });
    expect(parseEach(moneySchema, [{ minor: 1, currency: "GBP" }, revoked.proxy]).data).toHaveLength(1);
    expect(parseEach(moneySchema, list).issues).toHaveLength(1);
    expect(parseFacts({ directory: revoked.proxy, posts: list }).issues.map(({ path }) => path)).toEqual([
      ["posts"],
      ["directory"],
    ]);
    expect(parseRows(adapter, [revoked.proxy]).issues).toHaveLength(1);
    expect(parseRows(adapter, list as never).issues).toHaveLength(1);
  });
});

describe("input beyond any size", () => {
  const nulls = new Array<null>(2_000_000).fill(null);
  const withinASecond = <T>(run: () => T): T => {
    const begin = performance.now();
    const result = run();
    // Generous, because the machine may be busy; unbounded work on these inputs takes minutes, or all memory.
    expect(performance.now() - begin).toBeLessThan(5000);
    return result;
  };

  it("has the first thousand faults of a list, and a last issue that says so", () => {
    const issues = withinASecond(() => messagesOf(programFactsSchema, { ...samples.facts, posts: nulls }));
    expect(issues).toHaveLength(1001);
    expect(issues[0]).toBe("posts[0] must be an object, got null");
    expect(issues.at(-1)).toBe(
      "posts must be mended first: only the first 1,000 faults are listed, got an array of 2000000",
    );
  });

  it("has the first thousand unknown keys, and a last issue that says so", () => {
    const keys = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
    expect(withinASecond(() => issuesOf(moneySchema, { minor: 1, currency: "GBP", ...keys }))).toHaveLength(1001);
  });

  it("has the first thousand breaches of a rule, and a last issue that says so", () => {
    const assignments = Array.from({ length: 5000 }, (_, index) => ({
      ...samples.assignment,
      creatorId: `c-${index}`,
    }));
    const issues = withinASecond(() => messagesOf(trackingDirectorySchema, { assignments }));
    expect(issues).toHaveLength(1001);
  });

  it("has 100,000 issues of rows, and a last one that says so, and all good rows", () => {
    const good = { minor: 1, currency: "GBP" };
    const { data, issues } = withinASecond(() => parseEach(moneySchema, [...nulls.slice(0, 150_000), good]));
    expect(data).toEqual([good]);
    expect(issues).toHaveLength(100_001);
    expect(issues.at(-1)?.message).toBe(
      "rows must be mended first: only the first 100,000 issues are listed, got an array of 150001",
    );
  });

  it("is not walked where a list has four billion holes, in whatever list or rule it stands", () => {
    const holes = new Array(4_000_000_000);
    const { rules } = samples.terms;
    const input = { ...samples.terms, precedence: { kind: "ladder", order: [holes] }, rules: [...rules, ...[holes]] };
    expect(withinASecond(() => issuesOf(commissionTermsSchema, input))).toEqual([
      "outOfRange precedence.order.0",
      "wrongType rules.4",
    ]);
    // A choice between two forms keeps its value when both fail.
    const milestone = { kind: "milestone", measure: "orders", steps: holes, stack: "highest" };
    const component = { ...milestone, window: { kind: "lifetime" }, onReversal: "recompute" };
    expect(withinASecond(() => issuesOf(commissionComponentSchema, component))).toEqual(["outOfRange steps"]);
    const adapter = affiliateOrders({ timeZone: "Europe/London", exportedAt: 0 });
    expect(withinASecond(() => parseRows(adapter, holes).issues)).toHaveLength(1);
  });

  it("is not read as a number where ten megabytes of digits stand for one", () => {
    const [line] = samples.ledgerEntry.trace;
    const trace = [{ ...line, base: { minor: "9".repeat(10_000_000), currency: "GBP" } }];
    expect(
      withinASecond(() =>
        parseFacts({ booked: [{ ...samples.ledgerEntry, trace }] }).issues.map(({ path }) => path[5]),
      ),
    ).toEqual(["minor"]);
  });

  it("is refused by length before a pattern looks at it", () => {
    const long = "9".repeat(10_000_000);
    const snapshot = { at: long, views: long };
    expect(withinASecond(() => issuesOf(metricSnapshotSchema, snapshot))).toEqual(["wrongType views", "badFormat at"]);
  });
});
