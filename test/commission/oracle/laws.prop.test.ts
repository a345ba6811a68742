import { accrue, auditLedger, balances, planPayout } from "creator-core/commission";
import type { Adjustment, CommissionCap, LedgerEntry, Payout, PayoutPolicy, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { batchesOf, type Case, END, inBatches, inBook, richPlans } from "./arbitraries.ts";
import { owed } from "./owed.ts";

/** Laws of every ledger, on plans of everything: tiers, milestones, caps, overrides, guarantees, draws, advances, contests. */

const RUNS = Number(process.env["ORACLE_RUNS"] ?? 50);
vi.setConfig({ testTimeout: 60_000 });
const law = (title: string, cases: fc.Arbitrary<Case>, holds: (given: Case) => void) =>
  it(title, () => fc.assert(fc.property(cases, holds), { numRuns: RUNS }));
const atOnce = (given: Case, booked: readonly LedgerEntry[] = []) =>
  accrue(deepFreeze({ ...given, booked: [...booked] }), { asOf: END });

describe("every ledger", () => {
  law("posts nothing the second time", richPlans, (given) => {
    expect(atOnce(given, atOnce(given))).toEqual([]);
  });

  it("comes to the same in whatever pieces the facts arrive, and is at rest then", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), ({ given, batches }) => {
        const ledger = inBatches(given, batches);
        expect(owed(ledger)).toEqual(owed(atOnce(given)));
        expect(atOnce(given, ledger)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("is the same, entry for entry, from a book that is told of every fact once", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), ({ given, batches }) => {
        expect(inBook(given, batches)).toEqual(inBatches(given, batches));
      }),
      { numRuns: RUNS },
    );
  });

  it("does not depend on the order of its input", () => {
    const shuffled = <T>(facts: readonly T[] | undefined) =>
      fc.shuffledSubarray([...(facts ?? [])], { minLength: facts?.length ?? 0 });
    const both = richPlans.chain((given) =>
      fc.record({
        given: fc.constant(given),
        mixed: fc.record({
          terms: shuffled(given.terms),
          sales: shuffled(given.sales),
          adjustments: shuffled(given.adjustments),
          creators: shuffled(given.creators),
          referrals: shuffled(given.referrals),
          posts: shuffled(given.posts),
          deliverables: shuffled(given.deliverables),
        }),
      }),
    );
    fc.assert(
      fc.property(both, ({ given, mixed }) => {
        expect(atOnce(mixed)).toEqual(atOnce(given));
      }),
      { numRuns: RUNS },
    );
  });

  law("has lines that sum to every entry, each in its currency", richPlans, (given) => {
    for (const { amount, trace, availableAt, source } of atOnce(given)) {
      expect(trace.reduce((sum, line) => sum + line.amount.minor, 0)).toBe(amount.minor);
      expect(new Set([...trace.map((line) => line.amount.currency), amount.currency]).size).toBe(1);
      if (source.kind === "period") expect(source.currency).toBe(amount.currency);
      expect(availableAt).not.toBeUndefined();
    }
  });

  it("has nothing that an audit finds, after any runs", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), ({ given, batches }) => {
        const { terms, sales, adjustments } = given;
        expect(auditLedger(inBatches(given, batches), { terms, sales, adjustments })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("nets to zero on every sale when all is taken back", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), ({ given, batches }) => {
        const before = inBatches(given, batches);
        const refunds = given.sales.map(
          ({ id, value }, index): Adjustment => ({
            id: `all-${id}`,
            conversionId: id,
            occurredAt: END + index,
            kind: "refund",
            value: value!,
          }),
        );
        const facts = { ...given, adjustments: [...given.adjustments, ...refunds], booked: before };
        const ledger = [...before, ...accrue(deepFreeze(facts), { asOf: END + 1000 })];
        expect(owed(ledger.filter(({ source, kind }) => source.kind === "sale" && kind !== "recoup"))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  law("does not care for names", richPlans, (given) => {
    // The same letters before every id leave their order as it was; equal moments are put in order by id.
    const ids = [
      ...["ann", "bo", "cy", "p", "q"],
      ...given.terms.flatMap(({ rules, caps = [] }) => [...rules, ...caps].map(({ id }) => id)),
      ...[given.sales, given.adjustments, given.posts ?? [], given.deliverables ?? []].flat().map(({ id }) => id),
    ];
    const renamed: Case = JSON.parse(
      [...new Set(ids)].reduce((text, id) => text.replaceAll(`"${id}"`, `"zz-${id}"`), JSON.stringify(given)),
    );
    expect(JSON.parse(JSON.stringify(atOnce(renamed)).replaceAll("zz-", ""))).toEqual(atOnce(given));
  });

  it("never exceeds a cap, in any run", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), ({ given, batches }) => {
        const [plan] = given.terms;
        const ledger = inBatches(given, batches);
        const sales = new Map(given.sales.map((sale) => [sale.id, sale]));
        for (const cap of plan!.caps ?? []) {
          for (const bookedAt of new Set(ledger.map((entry) => entry.bookedAt))) {
            for (const minor of underCap(
              cap,
              plan!.timeZone,
              ledger.filter((entry) => entry.bookedAt <= bookedAt),
              sales,
            )) {
              expect(minor).toBeGreaterThanOrEqual(0);
              expect(minor).toBeLessThanOrEqual(cap.amount.minor);
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** What the plan `p` pays on sales, added up for each thing that its cap counts for. */
function underCap(
  cap: CommissionCap,
  timeZone: string,
  ledger: readonly LedgerEntry[],
  sales: ReadonlyMap<string, Sale>,
): number[] {
  const sums = new Map<string, number>();
  for (const { source, terms, amount, creatorId } of ledger) {
    if (source.kind !== "sale" || terms?.id !== "p" || amount.currency !== cap.amount.currency) continue;
    const sale = sales.get(source.conversionId)!;
    const whom = { order: sale.id, creator: creatorId, customer: sale.customerKey, plan: "", campaign: "" }[cap.per];
    const key = `${whom} ${stretchOf(Number(sale.occurredAt), cap.window?.kind ?? "lifetime", timeZone)}`;
    sums.set(key, (sums.get(key) ?? 0) + amount.minor);
  }
  return [...sums.values()];
}

function stretchOf(at: number, window: "calendarMonth" | "calendarQuarter" | "lifetime", timeZone: string): string {
  if (window === "lifetime") return "";
  const [month, , year] = new Intl.DateTimeFormat("en-US", { timeZone }).format(at).split("/");
  return `${year}/${window === "calendarMonth" ? month : Math.ceil(Number(month) / 3)}`;
}

describe("what is paid and what is carried is what is payable", () => {
  const amounts = (most: number) =>
    fc
      .array(fc.nat(most), { minLength: 4, maxLength: 4 })
      .map((all) => all.map((minor, index) => ({ minor, currency: ["GBP", "JPY", "KWD", "CLF"][index]! })));
  const policies: fc.Arbitrary<PayoutPolicy> = fc.record(
    {
      minimum: amounts(400),
      negativeCarry: fc.oneof(
        fc.constantFrom<PayoutPolicy["negativeCarry"]>({ kind: "carry" }, { kind: "cleanSlate" }),
        amounts(50).map((most) => ({ kind: "cap" as const, amounts: most })),
      ),
      fee: amounts(20),
      withholding: fc
        .integer({ min: 0, max: 10_000 })
        .map((of) => [{ creatorIds: ["ann", "bo"], rate: String(of / 10_000) }]),
    },
    { requiredKeys: ["negativeCarry"] },
  );
  it("in every plan, and again once it is booked; and what is earned is the same as if nobody had been paid", () => {
    fc.assert(
      fc.property(richPlans.chain(batchesOf), policies, ({ given, batches }, policy) => {
        let ledger: readonly LedgerEntry[] = [];
        const payouts: Payout[] = [];
        const run = (asOf: number) => {
          ledger = [
            ...ledger,
            ...accrue(deepFreeze({ ...given, payouts: [...payouts], booked: [...ledger] }), { asOf }),
          ];
        };
        for (const asOf of batches.moments) {
          run(asOf);
          const plans = planPayout(ledger, policy, { asOf });
          for (const { payable, net, withheld, fee, carried, writtenOff } of plans) {
            expect(net.minor + withheld.minor + fee.minor + carried.minor - writtenOff.minor).toBe(payable.minor);
          }
          const before = balances(ledger, { asOf });
          payouts.push(...plans.flatMap(({ payout }) => payout ?? []));
          run(asOf);
          // What is left is what was carried, and planned again there is nothing to do.
          const after = balances(ledger, { asOf });
          const rest = after.map(({ payable, overpaid }) => payable.minor + overpaid.minor);
          expect(rest).toEqual(plans.map(({ carried }) => carried.minor));
          const waiting = (all: typeof after) => all.map(({ held, pending }) => held.minor + pending.minor);
          expect(waiting(after)).toEqual(waiting(before));
          expect(planPayout(ledger, policy, { asOf }).filter(({ payout }) => payout !== null)).toEqual([]);
        }
        expect(owed(ledger)).toEqual(owed(atOnce(given)));
        const { terms, sales, adjustments } = given;
        expect(auditLedger(ledger, { terms, sales, adjustments, payouts })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
