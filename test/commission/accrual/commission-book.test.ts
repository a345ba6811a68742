import type { LedgerEntry } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { accrue } from "../../../src/commission/accrue.js";
import { commissionBook } from "../../../src/commission/commission-book.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { adjustment, brief, gbp, percentRule, rule, sale, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const plan = deepFreeze([terms([percentRule("0.1")])]);
const order = deepFreeze(sale("order-7", day(1), gbp("100.00")));

describe("a book", () => {
  it("takes in a day at a time and remembers the days before", () => {
    const book = commissionBook({ terms: plan });
    expect(brief(book.accrue({ sales: [order] }, { asOf: day(2) }))).toEqual([["commission", 1000]]);
    const refund = adjustment("r-1", "order-7", day(3), gbp("40.00"));
    expect(brief(book.accrue({ adjustments: [refund] }, { asOf: day(4) }))).toEqual([["reversal", -400]]);
    expect(book.accrue({}, { asOf: day(5) })).toEqual([]);
    expect(book.accrue({ sales: [order], adjustments: [refund] }, { asOf: day(6) })).toEqual([]);
  });

  it("goes on from a ledger", () => {
    const facts = { terms: plan, sales: [order], adjustments: [] };
    const booked = accrue({ ...facts, booked: [] }, { asOf: day(2) });
    const book = commissionBook({ terms: plan, booked });
    expect(book.accrue({ sales: [order] }, { asOf: day(3) })).toEqual([]);
    const adjustments = [adjustment("r-1", "order-7", day(3), gbp("40.00"))];
    const expected = accrue({ ...facts, adjustments, booked }, { asOf: day(4) });
    expect(book.accrue({ adjustments }, { asOf: day(4) })).toEqual(expected);
  });

  it("lets facts wait for their time, and for what they are about", () => {
    const book = commissionBook({ terms: plan });
    const refund = adjustment("r-1", "order-7", day(8), gbp("40.00"));
    expect(book.accrue({ adjustments: [refund] }, { asOf: day(1) })).toEqual([]);
    expect(book.accrue({ sales: [sale("later", day(5), gbp("10.00"))] }, { asOf: day(2) })).toEqual([]);
    expect(brief(book.accrue({ sales: [order] }, { asOf: day(3) }))).toEqual([["commission", 1000]]);
    expect(brief(book.accrue({}, { asOf: day(5) }))).toEqual([["commission", 100]]);
    expect(brief(book.accrue({}, { asOf: day(9) }))).toEqual([["reversal", -400]]);
  });

  it("replaces what was said of a sale: it was delivered since, or is somebody else's", () => {
    const held = terms([percentRule("0.1")], { hold: { duration: { days: 0 }, from: "delivery" } });
    const book = commissionBook({ terms: [held] });
    expect(book.accrue({ sales: [order] }, { asOf: day(2) })[0]?.availableAt).toBeNull();
    const delivered = { ...order, deliveredAt: day(6) };
    expect(book.accrue({ sales: [delivered] }, { asOf: day(3) })).toEqual([]);
    expect(brief(book.accrue({}, { asOf: day(7) }))).toEqual([["release", 0]]);
    const moved = { ...sale("order-7", day(1), gbp("100.00"), {}, [["c-2", 1, gbp("100.00")]]), deliveredAt: day(6) };
    const entries = book.accrue({ sales: [moved] }, { asOf: day(8) });
    expect(entries.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor])).toEqual([
      ["c-1", "trueUp", -1000],
      ["c-2", "commission", 1000],
    ]);
  });

  it("waits for an exchange rate", () => {
    const euros = terms([percentRule("0.1")], { currency: "EUR" });
    const book = commissionBook({ terms: [euros] });
    expect(book.accrue({ sales: [order] }, { asOf: day(2) })).toEqual([]);
    const rate = { from: "GBP", to: "EUR", rate: "1.2", date: "2026-03-01", source: "ECB" };
    const [entry] = book.accrue({ fxRates: [rate] }, { asOf: day(3) });
    expect([entry?.amount, entry?.fx]).toEqual([{ minor: 1200, currency: "EUR" }, rate]);
  });

  it("pays for time that passes without facts", () => {
    const fee = rule(
      "fee",
      { kind: "retainer", amount: gbp("50.00"), every: "month", proration: "whole" },
      { scope: { creatorIds: ["c-1"] }, during: { start: "2026-03-01T00:00:00Z" } },
    );
    const book = commissionBook({ terms: [terms([fee])] });
    expect(book.accrue({}, { asOf: day(30) })).toEqual([]);
    expect(brief(book.accrue({}, { asOf: "2026-04-01T00:00:00Z" }))).toEqual([["retainer", 5000]]);
    expect(brief(book.accrue({}, { asOf: "2026-06-01T00:00:00Z" }))).toEqual([
      ["retainer", 5000],
      ["retainer", 5000],
    ]);
  });

  it("does not go back in time, and is opened anew after a call that threw", () => {
    const book = commissionBook({ terms: plan });
    book.accrue({ sales: [order] }, { asOf: day(5) });
    expect(refusalOf(() => book.accrue({}, { asOf: day(4) }))).toBe("invalidArgument at options.asOf");
    expect(brief(book.accrue({ adjustments: [] }, { asOf: day(6) }))).toEqual([]);
    const other = { ...order, value: gbp("1.00") };
    expect(refusalOf(() => book.accrue({ sales: [other] }, { asOf: day(7) }))).toBe("invalidMoney at sales[0].credits");
    expect(refusalOf(() => book.accrue({}, { asOf: day(8) }))).toBe("invalidArgument at book");
  });

  it("refuses a fact under an id that said something else", () => {
    const book = commissionBook({ terms: plan });
    const refund = adjustment("r-1", "order-7", day(3), gbp("40.00"));
    book.accrue({ sales: [order], adjustments: [refund] }, { asOf: day(4) });
    const again = { ...refund, value: gbp("41.00") };
    expect(refusalOf(() => book.accrue({ adjustments: [again] }, { asOf: day(5) }))).toBe("duplicateId at adjustments");
  });
});

