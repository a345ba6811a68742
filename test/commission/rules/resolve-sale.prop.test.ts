import type { CommissionRule, CommissionTerms, CreatorAttributes, RuleScope, Sale } from "creator-core/models";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePicks } from "../../../src/commission/rules/compile-picks.js";
import { quoteCommission } from "../../../src/commission/rules/quote-commission.js";
import { type Resolution, resolveSale } from "../../../src/commission/rules/resolve-sale.js";
import { compileTerms } from "../../../src/commission/terms/compile-terms.js";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { gbp, line, sale, terms } from "./fixtures.ts";

const some = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const list = <Value>(...values: readonly Value[]) => fc.uniqueArray(some(...values), { minLength: 1, maxLength: 2 });

const scopes: fc.Arbitrary<RuleScope> = fc.record(
  {
    creatorIds: list("c-1", "c-2", "__proto__"),
    statusLevels: list("gold", "silver"),
    groups: list("a", "b", "c"),
    contentKinds: list("video" as const, "live" as const),
    channel: some("ads" as const, "organic" as const),
    customerOfCreator: some("new" as const, "returning" as const),
    productIds: list("A", "B"),
    categories: list("x", "y"),
    orderValue: some({ from: gbp("10.00") }, { below: gbp("30.00") }, { from: gbp("10.00"), below: gbp("30.00") }),
  },
  { requiredKeys: [] },
);

const rules: fc.Arbitrary<readonly CommissionRule[]> = fc
  .array(
    fc.record(
      {
        scope: scopes,
        except: scopes.filter((scope) => Object.keys(scope).length > 0),
        mode: some("exclusive" as const, "exclusive" as const, "additive" as const),
        component: fc.oneof(
          some("0.05", "0.1", "0.2").map((rate) => ({ kind: "percent", rate }) as const),
          some("1.00", "3.00").map((amount) => ({ kind: "flat", amount: gbp(amount) }) as const),
        ),
      },
      { requiredKeys: ["scope", "mode", "component"] },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) => drafts.map((draft, index) => ({ ...draft, id: `r-${index}` })));

const creators: fc.Arbitrary<CreatorAttributes> = fc.record(
  {
    creatorId: some("c-1", "c-2", "c-3"),
    statusLevel: some("gold", "silver", "bronze"),
    groups: fc.subarray(["a", "b", "z"]),
  },
  { requiredKeys: ["creatorId"] },
);

const lines = fc.array(
  fc.record(
    { price: some("5.00", "12.34", "20.00"), productId: some("A", "B", "C"), category: some("x", "z") },
    { requiredKeys: ["price"] },
  ),
  { maxLength: 4 },
);

