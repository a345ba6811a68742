import {
  type AuditFacts,
  auditLedger,
  balances,
  explainEntry,
  explainLine,
  planPayout,
  statement,
  statementRows,
} from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type { LedgerEntry, PayoutPolicy, Sale, TraceLine } from "creator-core/models";
import { money } from "creator-core/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perMetricLine, rateLine, stepLine } from "../../../src/commission/ledger/trace.js";
import { adjustment, sale, terms } from "../fixtures.ts";
import { bookPayout, entry, gbp, transfer } from "./entries.ts";

const fact = { id: "p-1", creatorId: "c-1", paidAt: 3, amount: gbp("1.00"), fee: gbp("0.10"), withheld: gbp("0.20") };
const order: Sale = sale("order-1", 0, gbp("10.00"));
const given = {
  ledger: [
    entry("1", gbp("5.00"), {
      trace: [
        rateLine("all", gbp("1.00"), gbp("10.00"), "0.1", "netSales"),
        perMetricLine("all", gbp("2.00"), gbp("2.00"), 1000, 1000, "views"),
        stepLine("all", gbp("2.00"), 300, 400, "salesValue"),
      ],
      fx: { from: "EUR", to: "GBP", rate: "0.85", date: "2026-03-02", source: "ECB" },
      applied: ["all"],
      rejected: [{ ruleId: "gold", reasons: [{ code: "excepted", path: [], message: "It is not for shoes." }] }],
    }),
    entry("2", gbp("-1.00"), { kind: "reversal", corrects: "1", adjustmentIds: ["r-1"], bookedAt: 2 }),
    ...bookPayout(fact),
    transfer("t-1", gbp("-1.00")),
    transfer("t-1", money("1.17", "EUR")),
  ] as readonly LedgerEntry[],
  policy: {
    minimum: [gbp("1.00")],
    negativeCarry: { kind: "cap", amounts: [gbp("1.00")] },
    cutOff: { every: "month", timeZone: "Europe/London" },
    fee: [gbp("0.10")],
    withholding: [{ creatorIds: ["c-1"], rate: "0.2" }],
    paidAfter: { days: 3 },
  } as PayoutPolicy,
  facts: {
    terms: [terms([])],
    sales: [order],
    adjustments: [adjustment("r-1", "order-1", 1, gbp("10.00"))],
    payouts: [fact],
  } as AuditFacts,
};

/** Every place in plain data. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === key ? replaced(inner, rest, other) : inner));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? replaced(inner, rest, other) : inner]),
  );
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Infinity,
    -0,
    -1,
    0.5,
    2 ** 53,
    8.64e15,
    "",
    "__proto__",
    "\ud800",
  ),
  fc.constantFrom<unknown>([], {}, true, [null], ["x"], { kind: "x" }, { minor: 1, currency: "JPY" }, Symbol("s"), 10n),
  fc.anything(),
);

describe("hostile ledgers", () => {
  it("give an answer that is plain data, or the library's own error, never another", () => {
    const places = placesIn(given).filter((path) => path.length > 1);
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, (path, value) => {
        const { ledger, policy, facts } = replaced(given, path, value) as typeof given;
        const request = { creatorId: "c-1", currency: "GBP", window: {} };
        const calls = [
          () => balances(ledger, { asOf: 10 }),
          () => planPayout(ledger, policy, { asOf: 10 }),
          () => statementRows([statement(ledger, request)]),
          () => explainEntry(ledger[0]!),
          () => explainLine(ledger[0]?.trace?.[0] as TraceLine),
          () => auditLedger(ledger, facts),
        ];
        for (const call of calls) {
          try {
            const result = call();
            expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          } catch (error) {
            if (!isCreatorCoreError(error)) throw error;
          }
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("explains an entry whatever its notes say", () => {
    fc.assert(
      fc.property(fc.string(), (note) => {
        const { amount } = given.ledger[0]!;
        const trace = [{ code: "other", ruleId: null, amount, note }] as const;
        expect(explainEntry({ ...given.ledger[0]!, trace })).toContain(note);
      }),
    );
  });
});
