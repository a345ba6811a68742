import { statement, statementRows } from "creator-core/commission";
import { money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { refusalOf } from "../../support/thrown.ts";
import { entry, gbp, payout, transfer } from "./entries.ts";

const march31 = toInstant("2026-03-31T22:59:59Z");
const april1 = toInstant("2026-03-31T23:00:00Z"); // midnight in London
const ledger = [
  entry("b", gbp("10.00"), { occurredAt: april1, bookedAt: april1 + 5 }),
  entry("a", gbp("5.00"), { occurredAt: march31, bookedAt: april1 + 5 }),
  entry("c", gbp("-4.00"), { occurredAt: april1 + 9, bookedAt: april1 + 9, kind: "reversal", corrects: "b" }),
  entry("r", gbp("0"), { occurredAt: april1 + 9, bookedAt: april1 + 9, kind: "release", corrects: "b" }),
  payout("p", gbp("-3.00"), april1 + 1, "payout", { bookedAt: 0 }),
  entry("other", gbp("99.00"), { creatorId: "c-2" }),
  entry("yen", money("99", "JPY")),
];
const request = { creatorId: "c-1", currency: "GBP", timeZone: "Europe/London" } as const;

describe("statement", () => {
  it("opens, moves and closes", () => {
    const april = statement(ledger, { ...request, from: "2026-04-01", to: "2026-05-01" });
    expect(april.opening).toEqual(gbp("5.00"));
    expect(april.lines.map(({ entryId, amount, balance }) => [entryId, amount.minor, balance.minor])).toEqual([
      ["b", 1000, 1500],
      ["p/payout", -300, 1200],
      ["c", -400, 800],
    ]);
    expect(april.closing).toEqual(gbp("8.00"));
    expect(april.totals).toEqual({ commission: gbp("10.00"), reversal: gbp("-4.00"), payout: gbp("-3.00") });
    expect(Object.keys(april.totals)).toEqual(["commission", "reversal", "payout"]);
    expect(april.window).toEqual({ start: april1, end: toInstant("2026-04-30T23:00:00Z") });
  });

  it("lists tax, fees, write-offs and transfers as movements: 100 − 70 − 20 − 5 − 10, then 5 owed and written off", () => {
    const { lines, totals, closing } = statement(
      [
        entry("e", gbp("100.00"), { occurredAt: 1 }),
        payout("p", gbp("-70.00"), 2),
        payout("p", gbp("-20.00"), 2, "withholding"),
        payout("p", gbp("-5.00"), 2, "fee"),
        transfer("t", gbp("-10.00"), { occurredAt: 3, bookedAt: 3 }),
        transfer("t", money("11.70", "EUR"), { occurredAt: 3, bookedAt: 3 }),
        payout("q", gbp("5.00"), 4, "writeOff"),
      ],
      { creatorId: "c-1", currency: "GBP", window: {} },
    );
    expect(lines.map(({ kind, explanation }) => [kind, explanation])).toEqual([
      ["commission", "for the order (order-e, rule all)"],
      ["fee", "£5.00 for the transfer (p)"],
      ["payout", "£70.00 paid out (p)"],
      ["withholding", "£20.00 withheld for tax (p)"],
      ["fx", "£10.00 converted to a balance (t)"],
      ["writeOff", "£5.00 written off (q)"],
    ]);
    expect(totals).toEqual({
      commission: gbp("100.00"),
      fx: gbp("-10.00"),
      payout: gbp("-70.00"),
      withholding: gbp("-20.00"),
      fee: gbp("-5.00"),
      writeOff: gbp("5.00"),
    });
    expect(closing).toEqual(gbp("0"));
  });

  it("goes by booking time when asked, and then by what happened first", () => {
    const april = statement(ledger, { ...request, from: "2026-04-01", to: "2026-05-01", by: "bookedAt" });
    expect([april.opening.minor, april.lines.map(({ entryId }) => entryId)]).toEqual([-300, ["a", "b", "c"]]);
  });

  it("takes a window, open on a side", () => {
    const { opening, closing, lines } = statement(ledger, {
      creatorId: "c-1",
      currency: "GBP",
      window: { end: april1 + 1 },
    });
    expect([opening.minor, closing.minor, lines.length]).toEqual([0, 1500, 2]);
  });

  it("refuses an empty window, a day that is none, and another currency", () => {
    const days = (from: string, to: string) => refusalOf(() => statement([], { ...request, from, to }));
    expect(days("2026-04-01", "2026-04-01")).toBe("invalidWindow at request.to");
    expect(() => statement([], { ...request, from: "2026-03-31", to: "2026-03-31" })).toThrow(
      "Invalid window: request.to must be after from, 2026-03-31 (the first day no longer on the statement), " +
        'got "2026-03-31"',
    );
    expect(days("2026-02-30", "2026-04-01")).toBe("invalidPlainDate at request.from");
    expect(days("2026-04-01", "2026-04-31")).toBe("invalidPlainDate at request.to");
    expect(refusalOf(() => statement([], { ...request, timeZone: "BST", from: "2026-03-01", to: "2026-04-01" }))).toBe(
      "unknownTimeZone at request.timeZone",
    );
    const misspelt = { start: 0, edn: 5 } as object;
    expect(refusalOf(() => statement([], { creatorId: "c-1", currency: "GBP", window: misspelt }))).toBe(
      "invalidWindow at request.window.edn",
    );
    expect(refusalOf(() => statement([], { ...request, currency: "QQQ", window: {} }))).toBe(
      "unknownCurrency at request.currency",
    );
  });
});

describe("statementRows", () => {
  it("are rows of text", () => {
    const march = statement(ledger, { ...request, from: "2026-03-01", to: "2026-04-01" });
    expect(statementRows([march])).toEqual([
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-01T00:00:00.000Z",
        kind: "opening",
        subject: "",
        amount: "",
        balance: "0.00",
        explanation: "",
      },
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-31T22:59:59.000Z",
        kind: "commission",
        subject: "order-a",
        amount: "5.00",
        balance: "5.00",
        explanation: "for the order (order-a, rule all)",
      },
      {
        creatorId: "c-1",
        currency: "GBP",
        occurredAt: "2026-03-31T23:00:00.000Z",
        kind: "closing",
        subject: "",
        amount: "",
        balance: "5.00",
        explanation: "",
      },
    ]);
  });

  it("name posts, deliverables, periods, payouts and transfers as their subject, with as many decimals as the currency has", () => {
    const dinars = (amount: string) => money(amount, "KWD");
    const period = { kind: "period", key: "2026-06", currency: "KWD" } as const;
    const sheet = statementRows([
      statement(
        [
          entry("1", dinars("0.926"), { occurredAt: 1, source: { kind: "post", postId: "post-1" } }),
          entry("2", dinars("1.000"), { occurredAt: 2, source: { kind: "deliverable", deliverableId: "reel-1" } }),
          entry("3", dinars("2.000"), { occurredAt: 3, source: period }),
          payout("p-1", dinars("-3.000"), 4),
          transfer("t-1", dinars("-0.500"), { occurredAt: 5 }),
        ],
        { creatorId: "c-1", currency: "KWD", window: {} },
      ),
    ]);
    expect(sheet.map(({ subject, amount, balance }) => [subject, amount, balance])).toEqual([
      ["", "", "0.000"],
      ["post-1", "0.926", "0.926"],
      ["reel-1", "1.000", "1.926"],
      ["2026-06", "2.000", "3.926"],
      ["p-1", "-3.000", "0.926"],
      ["t-1", "-0.500", "0.426"],
      ["", "", "0.426"],
    ]);
  });
});
