import { planPayout } from "creator-core/commission";
import type { LedgerEntry, PayoutPlan, PayoutPolicy } from "creator-core/models";
import { type Money, money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { bookPayout, entry, gbp, payout, transfer } from "./entries.ts";

const carry: PayoutPolicy = deepFreeze({ negativeCarry: { kind: "carry" } });
const fifty: PayoutPolicy = deepFreeze({ ...carry, minimum: [gbp("50.00")] });

/** Action, net, withheld, fee, carried and written off, in minor units. */
const brief = ({ action, net, withheld, fee, carried, writtenOff }: PayoutPlan) => [
  action,
  ...[net, withheld, fee, carried, writtenOff].map(({ minor }) => minor),
];
const planned = (ledger: readonly LedgerEntry[], policy: PayoutPolicy, asOf = 0) =>
  planPayout(ledger, policy, { asOf }).map(brief);
const messages = (ledger: readonly LedgerEntry[], policy: PayoutPolicy) =>
  planPayout(ledger, policy, { asOf: 0 }).flatMap(({ reasons }) => reasons.map(({ message }) => message));

describe("worked case 20: a minimum of 50.00", () => {
  const first = entry("1", gbp("58.80"));
  const [plan] = planPayout([first], fifty, { asOf: 10 });
  const paid = [first, ...bookPayout(plan!.payout!)];
  const refunded = [...paid, entry("2", gbp("-14.70"), { kind: "clawback" }), entry("3", gbp("40.00"))];

  it.each<[name: string, ledger: readonly LedgerEntry[], plan: readonly unknown[]]>([
    ["58.80 ≥ 50.00 → paid", [first], ["pay", 5880, 0, 0, 0, 0]],
    ["and booked → nothing is left", paid, ["nothing", 0, 0, 0, 0, 0]],
    ["−14.70 + 40.00 = 25.30 < 50.00 → carried", refunded, ["carry", 0, 0, 0, 2530, 0]],
    ["25.30 + 30.00 = 55.30 → paid", [...refunded, entry("4", gbp("30.00"))], ["pay", 5530, 0, 0, 0, 0]],
    ["exactly 50.00 → paid", [entry("1", gbp("50.00"))], ["pay", 5000, 0, 0, 0, 0]],
    ["49.99 → carried", [entry("1", gbp("49.99"))], ["carry", 0, 0, 0, 4999, 0]],
  ])("%s", (_, ledger, expected) => {
    expect(planned(ledger, fifty, 20)).toEqual([expected]);
  });

  it("says why", () => {
    expect(messages([first], fifty)).toEqual(["£58.80 is payable, which reaches the minimum of £50.00."]);
    expect(messages([entry("1", gbp("25.30"))], fifty)).toEqual([
      "£25.30 is payable, below the minimum of £50.00: it is carried over.",
    ]);
    expect(messages([first], carry)).toEqual(["£58.80 is payable, and there is no minimum."]);
    expect(messages([entry("1", gbp("9.00"), { availableAt: null })], carry)).toEqual([
      "Nothing is payable at the cut-off.",
    ]);
  });

  it("is a whole plan, with the fact to hand to accrue", () => {
    expect(plan).toEqual({
      creatorId: "c-1",
      currency: "GBP",
      action: "pay",
      payable: gbp("58.80"),
      net: gbp("58.80"),
      withheld: gbp("0"),
      fee: gbp("0"),
      carried: gbp("0"),
      writtenOff: gbp("0"),
      reasons: [
        {
          code: "reachesMinimum",
          path: ["minimum"],
          expected: "£50.00 or more",
          actual: "£58.80",
          message: "£58.80 is payable, which reaches the minimum of £50.00.",
        },
      ],
      payout: {
        id: "payout/c-1/GBP/1970-01-01T00:00:00.010Z",
        creatorId: "c-1",
        paidAt: 10,
        amount: gbp("58.80"),
      },
    });
  });
});

describe("a balance below zero", () => {
  const owed = [entry("1", gbp("-14.70"), { kind: "clawback" })];
  const cap = (...amounts: readonly Money[]): PayoutPolicy => ({ negativeCarry: { kind: "cap", amounts } });

  it.each<[name: string, policy: PayoutPolicy, plan: readonly unknown[], reasons: readonly string[]]>([
    [
      "carry: −14.70 stays",
      carry,
      ["carry", 0, 0, 0, -1470, 0],
      ["£14.70 is owed back and set off against what comes."],
    ],
    [
      "cleanSlate: 14.70 is written off",
      { negativeCarry: { kind: "cleanSlate" } },
      ["writeOff", 0, 0, 0, 0, 1470],
      ["£14.70 is owed back and written off."],
    ],
    [
      "at most 10.00 stays: 14.70 − 10.00 = 4.70 is written off",
      cap(gbp("10.00")),
      ["writeOff", 0, 0, 0, -1000, 470],
      ["£14.70 is owed back, of which £4.70 is written off.", "£10.00 is owed back and set off against what comes."],
    ],
    [
      "exactly at the most: everything stays",
      cap(gbp("14.70")),
      ["carry", 0, 0, 0, -1470, 0],
      ["£14.70 is owed back and set off against what comes."],
    ],
    [
      "a most of nothing is a clean slate",
      cap(gbp("0")),
      ["writeOff", 0, 0, 0, 0, 1470],
      ["£14.70 is owed back and written off."],
    ],
    [
      "a most in another currency says nothing",
      cap(money("1.00", "EUR")),
      ["carry", 0, 0, 0, -1470, 0],
      ["£14.70 is owed back and set off against what comes."],
    ],
  ])("%s", (_, policy, plan, reasons) => {
    expect(planned(owed, policy)).toEqual([plan]);
    expect(messages(owed, policy)).toEqual(reasons);
  });

  it("is written off once", () => {
    const policy: PayoutPolicy = { negativeCarry: { kind: "cleanSlate" } };
    const [plan] = planPayout(owed, policy, { asOf: 0 });
    expect(plan?.payout).toEqual({
      id: "payout/c-1/GBP/1970-01-01T00:00:00.000Z",
      creatorId: "c-1",
      paidAt: 0,
      amount: gbp("0"),
      writtenOff: gbp("14.70"),
    });
    expect(planned([...owed, ...bookPayout(plan!.payout!)], policy)).toEqual([["nothing", 0, 0, 0, 0, 0]]);
  });
});

describe("tax and fee", () => {
  const tax = (rate: string): PayoutPolicy => ({ ...carry, withholding: [{ creatorIds: ["c-1"], rate }] });
  const fee = (...amounts: readonly Money[]): PayoutPolicy => ({ ...carry, fee: amounts });
  const balance = [entry("1", gbp("58.80"))];

  it.each<[name: string, policy: PayoutPolicy, plan: readonly unknown[]]>([
    ["20 % of 58.80 is 11.76, 47.04 is sent", tax("0.2"), ["pay", 4704, 1176, 0, 0, 0]],
    ["7.5 % of 58.80 is 4.41, 54.39 is sent", tax("0.075"), ["pay", 5439, 441, 0, 0, 0]],
    ["8.75 % of 58.80 is 5.145, rounded away from zero to 5.15", tax("0.0875"), ["pay", 5365, 515, 0, 0, 0]],
    ["a fee of 1.50: 57.30 is sent", fee(gbp("1.50")), ["pay", 5730, 0, 150, 0, 0]],
    [
      "20 % tax of all, then the fee: 58.80 − 11.76 − 1.50",
      { ...tax("0.2"), fee: [gbp("1.50")] },
      ["pay", 4554, 1176, 150, 0, 0],
    ],
    ["a fee in another currency is none", fee(money("9.00", "EUR")), ["pay", 5880, 0, 0, 0, 0]],
    [
      "tax of others is none",
      { ...carry, withholding: [{ creatorIds: ["c-2"], rate: "0.2" }] },
      ["pay", 5880, 0, 0, 0, 0],
    ],
    [
      "the minimum is held against what is payable before both",
      { ...tax("0.5"), minimum: [gbp("50.00")] },
      ["pay", 2940, 2940, 0, 0, 0],
    ],
    ["one penny is left to send: 58.80 − 58.79", fee(gbp("58.79")), ["pay", 1, 0, 5879, 0, 0]],
    ["a fee of all of it leaves nothing to send: carried", fee(gbp("58.80")), ["carry", 0, 0, 0, 5880, 0]],
    ["a tax of all of it leaves nothing to send: carried", tax("1"), ["carry", 0, 0, 0, 5880, 0]],
  ])("%s", (_, policy, plan) => {
    expect(planned(balance, policy)).toEqual([plan]);
  });

  it("is told, and stands on the payout; booked, nothing is left", () => {
    const policy = { ...tax("0.2"), fee: [gbp("1.50")] };
    expect(messages(balance, policy)).toEqual([
      "£58.80 is payable, and there is no minimum.",
      "20 % of £58.80 is withheld for tax: £11.76.",
      "The transfer costs the creator £1.50.",
    ]);
    const [plan] = planPayout(balance, policy, { asOf: 0 });
    expect(plan?.payout).toMatchObject({ amount: gbp("45.54"), withheld: gbp("11.76"), fee: gbp("1.50") });
    expect(planned([...balance, ...bookPayout(plan!.payout!)], policy)).toEqual([["nothing", 0, 0, 0, 0, 0]]);
    expect(messages(balance, fee(gbp("60.00")))).toEqual([
      "£58.80 is payable, and there is no minimum.",
      "Tax and fee would leave nothing of £58.80 to send: it is carried over.",
    ]);
  });
});

describe("the cut-off", () => {
  const at = (text: string) => toInstant(text);
  const monthly = (timeZone: string): PayoutPolicy => ({ ...carry, cutOff: { every: "month", timeZone } });
  // In London the last hour of March in UTC is in April already.
  const ledger = [
    entry("march", gbp("10.00"), { availableAt: at("2026-03-31T22:59:59Z") }),
    entry("midnight", gbp("1.00"), { availableAt: at("2026-03-31T23:00:00Z") }),
    entry("april", gbp("5.00"), { availableAt: at("2026-03-31T23:30:00Z") }),
  ];
  const net = (policy: PayoutPolicy, asOf: string) => planned(ledger, policy, at(asOf))[0]![1];

  it.each<[name: string, policy: PayoutPolicy, asOf: string, net: number]>([
    ["the run itself, where none is given", carry, "2026-04-05T00:00:00Z", 1600],
    [
      "the end of March in London; available exactly then is payable",
      monthly("Europe/London"),
      "2026-04-05T00:00:00Z",
      1100,
    ],
    ["the end of March in UTC", monthly("UTC"), "2026-04-05T00:00:00Z", 1600],
    ["at the very end of March, March is over", monthly("Europe/London"), "2026-03-31T23:00:00Z", 1100],
    ["a moment before, February was the last", monthly("Europe/London"), "2026-03-31T22:59:59.999Z", 0],
    [
      "the quarter that ended with March",
      { ...carry, cutOff: { every: "quarter", timeZone: "Europe/London" } },
      "2026-06-30T00:00:00Z",
      1100,
    ],
    // 5 April 2026 is a Sunday: the last whole week ended on Monday 30 March.
    [
      "the week that ended on Monday 30 March",
      { ...carry, cutOff: { every: "week", timeZone: "UTC" } },
      "2026-04-05T23:00:00Z",
      0,
    ],
    [
      "a day later, the week that ended on 6 April",
      { ...carry, cutOff: { every: "week", timeZone: "UTC" } },
      "2026-04-06T00:00:00Z",
      1600,
    ],
  ])("is %s", (_, policy, asOf, expected) => {
    expect(net(policy, asOf)).toBe(expected);
  });

  it("is followed by the payout, which is named after it and counts at once", () => {
    const policy: PayoutPolicy = { ...monthly("Europe/London"), paidAfter: { days: 15 } };
    const [plan] = planPayout(ledger, policy, { asOf: "2026-04-05T00:00:00Z" });
    // Midnight in London 15 days after that of 1 April, both in summer time.
    expect(plan?.payout).toMatchObject({
      id: "payout/c-1/GBP/2026-03-31T23:00:00.000Z",
      paidAt: at("2026-04-15T23:00:00Z"),
    });
    const booked = [...ledger, ...bookPayout(plan!.payout!)];
    expect(planned(booked, policy, at("2026-04-16T00:00:00Z"))).toEqual([["nothing", 0, 0, 0, 0, 0]]);
    expect(planPayout(booked, policy, { asOf: "2026-05-01T00:00:00Z" })[0]?.net).toEqual(gbp("5.00"));
  });

  it("is passed by write-offs and transfers, too: 10.00 − 4.00 into euros", () => {
    const later = at("2026-04-03T00:00:00Z");
    const moved = [
      entry("march", gbp("10.00"), { availableAt: at("2026-03-01T00:00:00Z") }),
      transfer("t", gbp("-4.00"), { occurredAt: later, bookedAt: later, availableAt: later }),
      transfer("t", money("4.68", "EUR"), { occurredAt: later, bookedAt: later, availableAt: later }),
      entry("debt", gbp("-1.00"), { creatorId: "c-2", kind: "clawback" }),
      payout("w", gbp("1.00"), later, "writeOff", { creatorId: "c-2" }),
    ];
    expect(planned(moved, monthly("UTC"), at("2026-04-05T00:00:00Z"))).toEqual([
      ["pay", 468, 0, 0, 0, 0],
      ["pay", 600, 0, 0, 0, 0],
      ["nothing", 0, 0, 0, 0, 0],
    ]);
  });

  it.each<[name: string, later: string, plan: readonly unknown[]]>([
    ["10.00 at the cut-off, and 4.00 was clawed back since: 6.00", "-4.00", ["pay", 600, 0, 0, 0, 0]],
    ["10.00 at the cut-off, and more was clawed back since: nothing", "-14.00", ["nothing", 0, 0, 0, 0, 0]],
    ["10.00 at the cut-off, and 4.00 was earned since: 10.00", "4.00", ["pay", 1000, 0, 0, 0, 0]],
  ])("never pays more than is payable now: %s", (_, later, plan) => {
    const at3 = at("2026-04-03T00:00:00Z");
    const moved = [
      entry("march", gbp("10.00")),
      entry("since", gbp(later), { occurredAt: at3, bookedAt: at3, availableAt: at3 }),
    ];
    expect(planned(moved, monthly("UTC"), at("2026-04-05T00:00:00Z"))).toEqual([plan]);
  });

  it("gives a second payout of one period a number", () => {
    const policy = monthly("UTC");
    const asOf = at("2026-04-05T00:00:00Z");
    let all: readonly LedgerEntry[] = ledger;
    const ids: string[] = [];
    for (const late of ["a", "b", "c"]) {
      const [plan] = planPayout(all, policy, { asOf });
      ids.push(plan!.payout!.id);
      all = [...all, ...bookPayout(plan!.payout!), entry(late, gbp("2.00"), { bookedAt: asOf })];
    }
    const id = "payout/c-1/GBP/2026-04-01T00:00:00.000Z";
    expect(ids).toEqual([id, `${id}#2`, `${id}#3`]);
  });
});

describe("planPayout", () => {
  it("plans each creator and currency for itself, in order", () => {
    const ledger = [
      entry("1", money("900", "JPY"), { creatorId: "b" }),
      entry("2", gbp("60.00"), { creatorId: "b" }),
      entry("3", gbp("1.00"), { creatorId: "B" }),
      entry("4", money("40.00", "EUR"), { creatorId: "__proto__" }),
    ];
    const plans = planPayout(ledger, { ...fifty, minimum: [gbp("50.00"), money("1000", "JPY")] }, { asOf: 0 });
    expect(plans.map(({ creatorId, currency, action }) => [creatorId, currency, action])).toEqual([
      ["B", "GBP", "carry"],
      ["__proto__", "EUR", "pay"],
      ["b", "GBP", "pay"],
      ["b", "JPY", "carry"],
    ]);
    expect(planPayout([], carry, { asOf: 0 })).toEqual([]);
  });

  it("does not know yet what is booked later", () => {
    expect(planned([entry("1", gbp("9.00"), { bookedAt: 1 })], carry, 0)).toEqual([]);
  });

  it.each<[refusal: string, policy: unknown]>([
    ["invalidPolicy at policy", null],
    ["invalidPolicy at policy.minimums", { ...carry, minimums: [] }],
    ["invalidPolicy at policy.minimum", { ...carry, minimum: gbp("50.00") }],
    ["invalidMoney at policy.minimum[0]", { ...carry, minimum: [gbp("-50.00")] }],
    ["invalidPolicy at policy.minimum[1]", { ...carry, minimum: [gbp("50.00"), gbp("60.00")] }],
    ["invalidPolicy at policy.negativeCarry", {}],
    ["invalidPolicy at policy.negativeCarry.kind", { negativeCarry: { kind: "forgive" } }],
    ["invalidPolicy at policy.negativeCarry.amounts", { negativeCarry: { kind: "carry", amounts: [] } }],
    ["invalidPolicy at policy.negativeCarry.amounts", { negativeCarry: { kind: "cap" } }],
    ["invalidPolicy at policy.cutOff.every", { ...carry, cutOff: { every: "year", timeZone: "UTC" } }],
    ["unknownTimeZone at policy.cutOff.timeZone", { ...carry, cutOff: { every: "month", timeZone: "BST" } }],
    ["invalidDuration at policy.paidAfter", { ...carry, paidAfter: {} }],
    ["invalidPolicy at policy.withholding[0].rate", { ...carry, withholding: [{ creatorIds: ["c"], rate: "15" }] }],
    [
      "invalidPolicy at policy.withholding[1].creatorIds[0]",
      {
        ...carry,
        withholding: [
          { creatorIds: ["c"], rate: "0.1" },
          { creatorIds: ["c"], rate: "0.2" },
        ],
      },
    ],
    [
      "invalidPolicy at policy.withholding[0].creatorIds",
      { ...carry, withholding: [{ creatorIds: "c", rate: "0.1" }] },
    ],
  ])("refuses %s", (refusal, policy) => {
    expect(refusalOf(() => planPayout([], policy as PayoutPolicy, { asOf: 0 }))).toBe(refusal);
  });
});
