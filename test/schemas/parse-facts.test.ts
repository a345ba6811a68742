import type { LedgerEntry, ProgramFacts } from "creator-core/models";
import { parse, parseFacts, programFactsSchema, trackingDirectorySchema } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { refusalOf } from "../support/thrown.ts";
import * as samples from "./_samples.ts";

const nothing: Required<ProgramFacts> = {
  creators: [],
  posts: [],
  campaigns: [],
  costLines: [],
  directory: { assignments: [] },
  touchpoints: [],
  conversions: [],
  adjustments: [],
  booked: [],
  payouts: [],
  grants: [],
  authorizations: [],
  plannedUses: [],
  clauses: [],
  activities: [],
  fxRates: [],
  deliverables: [],
  picks: [],
  referrals: [],
  transfers: [],
  creatorAttributes: [],
  staff: [],
};

function issuesOf(input: unknown): string[] {
  return parseFacts(input).issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

describe("parseFacts", () => {
  it("gives back a sound programme, row by row the same objects", () => {
    const { facts, issues } = parseFacts(samples.facts);
    expect(issues).toEqual([]);
    expect(facts).toEqual(samples.facts);
    expect(facts.touchpoints[0]).toBe(samples.touchpoint);
    expect(parse(programFactsSchema, facts).success).toBe(true);
  });

  it("has staff by their keys, row by row", () => {
    const { facts, issues } = parseFacts({ staff: ["till-1", "", 5, "till-1"] });
    expect(facts.staff).toEqual(["till-1", "till-1"]);
    expect(issues.map(({ path }) => path)).toEqual([
      ["staff", 1],
      ["staff", 2],
    ]);
  });

  it("takes a missing list as an empty one", () => {
    expect(parseFacts({})).toEqual({ facts: nothing, issues: [] });
    expect(parseFacts({ directory: {} })).toEqual({ facts: nothing, issues: [] });
  });

  it.each([[undefined], [null], [[]], ["facts"], [1]])("has no facts and one issue for %j", (input) => {
    const { facts, issues } = parseFacts(input);
    expect(facts).toEqual(nothing);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(/^facts must be an object of lists, got /);
  });

  it("says what it does not know, and what is no list", () => {
    const input: unknown = JSON.parse('{"creatorz":[],"posts":{},"directory":[],"__proto__":[],"payouts":null}');
    expect(issuesOf(input)).toEqual([
      "unknownKey creatorz",
      "unknownKey __proto__",
      "wrongType posts",
      "wrongType directory",
      "wrongType payouts",
    ]);
  });

  it("keeps the good rows of every list, and has all issues in the order of the lists and rows", () => {
    const { creator, post, touchpoint } = samples;
    const input = deepFreeze({
      touchpoints: [{ ...touchpoint, kind: "glance" }, touchpoint],
      posts: [post, { ...post, id: "p-2", publishedAt: "yesterday" }, { ...post, id: "p-3", creatorId: "c-9" }],
      creators: [null, creator, { ...creator, id: "c-2", country: "gb" }],
      campaigns: [samples.campaign],
    });
    const { facts } = parseFacts(input);
    expect(facts).toEqual({
      ...nothing,
      creators: [creator],
      posts: [post],
      campaigns: [samples.campaign],
      touchpoints: [touchpoint],
    });
    expect(issuesOf(input)).toEqual([
      "wrongType creators.0",
      "badFormat creators.2.country",
      "badFormat posts.1.publishedAt",
      "danglingReference posts.2.creatorId",
      "outOfRange touchpoints.0.kind",
    ]);
  });

  it("keeps the first row of an id", () => {
    const again = { ...samples.creator, displayName: "Somebody else" };
    const { facts, issues } = parseFacts({ creators: [samples.creator, again, again] });
    expect(facts.creators).toEqual([samples.creator]);
    expect(issues.map(({ message }) => message)).toEqual([
      'creators[1].id must be used once, but creators[0] has it too, got "c-1"; the row is left out',
      'creators[2].id must be used once, but creators[0] has it too, got "c-1"; the row is left out',
    ]);
  });

  it("does not take a post that belongs nowhere for the first of its id", () => {
    const { facts } = parseFacts({
      creators: [samples.creator],
      posts: [{ ...samples.post, creatorId: "c-9" }, samples.post],
    });
    expect(facts.posts).toEqual([samples.post]);
  });

  it("does not take a row that is left out for the first of its id", () => {
    const bad = { ...samples.creator, accounts: "none" };
    expect(parseFacts({ creators: [bad, samples.creator] }).facts.creators).toEqual([samples.creator]);
  });

  it.each([
    "creators",
    "posts",
    "campaigns",
    "costLines",
    "touchpoints",
    "conversions",
    "adjustments",
    "booked",
    "payouts",
    "grants",
    "authorizations",
    "plannedUses",
    "clauses",
    "activities",
    "deliverables",
    "transfers",
  ] as const)("looks for ids used twice among %s", (name) => {
    const [row] = samples.facts[name] ?? [];
    const { facts, issues } = parseFacts({ ...samples.facts, [name]: [row, row] });
    expect(facts[name]).toEqual([row]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([["duplicateId", name, 1, "id"]]);
  });

  it("has one exchange rate for a pair and a day", () => {
    const { fxRate } = samples;
    const other = { ...fxRate, date: "2026-04-01" };
    const { facts, issues } = parseFacts({ fxRates: [fxRate, { ...fxRate, rate: "0.9" }, other] });
    expect(facts.fxRates).toEqual([fxRate, other]);
    expect(issues.map(({ path }) => path)).toEqual([["fxRates", 1, "date"]]);
  });
});

describe("the consequence of an issue", () => {
  it("is data: whether what it is about was kept or left out", () => {
    const { issues } = parseFacts({
      creatorz: [],
      payouts: {},
      creators: [samples.creator, { ...samples.creator }, { ...samples.creator, id: 5 }],
      posts: [{ ...samples.post, campaignId: "k-9" }],
    });
    expect(issues.map(({ code, consequence }) => [code, consequence])).toEqual([
      ["unknownKey", "leftOut"],
      ["duplicateId", "leftOut"],
      ["wrongType", "leftOut"],
      ["danglingReference", "kept"],
      ["wrongType", "leftOut"],
    ]);
    expect(issues.map(({ message }) => message.endsWith("; the row is kept"))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(parseFacts(null).issues[0]?.consequence).toBe("leftOut");
  });

  it("is told of options that are none by an error of ours", () => {
    expect(refusalOf(() => parseFacts({}, null as never))).toBe("invalidArgument at options");
    expect(refusalOf(() => parseFacts({}, { asOf: "today" }))).toBe("invalidInstant at options.asOf");
    expect(parseFacts({}, { known: undefined, asOf: undefined }).issues).toEqual([]);
  });
});

describe("the ledger", () => {
  const gbp = (minor: number) => ({ minor, currency: "GBP" });
  const earned: LedgerEntry = {
    ...samples.ledgerEntry,
    trace: [{ code: "other", ruleId: "base", amount: gbp(250), note: "" }],
  };
  const { rejected: _, ...bare } = earned;
  const other = { code: "other", ruleId: "base", note: "" } as const;
  const correction = (id: string, corrects: string, minor: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
    ...bare,
    id,
    kind: "reversal",
    corrects,
    amount: gbp(minor),
    trace: [{ code: "other", ruleId: "base", amount: gbp(minor), note: "" }],
    ...more,
  });
  const read = (...booked: unknown[]) => {
    const { facts, issues } = parseFacts({ ...samples.facts, booked });
    return {
      kept: facts.booked.map(({ id }) => id),
      told: issues.map(({ path, consequence }) => `${path.join(".")} ${consequence}`),
      messages: issues.map(({ message }) => message),
    };
  };

  it("loses with an entry what corrects it, and what corrects that", () => {
    const bad = { ...earned, kind: "gift" };
    const { kept, told, messages } = read(bad, correction("e-2", "e-1", -100), correction("e-3", "e-2", 50));
    expect(kept).toEqual([]);
    expect(told).toEqual(["booked.0.kind leftOut", "booked.1.corrects leftOut", "booked.2.corrects leftOut"]);
    expect(messages[1]).toBe(
      'booked[1].corrects must be the id of an entry that is in the ledger, got "e-1"; the row is left out',
    );
  });

  it("holds corrections in any order, and corrections of corrections", () => {
    const { kept, told } = read(correction("e-3", "e-2", 50), correction("e-2", "e-1", -100), earned);
    expect(kept).toEqual(["e-3", "e-2", "e-1"]);
    expect(told).toEqual([]);
  });

  it("has no entries that correct each other, or themselves", () => {
    expect(read(correction("e-2", "e-3", 1), correction("e-3", "e-2", 1), correction("e-4", "e-4", 1)).kept).toEqual(
      [],
    );
  });

  it("may go on from a ledger that is already held", () => {
    const options = { known: { ...samples.facts, booked: [earned] } };
    const { facts, issues } = parseFacts({ booked: [correction("e-2", "e-1", -250)] }, options);
    expect(facts.booked).toHaveLength(1);
    expect(issues).toEqual([]);
    // Of the same id is only what is in neither.
    expect(parseFacts({ booked: [correction("e-2", "e-9", -250)] }, options).facts.booked).toEqual([]);
  });

  it.each<[string, Partial<LedgerEntry>, string]>([
    ["of another creator", { creatorId: "c-9" }, "creatorId"],
    ["of another sale", { source: { kind: "sale", conversionId: "o-9" } }, "source"],
    [
      "in another currency",
      {
        amount: { minor: -1, currency: "EUR" },
        trace: [{ code: "other", ruleId: null, amount: { minor: -1, currency: "EUR" }, note: "" }],
      },
      "amount.currency",
    ],
    ["under another plan", { terms: { id: "other", version: 1 } }, "terms.id"],
    ["by another rule", { ruleId: "gold" }, "ruleId"],
  ])("has no correction that is %s than what it corrects", (_, more, path) => {
    const { kept, told } = read(earned, correction("e-2", "e-1", -1, more));
    expect(kept).toEqual(["e-1"]);
    expect(told).toContain(`booked.1.${path} leftOut`);
  });

  it("takes back no more than was earned: without a row of it, corrections are left out", () => {
    // 250 + 100 − 350 is 0; without the 100 it is −100, which nobody can owe for a sale.
    const raise = correction("e-2", "e-1", 100, { kind: "trueUp" });
    const back = correction("e-3", "e-1", -350);
    expect(read(earned, raise, back).kept).toEqual(["e-1", "e-2", "e-3"]);
    const { kept, told } = read(earned, back);
    expect(kept).toEqual(["e-1"]);
    expect(told).toEqual(["booked.1.amount.minor leftOut"]);
    expect(
      read(correction("e-1", "", 0), {
        ...earned,
        id: "e-4",
        ...{ amount: gbp(-5), trace: [{ code: "other", ruleId: null, amount: gbp(-5), note: "" }] },
      }).kept,
    ).toEqual([]);
  });

  it("says in its lines how every amount came about", () => {
    expect(read({ ...earned, trace: [] }).told).toEqual(["booked.0.trace leftOut"]);
    const zero = { ...earned, kind: "trueUp", amount: gbp(0), trace: [] };
    expect(read(zero).told).toEqual([]);
    const line = { code: "rateOfBase", ruleId: "base", base: gbp(1667), rate: "0.15", amount: gbp(250) };
    expect(read({ ...earned, trace: [line] }).told).toEqual([]);
    expect(read({ ...earned, trace: [{ ...line, base: { minor: 1667, currency: "JPY" } }] }).told).toEqual([
      "booked.0.trace.0.base.currency leftOut",
    ]);
    // 15 % of 16.67 is 2.5005: 2.50, or 2.51 rounded up, and nothing else.
    expect(read({ ...earned, amount: gbp(251), trace: [{ ...line, amount: gbp(251) }] }).told).toEqual([]);
    expect(read({ ...earned, amount: gbp(252), trace: [{ ...line, amount: gbp(252) }] }).told).toEqual([
      "booked.0.trace.0.amount.minor leftOut",
    ]);
    expect(read({ ...earned, trace: [{ ...line, base: gbp(1), rate: "250" }] }).told).toContain(
      "booked.0.trace.0.rate leftOut",
    );
  });

  it("has entries of the right sign, about what their kind is about", () => {
    const payout: LedgerEntry = {
      ...bare,
      kind: "payout",
      amount: gbp(-5),
      source: { kind: "payout", payoutId: "p-9" },
      terms: null,
      ruleId: null,
      trace: [{ code: "other", ruleId: null, amount: gbp(-5), note: "" }],
    };
    expect(read(payout).told).toEqual([]);
    expect(
      read({ ...payout, amount: gbp(5), trace: [{ code: "other", ruleId: null, amount: gbp(5), note: "" }] }).kept,
    ).toEqual([]);
    expect(read({ ...payout, kind: "commission" }).kept).toEqual([]);
    expect(read({ ...earned, kind: "payout" }).kept).toEqual([]);
    expect(read({ ...earned, kind: "bonus" }).kept).toEqual([]);
    expect(read(earned, { ...correction("e-2", "e-1", 5), kind: "release" }).kept).toEqual(["e-1"]);
    const bonus: LedgerEntry = {
      ...earned,
      kind: "bonus",
      source: { kind: "period", key: "2026-03", currency: "GBP" },
    };
    expect(read(bonus).told).toEqual([]);
    expect(read({ ...bonus, source: { kind: "period", key: "2026-03", currency: "EUR" } }).told).toEqual([
      "booked.0.source.currency leftOut",
    ]);
  });

  it("is known up to the moment of the run, when that is given", () => {
    const asOf = earned.bookedAt - 1;
    const { facts, issues } = parseFacts(samples.facts, { asOf });
    expect(facts.booked).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      "booked[0].bookedAt must be at or before the moment of the run, got 1775001600000; the row is left out",
    ]);
    expect(parseFacts(samples.facts, { asOf: earned.bookedAt }).issues).toEqual([]);
  });

  it("outweighs a payout that it has otherwise", () => {
    const { withheld: _, fee: __, writtenOff: ___, ...payout } = samples.payout;
    const sent: LedgerEntry = {
      ...bare,
      id: "e-9",
      kind: "payout",
      amount: gbp(-100),
      source: { kind: "payout", payoutId: payout.id },
      terms: null,
      ruleId: null,
      trace: [{ code: "other", ruleId: null, amount: gbp(-100), note: "" }],
    };
    const tax: LedgerEntry = { ...sent, id: "e-10", kind: "withholding", amount: gbp(-20) };
    const withheld: LedgerEntry = { ...tax, trace: [{ code: "withheld", ruleId: null, amount: gbp(-20) }] };
    const paid = (row: object, booked: readonly LedgerEntry[] = [sent]) => {
      const { facts, issues } = parseFacts({ ...samples.facts, booked, payouts: [row] });
      expect(facts.booked).toEqual(booked);
      return [facts.payouts.length, ...issues.map(({ path }) => path.join("."))];
    };
    expect(paid(payout)).toEqual([1]);
    expect(paid({ ...payout, amount: gbp(99) })).toEqual([0, "payouts.0.amount"]);
    expect(paid({ ...payout, amount: { minor: 100, currency: "EUR" } })).toEqual([0, "payouts.0.amount"]);
    expect(paid({ ...payout, creatorId: "c-9" })).toEqual([0, "payouts.0.creatorId"]);
    expect(paid({ ...payout, withheld: gbp(20) }, [sent, withheld])).toEqual([1]);
    expect(paid({ ...payout, withheld: gbp(21) }, [withheld, sent])).toEqual([0, "payouts.0.withheld"]);
    expect(paid(payout, [sent, withheld])).toEqual([0, "payouts.0.withheld"]);
  });

  it("outweighs a transfer that it has otherwise", () => {
    const { transfer } = samples;
    const side = (id: string, amount: typeof transfer.from): LedgerEntry => ({
      ...bare,
      id,
      kind: "fx",
      amount,
      source: { kind: "transfer", transferId: transfer.id },
      terms: null,
      ruleId: null,
      trace: [{ code: "converted", ruleId: null, amount }],
    });
    const left = side("f-1", { ...transfer.from, minor: -transfer.from.minor });
    const came = side("f-2", transfer.to);
    const moved = (row: object, booked: readonly LedgerEntry[] = [came, left]) => {
      const { facts, issues } = parseFacts({ ...samples.facts, booked, transfers: [row] });
      expect(facts.booked).toEqual(booked);
      return [facts.transfers.length, ...issues.map(({ path }) => path.join("."))];
    };
    expect(moved(transfer)).toEqual([1]);
    expect(moved(transfer, [])).toEqual([1]);
    expect(moved({ ...transfer, from: { minor: 9999, currency: "EUR" } })).toEqual([0, "transfers.0.from"]);
    expect(moved({ ...transfer, to: { minor: 8650, currency: "USD" } })).toEqual([0, "transfers.0.to"]);
    expect(moved({ ...transfer, creatorId: "c-9" })).toEqual([0, "transfers.0.creatorId"]);
    // A side of it was lost: nobody can say that it is booked.
    expect(moved(transfer, [left])).toEqual([0, "transfers.0.to"]);
  });

  it("gives back no more of what was kept back than that", () => {
    const kept = { ...earned, id: "k-1", kind: "recoup", amount: gbp(-100), trace: [{ ...other, amount: gbp(-100) }] };
    const back = (minor: number) => correction("k-2", "k-1", minor, { kind: "trueUp" });
    expect(read(kept, back(100)).kept).toEqual(["k-1", "k-2"]);
    expect(read(kept, back(30)).told).toEqual([]);
    const { kept: left, messages } = read(kept, back(101));
    expect(left).toEqual(["k-1"]);
    expect(messages).toEqual([
      "booked[1].amount.minor must be part of corrections that give back no more than booked[0] kept, not 1 minor units more, got 101; the row is left out",
    ]);
  });

  it("does not take what others earn on a sale, or a decision of nothing, for its currency", () => {
    const eur = (minor: number) => ({ minor, currency: "EUR" });
    const override = { ...bare, id: "v-1", kind: "override", amount: eur(5), trace: [{ ...other, amount: eur(5) }] };
    const nothing = { ...bare, id: "v-2", amount: eur(0), trace: [] };
    const { facts, issues } = parseFacts({ ...samples.facts, booked: [override, nothing] });
    expect(issues).toEqual([]);
    expect(facts.conversions).toEqual([samples.conversion]);
  });

  it("knows the currency of a sale that was converted from its rate", () => {
    const [converted] = samples.otherEntries;
    const booked = [{ ...converted!, source: samples.ledgerEntry.source }];
    const { lines: _, orderDiscounts: __, ...sale } = samples.conversion;
    const read = (currency: string) =>
      parseFacts({
        ...samples.facts,
        booked,
        adjustments: [],
        conversions: [{ ...sale, value: { minor: 1, currency } }],
      }).facts.conversions.length;
    expect([read("EUR"), read("GBP")]).toEqual([1, 0]);
  });

  it("outweighs a sale that comes back in another currency: the money is booked, so the sale is left out", () => {
    const eur = { ...samples.conversion, value: { minor: 3333, currency: "EUR" } };
    const { lines: _, orderDiscounts: ___, ...sale } = eur;
    const { facts, issues } = parseFacts({ ...samples.facts, conversions: [sale], adjustments: [] });
    expect(facts.conversions).toEqual([]);
    expect(facts.booked).toEqual([samples.ledgerEntry]);
    expect(issues.map(({ message }) => message)).toEqual([
      'conversions[0].value.currency must be GBP, as what is booked for it, got "EUR"; the row is left out',
    ]);
    // A lead has no value, and may pay in any currency.
    const { value: __, ...lead } = sale;
    expect(parseFacts({ ...samples.facts, conversions: [lead], adjustments: [] }).issues).toEqual([]);
  });
});

