import type { TieredComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, gbp, ledgerOf, rule, sale, sumOf, terms } from "../fixtures.ts";

const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}T12:00:00Z`;
const component = (more: Partial<TieredComponent>): TieredComponent => ({
  kind: "tiered",
  mode: "graduated",
  measure: "salesValue",
  window: { kind: "calendarMonth" },
  tiers: [
    { from: gbp("0"), rate: "0.04" },
    { from: gbp("200"), rate: "0.06" },
    { from: gbp("400"), rate: "0.08" },
  ],
  onReversal: "recompute",
  ...more,
});
const facts = (more: Partial<TieredComponent>, values: readonly string[]) =>
  deepFreeze({
    terms: [terms([rule("tiers", component(more))])],
    sales: values.map((value, index) => sale(`order-${index + 1}`, day(index + 1), gbp(value))),
  });
const five = ["100", "100", "100", "100", "100"];
const uneven = ["150", "100", "150", "100"];
const everyDay = [1, 2, 3, 4, 5, 6].map(day);

describe("one plan, four policies, on the ledger", () => {
  it.each([
    ["graduated, five of 100", {}, five, 2800],
    ["volume, five of 100", { mode: "volume" }, five, 4000],
    ["forward before, five of 100", { mode: "forward", crossing: "before" }, five, 2800],
    ["forward after, five of 100", { mode: "forward", crossing: "after" }, five, 3200],
    ["graduated, 150/100/150/100", {}, uneven, 2800],
    ["volume, 150/100/150/100", { mode: "volume" }, uneven, 4000],
    ["forward before, 150/100/150/100", { mode: "forward", crossing: "before" }, uneven, 2700],
    ["forward after, 150/100/150/100", { mode: "forward", crossing: "after" }, uneven, 3200],
  ] as const)("%s: the same in one run, day by day, and again", (_, more, values, minor) => {
    const given = facts(more, values);
    expect(sumOf(ledgerOf(given, day(9)))).toBe(minor);
    const booked = ledgerOf(given, ...everyDay);
    expect(sumOf(booked)).toBe(minor);
    expect(ledgerOf({ ...given, booked }, day(9))).toHaveLength(booked.length);
  });

  it.each([
    ["graduated", {}],
    ["volume", { mode: "volume" }],
    ["forward", { mode: "forward", crossing: "after" }],
    ["rolling days", { window: { kind: "rollingDays", days: 3 } }],
    ["orders", { measure: "orders", tiers: [0, 2, 4].map((from) => ({ from, rate: `0.0${from + 4}` })) }],
    ["ratchet", { onReversal: "ratchet" }],
  ] as const)("%s: a refund of everything nets to zero", (_, more) => {
    const given = facts(more, five);
    const adjustments = [3, 1, 5, 2, 4].map((n, index) =>
      adjustment(`r-${n}`, `order-${n}`, day(10 + index), gbp("100")),
    );
    expect(sumOf(ledgerOf({ ...given, adjustments }, day(20)))).toBe(0);
    expect(sumOf(ledgerOf({ ...given, adjustments }, ...everyDay, day(11), day(13), day(20)))).toBe(0);
  });
});
