import { attributionChanges } from "creator-core/attribution";
import type { AttributedSale } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { refusalOf, untyped } from "../../support/thrown.ts";

const sale = (id: string, occurredAt = 1, more: Partial<AttributedSale> = {}): AttributedSale => ({
  id,
  customerKey: "k-1",
  kind: "order",
  occurredAt,
  credits: [],
  unattributed: { reason: "noEvidence" },
  ...more,
});
const run = (before: readonly AttributedSale[], after: readonly AttributedSale[]) =>
  attributionChanges(deepFreeze(before), deepFreeze(after));

describe("attributionChanges", () => {
  it("takes back what is gone, adds what is new, and does both with what is otherwise", () => {
    const before = [sale("gone"), sale("same"), sale("moved", 2)];
    const after = [sale("new", 0), sale("moved", 2, { unattributed: { reason: "noneEligible" } }), sale("same")];
    expect(run(before, after)).toEqual({ retract: [before[0], before[2]], insert: [after[0], after[1]] });
  });

  it("goes by time, then id by code units", () => {
    const after = [sale("b", 1), sale("a", 2), sale("B", 1), sale("é", 1)];
    expect(run([], after).insert.map(({ id }) => id)).toEqual(["B", "b", "é", "a"]);
  });

  it("compares content, not identity or the order of keys", () => {
    const { id, ...rest } = sale("a");
    expect(run([sale("a")], [{ ...rest, id }])).toEqual({ retract: [], insert: [] });
    expect(run([sale("a")], [sale("a"), sale("a")])).toEqual({ retract: [], insert: [] });
  });

  it("looks everything up by id, so that no id is special", () => {
    expect(run([sale("__proto__")], [sale("constructor")]).retract).toHaveLength(1);
  });

  it.each<[string, () => unknown, string]>([
    ["no list", () => attributionChanges(untyped({ sales: [] }), []), "invalidArgument at before"],
    ["no sale", () => attributionChanges([], [untyped(null)]), "invalidArgument at after[0]"],
    ["no time", () => attributionChanges([], [sale("a", Number.NaN)]), "invalidInstant at after[0].occurredAt"],
    ["two of one id", () => attributionChanges([sale("a"), sale("a", 2)], []), "duplicateId at before[1].id"],
  ])("refuses %s", (_, call, refusal) => {
    expect(refusalOf(call)).toBe(refusal);
  });
});
