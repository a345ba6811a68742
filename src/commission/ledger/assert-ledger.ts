import { assertList, assertObjects } from "../../errors/assert-list.js";
import { assertObject } from "../../errors/assert-object.js";
import { assertText, assertTexts } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type {
  EntrySource,
  LedgerEntry,
  LedgerEntryKind,
  RejectedRule,
  TraceCode,
  TraceLine,
} from "../../models/ledger.js";
import type { Reason } from "../../models/outcome.js";
import { isMinor } from "../../money/_is-minor.js";
import { assertCurrency } from "../../money/assert-currency.js";
import { assertMoney } from "../../money/assert-money.js";
import { isCurrency } from "../../money/is-currency.js";
import type { FxRate, Money } from "../../money/types.js";
import { asRate } from "../../rate/as-rate.js";
import { assertId, assertOneOf, assertVersion, isGiven, isVersion } from "../guards.js";

/** In the order in which totals by kind are listed. */
export const entryKinds: readonly LedgerEntryKind[] = [
  "commission",
  "bonus",
  "retainer",
  "override",
  "guaranteeTopUp",
  "advance",
  "recoup",
  "reversal",
  "clawback",
  "trueUp",
  "capAdjustment",
  "release",
  "fx",
  "payout",
  "withholding",
  "fee",
  "writeOff",
];

/** What made a line of a trace. A table, so that the compiler misses none. */
const traceCodes: Readonly<Record<TraceCode, true>> = {
  rateOfBase: true,
  tier: true,
  fixedAmount: true,
  sharedAmount: true,
  restAtRates: true,
  perMetric: true,
  belowMinimum: true,
  raisedToMinimum: true,
  heldToMaximum: true,
  step: true,
  noStepYet: true,
  stepLost: true,
  prize: true,
  sharedPrize: true,
  challenge: true,
  retainer: true,
  retainerShortfall: true,
  guarantee: true,
  earned: true,
  advance: true,
  recoup: true,
  override: true,
  cap: true,
  booked: true,
  nothingLeft: true,
  notDueAnyMore: true,
  noRule: true,
  countsTowards: true,
  released: true,
  paidOut: true,
  withheld: true,
  fee: true,
  writtenOff: true,
  converted: true,
  other: true,
};

const sourceKinds: readonly EntrySource["kind"][] = ["sale", "post", "deliverable", "period", "payout", "transfer"];

const knownKinds: ReadonlySet<unknown> = /* @__PURE__ */ new Set(entryKinds);
const knownCodes: ReadonlySet<unknown> = /* @__PURE__ */ new Set(/* @__PURE__ */ Object.keys(traceCodes));

/**
 * Entries as far as every reader of a ledger relies on them. What is optional may be `null`, as a table returns it. Every
 * run reads the whole ledger, so a path is put into words only for what is wrong.
 */
export function assertLedger(ledger: readonly LedgerEntry[], path: string): void {
  assertList(ledger, path);
  for (let index = 0; index < ledger.length; index += 1) assertEntry(ledger[index]!, path, index);
}

/** One entry: that at `index` of the ledger at `path`, or one on its own. */
export function assertEntry(entry: LedgerEntry, path: string, index: number | null = null): void {
  if (typeof entry !== "object" || entry === null) assertObject(entry, placeOf(path, index));
  const { id, kind, creatorId, amount, source, occurredAt, bookedAt, availableAt, terms, ruleId, trace } = entry;
  if (!isId(id)) assertId(id, `${placeOf(path, index)}.id`);
  if (!knownKinds.has(kind)) assertWord(kind, entryKinds, `${placeOf(path, index)}.kind`);
  if (!isId(creatorId)) assertId(creatorId, `${placeOf(path, index)}.creatorId`);
  if (!isMoney(amount)) assertMoney(amount, `${placeOf(path, index)}.amount`);
  if (!isMoment(occurredAt)) assertMoment(occurredAt, `${placeOf(path, index)}.occurredAt`);
  if (!isMoment(bookedAt)) assertMoment(bookedAt, `${placeOf(path, index)}.bookedAt`);
  if (availableAt !== null && !isMoment(availableAt)) assertMoment(availableAt, `${placeOf(path, index)}.availableAt`);
  if (!isSaleSource(source)) assertSource(source, `${placeOf(path, index)}.source`);
  if (terms !== null && !isTermsReference(terms)) assertTermsReference(terms, `${placeOf(path, index)}.terms`);
  if (ruleId !== null && !isId(ruleId)) assertId(ruleId, `${placeOf(path, index)}.ruleId`);
  if (!Array.isArray(trace)) assertList(trace, `${placeOf(path, index)}.trace`);
  for (let place = 0; place < trace.length; place += 1) assertLine(trace[place]!, path, index, place);
  assertLinks(entry, path, index);
}

