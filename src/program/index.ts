export type {
  CampaignReport,
  CreatorReport,
  NotComputed,
  ProgramFacts,
  ProgramPolicies,
  ProgramReport,
  Reconciliation,
  SalesSummary,
  UseFinding,
} from "../models/program.js";
export type { RunOptions } from "./open-run.js";
export { type ProgramRun, runProgram } from "./run-program.js";
