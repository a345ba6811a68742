import { accrue, balances, explainUnpaid, quoteCommission, statement, statementRows } from "creator-core/commission";
import { describe, expect, it } from "vitest";
import { codeOf } from "../support/thrown.ts";
import { sale } from "./fixtures.ts";

describe("what is no argument", () => {
  it("is refused in words of our own", () => {
    const none = undefined as never;
    const facts = { terms: [], sales: [], adjustments: [], booked: [] };
    const calls = [
      () => accrue(null as never, { asOf: 0 }),
      () => accrue(facts, none),
      () => balances([], none),
      () => explainUnpaid(none, { asOf: 0 }),
      () => explainUnpaid({ terms: [], sales: [] }, none),
      () => statement([], none),
      () => statement([], { currency: "GBP", window: {} } as never),
      () => statementRows(none),
      () => statementRows([null as never]),
      () => quoteCommission(none),
      () => quoteCommission({ terms: [], sale: sale("o", 0, null), soFar: [null as never] }),
    ];
    expect(calls.map(codeOf)).toEqual(calls.map(() => "invalidArgument"));
  });
});
