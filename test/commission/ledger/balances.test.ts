import { balances } from "creator-core/commission";
import type { LedgerEntry } from "creator-core/models";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../support/thrown.ts";
import { entry, gbp, payout, transfer } from "./entries.ts";

/** The parts in the order a creator reads them. */
const partsOf = (ledger: readonly LedgerEntry[], asOf: number) =>
  balances(ledger, { asOf }).map(({ creatorId, currency, pending, held, payable, overpaid, total, paid }) => [
    creatorId,
    currency,
    ...[pending, held, payable, overpaid, total, paid].map(({ minor }) => minor),
  ]);

describe("balances", () => {
  it("tells pending, held, payable and paid apart; what may be paid from now on is payable", () => {
    const ledger = [
      entry("1", gbp("1.00"), { availableAt: null }),
      entry("2", gbp("2.00"), { availableAt: 100 }),
      entry("3", gbp("4.00"), { availableAt: 99 }),
      payout("p-1", gbp("-3.00")),
    ];
    expect(partsOf(ledger, 99)).toEqual([["c-1", "GBP", 100, 200, 100, 0, 400, 300]]);
    expect(partsOf(ledger, 100)).toEqual([["c-1", "GBP", 100, 0, 300, 0, 400, 300]]);
  });

  it("shows what was paid and then taken back as overpaid, not as a negative payable", () => {
    const ledger = [
      entry("1", gbp("58.80")),
      payout("p-1", gbp("-58.80")),
      entry("2", gbp("-14.70"), { kind: "clawback", corrects: "1" }),
      entry("3", gbp("40.00"), { availableAt: 5 }),
    ];
    expect(partsOf(ledger, 1)).toEqual([["c-1", "GBP", 0, 4000, 0, -1470, 2530, 5880]]);
    expect(partsOf(ledger, 5)).toEqual([["c-1", "GBP", 0, 0, 2530, 0, 2530, 5880]]);
  });

  it("follows a release for everything about the same thing", () => {
    const ledger = [
      entry("1", gbp("10.00"), { availableAt: null }),
      entry("2", gbp("-1.00"), { kind: "reversal", corrects: "1", availableAt: null }),
      entry("3", gbp("0"), { kind: "release", corrects: "1", availableAt: 50, bookedAt: 20 }),
    ];
    expect(partsOf(ledger, 19)).toEqual([["c-1", "GBP", 900, 0, 0, 0, 900, 0]]);
    expect(partsOf(ledger, 20)).toEqual([["c-1", "GBP", 0, 900, 0, 0, 900, 0]]);
    expect(partsOf(ledger, 50)).toEqual([["c-1", "GBP", 0, 0, 900, 0, 900, 0]]);
  });

  it("goes by the release that was booked last, in whatever order they come", () => {
    const ledger = [
      entry("1", gbp("10.00"), { availableAt: null }),
      entry("2", gbp("0"), { kind: "release", corrects: "1", availableAt: 70, bookedAt: 2 }),
      entry("3", gbp("0"), { kind: "release", corrects: "1", availableAt: 50, bookedAt: 1 }),
    ];
    expect(partsOf(ledger, 60)).toEqual([["c-1", "GBP", 0, 1000, 0, 0, 1000, 0]]);
    expect(partsOf(ledger.toReversed(), 60)).toEqual(partsOf(ledger, 60));
  });

  it("counts tax and fees as paid: 100.00 − 75.00 sent − 20.00 tax − 5.00 fee", () => {
    const ledger = [
      entry("1", gbp("100.00")),
      payout("p-1", gbp("-75.00")),
      payout("p-1", gbp("-20.00"), 0, "withholding"),
      payout("p-1", gbp("-5.00"), 0, "fee"),
    ];
    expect(partsOf(ledger, 0)).toEqual([["c-1", "GBP", 0, 0, 0, 0, 0, 10_000]]);
  });

  it("forgets a debt that is written off, and does not call it paid: −14.70 + 4.70", () => {
    const ledger = [entry("1", gbp("-14.70"), { kind: "clawback" }), payout("p-1", gbp("4.70"), 0, "writeOff")];
    expect(partsOf(ledger, 0)).toEqual([["c-1", "GBP", 0, 0, 0, -1000, -1000, 0]]);
  });

  it("moves a balance into another currency: 100.00 pounds at 1.17 are 117.00 euros", () => {
    const ledger = [
      entry("1", gbp("150.00")),
      transfer("t-1", gbp("-100.00")),
      transfer("t-1", money("117.00", "EUR")),
    ];
    expect(partsOf(ledger, 0)).toEqual([
      ["c-1", "EUR", 0, 0, 11_700, 0, 11_700, 0],
      ["c-1", "GBP", 0, 0, 5000, 0, 5000, 0],
    ]);
  });

  it("holds what is kept back against what it is kept back from: 30.00 held − 10.00 recouped", () => {
    const ledger = [
      entry("1", gbp("30.00"), { availableAt: 9 }),
      entry("2", gbp("-10.00"), { kind: "recoup", availableAt: 9 }),
      entry("3", gbp("10.00"), { kind: "advance" }),
    ];
    expect(partsOf(ledger, 8)).toEqual([["c-1", "GBP", 0, 2000, 1000, 0, 3000, 0]]);
  });

  it("keeps creators and currencies apart, sorted by code units", () => {
    const ledger = [
      entry("1", money("5", "JPY"), { creatorId: "b" }),
      entry("2", gbp("1.00"), { creatorId: "b" }),
      entry("3", gbp("1.00"), { creatorId: "B" }),
      entry("4", gbp("1.00"), { creatorId: "__proto__" }),
    ];
    expect(partsOf(ledger, 0).map(([creatorId, currency]) => [creatorId, currency])).toEqual([
      ["B", "GBP"],
      ["__proto__", "GBP"],
      ["b", "GBP"],
      ["b", "JPY"],
    ]);
    expect(balances([], { asOf: 0 })).toEqual([]);
  });

  it("stays exact where the way there leaves the exact range, in whatever order", () => {
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const least = { minor: -Number.MAX_SAFE_INTEGER, currency: "GBP" };
    const ledger = [entry("1", most), entry("2", most), entry("3", gbp("0.01")), entry("4", least), entry("5", least)];
    // MAX + MAX + 1 − MAX − MAX = 1.
    expect(partsOf(ledger, 0)).toEqual([["c-1", "GBP", 0, 0, 1, 0, 1, 0]]);
    expect(partsOf(ledger.toReversed(), 0)).toEqual(partsOf(ledger, 0));
    expect(refusalOf(() => balances(ledger.slice(0, 3), { asOf: 0 }))).toBe('moneyOverflow at balance of "c-1"');
  });
});
