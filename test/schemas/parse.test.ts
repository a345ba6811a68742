import {
  accumulatorStateSchema,
  affiliateLinkRequestSchema,
  amountSchema,
  attributedSaleSchema,
  attributionModelSchema,
  attributionPathSchema,
  attributionPolicySchema,
  balanceSchema,
  commissionComponentSchema,
  commissionTermsSchema,
  conversionSchema,
  creatorSchema,
  delayPolicySchema,
  durationSchema,
  fxRateSchema,
  instantInputSchema,
  instantSchema,
  ledgerEntrySchema,
  metricSchema,
  moneySchema,
  parse,
  parseEach,
  plannedUseSchema,
  postSchema,
  programPoliciesSchema,
  rateSchema,
  saleSchema,
  shareSchema,
  statementSchema,
  termSchema,
  tierSchemeSchema,
  touchpointSchema,
  trackingAssignmentSchema,
  trackingDirectorySchema,
  usageGrantSchema,
  windowInputSchema,
} from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { deepFreeze } from "../support/deep-freeze.ts";
import { cases } from "./_cases.ts";
import * as samples from "./_samples.ts";

/** `code path` of every issue, the shortest form that shows both. */
function issuesOf(schema: z.ZodType, input: unknown): string[] {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

function messagesOf(schema: z.ZodType, input: unknown): string[] {
  const result = parse(schema, input);
  return result.success ? [] : result.issues.map(({ message }) => message);
}

describe("a good value", () => {
  it.each(cases)("%s passes, and comes out as the very object that went in", (_, schema, sample) => {
    const result = parse(schema, sample);
    expect(result).toEqual({ success: true, data: sample });
    expect(result.success && result.data).toBe(sample);
  });

  it.each(cases)("%s passes as the JSON of itself", (_, schema, sample) => {
    expect(issuesOf(schema, JSON.parse(JSON.stringify(sample)))).toEqual([]);
  });
});

describe("a bad value", () => {
  it.each(cases)("%s does not take an unknown field", (_, schema, sample) => {
    expect(issuesOf(schema, { ...sample, colour: "red" })).toEqual(["unknownKey colour"]);
  });

  it.each(cases)("%s is an object", (_, schema) => {
    for (const input of [undefined, null, 7, "text", true, [], () => 1, Symbol("s"), 10n]) {
      const issues = issuesOf(schema, input);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toBe(input === undefined ? "missing " : "wrongType ");
    }
  });

  it("has all its issues at once, each with its path, in one grammar", () => {
    const input = deepFreeze({
      id: "",
      accounts: [
        { platform: "tiktok", handle: "ann", followers: 12.5 },
        { platform: 1, followers: -0 },
      ],
      joinedAt: "2026-01-01",
      country: "gb",
      colour: 1,
    });
    expect(parse(creatorSchema, input)).toEqual({
      success: false,
      issues: [
        {
          code: "badFormat",
          path: ["id"],
          expected: "text of 1 to 256 characters",
          actual: '""',
          message: 'id must be text of 1 to 256 characters, got ""',
        },
        {
          code: "outOfRange",
          path: ["accounts", 0, "followers"],
          expected: "a whole number of 0 or more",
          actual: "12.5",
          message: "accounts[0].followers must be a whole number of 0 or more, got 12.5",
        },
        {
          code: "wrongType",
          path: ["accounts", 1, "platform"],
          expected: "text of 1 to 256 characters",
          actual: "1",
          message: "accounts[1].platform must be text of 1 to 256 characters, got 1",
        },
        {
          code: "missing",
          path: ["accounts", 1, "handle"],
          expected: "text of 1 to 256 characters",
          actual: "nothing",
          message: "accounts[1].handle must be text of 1 to 256 characters, got nothing",
        },
        {
          code: "outOfRange",
          path: ["accounts", 1, "followers"],
          expected: "a whole number of 0 or more",
          actual: "-0",
          message: "accounts[1].followers must be a whole number of 0 or more, got -0",
        },
        {
          code: "badFormat",
          path: ["country"],
          expected: 'a country code of two capitals, such as "GB"',
          actual: '"gb"',
          message: 'country must be a country code of two capitals, such as "GB", got "gb"',
        },
        {
          code: "badFormat",
          path: ["joinedAt"],
          expected: "an instant: whole epoch milliseconds, a Date, or ISO 8601 text with its offset (Z or +01:00)",
          actual: '"2026-01-01"',
          message:
            'joinedAt must be an instant: whole epoch milliseconds, a Date, or ISO 8601 text with its offset (Z or +01:00), got "2026-01-01"',
        },
        {
          code: "unknownKey",
          path: ["colour"],
          expected: "left out, because there is no such field",
          actual: "1",
          message: "colour must be left out, because there is no such field, got 1",
        },
      ],
    });
  });

  it("may not leave a field there without a value: absent is absent", () => {
    expect(issuesOf(creatorSchema, { id: "c", accounts: [], country: undefined })).toEqual(["missing country"]);
  });

  it("names the whole by its root, and strange keys in brackets", () => {
    expect(messagesOf(moneySchema, 7)).toEqual(["value must be an object, got 7"]);
    expect(messagesOf(moneySchema, { minor: 1, currency: "GBP", "a b": 2 })).toEqual([
      'value["a b"] must be left out, because there is no such field, got 2',
    ]);
  });
});

describe("money", () => {
  it.each([
    [12.5, "a fraction of a penny"],
    [Number.NaN, "not a number"],
    [Number.POSITIVE_INFINITY, "infinite"],
    [-0, "minus nothing"],
    [2 ** 53, "beyond the safe integers"],
  ])("refuses %d minor units (%s)", (minor) => {
    expect(issuesOf(moneySchema, { minor, currency: "GBP" })).toEqual(["outOfRange minor"]);
  });

  it("refuses an amount as text", () => {
    expect(issuesOf(moneySchema, { minor: "1250", currency: "GBP" })).toEqual(["wrongType minor"]);
  });

  it.each(["gbp", "GBB", "£", "toString", "__proto__"])("refuses the currency %s", (currency) => {
    expect(issuesOf(moneySchema, { minor: 1, currency })).toEqual(["badFormat currency"]);
  });

  it("takes what is owed back, but not as the price of something", () => {
    expect(issuesOf(moneySchema, { minor: -1, currency: "GBP" })).toEqual([]);
    expect(issuesOf(amountSchema, { minor: -1, currency: "GBP" })).toEqual(["outOfRange minor"]);
  });

  it("refuses an exchange rate of nothing, and another than 1 into itself", () => {
    expect(issuesOf(fxRateSchema, { ...samples.fxRate, rate: "0" })).toEqual(["badFormat rate"]);
    expect(issuesOf(fxRateSchema, { ...samples.fxRate, rate: 1.1 })).toEqual(["wrongType rate"]);
    expect(issuesOf(fxRateSchema, { ...samples.fxRate, to: "EUR" })).toEqual(["inconsistent rate"]);
    expect(issuesOf(fxRateSchema, { ...samples.fxRate, to: "EUR", rate: "1" })).toEqual([]);
  });
});

describe("rates and shares", () => {
  it.each(["15%", "1e-2", "0,15", "", " 0.15", "0x1"])("refuses the rate %j", (rate) => {
    expect(issuesOf(rateSchema, rate)).toEqual(["badFormat "]);
  });

  it("takes a share from 0 to 1", () => {
    for (const share of ["0", "0.2", "1", "1.000"]) expect(issuesOf(shareSchema, share)).toEqual([]);
    for (const share of ["-0.1", "1.01", "20"]) expect(issuesOf(shareSchema, share)).toEqual(["badFormat "]);
  });
});

describe("time", () => {
  it("takes an instant in its three forms", () => {
    for (const instant of [0, new Date(0), "1970-01-01T00:00:00Z", "1970-01-01 01:00+0100"]) {
      expect(issuesOf(instantInputSchema, instant)).toEqual([]);
    }
  });

  it.each(["2026-03-31", "2026-03-31T12:00:00", "31/03/2026 12:00:00", "2026-02-30T00:00:00Z", "now"])(
    "refuses %s, which is no instant",
    (instant) => {
      expect(issuesOf(instantInputSchema, instant)).toEqual(["badFormat "]);
    },
  );

  it("refuses numbers and objects that are no instants", () => {
    for (const instant of [Number.NaN, 0.5, 8.64e15 + 1]) {
      expect(issuesOf(instantInputSchema, instant)).toEqual(["outOfRange "]);
    }
    for (const instant of [new Date(Number.NaN), {}]) expect(issuesOf(instantInputSchema, instant)).toHaveLength(1);
  });

  it("has one form of an instant in results", () => {
    expect(issuesOf(instantSchema, 0)).toEqual([]);
    expect(issuesOf(instantSchema, "1970-01-01T00:00:00Z")).toEqual(["wrongType "]);
    expect(issuesOf(instantSchema, -0)).toEqual(["outOfRange "]);
  });

  it("refuses a window that is reversed or empty, in whatever forms its sides are", () => {
    expect(issuesOf(windowInputSchema, {})).toEqual([]);
    expect(issuesOf(windowInputSchema, { start: null, end: 5 })).toEqual([]);
    expect(issuesOf(windowInputSchema, { start: "1970-01-01T00:00:00Z", end: new Date(1) })).toEqual([]);
    expect(issuesOf(windowInputSchema, { start: 5, end: 5 })).toEqual(["inconsistent end"]);
    expect(issuesOf(windowInputSchema, { start: new Date(6), end: "1970-01-01T00:00:00Z" })).toEqual([
      "inconsistent end",
    ]);
  });

  it("still sees that a window is reversed when something else is wrong with it", () => {
    expect(issuesOf(windowInputSchema, { start: 2, end: 1, zone: "UTC" })).toEqual([
      "unknownKey zone",
      "inconsistent end",
    ]);
  });

  it("refuses a duration of no unit, of parts of units, and of units nobody knows", () => {
    expect(issuesOf(durationSchema, {})).toEqual(["missing "]);
    expect(issuesOf(durationSchema, { days: 1.5 })).toEqual(["outOfRange days"]);
    expect(issuesOf(durationSchema, { day: 1 })).toEqual(["unknownKey day", "missing "]);
    expect(issuesOf(durationSchema, { days: 0 })).toEqual([]);
  });
});

describe("posts", () => {
  it("does not take a count that was not measured as null or text", () => {
    const snapshot = { at: 0, views: null, likes: "12", shares: -1 };
    expect(issuesOf(postSchema, { ...samples.post, snapshots: [snapshot] })).toEqual([
      "wrongType snapshots.0.views",
      "wrongType snapshots.0.likes",
      "outOfRange snapshots.0.shares",
    ]);
  });

  it("does not take ids as numbers, which lose their last digits", () => {
    expect(issuesOf(postSchema, { ...samples.post, id: 7651536528815967000 })).toEqual(["wrongType id"]);
  });
});

describe("tracking", () => {
  it("refuses a key that is blank, and a tenure that is reversed", () => {
    const { assignment } = samples;
    expect(issuesOf(trackingAssignmentSchema, { ...assignment, key: " " })).toEqual(["badFormat key"]);
    expect(issuesOf(trackingAssignmentSchema, { ...assignment, from: 5, until: 5 })).toEqual(["inconsistent until"]);
  });

  it("gives a key to one creator at a time, codes without regard to case and space", () => {
    const ann = { kind: "code", key: "SAVE", creatorId: "ann", until: "2026-04-01T00:00:00Z" };
    const ben = { kind: "code", key: " save", creatorId: "ben", from: "2026-03-01T00:00:00Z" };
    const directory = (...assignments: object[]) => issuesOf(trackingDirectorySchema, { assignments });
    expect(directory(ann, ben)).toEqual(["inconsistent assignments.1.key"]);
    expect(directory(ann, { ...ben, from: "2026-04-01T00:00:00Z" })).toEqual([]);
    expect(directory(ann, { ...ben, creatorId: "ann" })).toEqual([]);
    expect(directory({ ...ann, kind: "link" }, { ...ben, kind: "link" })).toEqual([]);
  });

  it("knows a UTM parameter by its name and value", () => {
    const utm = (key: string) => messagesOf(trackingAssignmentSchema, { kind: "utm", key, creatorId: "ann" });
    for (const key of ["utm_content=ann", "utm_id=7", "utm_campaign=a=b", "utm_term= "]) expect(utm(key)).toEqual([]);
    for (const key of ["ann", "content=ann", "utm_content=", "utm_creator=ann", " utm_content=ann"]) {
      expect(utm(key)).toEqual([
        `key must be the name and value of a UTM parameter, such as "utm_content=ann", got ${JSON.stringify(key)}`,
      ]);
    }
    expect(issuesOf(conversionSchema, { ...samples.conversion, utm: { utm_content: "ann" } })).toEqual([
      "unknownKey utm.utm_content",
    ]);
  });

  it("takes a page to own as long as a page to land on", () => {
    const page = `/${"x".repeat(999)}`;
    const given = { kind: "landingPage", key: page, creatorId: "ann" };
    expect(issuesOf(trackingAssignmentSchema, given)).toEqual([]);
    expect(issuesOf(conversionSchema, { ...samples.conversion, landingPage: page })).toEqual([]);
    expect(issuesOf(trackingAssignmentSchema, { ...given, key: `${page}x` })).toEqual(["badFormat key"]);
    expect(issuesOf(conversionSchema, { ...samples.conversion, landingPage: `${page}x` })).toEqual([
      "badFormat landingPage",
    ]);
  });

  it("takes a touch that is nobody's, but says so where it is left out", () => {
    const { creatorId: _, ...unsaid } = samples.directVisit;
    expect(issuesOf(touchpointSchema, samples.directVisit)).toEqual([]);
    expect(issuesOf(touchpointSchema, unsaid)).toEqual(["missing creatorId"]);
  });

  it("takes a conversion of an unknown buyer, not a touch of one", () => {
    expect(issuesOf(conversionSchema, { ...samples.conversion, customerKey: "" })).toEqual([]);
    expect(issuesOf(touchpointSchema, { ...samples.touchpoint, customerKey: "" })).toEqual(["badFormat customerKey"]);
  });

  it("refuses an order in two currencies, or with one line id twice", () => {
    const line = { id: "1", quantity: 1, price: { minor: 1, currency: "GBP" } };
    const lines = [line, { ...line, tax: { minor: 1, currency: "EUR" } }, { ...line, id: "2", quantity: 0 }];
    expect(issuesOf(conversionSchema, { ...samples.conversion, lines })).toEqual([
      "outOfRange lines.2.quantity",
      "duplicateId lines.1.id",
      "inconsistent lines.1.tax.currency",
    ]);
  });

  it("refuses a sale whose credits are not its value", () => {
    // 1667 + 1666 = 3333
    expect(issuesOf(saleSchema, { ...samples.sale, value: { minor: 3334, currency: "GBP" } })).toEqual([
      "inconsistent credits",
    ]);
  });

  it("refuses a sale whose weights are more than the whole, or whose parts are in another currency or without value", () => {
    const [first, second] = samples.sale.credits;
    const credits = (...changed: object[]) => issuesOf(saleSchema, { ...samples.sale, credits: changed });
    // 2 + 1 > 2, and 0 + 1 < 2
    expect(credits({ ...first, weight: 2 }, { ...second })).toEqual(["inconsistent credits"]);
    expect(credits({ ...first, weight: 0 }, { ...second })).toEqual(["inconsistent credits"]);
    expect(credits({ ...first }, { ...second, totalWeight: 3 })).toEqual(["inconsistent credits.1.totalWeight"]);
    expect(credits({ ...first, value: { minor: 1667, currency: "EUR" } }, { ...second })).toEqual([
      "inconsistent credits.0.value.currency",
    ]);
    const { value: _, ...unvalued } = second!;
    expect(credits({ ...first, value: { minor: 3333, currency: "GBP" } }, unvalued)).toEqual([
      "missing credits.1.value",
    ]);
  });

  it("leaves a part of a sale to other channels only, and all of it for any reason", () => {
    const { partlyAttributed: partly, unattributedSale: none } = samples;
    const reasons = ["noEvidence", "noneEligible", "staffPurchase", "codeAgainstLink", "noWeight"];
    for (const reason of reasons) {
      expect(issuesOf(saleSchema, { ...partly, unattributed: { ...partly.unattributed, reason } })).toEqual([
        "inconsistent unattributed.reason",
      ]);
      expect(issuesOf(saleSchema, { ...none, unattributed: { ...none.unattributed, reason } })).toEqual([]);
    }
    const [credit] = partly.credits;
    expect(messagesOf(saleSchema, { ...partly, credits: [{ ...credit, weight: 2 }] })).toEqual([
      "credits must be weights that sum to less than 2, got 2",
    ]);
    expect(messagesOf(saleSchema, { ...none, value: { minor: 0, currency: "GBP" }, unattributed: null })).toEqual([
      "unattributed must be there, because nobody is credited, got null",
    ]);
  });

  it("takes a sale with instants in any form, an attributed one only with numbers", () => {
    const sale = { ...samples.sale, occurredAt: "2026-03-05T10:00:00Z" };
    expect(issuesOf(saleSchema, sale)).toEqual([]);
    expect(issuesOf(attributedSaleSchema, sale)).toEqual(["wrongType occurredAt"]);
  });
});

describe("policies", () => {
  it("refuses an attribution policy with a kind in two tiers, and says which form a window may have", () => {
    const policy = { ...samples.attributionPolicy, windows: { click: { days: 1.5 }, view: "ful", live: 5 } };
    const tiers = [["code"], ["code", "mail"]];
    expect(messagesOf(attributionPolicySchema, { ...policy, tiers, model: { kind: "linear" } })).toEqual([
      "windows.click.days must be a whole number of 0 or more, got 1.5",
      'windows.view must be days, hours or calendarDays, such as { days: 30 }, or "full", got "ful"',
      'windows.live must be days, hours or calendarDays, such as { days: 30 }, or "full", got 5',
      'tiers[1][1] must be one of "code", "shop", "link", "utm", "click", "engagedView", "view", "live", "landingPage", "direct", got "mail"',
      'tiers[1][0] must be a kind that stands in no other place, got "code"',
      'model.over must be one of "touches", "creators", got nothing',
    ]);
  });

  it("read no further into what is no window: a text of ten million characters has as many keys", () => {
    const override = { creatorId: "c-1", windows: " ".repeat(10_000_000) };
    const messages = messagesOf(attributionPolicySchema, { ...samples.attributionPolicy, overrides: [override] });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^overrides\[0\]\.windows/);
  });

  it("takes a window in days, hours or dates of a zone, and asks a ring to begin before its window ends", () => {
    const click = (window: unknown) =>
      messagesOf(attributionPolicySchema, { ...samples.attributionPolicy, windows: { click: window } });
    const timeZone = "Europe/London";
    for (const window of [
      { days: 0 },
      { days: 7, minDays: 0 },
      { days: 7, minDays: 6 },
      { hours: 1 },
      { calendarDays: 30, timeZone },
    ]) {
      expect(click(window)).toEqual([]);
    }
    expect(click({ days: 7, minDays: 7 })).toEqual(["windows.click.minDays must be less than the 7 of days, got 7"]);
    expect(click({ hours: 2, minHours: 3 })).toEqual([
      "windows.click.minHours must be less than the 2 of hours, got 3",
    ]);
    expect(click({ days: -1 })).toEqual(["windows.click.days must be a whole number of 0 or more, got -1"]);
    expect(click({ days: 7, hours: 1 })).toEqual([
      "windows.click.hours must be left out, because there is no such field, got 1",
    ]);
    expect(click({ calendarDays: 30 })).toEqual([
      'windows.click.timeZone must be an IANA time zone name such as "Europe/London", got nothing',
    ]);
    expect(click({ calendarDays: 5, minCalendarDays: 5, timeZone })).toEqual([
      "windows.click.minCalendarDays must be less than the 5 of calendarDays, got 5",
    ]);
  });

  it("asks an override whom it is for, and what it changes", () => {
    const windows = { click: { days: 90 } };
    const overrides = [{ campaignId: "k-1", windows }, { windows }, { creatorId: "c-1", windows: {} }];
    expect(messagesOf(attributionPolicySchema, { ...samples.attributionPolicy, overrides })).toEqual([
      "overrides[1].creatorId must be there, unless there is a campaign, got nothing",
      "overrides[2].windows must be there for at least one kind of touch, got an object without keys",
    ]);
  });

  it("refuses a model that nobody could win by, and a creator with two weights", () => {
    const position = { kind: "positionBased", middle: 0, twoTouches: "half" };
    expect(messagesOf(attributionModelSchema, { ...position, first: 0, last: 0 })).toEqual([
      "first must be more than 0, where middle and last are 0, got 0",
    ]);
    expect(issuesOf(attributionModelSchema, { ...position, first: 0, last: 1 })).toEqual([]);
    expect(issuesOf(attributionModelSchema, { ...position, first: 0.5, last: 1 })).toEqual(["outOfRange first"]);
    expect(issuesOf(attributionModelSchema, { ...position, first: 0, middle: 1, last: 0 })).toEqual([]);
    const renormalised = { ...position, first: 0, middle: 1, last: 0, twoTouches: "renormalise" };
    expect(messagesOf(attributionModelSchema, renormalised)).toEqual([
      "first must be more than 0, where last is 0 and two renormalise, got 0",
    ]);
    expect(messagesOf(attributionModelSchema, { ...position, first: 1_000_001, last: 1 })).toEqual([
      "first must be a whole number from 0 to 1,000,000, got 1000001",
    ]);
    for (const weights of [
      [0, 0],
      [2 ** 53 - 1, 1],
    ]) {
      expect(messagesOf(attributionModelSchema, { kind: "ranked", weights })).toEqual([
        "weights must be numbers with a total above 0 and below 2^53, got an array of 2",
      ]);
    }
    expect(issuesOf(attributionModelSchema, { kind: "ranked", weights: [] })).toEqual(["outOfRange weights"]);
    expect(messagesOf(attributionModelSchema, { kind: "timeDecay", halfLife: { days: 0 } })).toEqual([
      "halfLife.days must be a whole number from 1 to 200,000,000, got 0",
    ]);
    expect(messagesOf(attributionModelSchema, { kind: "timeDecay", halfLife: 7 })).toEqual([
      "halfLife must be days or hours, such as { days: 7 }, got 7",
    ]);
    const weights = [
      { creatorId: "ann", weight: "0.5" },
      { creatorId: "ann", weight: "-0.5" },
      { creatorId: "ben", weight: 0.5 },
      { creatorId: null, weight: "1" },
      { creatorId: null, weight: "1" },
    ];
    expect(issuesOf(attributionModelSchema, { kind: "table", weights, over: "touches" })).toEqual([
      "outOfRange weights.1.weight",
      "wrongType weights.2.weight",
      "duplicateId weights.1.creatorId",
      "duplicateId weights.4.creatorId",
    ]);
    const table = (...list: string[]) =>
      messagesOf(attributionModelSchema, {
        kind: "table",
        weights: list.map((weight, i) => ({ creatorId: `c-${i}`, weight })),
        over: "creators",
      });
    // Half a billionth rounds to one, a hair less to none; 2^53 billionths are 9,007,199.254740992.
    expect(table("0", "0.0000000005")).toEqual([]);
    expect(table("0.0000000004", "0")).toEqual([
      'weights[0].weight must be more than nothing in nine places, as all the others are not, got "0.0000000004"',
    ]);
    expect(table("9007199.254740991")).toEqual([]);
    expect(table("9007199.254740992")).toEqual([
      'weights[0].weight must be from 0 to 9,007,199, got "9007199.254740992"',
    ]);
    expect(table()).toHaveLength(1);
  });

  it("takes marks of a delay as lengths or text, ascending whatever their form", () => {
    const policy = (marks: unknown, completeAfter?: unknown) =>
      messagesOf(delayPolicySchema, {
        from: "touch",
        marks,
        ...(completeAfter === undefined ? {} : { completeAfter }),
      });
    expect(policy(["24h", { hours: 25 }, "2d", "full"])).toEqual([]);
    expect(policy(["full"], { days: 30 })).toEqual([]);
    expect(policy([{ days: 1 }, "24h"])).toEqual(['marks[1] must be longer than the mark before, got "24h"']);
    expect(policy(["full", "7d"])).toEqual(['marks[1] must be longer than the mark before, got "7d"']);
    for (const mark of ["0h", "1.5h", "24 h", "1w", 24, null, { weeks: 1 }, { hours: 0 }, { hours: 1, days: 1 }]) {
      expect(policy([mark])).not.toEqual([]);
    }
    // 2^53 ms are 104,249,991.37 days.
    expect(policy(["104249991d"])).toEqual([]);
    expect(policy(["104249992d"])).toHaveLength(1);
    expect(policy(["full"])).toEqual(["completeAfter must be there, because no mark has a length, got nothing"]);
    expect(policy(["24h", "7d"], "6d")).toEqual([
      'completeAfter must be as long as the longest mark, or longer, got "6d"',
    ]);
    expect(policy(["7d"], "full")).toHaveLength(1);
  });

  it("asks the facts of an accumulator to be sorted, and a path of nobody's conversions to be worth nothing", () => {
    const { accumulatorState: state, touchpoint, attributionPath } = samples;
    const touches = (...ids: string[]) =>
      issuesOf(accumulatorStateSchema, { ...state, touchpoints: ids.map((id) => ({ ...touchpoint, id })) });
    // By code units; one id may have several contents.
    expect(touches("B", "a", "a", "b")).toEqual([]);
    expect(touches("a", "B")).toEqual(["inconsistent touchpoints.1.id"]);
    expect(issuesOf(attributionPathSchema, { ...attributionPath, conversions: 0 })).toEqual([
      "inconsistent value.minor",
    ]);
    expect(issuesOf(attributionPathSchema, { path: [], conversions: 0, nulls: 1 })).toEqual([]);
  });

  it("asks for a link without the content, which is the link itself", () => {
    const { affiliateLinkRequest: request } = samples;
    expect(issuesOf(affiliateLinkRequestSchema, { ...request, utm: { content: "ann" } })).toEqual([
      "unknownKey utm.content",
    ]);
    expect(issuesOf(affiliateLinkRequestSchema, { ...request, utm: new Map() })).toEqual(["wrongType utm"]);
    expect(issuesOf(affiliateLinkRequestSchema, { ...request, from: 5, until: 5 })).toEqual(["inconsistent until"]);
  });

  it("refuses a tier scheme that does not start at 0, does not ascend, or has a name twice", () => {
    const scheme = (...tiers: object[]) => issuesOf(tierSchemeSchema, { id: "ours", tiers });
    expect(scheme({ name: "nano", from: 0 }, { name: "micro", from: 10_000 })).toEqual([]);
    expect(scheme({ name: "nano", from: 1 })).toEqual(["inconsistent tiers.0.from"]);
    expect(scheme({ name: "nano", from: 0 }, { name: "nano", from: 0 })).toEqual([
      "inconsistent tiers.1.from",
      "duplicateId tiers.1.name",
    ]);
    expect(scheme()).toEqual(["outOfRange tiers"]);
  });

  it("refuses tiers that do not start at nothing, do not ascend, or mix currencies", () => {
    const [, { component }] = samples.terms.rules as [unknown, { component: object }];
    const from = (minor: number, currency = "GBP") => ({ from: { minor, currency }, rate: "0.1" });
    const tiers = (...list: object[]) => issuesOf(commissionComponentSchema, { ...component, tiers: list });
    expect(tiers(from(0), from(100))).toEqual([]);
    expect(tiers(from(5), from(5), from(9, "EUR"))).toEqual([
      "inconsistent tiers.0.from.minor",
      "inconsistent tiers.1.from.minor",
      "inconsistent tiers.2.from.currency",
    ]);
    expect(tiers()).toEqual(["outOfRange tiers"]);
  });

  it("refuses milestones that do not ascend", () => {
    const component = { kind: "milestone", measure: "orders", stack: "highest", window: { kind: "lifetime" } };
    const bonus = { minor: 100, currency: "GBP" };
    const steps = [
      { at: 10, bonus },
      { at: 10, bonus },
    ];
    expect(issuesOf(commissionComponentSchema, { ...component, steps, onReversal: "ratchet" })).toEqual([
      "inconsistent steps.1.at",
    ]);
  });

  it("finds everything that is wrong with a plan, down to the last rule", () => {
    const input = {
      ...samples.terms,
      timeZone: "+01:00",
      caps: [],
      base: { kind: "everything" },
      rounding: "half",
      precedence: {
        kind: "ladder",
        order: [
          ["channel", "productIds"],
          ["productIds", "channel"],
        ],
      },
      rules: [
        { id: "a", scope: { creators: ["c-1"] }, mode: "exclusive", component: { kind: "percent", rate: "-0.1" } },
        { id: "a", scope: {}, mode: "exclusive", component: {} },
      ],
      hold: { duration: {}, from: "order" },
    };
    expect(issuesOf(commissionTermsSchema, input)).toEqual([
      "badFormat timeZone",
      "outOfRange base.kind",
      "outOfRange rounding",
      "duplicateId precedence.order.1",
      "unknownKey rules.0.scope.creators",
      "badFormat rules.0.component.rate",
      "missing rules.1.component.kind",
      "duplicateId rules.1.id",
      "missing hold.duration",
    ]);
  });

  it("refuses a budget outside the reporting currency, and a version of a plan twice", () => {
    const { policies } = samples;
    const budget = { minor: 1, currency: "EUR" };
    expect(issuesOf(programPoliciesSchema, { ...policies, budget, terms: [samples.terms, samples.terms] })).toEqual([
      "duplicateId terms.1.version",
      "inconsistent budget.currency",
    ]);
  });
});

