import { simulateTerms } from "creator-core/commission";
import type { CommissionTerms } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { adjustment, rule, sale, terms } from "../fixtures.ts";

const gbp = (minor: number) => ({ minor, currency: "GBP" });
const eur = (minor: number) => ({ minor, currency: "EUR" });
const asOf = "2026-07-01T00:00:00Z";
const percent = (rate: string): CommissionTerms => terms([rule("all", { kind: "percent", rate })]);
const facts = deepFreeze({
  terms: [percent("0.1")],
  sales: [
    sale("a", "2026-05-01T00:00:00Z", gbp(100_00), {}, [["ann", 1, gbp(100_00)]]),
    sale("b", "2026-05-02T00:00:00Z", gbp(50_00), {}, [["bo", 1, gbp(50_00)]]),
    sale("c", "2026-05-03T00:00:00Z", eur(20_00), {}, [["ann", 1, eur(20_00)]]),
  ],
  adjustments: [adjustment("r", "a", "2026-05-04T00:00:00Z", gbp(40_00))],
});

describe("simulateTerms", () => {
  it("sets what other terms would have paid against the current, by creator and currency", () => {
    const { creators, totals } = simulateTerms(facts, [percent("0.15")], { asOf });
    // Ann: 60.00 left of 100.00 and EUR 20.00; Bo: 50.00. 10 % against 15 %.
    expect(creators).toEqual([
      { creatorId: "ann", currency: "EUR", current: eur(200), alternative: eur(300), difference: eur(100) },
      { creatorId: "ann", currency: "GBP", current: gbp(600), alternative: gbp(900), difference: gbp(300) },
      { creatorId: "bo", currency: "GBP", current: gbp(500), alternative: gbp(750), difference: gbp(250) },
    ]);
    expect(totals).toEqual([
      { currency: "EUR", current: eur(200), alternative: eur(300), difference: eur(100) },
      { currency: "GBP", current: gbp(1100), alternative: gbp(1650), difference: gbp(550) },
    ]);
  });

  it("names creators whom only one of the two pays", () => {
    const forBo = terms([{ ...rule("bo", { kind: "percent", rate: "0.1" }), scope: { creatorIds: ["bo"] } }]);
    const { creators } = simulateTerms(facts, [forBo], { asOf });
    expect(creators.map(({ creatorId, currency, difference }) => [creatorId, currency, difference.minor])).toEqual([
      ["ann", "EUR", -200],
      ["ann", "GBP", -600],
      ["bo", "GBP", 0],
    ]);
  });

  it("pays nothing under a plan that is not in effect yet", () => {
    const next = { ...percent("0.5"), effective: { start: "2026-06-01T00:00:00Z" } };
    const { totals } = simulateTerms(facts, [next], { asOf });
    expect(totals.map(({ alternative }) => alternative.minor)).toEqual([0, 0]);
  });

  it("does not count what happens after asOf", () => {
    const { totals } = simulateTerms(facts, [percent("0.1")], { asOf: "2026-05-01T12:00:00Z" });
    expect(totals).toEqual([{ currency: "GBP", current: gbp(1000), alternative: gbp(1000), difference: gbp(0) }]);
  });

  it("is empty where nothing was earned", () => {
    expect(simulateTerms({ terms: [], sales: [], adjustments: [] }, [], { asOf })).toEqual({
      creators: [],
      totals: [],
    });
  });
});
