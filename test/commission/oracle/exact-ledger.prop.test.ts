import { accrue, commissionColumns } from "creator-core/commission";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import {
  batchesOf,
  type Case,
  columnPlans,
  END,
  inBatches,
  laterPlans,
  laterTiers,
  linePlans,
  mixedPlans,
  refillPlans,
  simplePlans,
  tieredPlans,
} from "./arbitraries.ts";
import { exactLedger } from "./exact-ledger.ts";
import { owed } from "./owed.ts";

const RUNS = Number(process.env["ORACLE_RUNS"] ?? 50);
vi.setConfig({ testTimeout: 60_000 });

const shapes: readonly (readonly [string, fc.Arbitrary<Case>])[] = [
  ["percentages and fixed amounts under every precedence", simplePlans],
  ["tiers of every kind, and milestones", tieredPlans],
  ["orders of lines, under every base", linePlans],
  ["a cap that refills", refillPlans],
  ["a cap whose room serves later sales", laterPlans],
  ["such a cap over tiers, nothing taken back", laterTiers],
  ["two plans", mixedPlans],
];
const exactly = (given: Case) => [...exactLedger(given, END)].sort().map(([key, minor]) => `${key} ${minor}`);

describe("the ledger against an exact one", () => {
  it.each(shapes)("at once: %s", (_, cases) => {
    fc.assert(
      fc.property(cases, (given) => {
        const ledger = accrue(deepFreeze({ ...given, booked: [] }), { asOf: END });
        expect(owed(ledger)).toEqual(exactly(given));
      }),
      { numRuns: RUNS },
    );
  });

  it.each(shapes)("facts come one by one, in any order: %s", (_, cases) => {
    fc.assert(
      fc.property(cases.chain(batchesOf), ({ given, batches }) => {
        expect(owed(inBatches(given, batches))).toEqual(exactly(given));
      }),
      { numRuns: RUNS },
    );
  });
});

describe("columns against the ledger", () => {
  it("every row comes to what its sale does", () => {
    fc.assert(
      fc.property(columnPlans, (given) => {
        const rows = given.sales;
        const left = rows.map((sale) => {
          const alone = {
            ...given,
            sales: [sale],
            terms: [{ ...given.terms[0]!, precedence: { kind: "specificity" } as const, caps: [], rules: [whole] }],
          };
          return Number([...exactLedger(alone, END).values()][0] ?? 0);
        });
        const values = (name: "contentKind" | "adDriven") => rows.map((sale) => sale[name] ?? null);
        const { due } = commissionColumns(
          {
            currency: rows[0]!.value!.currency,
            creatorId: rows.map(({ credits }) => credits[0]!.creatorId),
            occurredAt: Float64Array.from(rows, ({ occurredAt }) => Number(occurredAt)),
            base: Float64Array.from(rows, ({ value }) => value!.minor),
            ...(given.adjustments.length === 0 ? {} : { left: Float64Array.from(left) }),
            contentKind: values("contentKind") as (string | null)[],
            channel: values("adDriven").map((paid) => (paid === null ? null : paid ? "ads" : "organic")),
          },
          given.terms[0]!,
          { creators: given.creators },
        );
        const ledger = accrue(deepFreeze({ ...given, booked: [] }), { asOf: END });
        const bySale = rows.map(({ id }) =>
          ledger
            .filter(({ source }) => source.kind === "sale" && source.conversionId === id)
            .reduce((sum, { amount }) => sum + amount.minor, 0),
        );
        expect([...due]).toEqual(bySale);
        expect(owed(ledger)).toEqual(exactly(given));
      }),
      { numRuns: RUNS },
    );
  });
});

/** A share of everything: what is left. */
const whole = { id: "whole", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "1" } } as const;