describe("the ledger", () => {
  it("refuses an entry whose trace is not its amount", () => {
    const { ledgerEntry } = samples;
    expect(issuesOf(ledgerEntrySchema, { ...ledgerEntry, amount: { minor: 251, currency: "GBP" } })).toEqual([
      "inconsistent trace",
    ]);
    expect(issuesOf(ledgerEntrySchema, { ...ledgerEntry, amount: { minor: 250, currency: "EUR" } })).toEqual([
      "inconsistent trace.0.amount.currency",
      "inconsistent trace.0.base.currency",
    ]);
  });

  it("refuses a balance and a statement that do not add up", () => {
    // 250 + 100 + 50 + 0 = 400; 100 + 250 = 350
    const wrong = { minor: 401, currency: "GBP" };
    expect(messagesOf(balanceSchema, { ...samples.balance, total: wrong })).toEqual([
      "total.minor must be 400, the sum of the parts, got 401",
    ]);
    expect(messagesOf(statementSchema, { ...samples.statement, closing: wrong })).toEqual([
      "closing.minor must be 350, the opening and its movements, got 401",
    ]);
  });
});

describe("rights", () => {
  it("refuses terms that hold for no time", () => {
    const dates = { kind: "dates", start: "2026-01-31", end: "2026-01-31", timeZone: "UTC" };
    expect(issuesOf(termSchema, { ...dates, endConvention: "inclusive" })).toEqual([]);
    expect(issuesOf(termSchema, { ...dates, endConvention: "exclusive" })).toEqual(["inconsistent end"]);
    expect(issuesOf(termSchema, { ...dates, endConvention: "inclusive", end: "2026-02-30" })).toEqual([
      "badFormat end",
    ]);
    expect(issuesOf(termSchema, { kind: "instants", start: 1, end: 1 })).toEqual(["inconsistent end"]);
    const { term } = samples.clause;
    expect(issuesOf(termSchema, { ...term, duration: { days: 0 } })).toEqual(["outOfRange duration"]);
  });

  it('takes a list of platforms or "all", and says what is wrong with an entry', () => {
    expect(issuesOf(usageGrantSchema, { ...samples.grant, platforms: "all" })).toEqual([]);
    expect(issuesOf(usageGrantSchema, { ...samples.grant, platforms: ["tiktok", 1] })).toEqual([
      "wrongType platforms.1",
    ]);
    expect(messagesOf(usageGrantSchema, { ...samples.grant, platforms: "some" })).toEqual([
      'platforms must be a list of platforms, or "all", got "some"',
    ]);
  });

  it("asks a planned use for both ends and a territory", () => {
    expect(messagesOf(plannedUseSchema, { ...samples.plannedUse, territories: [], window: { start: 5 } })).toEqual([
      "territories must be a list of 1 to 100,000 entries, got an array of 0",
      "window.end must be given, got nothing",
    ]);
  });
});

