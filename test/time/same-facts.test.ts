import { describe, expect, it } from "vitest";
import { sameFacts } from "../../src/time/same-facts.ts";

describe("sameFacts", () => {
  const row = {
    id: "o-1",
    occurredAt: "2026-03-31T12:00:00Z",
    value: { minor: 100, currency: "GBP" },
    codes: ["A", "B"],
  };

  it("does not mind the order of keys, a key without a value, or how a time is written", () => {
    const { codes, value, occurredAt, id } = row;
    expect(sameFacts(row, { codes, value, occurredAt, id })).toBe(true);
    expect(sameFacts(row, { ...row, campaignId: undefined })).toBe(true);
    // 2026-03-31T12:00:00Z is 1774958400 seconds after 1970 by `date -u +%s`.
    expect(sameFacts(row, { ...row, occurredAt: 1_774_958_400_000 })).toBe(true);
    expect(sameFacts(row, { ...row, occurredAt: "2026-03-31T13:00:00+01:00" })).toBe(true);
    expect(sameFacts(row, { ...row, occurredAt: new Date(1_774_958_400_000) })).toBe(true);
  });

  it("compares dates by their instant, whatever the field is called", () => {
    expect(sameFacts({ day: new Date(5) }, { day: new Date(5) })).toBe(true);
    expect(sameFacts({ day: new Date(5) }, { day: new Date(6) })).toBe(false);
    expect(sameFacts({ day: new Date(5) }, { day: {} })).toBe(false);
    expect(sameFacts({ day: {} }, { day: new Date(5) })).toBe(false);
  });

  it("minds everything else", () => {
    expect(sameFacts(row, { ...row, id: "o-2" })).toBe(false);
    expect(sameFacts(row, { ...row, value: { minor: 101, currency: "GBP" } })).toBe(false);
    expect(sameFacts(row, { ...row, codes: ["B", "A"] })).toBe(false);
    expect(sameFacts(row, { ...row, occurredAt: "2026-03-31T12:00:00.001Z" })).toBe(false);
    expect(sameFacts(row, { ...row, note: null })).toBe(false);
    expect(sameFacts({ at: { minor: 1 } }, { at: [1] })).toBe(false);
    expect(sameFacts([1], { 0: 1 })).toBe(false);
    expect(sameFacts({ a: 1, b: 2 }, { a: 1 })).toBe(false);
    expect(sameFacts({ a: 1 }, { b: 1 })).toBe(false);
    for (const empty of [null, undefined, 5, "", true]) {
      expect(sameFacts(empty, {})).toBe(false);
      expect(sameFacts({}, empty)).toBe(false);
    }
  });

  it("reads instants only in fields that are called so", () => {
    const [inUtc, inParis] = ["2026-03-31T12:00:00Z", "2026-03-31T14:00:00+02:00"];
    expect(sameFacts({ paidAt: inUtc }, { paidAt: inParis })).toBe(true);
    expect(sameFacts({ note: inUtc }, { note: inParis })).toBe(false);
    expect(sameFacts(inUtc, inParis)).toBe(false);
  });

  it("takes a number for itself: what is none too, and zero of either sign", () => {
    expect(sameFacts({ rate: Number.NaN }, { rate: Number.NaN })).toBe(true);
    expect(sameFacts({ rate: 0 }, { rate: -0 })).toBe(true);
    expect(sameFacts({ rate: Number.NaN }, { rate: 0 })).toBe(false);
  });

  it("comes to an end in a circle", () => {
    const circle = (): Record<string, unknown> => {
      const row: Record<string, unknown> = {};
      row["self"] = row;
      return row;
    };
    expect(sameFacts(circle(), circle())).toBe(false);
  });
});