describe("receipts", () => {
  const gold = rule("gold", { kind: "percent", rate: "0.2" }, { scope: { statusLevels: ["gold"] } });
  const facts = { terms: [terms([percentRule("0.1"), gold])], sales: [order], adjustments: [], booked: [] };

  it("say which rules did not apply, unless they are brief", () => {
    const [full] = accrue(facts, { asOf: day(2) });
    const [short] = accrue(facts, { asOf: day(2), receipts: "brief" });
    expect(full?.rejected?.map(({ ruleId }) => ruleId)).toEqual(["gold"]);
    const { rejected: _, ...rest } = full as LedgerEntry;
    expect(short).toEqual(rest);
    expect(refusalOf(() => accrue(facts, { asOf: day(2), receipts: "none" as never }))).toBe(
      "invalidArgument at options.receipts",
    );
  });

  it("of one outcome are one list", () => {
    const two = accrue({ ...facts, sales: [order, sale("order-8", day(1), gbp("5.00"))] }, { asOf: day(2) });
    expect(two[0]?.rejected).toBe(two[1]?.rejected);
  });
});

describe("what payouts and transfers book", () => {
  const none = { terms: [], sales: [], adjustments: [], booked: [] };

  it("is up to four entries of a payout, and settled once", () => {
    const payout = {
      id: "p-1",
      creatorId: "c-1",
      paidAt: day(2),
      amount: gbp("70.00"),
      withheld: gbp("20.00"),
      fee: gbp("10.00"),
      writtenOff: gbp("3.00"),
    };
    const booked = accrue({ ...none, payouts: [payout] }, { asOf: day(3) });
    expect(booked.map(({ id, kind, amount }) => [id, kind, amount.minor])).toEqual([
      ["payout/p-1#1", "payout", -7000],
      ["payout/p-1#2", "withholding", -2000],
      ["payout/p-1#3", "fee", -1000],
      ["payout/p-1#4", "writeOff", 300],
    ]);
    expect(accrue({ ...none, payouts: [payout], booked }, { asOf: day(4) })).toEqual([]);
    const other = { ...payout, fee: gbp("11.00") };
    expect(refusalOf(() => accrue({ ...none, payouts: [other], booked }, { asOf: day(4) }))).toBe(
      "inconsistentLedger at payouts[0]",
    );
  });

  it("sends nothing where a debt is only written off", () => {
    const payout = { id: "p-1", creatorId: "c-1", paidAt: day(2), amount: gbp("0"), writtenOff: gbp("3.00") };
    expect(brief(accrue({ ...none, payouts: [payout] }, { asOf: day(3) }))).toEqual([["writeOff", 300]]);
  });

  it("is two entries of a transfer", () => {
    const transfer = {
      id: "t-1",
      creatorId: "c-1",
      at: day(2),
      from: gbp("10.00"),
      to: { minor: 1200, currency: "EUR" },
      rate: "1.2",
      source: "ECB",
    };
    const booked = accrue({ ...none, transfers: [transfer] }, { asOf: day(3) });
    expect(booked.map(({ id, kind, amount }) => [id, kind, amount.minor, amount.currency])).toEqual([
      ["transfer/t-1#1", "fx", -1000, "GBP"],
      ["transfer/t-1#2", "fx", 1200, "EUR"],
    ]);
    expect(accrue({ ...none, transfers: [transfer], booked }, { asOf: day(4) })).toEqual([]);
  });
});

