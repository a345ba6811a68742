import type { RuleId } from "../../ids/index.js";
import type { CreatorAttributes, ScopeDimension } from "../../models/commission.js";
import type { RejectedRule } from "../../models/ledger.js";
import type { ConversionLine } from "../../models/tracking.js";
import { compileDuration } from "../../time/compile-duration.js";
import type { Instant } from "../../time/types.js";
import { compileBase } from "../base/compile-base.js";
import { exclusionOf } from "../base/line-bases.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { Ask } from "./compile-scope.js";
import { isAboutSales } from "./is-about-sales.js";
import { recurringState } from "./match-rule.js";
import type { Outcome } from "./resolution.js";
import { lineAnswer, linesAsked, type Subject, saleAnswer } from "./sale-answers.js";
import type { LineDimension } from "./scope-dimensions.js";

/**
 * What the rules of a plan ask, and the outcomes found so far. A million sales give the same few answers: each new
 * combination of answers is resolved once and then found by walking from answer to answer.
 */
export interface RuleMemo {
  /** The rules that are about sales, in the order of the plan. */
  readonly rules: readonly CompiledRule[];
  /** Whether some rule is for lines, so that lines may have different rules. */
  readonly isByLine: boolean;
  readonly questions: Questions;
  /** Of rules with a rate lock, the first instant at which one that counts from an anchor does not hold any more. */
  readonly locks: ReadonlyMap<CompiledRule, (anchor: Instant) => Instant>;
  /** Outcomes by what was answered; and, for decisions that stand, by the rules and then the answers. */
  root: MemoNode;
  decided: MemoNode;
  /** How many nodes there are. */
  size: number;
  readonly rejections: Map<string, readonly RejectedRule[]>;
}

interface Questions {
  /** Every instant at which a rule begins or ends or a rate changes, ascending. */
  readonly instants: readonly number[];
  readonly recurring: readonly CompiledRule[];
  /** Dimensions that have one answer for the whole sale. */
  readonly words: readonly ScopeDimension[];
  readonly asksStatus: boolean;
  readonly asksTier: boolean;
  /** Creators that some rule names, by the rules that do; everybody else is one. `null` where no rule asks. */
  readonly creators: ReadonlyMap<string, number> | null;
  readonly groups: ReadonlyMap<string, number> | null;
  readonly lines: readonly { readonly dimension: LineDimension; readonly known: ReadonlyMap<string, number> }[];
  /** The bounds of order values, by currency, ascending. */
  readonly bounds: ReadonlyMap<string, readonly number[]> | null;
  /** Whether a line lacks the cost that its margin takes; `null` for other bases. */
  readonly isCostless: ((line: Partial<ConversionLine>) => boolean) | null;
  readonly asksCurrency: boolean;
}

type Answer = string | number | undefined;

interface MemoNode {
  next: Map<Answer, MemoNode> | null;
  outcome: Outcome | null;
}

/** Answers are kept until there are so many that they are likely all different; then it starts over. */
const ROOM = 50_000;

/** Made when a plan is first asked, and kept as long as the plan is. */
const memos = /* @__PURE__ */ new WeakMap<CompiledTerms, RuleMemo>();

export function memoOf(compiled: CompiledTerms): RuleMemo {
  const known = memos.get(compiled);
  if (known !== undefined) return known;
  const made = compileMemo(compiled);
  memos.set(compiled, made);
  return made;
}

function compileMemo({ rules, terms, zone }: CompiledTerms): RuleMemo {
  const own = rules.filter(({ component }) => isAboutSales(component));
  const questions = questionsOf(own, terms.base, terms.currency !== undefined);
  return {
    rules: own,
    isByLine: questions.lines.length > 0,
    questions,
    locks: new Map(
      own.flatMap((rule) => {
        const lock = rule.component.kind === "percent" ? rule.component.lock : null;
        return lock === null ? [] : [[rule, compileDuration({ days: lock.days }, zone)] as const];
      }),
    ),
    root: newNode(),
    decided: newNode(),
    size: 0,
    rejections: new Map(),
  };
}

function newNode(): MemoNode {
  return { next: null, outcome: null };
}

