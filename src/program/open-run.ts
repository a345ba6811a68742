import { assertObject } from "../errors/assert-object.js";
import { fail } from "../errors/creator-core-error.js";
import type { ProgramFacts, ProgramPolicies } from "../models/program.js";
import { assertMoney } from "../money/assert-money.js";
import { timeWindow } from "../time/time-window.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput, TimeWindow } from "../time/types.js";
import { type KnownFacts, knownFacts } from "./known-facts.js";
import { type ReportingCurrency, reportingCurrency } from "./reporting-currency.js";

/** How a programme is run. */
export interface RunOptions {
  /** The moment of the run: what happened later is not known yet. */
  readonly asOf: InstantInput;
}

/** What every step of a run reads: the facts known at its moment, the policies, and both in numbers. */
export interface Run {
  readonly facts: KnownFacts;
  readonly policies: ProgramPolicies;
  readonly asOf: Instant;
  readonly period: TimeWindow;
  readonly money: ReportingCurrency;
}

/** Checks the frame of a run and leaves out what happened after its moment. */
export function openRun(facts: ProgramFacts, policies: ProgramPolicies, options: RunOptions): Run {
  const asOf = toInstant(options?.asOf, "options.asOf");
  assertObject(policies, "policies", "the policies of a programme");
  const { reportingCurrency: currency, budget, timeZone } = policies;
  assertMoney(budget, "policies.budget");
  if (budget.currency !== currency) {
    fail("currencyMismatch", "policies.budget", `in the reporting currency ${currency}`, budget.currency);
  }
  const known = knownFacts(facts, asOf);
  return {
    facts: known,
    policies,
    asOf,
    period: timeWindow(policies.period, "policies.period"),
    money: reportingCurrency(currency, known.fxRates, asOf, timeZone),
  };
}