describe("what comes to light late", () => {
  it("about referrals reaches the sales of everybody below", () => {
    const agency = rule("agency", { kind: "override", rate: "0.1", on: "commission", depth: 2 }, { mode: "additive" });
    const plans = [terms([percentRule("0.1"), agency])];
    const book = commissionBook({ terms: plans });
    book.accrue({ sales: [order], referrals: [{ creatorId: "c-1", referrerId: "c-2" }] }, { asOf: day(2) });
    const entries = book.accrue({ referrals: [{ creatorId: "c-2", referrerId: "agency" }] }, { asOf: day(3) });
    expect(entries.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor])).toEqual([
      ["agency", "override", 100],
    ]);
  });

  it("about a creator reaches what is owed to them for time", () => {
    const floor = rule(
      "floor",
      { kind: "guarantee", amount: gbp("50.00"), window: { kind: "calendarMonth" } },
      { scope: { statusLevels: ["gold"] } },
    );
    const plans = [terms([floor], { effective: { start: "2026-03-01T00:00:00Z" } })];
    const book = commissionBook({ terms: plans });
    expect(book.accrue({ creators: [{ creatorId: "c-1" }] }, { asOf: "2026-04-02T00:00:00Z" })).toEqual([]);
    const creators = [{ creatorId: "c-1", statusLevel: "gold", from: "2026-03-20T00:00:00Z" }];
    expect(brief(book.accrue({ creators }, { asOf: "2026-04-03T00:00:00Z" }))).toEqual([["guaranteeTopUp", 5000]]);
  });

  it("about posts follows them to somebody else", () => {
    const each = rule("each", { kind: "flat", amount: gbp("5.00"), per: "post" });
    const book = commissionBook({ terms: [terms([each])] });
    const post = { id: "p", creatorId: "a", platform: "tiktok" as const, publishedAt: day(1), snapshots: [] };
    expect(brief(book.accrue({ posts: [post] }, { asOf: day(2) }))).toEqual([["commission", 500]]);
    const entries = book.accrue({ posts: [{ ...post, creatorId: "b" }] }, { asOf: day(3) });
    expect(entries.map(({ creatorId, kind, amount }) => [creatorId, kind, amount.minor])).toEqual([
      ["a", "reversal", -500],
      ["b", "commission", 500],
    ]);
  });
});