function questionsOf(
  rules: readonly CompiledRule[],
  base: CompiledTerms["terms"]["base"],
  isInOneCurrency: boolean,
): Questions {
  const asks = rules.flatMap(({ scope, except }) =>
    [scope, except].flatMap((each) => (each === null ? [] : allOf(each))),
  );
  const asked = new Set(asks.map(({ dimension }) => dimension));
  return {
    instants: instantsOf(rules),
    recurring: rules.filter(({ recurring }) => recurring !== null),
    words: wordDimensions.filter((dimension) => asked.has(dimension)),
    asksStatus: asked.has("statusLevels"),
    asksTier: asked.has("followerTiers"),
    creators: asked.has("creatorIds") ? classesOf(asks, "creatorIds") : null,
    groups: asked.has("groups") ? classesOf(asks, "groups") : null,
    lines: lineDimensions.flatMap((dimension) =>
      asked.has(dimension) ? [{ dimension, known: classesOf(asks, dimension) }] : [],
    ),
    bounds: asked.has("orderValue") ? boundsOf(asks) : null,
    isCostless: base.kind === "margin" ? costlessUnder(base) : null,
    asksCurrency: isInOneCurrency || rules.some(({ component }) => component.currency !== null),
  };
}

function allOf({ creator, sale, line }: CompiledRule["scope"]): readonly Ask[] {
  return [...creator, ...sale, ...line];
}

const lineDimensions: readonly LineDimension[] = ["productIds", "skus", "categories"];
const wordDimensions: readonly ScopeDimension[] = [
  "kinds",
  "campaignIds",
  "collaborations",
  "contentKinds",
  "channel",
  "customerOfShop",
  "customerOfCreator",
  "countries",
];

function instantsOf(rules: readonly CompiledRule[]): readonly number[] {
  const instants = new Set<number>();
  for (const { during, component } of rules) {
    for (const side of [during?.start ?? null, during?.end ?? null]) if (side !== null) instants.add(side);
    if (component.kind === "percent") for (const { from } of component.changes) instants.add(from);
  }
  return [...instants].sort((a, b) => a - b);
}

/** Words that the same rules name are one answer: a list of a thousand creators asks one question. */
function classesOf(asks: readonly Ask[], dimension: ScopeDimension): ReadonlyMap<string, number> {
  const namedBy = new Map<string, string>();
  asks
    .filter((ask) => ask.dimension === dimension)
    .forEach(({ values }, index) => {
      for (const value of values) namedBy.set(value, `${namedBy.get(value) ?? ""}${index},`);
    });
  const classes = new Map<string, number>();
  return new Map(
    [...namedBy].map(([value, names]) => {
      if (!classes.has(names)) classes.set(names, classes.size + 1);
      return [value, classes.get(names)!];
    }),
  );
}

function boundsOf(asks: readonly Ask[]): ReadonlyMap<string, readonly number[]> {
  const bounds = new Map<string, number[]>();
  for (const ask of asks) {
    if (ask.bounds === null) continue;
    const { currency, from, below } = ask.bounds;
    const known = bounds.get(currency) ?? [];
    for (const side of [from, below]) if (side !== null && !known.includes(side.minor)) known.push(side.minor);
    bounds.set(
      currency,
      known.sort((a, b) => a - b),
    );
  }
  return bounds;
}

function costlessUnder(base: Extract<CompiledTerms["terms"]["base"], { readonly kind: "margin" }>) {
  const compiled = compileBase(base);
  return (line: Partial<ConversionLine>): boolean =>
    (line.cost ?? null) === null && exclusionOf(line as ConversionLine, compiled) === null;
}

/** Where the outcome for these answers is kept. */
export function nodeFor(
  memo: RuleMemo,
  subject: Subject,
  creator: CreatorAttributes,
  fxKnown: boolean,
  only: ReadonlySet<RuleId> | undefined,
): MemoNode {
  if (memo.size > ROOM) startOver(memo);
  const { questions, isByLine } = memo;
  const { sale, at, currency } = subject;
  let node = only === undefined ? memo.root : after(memo, memo.decided, rulesKey(memo.rules, only));
  if (questions.instants.length > 0) node = after(memo, node, countUpTo(questions.instants, at));
  if (questions.asksCurrency) node = after(memo, node, currency ?? undefined);
  for (const rule of questions.recurring) node = after(memo, node, recurringState(rule.recurring!, subject));
  node = afterCreator(memo, node, creator);
  for (const dimension of questions.words) {
    node = afterWord(memo, node, saleAnswer(dimension, sale, creator.creatorId));
  }
  if (questions.bounds !== null) node = afterValue(memo, node, questions.bounds, sale.value);
  // What can be said in one number is one answer.
  const hasValue = (sale.value ?? null) === null ? 0 : 1;
  const hasLines = (sale.lines?.length ?? 0) === 0 ? 0 : 2;
  node = after(memo, node, hasValue + hasLines + (fxKnown ? 4 : 0));
  if (isByLine) return afterLines(memo, node, subject);
  if (questions.isCostless === null) return node;
  return after(memo, node, (sale.lines ?? []).some(questions.isCostless) ? 1 : 0);
}