/** What only some entries have. */
function assertLinks(entry: LedgerEntry, path: string, index: number | null): void {
  const { corrects, adjustmentIds, fx, applied, rejected } = entry;
  if (isGiven(corrects) && !isId(corrects)) assertId(corrects, `${placeOf(path, index)}.corrects`);
  if (isGiven(adjustmentIds) && !areTexts(adjustmentIds)) {
    assertTexts(adjustmentIds, `${placeOf(path, index)}.adjustmentIds`);
  }
  if (isGiven(fx)) assertFx(fx, `${placeOf(path, index)}.fx`);
  if (isGiven(applied) && !areTexts(applied)) assertTexts(applied, `${placeOf(path, index)}.applied`);
  if (isGiven(rejected)) assertRejected(rejected, path, index);
}

/** One line of the trace of an entry; or, without a place, a line on its own at `path`. */
export function assertLine(
  line: TraceLine,
  path: string,
  index: number | null = null,
  place: number | null = null,
): void {
  if (typeof line !== "object" || line === null) assertObject(line, lineAt(path, index, place));
  const { code, ruleId, amount, base, rate, whole, count, per, at, place: rank, what, of, note } = line;
  if (!knownCodes.has(code)) assertWord(code, Object.keys(traceCodes), `${lineAt(path, index, place)}.code`);
  if (ruleId !== null && !isId(ruleId)) assertId(ruleId, `${lineAt(path, index, place)}.ruleId`);
  if (!isMoney(amount)) assertMoney(amount, `${lineAt(path, index, place)}.amount`);
  if (isGiven(base) && !isMoney(base)) assertMoney(base, `${lineAt(path, index, place)}.base`);
  if (isGiven(rate) && !isPlainRate(rate)) asRate(rate, `${lineAt(path, index, place)}.rate`);
  if (isGiven(whole) && !isMoney(whole)) assertMoney(whole, `${lineAt(path, index, place)}.whole`);
  if (isGiven(count) && !isNumber(count)) assertNumber(count, `${lineAt(path, index, place)}.count`);
  if (isGiven(per) && !isNumber(per)) assertNumber(per, `${lineAt(path, index, place)}.per`);
  if (isGiven(at) && !isNumber(at)) assertNumber(at, `${lineAt(path, index, place)}.at`);
  if (isGiven(rank) && !isNumber(rank)) assertNumber(rank, `${lineAt(path, index, place)}.place`);
  if (isGiven(what) && typeof what !== "string") assertText(what, `${lineAt(path, index, place)}.what`);
  if (isGiven(of) && !areTexts(of)) assertTexts(of, `${lineAt(path, index, place)}.of`);
  if ((isGiven(note) || code === "other") && typeof note !== "string") {
    assertText(note, `${lineAt(path, index, place)}.note`);
  }
}

function placeOf(path: string, index: number | null): string {
  return index === null ? path : `${path}[${index}]`;
}

function lineAt(path: string, index: number | null, place: number | null): string {
  return place === null ? path : `${placeOf(path, index)}.trace[${place}]`;
}