describe("numbers beyond any programme", () => {
  const most = 500_000_000_000_000;
  const order = (id: string, minor: number, currency = "GBP") => {
    const { lines: _, orderDiscounts: __, ...rest } = samples.conversion;
    return { ...rest, id, value: { minor, currency } };
  };
  const read = (facts: object) => parseFacts({ campaigns: [samples.campaign], creators: [samples.creator], ...facts });

  it("leave out the row with which the sums of a currency are not exact any more", () => {
    const { facts, issues } = read({
      conversions: [order("a", most - 5), order("b", 6), order("c", 5), order("d", most, "EUR")],
    });
    expect(facts.conversions.map(({ id }) => id)).toEqual(["a", "c", "d"]);
    expect(issues.map(({ code, message }) => [code, message])).toEqual([
      [
        "outOfRange",
        "conversions[1].value.minor must be an amount with which all amounts in GBP come to 500,000,000,000,000 minor units at most, got 6; the row is left out",
      ],
    ]);
  });

  it("are added up in lists that carry fields of their own too", () => {
    const odd = <T>(list: readonly T[]) => Object.assign([...list], { constructor: "none" });
    const entry = { ...samples.ledgerEntry, trace: odd(samples.ledgerEntry.trace) };
    const conversion = { ...samples.conversion, lines: odd(samples.conversion.lines!) };
    expect(parseFacts({ ...samples.facts, booked: [entry], conversions: [conversion] }).issues).toEqual([]);
  });

  it("are added up over all lists, whatever their sign", () => {
    const { facts } = read({
      conversions: [order("a", most - 100)],
      costLines: [{ ...samples.costLine, amount: { minor: 60, currency: "GBP" } }],
      payouts: [{ ...samples.payout, amount: { minor: 60, currency: "GBP" } }],
    });
    expect([facts.conversions.length, facts.costLines.length, facts.payouts.length]).toEqual([1, 1, 0]);
  });

  it("are those of a transfer on both its sides", () => {
    const row = { ...samples.transfer, from: { minor: 1, currency: "EUR" }, to: { minor: most, currency: "GBP" } };
    const { facts, issues } = read({ conversions: [order("a", 1)], transfers: [row] });
    expect(facts.transfers).toEqual([]);
    expect(issues.map(({ path }) => path)).toEqual([["transfers", 0, "to", "minor"]]);
  });

  it("may be an exchange rate that makes them too large", () => {
    const fx = { ...samples.fxRate, from: "EUR", to: "JPY", rate: "160" };
    const { facts, issues } = read({
      conversions: [order("a", most / 10, "EUR")],
      fxRates: [fx, { ...fx, date: "2026-04-01", rate: "1600" }],
    });
    // 500,000,000,000.00 euros are 80 million million yen, and ten times that is too many.
    expect(facts.fxRates).toEqual([fx]);
    expect(issues.map(({ path }) => path)).toEqual([["fxRates", 1, "rate"]]);
  });

  it("may be counts of posts", () => {
    const post = (id: string, ...views: number[]) => ({
      ...samples.post,
      id,
      snapshots: views.map((count, day) => ({ at: day, views: count, likes: 1 })),
    });
    const half = 2 ** 52;
    const { facts, issues } = read({ posts: [post("a", 5, half), post("b", half, 7), post("c", 8)] });
    expect(facts.posts.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(issues.map(({ path }) => path)).toEqual([["posts", 1, "snapshots"]]);
  });

  it("may be times at which nothing happens", () => {
    for (const occurredAt of ["1899-12-31T23:59:59Z", "3000-01-01T00:00:00Z", 8.64e15, "-271821-04-20T00:00:00Z"]) {
      expect(issuesOf({ touchpoints: [{ ...samples.touchpoint, occurredAt }] })[0]).toMatch(
        /touchpoints.0.occurredAt$/,
      );
    }
    for (const occurredAt of ["1900-01-01T00:00:00Z", "2999-12-31T23:59:59.999Z", 0]) {
      expect(read({ touchpoints: [{ ...samples.touchpoint, occurredAt }] }).issues).toEqual([]);
    }
  });
});

describe("references to nothing", () => {
  const stranger = { creatorId: "c-9" };

  it("leave out posts, costs and adjustments that belong nowhere", () => {
    const { facts, issues } = parseFacts({
      posts: [{ ...samples.post, campaignId: "k-9" }],
      costLines: [{ ...samples.costLine, campaignId: "k-9" }],
      adjustments: [{ ...samples.adjustment, conversionId: "o-9" }],
      creators: [samples.creator],
    });
    // The campaign of a post is a remark, that of a cost its place.
    expect(facts.posts).toHaveLength(1);
    expect(facts.costLines).toEqual([]);
    expect(facts.adjustments).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      'posts[0].campaignId must be the id of one of the campaigns, got "k-9"; the row is kept',
      'costLines[0].campaignId must be the id of one of the campaigns, got "k-9"; the row is left out',
      'adjustments[0].conversionId must be the id of one of the conversions, got "o-9"; the row is left out',
    ]);
  });

  it.each([
    ["posts", { ...samples.post, ...stranger }, "left out", "creatorId"],
    ["costLines", { ...samples.costLine, ...stranger }, "kept", "creatorId"],
    ["touchpoints", { ...samples.touchpoint, ...stranger }, "kept", "creatorId"],
    ["booked", { ...samples.ledgerEntry, ...stranger }, "kept", "creatorId"],
    ["payouts", { ...samples.payout, ...stranger }, "kept", "creatorId"],
    ["grants", { ...samples.grant, licensor: "c-9" }, "kept", "licensor"],
    ["authorizations", { ...samples.authorization, ...stranger }, "kept", "creatorId"],
    ["clauses", { ...samples.clause, ...stranger }, "kept", "creatorId"],
    ["activities", { ...samples.activity, ...stranger }, "kept", "creatorId"],
    ["deliverables", { ...samples.deliverable, ...stranger }, "kept", "creatorId"],
    ["picks", { ...samples.pick, ...stranger }, "kept", "creatorId"],
    ["referrals", { ...samples.referral, ...stranger, referrerId: "c-1" }, "kept", "creatorId"],
    ["referrals", { ...samples.referral, referrerId: "c-9" }, "kept", "referrerId"],
    ["transfers", { ...samples.transfer, ...stranger }, "kept", "creatorId"],
    ["creatorAttributes", { ...samples.creatorAttributes, ...stranger }, "kept", "creatorId"],
  ] as const)("of an unknown creator among %s", (name, row, consequence, field) => {
    const { facts, issues } = parseFacts({ ...samples.facts, [name]: [row] });
    expect(facts[name]).toEqual(consequence === "kept" ? [row] : []);
    expect(issues.map(({ message }) => message)).toEqual([
      `${name}[0].${field} must be the id of one of the creators, got "c-9"; the row is ${consequence}`,
    ]);
  });

  it("of a code to an unknown creator are told, and the code still is not anybody else's", () => {
    const row = { ...samples.assignment, ...stranger };
    const { facts, issues } = parseFacts({ ...samples.facts, directory: { assignments: [row] } });
    expect(facts.directory.assignments).toEqual([row]);
    expect(issues.map(({ path }) => path)).toEqual([["directory", "assignments", 0, "creatorId"]]);
  });

  it("may lead to facts that are already held", () => {
    const update = { adjustments: [samples.adjustment], payouts: [samples.payout] };
    expect(issuesOf(update)).toEqual([
      "danglingReference adjustments.0.conversionId",
      "danglingReference payouts.0.creatorId",
    ]);
    const { facts, issues } = parseFacts(update, { known: samples.facts });
    expect(issues).toEqual([]);
    expect(facts.adjustments).toEqual([samples.adjustment]);
    expect(facts.conversions).toEqual([]);
  });

  it("are not sought among posts: shops name posts that no programme tracks", () => {
    expect(issuesOf({ conversions: [{ ...samples.conversion, campaignId: undefined, postId: "elsewhere" }] })).toEqual([
      "missing conversions.0.campaignId",
    ]);
    const { campaignId: _, ...order } = samples.conversion;
    expect(issuesOf({ conversions: [{ ...order, postId: "elsewhere" }] })).toEqual([]);
  });
});