describe("metrics", () => {
  it("takes a value or a reason, never both and never a number without meaning", () => {
    expect(issuesOf(metricSchema, { ...samples.metric, value: Number.NaN })).toEqual(["outOfRange value"]);
    const { definition } = samples.metric;
    expect(issuesOf(metricSchema, { ok: false, reason: "zeroDenominator", definition })).toEqual([]);
    expect(issuesOf(metricSchema, { ok: false, reason: "zeroDenominator", definition, value: 0 })).toEqual([
      "unknownKey value",
    ]);
    expect(issuesOf(metricSchema, { ...samples.metric, exact: { numerator: 1, denominator: 0 } })).toEqual([
      "outOfRange exact.denominator",
    ]);
  });
});

describe("hostile input", () => {
  it("does not pollute, and says that __proto__ is no field", () => {
    const input: unknown = JSON.parse('{"minor":1,"currency":"GBP","__proto__":{"polluted":true}}');
    expect(issuesOf(moneySchema, input)).toEqual(["unknownKey __proto__"]);
    expect("polluted" in {}).toBe(false);
  });

  it("turns what throws when it is read into an issue", () => {
    const getter = {
      get minor(): number {
        throw new TypeError("boom");
      },
      currency: "GBP",
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(messagesOf(moneySchema, getter)).toEqual([
      "value must be plain data that can be read, got an object with minor, currency",
    ]);
    expect(issuesOf(moneySchema, revoked.proxy)).toHaveLength(1);
  });

  it("reads neither ten megabytes of text nor a list of four billion holes", () => {
    const long = "x".repeat(10_000_000);
    const result = parse(creatorSchema, { id: long, displayName: long, accounts: new Array(4_000_000_000), [long]: 1 });
    expect(result.success).toBe(false);
    const issues = result.success ? [] : result.issues;
    expect(issues.map(({ code }) => code)).toEqual(["badFormat", "badFormat", "outOfRange", "unknownKey"]);
    for (const { message } of issues) expect(message.length).toBeLessThan(250);
  });

  it("does not follow depth or circles", () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(issuesOf(creatorSchema, { id: deep, accounts: [circle], niches: deep })).toEqual([
      "wrongType id",
      "missing accounts.0.platform",
      "missing accounts.0.handle",
      "unknownKey accounts.0.self",
      "wrongType niches.0",
    ]);
  });
});