/** What an entry is about. */
export function assertSource(source: EntrySource, path: string): void {
  assertObject(source, path);
  switch (source.kind) {
    case "sale":
      assertId(source.conversionId, `${path}.conversionId`);
      break;
    case "post":
      assertId(source.postId, `${path}.postId`);
      break;
    case "deliverable":
      assertId(source.deliverableId, `${path}.deliverableId`);
      break;
    case "period":
      assertId(source.currency, `${path}.currency`);
      assertId(source.key, `${path}.key`);
      break;
    case "payout":
      assertId(source.payoutId, `${path}.payoutId`);
      break;
    case "transfer":
      assertId(source.transferId, `${path}.transferId`);
      break;
    default:
      assertWord((source as EntrySource).kind, sourceKinds, `${path}.kind`);
      break;
  }
}

function assertTermsReference(terms: unknown, path: string): void {
  assertObject(terms, path);
  const { id, version } = terms as NonNullable<LedgerEntry["terms"]>;
  assertId(id, `${path}.id`);
  assertVersion(version, `${path}.version`);
}

function assertFx(fx: FxRate, path: string): void {
  assertObject(fx, path);
  assertCurrency(fx.from, `${path}.from`);
  assertCurrency(fx.to, `${path}.to`);
  asRate(fx.rate, `${path}.rate`);
  assertText(fx.date, `${path}.date`);
  assertText(fx.source, `${path}.source`);
}

function assertRejected(rejected: readonly RejectedRule[], path: string, index: number | null): void {
  if (!Array.isArray(rejected)) assertList(rejected, `${placeOf(path, index)}.rejected`);
  for (let rule = 0; rule < rejected.length; rule += 1) {
    if (!isRejection(rejected[rule])) assertRejection(rejected[rule]!, `${placeOf(path, index)}.rejected[${rule}]`);
  }
}

function isRejection(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { ruleId, reasons } = value as RejectedRule;
  return isId(ruleId) && Array.isArray(reasons) && reasons.every(isReason);
}

function isReason(value: unknown): boolean {
  return typeof value === "object" && value !== null && typeof (value as Reason).message === "string";
}

/** Says what is wrong with one that is none. */
function assertRejection(rejection: RejectedRule, path: string): void {
  assertObject(rejection, path);
  assertId(rejection.ruleId, `${path}.ruleId`);
  assertObjects(rejection.reasons, `${path}.reasons`);
  for (const [place, { message }] of rejection.reasons.entries()) {
    assertText(message, `${path}.reasons[${place}].message`);
  }
}

/** A ledger is this library's own result: its instants are numbers already. */
export function assertMoment(value: unknown, path: string): void {
  if (!isMoment(value)) fail("invalidInstant", path, "whole epoch milliseconds", value);
}

function assertNumber(value: unknown, path: string): void {
  if (!isNumber(value)) fail("invalidArgument", path, "a number", value);
}

function assertWord(value: unknown, words: readonly string[], path: string): void {
  assertOneOf(value, words, path, "invalidArgument");
}

function isId(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** −0 is none: JSON does not keep it. */
function isMoment(value: unknown): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function areTexts(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  for (let place = 0; place < value.length; place += 1) {
    if (typeof value[place] !== "string") return false;
  }
  return true;
}

function isMoney(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { minor, currency } = value as Money;
  return isMinor(minor) && isCurrency(currency) && !Array.isArray(value);
}

/** Rates as they are written nearly always; others are read whole. */
function isPlainRate(value: unknown): boolean {
  return typeof value === "string" && /^[01](\.\d{1,9})?$/.test(value);
}

/** Most entries are about sales; the others are looked at by `assertSource`. */
function isSaleSource(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const source = value as EntrySource;
  return source.kind === "sale" && isId(source.conversionId);
}

function isTermsReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, version } = value as NonNullable<LedgerEntry["terms"]>;
  return isId(id) && isVersion(version);
}
