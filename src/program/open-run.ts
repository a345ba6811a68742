import { fail } from "../errors/creator-core-error.js";
import type { ProgramFacts, ProgramPolicies } from "../models/program.js";
import { timeWindow } from "../time/time-window.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput, TimeWindow } from "../time/types.js";
import { type ReportingCurrency, reportingCurrency } from "./reporting-currency.js";

/** What every step of a run reads: the facts known at its moment, the policies, and both in numbers. */
export interface Run {
  readonly facts: ProgramFacts;
  readonly policies: ProgramPolicies;
  readonly asOf: Instant;
  readonly period: TimeWindow;
  readonly money: ReportingCurrency;
}

/** Checks the frame of a run and leaves out what happened after `asOf`: at that moment nobody knew it. */
export function openRun(facts: ProgramFacts, policies: ProgramPolicies, asOfInput: InstantInput): Run {
  const asOf = toInstant(asOfInput, "asOf");
  const period = timeWindow(policies.period, "policies.period");
  const { reportingCurrency: currency, budget, timeZone } = policies;
  if (budget.currency !== currency) {
    fail("currencyMismatch", "policies.budget", `in the reporting currency ${currency}`, budget.currency);
  }
  const known = <Fact>(list: readonly Fact[], name: keyof ProgramFacts, at: (fact: Fact) => InstantInput) =>
    list.filter((fact, index) => toInstant(at(fact), `facts.${name}[${index}]`) <= asOf);
  return {
    facts: {
      ...facts,
      posts: known(facts.posts, "posts", (post) => post.publishedAt),
      conversions: known(facts.conversions, "conversions", (conversion) => conversion.occurredAt),
      adjustments: known(facts.adjustments, "adjustments", (adjustment) => adjustment.occurredAt),
      payouts: known(facts.payouts, "payouts", (payout) => payout.paidAt),
      authorizations: known(facts.authorizations, "authorizations", (authorization) => authorization.authorizedAt),
      // A cost without a date is known, if not when it arose.
      costLines: known(facts.costLines, "costLines", (line) => line.incurredAt ?? asOf),
    },
    policies,
    asOf,
    period,
    money: reportingCurrency(currency, facts.fxRates, asOf, timeZone),
  };
}