describe("a schema of the caller's own", () => {
  it("gets issues of the same grammar, without anything of zod in them", () => {
    const schema = z.object({
      name: z.string().min(2),
      age: z.number(),
      money: moneySchema,
      tags: z.array(z.string()),
    });
    const input = { name: "x", age: "7", money: { minor: 0.5, currency: "GBP" }, tags: 1 };
    expect(issuesOf(schema, input)).toEqual([
      "outOfRange name",
      "wrongType age",
      "outOfRange money.minor",
      "wrongType tags",
    ]);
    expect(messagesOf(schema, input).slice(1)).toEqual([
      'age must be a number, got "7"',
      "money.minor must be a safe whole number of minor units, such as 1250 for 12.50, got 0.5",
      "tags must be a list, got 1",
    ]);
  });
});

describe("parseEach", () => {
  it("keeps the good rows, in order and untouched, and says what is wrong with the others", () => {
    const good = deepFreeze([
      { minor: 1, currency: "GBP" },
      { minor: 2, currency: "JPY" },
    ]);
    const { data, issues } = parseEach(moneySchema, [good[0], { minor: 0.1 }, good[1], null]);
    expect(data).toEqual(good);
    expect(data[1]).toBe(good[1]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["outOfRange", 1, "minor"],
      ["missing", 1, "currency"],
      ["wrongType", 3],
    ]);
    expect(issues[2]?.message).toBe("rows[3] must be an object, got null");
  });

  it.each([[undefined], [null], [{}], ["rows"], [7]])("has one issue for %j, which is no list", (input) => {
    const { data, issues } = parseEach(moneySchema, input);
    expect(data).toEqual([]);
    expect(issues).toHaveLength(1);
  });

  it("does not walk a list of four billion holes", () => {
    expect(parseEach(moneySchema, new Array(4_000_000_000)).issues[0]?.code).toBe("outOfRange");
  });
});
