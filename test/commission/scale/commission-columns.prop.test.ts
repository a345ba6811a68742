import { accrue, type CommissionColumns, commissionColumns, type SaleColumns } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import type { CommissionCap, LedgerEntry } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { columnsOf, factsOf, type Order, orders, type Plan, plans } from "./_plans.ts";

const YEAR_END = "2026-12-31T00:00:00Z";

function sums(entries: readonly LedgerEntry[], nameOf: (entry: LedgerEntry) => string): Map<string, number> {
  const all = new Map<string, number>();
  for (const entry of entries) all.set(nameOf(entry), (all.get(nameOf(entry)) ?? 0) + entry.amount.minor);
  return all;
}

/** What the ledger says of the same orders: by row, and by creator. */
function booked(all: readonly Order[], { terms, creators }: Plan): CommissionColumns {
  const facts = deepFreeze({ terms: [terms], creators, ...factsOf(all), booked: [] });
  const entries = accrue(facts, { asOf: YEAR_END });
  const bySale = sums(entries, ({ source }) => (source.kind === "sale" ? source.conversionId : ""));
  const byCreator = sums(entries, ({ creatorId }) => creatorId);
  const creatorIds = [...new Set(all.map(({ creatorId }) => creatorId))].sort();
  return {
    creatorIds,
    owed: Float64Array.from(creatorIds, (id) => byCreator.get(id) ?? 0),
    due: Float64Array.from(facts.sales, ({ id }) => bySale.get(id) ?? 0),
  };
}

const inColumns = (columns: SaleColumns, { terms, creators }: Plan) =>
  commissionColumns(columns, deepFreeze(terms), deepFreeze({ creators }));
const rowsOf = (all: readonly Order[], plan: Plan) => inColumns(columnsOf(all), plan);

const isVolume = ({ terms }: Plan) =>
  terms.rules.some(({ component }) => component.kind === "tiered" && component.mode === "volume");
const isShared = ({ terms }: Plan) =>
  terms.caps?.some(({ per }: CommissionCap) => per === "plan" || per === "campaign") === true;

describe("commissionColumns and the ledger", () => {
  it("come to the same on every row and for every creator", () => {
    fc.assert(
      fc.property(orders, plans("refill"), (all, plan) => {
        expect(rowsOf(all, plan)).toEqual(booked(all, plan));
      }),
      { numRuns: 250 },
    );
  });

  it("also where room serves later sales only, as long as nothing was taken back", () => {
    const kept = orders.map((all) => all.map((order) => ({ ...order, left: order.base })));
    fc.assert(
      fc.property(kept, plans("later"), (all, plan) => {
        fc.pre(!isVolume(plan));
        expect(rowsOf(all, plan)).toEqual(booked(all, plan));
      }),
      { numRuns: 100 },
    );
  });
});

describe("commissionColumns", () => {
  const byTime = (all: readonly Order[]) => [...all].sort((a, b) => a.at - b.at);

  it("does not go by the order of rows of different moments", () => {
    fc.assert(
      fc.property(orders, plans("refill"), fc.infiniteStream(fc.nat()), (all, plan, stream) => {
        const sorted = byTime(all).filter(({ at }, row, list) => at !== list[row - 1]?.at);
        const keys = new Map(sorted.map((order) => [order, stream.next().value as number]));
        const shuffled = [...sorted].sort((a, b) => keys.get(a)! - keys.get(b)!);
        const [inTime, mixed] = [rowsOf(sorted, plan), rowsOf(shuffled, plan)];
        expect({ ids: mixed.creatorIds, owed: mixed.owed }).toEqual({ ids: inTime.creatorIds, owed: inTime.owed });
        expect(shuffled.map((order) => inTime.due[sorted.indexOf(order)])).toEqual([...mixed.due]);
      }),
    );
  });

  it("does not go by the place of creators among those of one instant, where they share nothing", () => {
    fc.assert(
      fc.property(orders, plans("refill"), (all, plan) => {
        fc.pre(!isShared(plan));
        const byCreator = [...all].sort((a, b) => (a.creatorId < b.creatorId ? -1 : a.creatorId > b.creatorId ? 1 : 0));
        expect(rowsOf(byCreator, plan).owed).toEqual(rowsOf(all, plan).owed);
      }),
    );
  });

  it("comes to the same in one call and in one for each creator, where they share nothing", () => {
    fc.assert(
      fc.property(orders, plans("refill"), (all, plan) => {
        fc.pre(!isShared(plan));
        const whole = rowsOf(all, plan);
        const apart = whole.creatorIds.map((id) =>
          rowsOf(
            all.filter(({ creatorId }) => creatorId === id),
            plan,
          ),
        );
        expect(apart.flatMap(({ creatorIds }) => creatorIds)).toEqual(whole.creatorIds);
        expect(apart.flatMap(({ owed }) => [...owed])).toEqual([...whole.owed]);
      }),
    );
  });

  it("reads a dictionary like the list of its words", () => {
    fc.assert(
      fc.property(orders, plans("refill"), (all, plan) => {
        const columns = columnsOf(all);
        const dictionary = (list: readonly (string | null)[], words: readonly string[]) => ({
          words,
          numbers: Int32Array.from(list, (word) => (word === null ? -1 : words.indexOf(word))),
        });
        const numbered = {
          ...columns,
          creatorId: dictionary(columns.creatorId as string[], ["zoe", "cy", "bo", "ann"]),
          campaignId: dictionary(columns.campaignId as string[], ["gift", "unused", "spring"]),
          channel: dictionary(columns.channel as string[], ["ads", "organic"]),
        };
        expect(inColumns(numbered, plan)).toEqual(inColumns(columns, plan));
      }),
    );
  });

  it("adds up: what creators are owed is what their rows came to, and nothing is below zero", () => {
    fc.assert(
      fc.property(orders, plans("refill"), (all, plan) => {
        const { creatorIds, owed, due } = rowsOf(all, plan);
        creatorIds.forEach((id, place) => {
          const own = all.map(({ creatorId }, row) => (creatorId === id ? due[row]! : 0));
          expect(own.reduce((sum, minor) => sum + minor, 0)).toBe(owed[place]);
        });
        expect(
          [...due, ...owed].every((minor) => Number.isSafeInteger(minor) && Object.is(Math.abs(minor), minor)),
        ).toBe(true);
      }),
    );
  });

  it("throws nothing but its own error, whatever it is given", () => {
    const anything = fc.oneof(fc.anything(), fc.float64Array(), fc.int32Array(), fc.array(fc.string()));
    const names = ["currency", "creatorId", "occurredAt", "base", "left", "channel", "sku", "other"];
    fc.assert(
      fc.property(orders, plans("refill"), fc.constantFrom(...names), anything, (all, plan, name, value) => {
        try {
          inColumns({ ...columnsOf(all), [name]: value }, plan);
        } catch (error) {
          expect(isCreatorCoreError(error), String(error)).toBe(true);
        }
      }),
    );
  });
});
