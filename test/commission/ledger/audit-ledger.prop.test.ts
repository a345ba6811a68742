import { auditLedger, planPayout } from "creator-core/commission";
import type { LedgerEntry } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookedLine, rateLine } from "../../../src/commission/ledger/trace.js";
import { bookPayout, entry } from "./entries.ts";

const DAY = 86_400_000;
const ASOF = 30 * DAY;

/** Sales that are paid whole and then taken back in parts, as a run books them. */
const ledgers = fc
  .array(
    fc.record({
      minor: fc.integer({ min: 1, max: 10_000 }),
      currency: fc.constantFrom("GBP", "JPY"),
      creatorId: fc.constantFrom("a", "b"),
      day: fc.integer({ min: 0, max: 9 }),
      parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => rows.flatMap(bookSale));

type Row = {
  readonly minor: number;
  readonly currency: string;
  readonly creatorId: string;
  readonly day: number;
  readonly parts: readonly number[];
};

function bookSale({ minor, currency, creatorId, day, parts }: Row, index: number): LedgerEntry[] {
  const money = (amount: number) => ({ minor: amount, currency });
  const at = day * DAY;
  const common = { creatorId, source: { kind: "sale", conversionId: `o-${index}` }, availableAt: at } as const;
  const whole = [rateLine("all", money(minor), money(minor), "1")];
  const entries = [entry(`o-${index}#1`, money(minor), { ...common, occurredAt: at, bookedAt: at, trace: whole })];
  let left = minor;
  for (const [place, part] of parts.entries()) {
    const rest = Math.floor(left * part);
    const when = at + (place + 1) * DAY;
    const id = `o-${index}#${place + 2}`;
    const trace = [rateLine("all", money(rest), money(rest), "1"), bookedLine("all", money(left))];
    const times = { occurredAt: when, bookedAt: when };
    entries.push(
      entry(id, money(rest - left + 0), { ...common, ...times, kind: "reversal", corrects: `o-${index}#1`, trace }),
    );
    left = rest;
  }
  return entries;
}

function paid(ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const policy = { negativeCarry: { kind: "carry" }, withholding: [{ creatorIds: ["a"], rate: "0.2" }] } as const;
  const plans = planPayout(ledger, policy, { asOf: ASOF });
  return [...ledger, ...plans.flatMap(({ payout }) => (payout === null ? [] : bookPayout(payout)))];
}

describe("the laws of an audit", () => {
  it("a ledger that was booked and paid by plan is sound, in any order", () => {
    fc.assert(
      fc.property(ledgers.map(paid), (ledger) => {
        expect(auditLedger(ledger)).toEqual([]);
        expect(auditLedger([...ledger].reverse())).toEqual([]);
      }),
    );
  });

  it("one amount changed, of an entry or of a line, is found, and the entry is named", () => {
    const change = fc.integer({ min: -5000, max: 5000 }).filter((minor) => minor !== 0);
    fc.assert(
      fc.property(ledgers.map(paid), fc.nat(), fc.boolean(), change, (ledger, pick, inTrace, minor) => {
        const index = pick % ledger.length;
        const chosen = ledger[index]!;
        const moved = ({ amount }: Pick<LedgerEntry, "amount">) => ({ ...amount, minor: amount.minor + minor });
        const wrong = inTrace
          ? {
              ...chosen,
              trace: chosen.trace.map((each, place) => (place > 0 ? each : { ...each, amount: moved(each) })),
            }
          : { ...chosen, amount: moved(chosen) };
        const findings = auditLedger(ledger.map((each, place) => (place === index ? wrong : each)));
        expect(findings).toContainEqual(
          expect.objectContaining({ code: "linesDoNotSum", path: ["ledger", chosen.id, "trace"] }),
        );
      }),
    );
  });

  it("an amount and its line changed together are found where more is taken than there was", () => {
    fc.assert(
      fc.property(ledgers.map(paid), fc.nat(), fc.integer({ min: 1, max: 5000 }), (ledger, pick, more) => {
        const taking = ledger.filter(({ amount }) => amount.minor < 0);
        fc.pre(taking.length > 0);
        const chosen = taking[pick % taking.length]!;
        const { currency, minor } = chosen.amount;
        const owner = ledger.filter((each) => each.creatorId === chosen.creatorId && each.amount.currency === currency);
        const balance = owner.reduce((sum, { amount }) => sum + amount.minor, 0);
        const amount = { minor: minor - balance - more, currency };
        const wrong = { ...chosen, amount, trace: [{ ...chosen.trace[0]!, amount }] };
        const findings = auditLedger(ledger.map((each) => (each === chosen ? wrong : each)));
        expect(findings.map(({ code }) => code)).not.toEqual([]);
      }),
    );
  });

  it("never throws but an error of ours for a ledger with anything in it", () => {
    const shapes = fc.constantFrom<Partial<LedgerEntry>>(
      { corrects: "o-0#1" },
      { corrects: "__proto__" },
      { kind: "fx", source: { kind: "transfer", transferId: "t" } },
      { kind: "payout", source: { kind: "payout", payoutId: "p" } },
      { kind: "writeOff", source: { kind: "payout", payoutId: "p" } },
      { id: "o-0#1" },
      { amount: { minor: -Number.MAX_SAFE_INTEGER, currency: "KWD" } },
      { trace: [] },
    );
    fc.assert(
      fc.property(ledgers, fc.array(fc.tuple(fc.nat(), shapes), { maxLength: 8 }), (ledger, changes) => {
        const wrong = [...ledger];
        for (const [pick, shape] of changes) wrong[pick % wrong.length] = { ...wrong[pick % wrong.length]!, ...shape };
        const findings = auditLedger(wrong, { terms: [], sales: [], adjustments: [] });
        expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
        expect(auditLedger([...wrong].reverse(), { terms: [], sales: [], adjustments: [] })).toEqual(findings);
      }),
    );
  });
});
