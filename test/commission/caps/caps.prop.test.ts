import { cappedCommission } from "creator-core/commission";
import type { CommissionCap } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileCaps } from "../../../src/commission/caps/compile-caps.ts";
import { type CapMember, foldCap } from "../../../src/commission/caps/fold-cap.ts";

const gbp = (minor: number) => ({ minor, currency: "GBP" });
const overflow = fc.constantFrom("clamp" as const, "reject" as const);
const onHeadroom = fc.constantFrom("later" as const, "refill" as const);
const compile = (most: number, how: Pick<CommissionCap, "overflow" | "onHeadroom">) =>
  compileCaps([{ id: "cap", amount: gbp(most), per: "plan", ...how }], ["r"], "UTC", "caps")[0]!;

/** Commissions of one key, some at one moment, adjusted at any time, and corrected when everything is known or not. */
const members = fc
  .array(
    fc.record({
      at: fc.nat(8),
      made: fc.nat(60),
      steps: fc.array(fc.record({ at: fc.nat(10), minor: fc.nat(60) }), { maxLength: 3 }),
      final: fc.option(fc.nat(80)),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ at, made, steps, final }, index): CapMember => {
      const times = steps.map((step) => step.at).sort((a, b) => a - b);
      const known = steps.map(({ minor }, step) => ({ at: times[step]!, minor: Math.min(minor, made) }));
      return { at, id: `m-${index % 2}-${index}`, made, steps: known, final: final ?? known.at(-1)?.minor ?? made };
    }),
  );
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const finals = (rows: readonly CapMember[]) => sum(rows.map(({ final }) => final));

describe("a cap", () => {
  it("is never exceeded, clips never below zero and never adds", () => {
    fc.assert(
      fc.property(members, fc.nat(200), overflow, onHeadroom, (rows, most, over, room) => {
        const capped = foldCap(compile(most, { overflow: over, onHeadroom: room }), rows);
        expect(finals(capped)).toBeLessThanOrEqual(most);
        capped.forEach(({ made, steps, final }, index) => {
          const whole = rows[index]!;
          for (const [after, before] of [
            [made, whole.made],
            [final, whole.final],
            ...steps.map(({ minor }, step) => [minor, whole.steps[step]!.minor] as const),
          ] as const) {
            expect(after).toBeGreaterThanOrEqual(0);
            expect(after).toBeLessThanOrEqual(before);
          }
        });
      }),
    );
  });

  it("later: is not exceeded at any moment", () => {
    fc.assert(
      fc.property(members, fc.nat(150), overflow, fc.nat(12), (rows, most, over, moment) => {
        const capped = foldCap(compile(most, { overflow: over, onHeadroom: "later" }), rows);
        // Whatever is dated at one moment is over by its end.
        const paid = capped.map(({ at, made, steps }) => {
          if (at > moment) return 0;
          return steps.filter((step) => step.at <= moment).at(-1)?.minor ?? made;
        });
        expect(sum(paid)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it("that is high enough changes nothing", () => {
    fc.assert(
      fc.property(members, overflow, onHeadroom, (rows, over, room) => {
        expect(foldCap(compile(100_000, { overflow: over, onHeadroom: room }), rows)).toEqual(rows);
      }),
    );
  });

  it("of zero leaves nothing", () => {
    fc.assert(
      fc.property(members, overflow, onHeadroom, (rows, over, room) => {
        expect(finals(foldCap(compile(0, { overflow: over, onHeadroom: room }), rows))).toBe(0);
      }),
    );
  });

  it("refilled pays all there is up to the cap; later never pays more than that", () => {
    fc.assert(
      fc.property(members, fc.nat(200), (rows, most) => {
        const refilled = finals(foldCap(compile(most, { overflow: "clamp", onHeadroom: "refill" }), rows));
        const later = finals(foldCap(compile(most, { overflow: "clamp", onHeadroom: "later" }), rows));
        expect(refilled).toBe(Math.min(most, finals(rows)));
        expect(later).toBeLessThanOrEqual(refilled);
      }),
    );
  });

  it("that rejects pays a commission that nothing happened to whole or not at all", () => {
    fc.assert(
      fc.property(members, fc.nat(200), onHeadroom, (rows, most, room) => {
        foldCap(compile(most, { overflow: "reject", onHeadroom: room }), rows).forEach(({ made, final }, index) => {
          const whole = rows[index]!;
          expect([0, whole.made]).toContain(made);
          if (whole.steps.length === 0 && whole.final === whole.made) expect([0, whole.final]).toContain(final);
        });
      }),
    );
  });

  it("nets to zero when everything is taken back, and goes by time and id, not by the order given", () => {
    fc.assert(
      fc.property(members, fc.nat(200), overflow, onHeadroom, fc.nat(), (rows, most, over, room, turn) => {
        const cap = compile(most, { overflow: over, onHeadroom: room });
        const gone = rows.map((row) => ({ ...row, steps: [...row.steps, { at: 20, minor: 0 }], final: 0 }));
        expect(finals(foldCap(cap, gone))).toBe(0);
        const cut = rows.length === 0 ? 0 : turn % rows.length;
        const turned = [...rows.slice(cut), ...rows.slice(0, cut)].reverse();
        const byId = (of: readonly CapMember[]) => new Map(of.map((row) => [row.id, row]));
        expect(byId(foldCap(cap, turned))).toEqual(byId(foldCap(cap, rows)));
      }),
    );
  });

  it("pays in time what it pays sale by sale", () => {
    // Without adjustments every commission is clipped against the sum of those before it.
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 10 }), fc.nat(200), onHeadroom, (amounts, most, room) => {
        const rows = amounts.map((made, at): CapMember => ({ at, id: "m", made, steps: [], final: made }));
        const capped = foldCap(compile(most, { overflow: "clamp", onHeadroom: room }), rows).map(({ final }) => final);
        const upTo = (count: number) => Math.min(most, sum(amounts.slice(0, count)));
        expect(capped).toEqual(amounts.map((_, index) => upTo(index + 1) - upTo(index)));
        if (amounts.length === 0) return;
        const alone = cappedCommission(gbp(most), amounts.map(gbp), { onHeadroom: room });
        expect(alone.each.map(({ total }) => total.minor)).toEqual(capped);
      }),
    );
  });
});

describe("cappedCommission", () => {
  it("lines sum to every total, the whole stays under the cap, and a refill never pays less", () => {
    const amounts = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(amounts, fc.nat(200), fc.nat(200), overflow, (values, most, before, over) => {
        const booked = gbp(Math.min(before, most));
        const later = cappedCommission(gbp(most), values.map(gbp), { booked, overflow: over });
        const refill = cappedCommission(gbp(most), values.map(gbp), { booked, onHeadroom: "refill" });
        for (const { total, lines, each, room } of [later, refill]) {
          expect(sum(lines.map(({ amount }) => amount.minor))).toBe(total.minor);
          expect(sum(each.map((one) => one.total.minor))).toBe(total.minor);
          expect(booked.minor + total.minor).toBe(most - room.minor);
        }
        expect(refill.total.minor).toBeGreaterThanOrEqual(later.total.minor);
      }),
    );
  });
});