describe("rows that contradict each other", () => {
  it("an adjustment in another currency than its conversion is left out", () => {
    const adjustment = { ...samples.adjustment, value: { minor: 1000, currency: "EUR" } };
    const { facts, issues } = parseFacts({ ...samples.facts, adjustments: [adjustment] });
    expect(facts.adjustments).toEqual([]);
    expect(issues.map(({ message }) => message)).toEqual([
      'adjustments[0].value.currency must be GBP, as its conversion, got "EUR"; the row is left out',
    ]);
  });

  it("a creator has one row of attributes from an instant on, however that is written", () => {
    const { creatorAttributes: row } = samples;
    const { from: _, ...always } = row;
    const rows = [
      row,
      { ...row, from: Date.UTC(2026, 0, 1), statusLevel: "silver" },
      always,
      { ...always, groups: [] },
    ];
    const { facts, issues } = parseFacts({ ...samples.facts, creatorAttributes: rows });
    expect(facts.creatorAttributes).toEqual([row, always]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["duplicateId", "creatorAttributes", 1, "from"],
      ["duplicateId", "creatorAttributes", 3, "from"],
    ]);
  });

  it("a key has one owner at a time: whoever stands first; what is left is a sound directory", () => {
    const { assignment } = samples;
    const code = (creatorId: string, from: number, until: number) => ({ ...assignment, creatorId, from, until });
    const creators = ["c-1", "c-2", "c-3"].map((id) => ({ ...samples.creator, id }));
    const assignments = [
      code("c-1", 0, 10),
      { ...assignment, kind: "tattoo" },
      code("c-2", 5, 30), // meets c-1 from 5 to 10: goes
      code("c-3", 20, 40), // meets only what went
      code("c-1", 10, 20), // the neighbour of both, without sharing an instant
    ];
    const { facts, issues } = parseFacts({ creators, campaigns: [samples.campaign], directory: { assignments } });
    expect(facts.directory.assignments).toEqual([assignments[0], assignments[3], assignments[4]]);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["outOfRange", "directory", "assignments", 1, "kind"],
      ["inconsistent", "directory", "assignments", 2, "key"],
    ]);
    expect(issues[1]?.message).toBe(
      'directory.assignments[2].key must be free at that time, but directory.assignments[0] gives it to somebody else, got "ANN10"; the row is left out',
    );
    expect(parse(trackingDirectorySchema, facts.directory).success).toBe(true);
  });
});
