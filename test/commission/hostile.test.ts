import {
  accrue,
  commissionableBase,
  commissionBases,
  explainEntry,
  flatCommission,
  graduatedCommission,
  milestoneBonus,
  percentCommission,
  statement,
  statementRows,
} from "creator-core/commission";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../support/thrown.ts";

const gbp = money("1.00", "GBP");
const line = deepFreeze({ id: "1", quantity: 1, price: gbp });
const bands = deepFreeze([{ from: money("0", "GBP"), rate: "0.1" }]);
const entry = deepFreeze({
  id: "e-1",
  kind: "commission",
  creatorId: "c-1",
  amount: gbp,
  source: { kind: "sale", conversionId: "order-7" },
  occurredAt: 0,
  bookedAt: 0,
  availableAt: 0,
  terms: { id: "standard", version: 1 },
  ruleId: "all",
  trace: [],
} as const);
const month = deepFreeze(statement([entry], { creatorId: "c-1", currency: "GBP", window: { start: 0 } }));
const explained = (message: unknown) =>
  explainEntry({ ...entry, rejected: [{ ruleId: "all", reasons: [untyped({ code: "scopeMismatch", message })] }] });

describe("what callers without types pass", () => {
  it.each<[name: string, call: () => unknown, sentence: string]>([
    [
      "commissionableBase: no line",
      () => commissionableBase([line, untyped(null)], commissionBases.gross),
      "Invalid argument: lines[1] must be an object, got null",
    ],
    [
      "flatCommission: no options",
      () => flatCommission(gbp, untyped(null)),
      "Invalid argument: options must be an object, got null",
    ],
    [
      "percentCommission: no options",
      () => percentCommission(gbp, "0.1", untyped(null)),
      "Invalid argument: options must be an object, got null",
    ],
    [
      "graduatedCommission: no options",
      () => graduatedCommission(bands, { amount: gbp }, untyped(null)),
      "Invalid argument: options must be an object, got null",
    ],
    [
      "graduatedCommission: no sale",
      () => graduatedCommission(bands, untyped(undefined)),
      "Invalid argument: progress must be an object with amount and soFar, got undefined",
    ],
    [
      "graduatedCommission: a hole among the bands",
      () => graduatedCommission(new Array(1), { amount: gbp }),
      "Invalid policy: bands[0] must be an object, got undefined",
    ],
    [
      "milestoneBonus: a hole among the steps",
      () => milestoneBonus(new Array(1), 5, "highest"),
      "Invalid policy: steps[0] must be an object, got undefined",
    ],
    [
      "explainEntry: a reason without words",
      () => explained(Symbol("s")),
      "Invalid argument: entry.rejected[0].reasons[0].message must be text, got a symbol",
    ],
    [
      "explainEntry: a rejected rule without a name",
      () => explainEntry({ ...entry, rejected: [untyped({ reasons: [] })] }),
      "Invalid argument: entry.rejected[0].ruleId must be an id that is not empty, got undefined",
    ],
    [
      "accrue: a hole among the credits",
      () =>
        accrue(
          {
            terms: [],
            sales: [untyped({ id: "o", kind: "order", occurredAt: 0, customerKey: "k", credits: new Array(1) })],
            adjustments: [],
            booked: [],
          },
          { asOf: 0 },
        ),
      "Invalid argument: sales[0].credits[0] must be an object, got undefined",
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });

  it.each<[name: string, change: object, sentence: string]>([
    ["no lines", { lines: "none" }, 'Invalid argument: statements[0].lines must be a list, got "none"'],
    [
      "no window",
      { window: undefined },
      "Invalid argument: statements[0].window must be a window of time, got undefined",
    ],
    [
      "a start in words",
      { window: { start: "now", end: null } },
      'Invalid instant: statements[0].window.start must be whole epoch milliseconds, got "now"',
    ],
    ["no opening", { opening: null }, "Invalid money: statements[0].opening must be { minor, currency }, got null"],
    ["no creator", { creatorId: 5 }, "Invalid argument: statements[0].creatorId must be text, got 5"],
    [
      "a movement about nothing",
      { lines: [{ ...month.lines[0], source: undefined }] },
      "Invalid argument: statements[0].lines[0].source must be an object, got undefined",
    ],
    [
      "a movement without words",
      { lines: [{ ...month.lines[0], explanation: 5 }] },
      "Invalid argument: statements[0].lines[0].explanation must be text, got 5",
    ],
  ])("statementRows: %s", (_, change, sentence) => {
    expect(sentenceOf(() => statementRows([untyped({ ...month, ...change })]))).toBe(sentence);
  });
});
