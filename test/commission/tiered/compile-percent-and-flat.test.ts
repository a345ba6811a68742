import { money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { compileFlat } from "../../../src/commission/components/compile-flat.ts";
import { compilePercent } from "../../../src/commission/components/compile-percent.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";

const from = (month: string) => `2026-${month}-01T00:00:00Z`;

describe("compilePercent", () => {
  const percent = (more: object) =>
    compilePercent(untyped(deepFreeze({ kind: "percent", rate: "0.150", ...more })), "UTC", "c");

  it("brings changes into the order of their time", () => {
    const changes = [
      { from: from("05"), rate: "0.2" },
      { from: from("03"), rate: "0.10" },
    ];
    expect(percent({ changes, lock: { days: 30, anchor: "pickedAt" } })).toEqual({
      kind: "percent",
      currency: null,
      rate: "0.15",
      changes: [
        { from: toInstant(from("03")), rate: "0.1" },
        { from: toInstant(from("05")), rate: "0.2" },
      ],
      lock: { days: 30, anchor: "pickedAt" },
    });
    expect(percent({})).toMatchObject({ changes: [], lock: null });
  });

  it.each([
    ["15 where 15 % is meant", { rate: "15" }, "invalidPolicy at c.rate"],
    ["a rate below zero", { rate: "-0.1" }, "invalidPolicy at c.rate"],
    ["what is no rate", { rate: "15 %" }, "invalidRate at c.rate"],
    ["a misspelt field", { change: [] }, "invalidPolicy at c.change"],
    ["changes that are none", { changes: {} }, "invalidPolicy at c.changes"],
    ["a change to 20", { changes: [{ from: from("03"), rate: "20" }] }, "invalidPolicy at c.changes[0].rate"],
    ["a change at no time", { changes: [{ from: "March", rate: "0.2" }] }, "invalidInstant at c.changes[0].from"],
    [
      "two changes at one moment",
      {
        changes: [
          { from: from("03"), rate: "0.2" },
          { from: from("04"), rate: "0.2" },
          { from: "2026-03-01T01:00:00+01:00", rate: "0.3" },
        ],
      },
      "invalidPolicy at c.changes[2].from",
    ],
    ["half a day of lock", { lock: { days: 0.5, anchor: "pickedAt" } }, "invalidPolicy at c.lock.days"],
    ["another anchor", { lock: { days: 30, anchor: "soldAt" } }, "invalidPolicy at c.lock.anchor"],
  ])("refuses %s", (_, more, refusal) => {
    expect(refusalOf(() => percent(more))).toBe(refusal);
  });
});

describe("compileFlat", () => {
  const amount = money("5.00", "GBP");
  const flat = (more: object) => compileFlat(untyped(deepFreeze({ kind: "flat", amount, ...more })), "UTC", "c");

  it("fills in what is not said", () => {
    expect(flat({})).toEqual({ kind: "flat", currency: "GBP", amount, per: "conversion", sharing: "proportional" });
    expect(flat({ per: "click", sharing: "winner" })).toMatchObject({ per: "click", sharing: "winner" });
  });

  it.each([
    ["an amount below zero", { amount: money("-5.00", "GBP") }, "invalidMoney at c.amount"],
    ["no amount", { amount: undefined }, "invalidMoney at c.amount"],
    ["per something else", { per: "order" }, "invalidPolicy at c.per"],
    ["another sharing", { sharing: "twice" }, "invalidPolicy at c.sharing"],
    ["a misspelt field", { each: true }, "invalidPolicy at c.each"],
  ])("refuses %s", (_, more, refusal) => {
    expect(refusalOf(() => flat(more))).toBe(refusal);
  });
});