/** A sale of one creator, whose value is that of its lines where it has some. */
const sales: fc.Arbitrary<{ readonly sale: Sale; readonly creator: CreatorAttributes }> = fc
  .record(
    {
      creator: creators,
      lines,
      worth: some(500, 1000, 2000, 3000),
      more: fc.record(
        {
          contentKind: some("video" as const, "live" as const),
          adDriven: fc.boolean(),
          firstThrough: fc.subarray(["c-1", "c-2"]),
          productId: some("A", "C"),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ["creator", "lines", "worth", "more"] },
  )
  .map(({ creator, lines: rows, worth, more }) => {
    const made = rows.map(({ price, ...rest }, index) => line(`l-${index}`, price, rest));
    const minor = made.length === 0 ? worth : made.reduce((sum, { price }) => sum + price.minor, 0);
    const value = { minor, currency: "GBP" };
    const listed = made.length === 0 ? {} : { lines: made };
    return { creator, sale: sale("o", 0, value, { ...more, ...listed }, [[creator.creatorId, 1, value]]) };
  });

const context = { picks: compilePicks(), fxKnown: true, pays: () => 0 };

function resolve(
  plan: CommissionTerms,
  asked: { readonly sale: Sale; readonly creator: CreatorAttributes },
): Resolution {
  const compiled = compileTerms(plan, "terms");
  return resolveSale(compiled, { sale: asked.sale, at: 0, currency: "GBP" }, asked.creator, context);
}

/** `undefined`: it is not said. */
type Answer = boolean | undefined;

/** What the specification says, word by word: a condition on a sale, creator and one line. */
function answers(
  scope: RuleScope,
  { sale: order, creator }: { sale: Sale; creator: CreatorAttributes },
  row: Partial<NonNullable<Sale["lines"]>[number]>,
): Answer[] {
  const known = <Value>(value: Value | undefined, test: (value: Value) => boolean): Answer =>
    value === undefined ? undefined : test(value);
  const asked: Answer[] = [];
  if (scope.creatorIds) asked.push(scope.creatorIds.includes(creator.creatorId));
  if (scope.statusLevels) asked.push(known(creator.statusLevel, (level) => scope.statusLevels!.includes(level)));
  if (scope.groups)
    asked.push(known(creator.groups, (groups) => groups.some((group) => scope.groups!.includes(group))));
  if (scope.contentKinds) asked.push(known(order.contentKind, (kind) => scope.contentKinds!.includes(kind)));
  if (scope.channel) asked.push(known(order.adDriven, (ads) => ads === (scope.channel === "ads")));
  if (scope.customerOfCreator) {
    asked.push(
      known(order.firstThrough, (first) => first.includes(creator.creatorId) === (scope.customerOfCreator === "new")),
    );
  }
  if (scope.productIds) asked.push(known(row.productId ?? order.productId, (id) => scope.productIds!.includes(id)));
  if (scope.categories) asked.push(known(row.category, (category) => scope.categories!.includes(category)));
  if (scope.orderValue) {
    const { from, below } = scope.orderValue;
    asked.push(
      order.value!.minor >= (from?.minor ?? 0) && order.value!.minor < (below?.minor ?? Number.POSITIVE_INFINITY),
    );
  }
  return asked;
}

function takesLine(rule: CommissionRule, asked: { sale: Sale; creator: CreatorAttributes }, row: object): boolean {
  const isFor = answers(rule.scope, asked, row).every((answer) => answer === true);
  const isNotFor = rule.except === undefined || answers(rule.except, asked, row).some((answer) => answer === false);
  return isFor && isNotFor;
}

/** For each rule the lines it has: the exclusive rule with most dimensions, of equals the first; every additive rule. */
function slowly(plan: readonly CommissionRule[], asked: { sale: Sale; creator: CreatorAttributes }) {
  const rows: readonly object[] = asked.sale.lines?.length ? asked.sale.lines : [{}];
  const taken = new Map(plan.map(({ id }) => [id, [] as number[]]));
  rows.forEach((row, index) => {
    const matching = plan.filter((rule) => takesLine(rule, asked, row));
    const exclusive = matching.filter(({ mode }) => mode === "exclusive");
    const most = Math.max(...exclusive.map(({ scope }) => Object.keys(scope).length));
    const winner = exclusive.find(({ scope }) => Object.keys(scope).length === most);
    for (const rule of matching) if (rule.mode === "additive" || rule === winner) taken.get(rule.id)!.push(index);
  });
  return [...taken]
    .filter(([, own]) => own.length > 0)
    .map(([id, own]) => [id, own.length === rows.length ? null : own]);
}

const linesByRule = ({ applied }: Resolution) => applied.map(({ rule, lines: own }) => [rule.id, own]);

describe("rules of a sale", () => {
  it("are those of the specification, line by line", () => {
    fc.assert(
      fc.property(rules, sales, (plan, asked) => {
        expect(linesByRule(resolve(deepFreeze(terms(plan)), deepFreeze(asked)))).toEqual(slowly(plan, asked));
      }),
      { numRuns: 1000 },
    );
  });

  it("apply or are rejected with a reason, all of them", () => {
    fc.assert(
      fc.property(rules, sales, (plan, asked) => {
        const { applied, rejected, ruleIds } = resolve(terms(plan), asked);
        expect(ruleIds).toEqual(applied.map(({ rule }) => rule.id));
        expect([...ruleIds, ...rejected.map(({ ruleId }) => ruleId)].sort()).toEqual(plan.map(({ id }) => id));
        for (const { reasons } of rejected) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const { message } of reasons) expect(message).toMatch(/^[A-Z].*\.$/);
        }
        expect(JSON.parse(JSON.stringify(rejected))).toEqual(rejected);
      }),
    );
  });

  it("are the same whatever was asked before, and equal rejections are one list", () => {
    fc.assert(
      fc.property(rules, fc.array(sales, { minLength: 2, maxLength: 12 }), (plan, all) => {
        const compiled = compileTerms(terms(plan), "terms");
        const lists = new Map<string, unknown>();
        for (const asked of all) {
          const found = resolveSale(compiled, { sale: asked.sale, at: 0, currency: "GBP" }, asked.creator, context);
          const fresh = resolve(terms(plan), asked);
          expect([linesByRule(found), found.rejected, found.isWaiting]).toEqual([
            linesByRule(fresh),
            fresh.rejected,
            fresh.isWaiting,
          ]);
          const key = JSON.stringify(found.rejected);
          expect(lists.get(key) ?? found.rejected).toBe(found.rejected);
          lists.set(key, found.rejected);
        }
      }),
    );
  });

  it("that are decided have the same lines when asked again, whatever the creator is by then", () => {
    fc.assert(
      fc.property(rules, sales, creators, (plan, asked, later) => {
        const compiled = compileTerms(terms(plan.map(withoutCreators)), "terms");
        const subject = { sale: asked.sale, at: 0, currency: "GBP" };
        const first = resolveSale(compiled, subject, asked.creator, context);
        const only = new Set(first.ruleIds);
        const again = resolveSale(
          compiled,
          subject,
          { ...later, creatorId: asked.creator.creatorId },
          { ...context, only },
        );
        expect(linesByRule(again)).toEqual(linesByRule(first));
        expect(again.rejected).toEqual([]);
      }),
    );
  });

  it("pay no other way more than the best for the creator", () => {
    fc.assert(
      fc.property(rules, sales, some("oldest" as const, "newest" as const), (plan, asked, tie) => {
        const paid = (precedence: CommissionTerms["precedence"]) =>
          quoteCommission({ terms: [terms(plan, { precedence })], sale: asked.sale, creators: [asked.creator] })
            .flatMap(({ totals }) => totals)
            .reduce((sum, { minor }) => sum + minor, 0);
        expect(paid({ kind: "bestForCreator" })).toBeGreaterThanOrEqual(paid({ kind: "specificity", tie }));
      }),
    );
  });
});

/** Exceptions of some lines of some creators go by the creator of the day: they are left out here. */
function withoutCreators({ except, ...rule }: CommissionRule): CommissionRule {
  const { creatorIds: _, statusLevels: __, groups: ___, ...kept } = except ?? {};
  return Object.keys(kept).length === 0 ? rule : { ...rule, except: kept };
}