function startOver(memo: RuleMemo): void {
  memo.root = newNode();
  memo.decided = newNode();
  memo.size = 0;
  memo.rejections.clear();
}

function after(memo: RuleMemo, node: MemoNode, answer: Answer): MemoNode {
  const known = node.next?.get(answer);
  if (known !== undefined) return known;
  const made = newNode();
  node.next ??= new Map();
  node.next.set(answer, made);
  memo.size += 1;
  return made;
}

/** Which of the rules stand, as one answer. */
function rulesKey(rules: readonly CompiledRule[], only: ReadonlySet<RuleId>): Answer {
  let key = 0;
  if (rules.length > 31) {
    return rules.flatMap(({ id, place }) => (only.has(id) ? [place] : [])).join();
  }
  for (let index = 0; index < rules.length; index += 1) key = 2 * key + (only.has(rules[index]!.id) ? 1 : 0);
  return key;
}

function countUpTo(instants: readonly number[], at: number): number {
  let count = 0;
  while (count < instants.length && instants[count]! <= at) count += 1;
  return count;
}

function afterCreator(memo: RuleMemo, start: MemoNode, creator: CreatorAttributes): MemoNode {
  const { creators, groups, asksStatus, asksTier } = memo.questions;
  let node = start;
  if (creators !== null) node = after(memo, node, creators.get(creator.creatorId) ?? 0);
  if (asksStatus) node = after(memo, node, textOf(creator.statusLevel));
  if (asksTier) node = after(memo, node, textOf(creator.followerTier));
  if (groups !== null) node = after(memo, node, groupsKey(groups, creator.groups));
  return node;
}

function textOf(value: unknown): Answer {
  return typeof value === "string" ? value : undefined;
}

function groupsKey(named: ReadonlyMap<string, number>, groups: unknown): Answer {
  if (!Array.isArray(groups)) return undefined;
  const classes = new Set<number>();
  for (const group of groups) {
    const found = named.get(group);
    if (found !== undefined) classes.add(found);
  }
  const [first = 0] = classes;
  return classes.size < 2 ? first : [...classes].sort((a, b) => a - b).join();
}

/** One word; or, of several campaigns, how many and each of them. */
function afterWord(memo: RuleMemo, start: MemoNode, answer: unknown): MemoNode {
  if (!Array.isArray(answer)) return after(memo, start, textOf(answer));
  let node = after(memo, start, answer.length);
  for (const word of answer) node = after(memo, node, textOf(word));
  return node;
}

function afterValue(
  memo: RuleMemo,
  node: MemoNode,
  bounds: ReadonlyMap<string, readonly number[]>,
  value: Subject["sale"]["value"],
): MemoNode {
  const known = value === undefined || value === null ? undefined : bounds.get(value.currency);
  if (known === undefined) return after(memo, node, undefined);
  return after(memo, after(memo, node, value!.currency), countUpTo(known, value!.minor));
}

/** The answers of each line in turn: an order may well have several rules. */
function afterLines(memo: RuleMemo, start: MemoNode, { sale }: Subject): MemoNode {
  const { lines: asked, isCostless } = memo.questions;
  const rows = linesAsked(sale);
  let node = after(memo, start, rows.length);
  for (const row of rows) {
    for (const { dimension, known } of asked) {
      const answer = lineAnswer(dimension, row, sale);
      node = after(memo, node, typeof answer === "string" ? (known.get(answer) ?? 0) : undefined);
    }
    if (isCostless !== null) node = after(memo, node, isCostless(row) ? 1 : 0);
  }
  return node;
}
