import {
  accrue,
  commissionableBase,
  commissionBases,
  flatCommission,
  graduatedCommission,
  milestoneBonus,
  percentCommission,
} from "creator-core/commission";
import { money } from "creator-core/money";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../../support/thrown.ts";

const gbp = money("1.00", "GBP");
const line = deepFreeze({ id: "1", quantity: 1, price: gbp });
const bands = deepFreeze([{ from: money("0", "GBP"), rate: "0.1" }]);
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
      () => graduatedCommission(bands, untyped<never>(undefined)),
      "Invalid argument: progress must be an amount, a list of them, or an object with soFar and amount, got undefined",
    ],
    [
      "graduatedCommission: a hole among the bands",
      () => graduatedCommission(new Array(1), { amount: gbp }),
      "Invalid policy: tiers[0] must be an object, got undefined",
    ],
    [
      "milestoneBonus: a hole among the steps",
      () => milestoneBonus(new Array(1), 5, "highest"),
      "Invalid policy: steps[0] must be an object, got undefined",
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
    ...(
      [
        ["customerKey", 5, "5"],
        ["customerKey", Number.NaN, "NaN"],
        ["customerKey", 10n, "10n"],
        ["kind", 5, "5"],
        ["campaignId", 7, "7"],
      ] as const
    ).map(([field, value, said]): [string, () => unknown, string] => [
      `accrue: a ${field} of ${said}`,
      () => {
        const order = { id: "o", kind: "order", occurredAt: 0, customerKey: "k", credits: [], unattributed: null };
        return accrue(
          { terms: [], sales: [untyped({ ...order, [field]: value })], adjustments: [], booked: [] },
          { asOf: 0 },
        );
      },
      `Invalid argument: sales[0].${field} must be text, got ${said}`,
    ]),
    [
      "accrue: a touchpoint that is no text, among several credits",
      () => {
        const one = {
          creatorId: "a",
          evidence: "code",
          touchpointId: Symbol("t"),
          campaignId: null,
          weight: 1,
          totalWeight: 2,
        };
        const order = {
          id: "o",
          kind: "lead",
          occurredAt: 0,
          customerKey: "k",
          credits: [one, one],
          unattributed: null,
        };
        return accrue({ terms: [], sales: [untyped(order)], adjustments: [], booked: [] }, { asOf: 0 });
      },
      "Invalid argument: sales[0].credits[0].touchpointId must be text, got a symbol",
    ],
  ])("%s", (_, call, sentence) => {
    expect(sentenceOf(call)).toBe(sentence);
  });
});
