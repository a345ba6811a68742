import type { CommissionComponent, CommissionRule } from "creator-core/models";
import type { Answers } from "./answer-case.js";
import { Code, list, literal } from "./code-text.js";
import type { Case } from "./state.js";

/** The part of a program that answers what is owed, in two lengths. */

// ── The simple functions ────────────────────────────────────────────────────────────────────────────────────────────

const unread = ({ lacksTier }: Answers) => [
  `// Commission: ${lacksTier ? "the plan pays by tier, and the tier is not known" : "the plan or the orders cannot be read yet"}.`,
];

/** With the simple functions, before refunds. */
export function shortCommission(current: Case, answers: Answers): string[] {
  const { commission, values, tier } = answers;
  if (commission === undefined || values.commission === undefined) return unread(answers);
  const { conversions, terms } = values.commission;
  const currency = literal(current.currency);
  const orders = conversions.map(({ lines }) => new Code(listOnLines(lines ?? [])));
  const rule = payingRule(terms.rules, tier?.tier);
  const bonus = terms.rules.find(({ component }) => component.kind === "milestone");
  const code = [
    `const orders: ConversionLine[][] = ${list(orders)};`,
    `const bases = orders.map((lines) => commissionableBase(lines, commissionBases.${current.base}).total);`,
    ...componentCode(rule, current),
  ];
  if (bonus !== undefined) code.push(...bonusCode(bonus.component, values.commission.conversions));
  const parts = [...(rule ? ["...commissions"] : []), ...(bonus ? ["bonus"] : [])];
  code.push(`const earned = sumMoney([${parts.join(", ")}], ${currency});`);
  return [
    `// The lines of each order, what of them commission is paid on, and what that earns before refunds.\n${code.join("\n")}`,
  ];
}

/** The exclusive rule that pays: the one for the creator's tier where there is one. */
function payingRule(rules: readonly CommissionRule[], tier: string | undefined): CommissionRule | undefined {
  const own = rules.find(({ scope }) => tier !== undefined && scope.followerTiers?.includes(tier) === true);
  return own ?? rules.find(({ scope, mode }) => mode === "exclusive" && scope.followerTiers === undefined);
}

function componentCode(rule: CommissionRule | undefined, { currency }: Case): string[] {
  if (rule === undefined) return [];
  const { component } = rule;
  switch (component.kind) {
    case "percent":
      return [`const commissions = bases.map((base) => percentCommission(base, ${literal(component.rate)}).total);`];
    case "flat":
      return [`const commissions = bases.map(() => flatCommission(${literal(component.amount)}).total);`];
    case "tiered":
      return [
        `const tiers = ${literal(component.tiers)};`,
        `let soFar: Money = zeroMoney(${literal(currency)});`,
        "const commissions = bases.map((amount) => {",
        "  const { total } = graduatedCommission(tiers, { soFar, amount });",
        "  soFar = addMoney(soFar, amount);",
        "  return total;",
        "});",
      ];
    default:
      return [];
  }
}

function bonusCode(component: CommissionComponent, conversions: readonly { readonly value?: unknown }[]): string[] {
  if (component.kind !== "milestone") return [];
  const { measure, steps, stack } = component;
  if (!("length" in steps)) return [];
  const code = [`const steps = ${literal(steps)};`];
  if (measure === "orders") return [...code, `const bonus = milestoneBonus(steps, bases.length, "${stack}").total;`];
  const values = list(conversions.map(({ value }) => value));
  const currency = literal(steps[0]?.bonus.currency);
  return [
    ...code,
    `const sold = sumMoney(${values}, ${currency});`,
    `const bonus = milestoneBonus(steps, sold.minor, "${stack}").total;`,
  ];
}

// ── The ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Through attribution, ledger and statement. */
export function fullCommission(current: Case, answers: Answers): string[] {
  const { commission, values, tier } = answers;
  if (commission === undefined || values.commission === undefined) return unread(answers);
  const { conversions, refunds, terms } = values.commission;
  const plan = { ...terms, base: new Code(`commissionBases.${current.base}`) };
  const creator = tier === undefined ? '{ creatorId: "ada" }' : '{ creatorId: "ada", followerTier: tier.tier }';
  const currency = literal(current.currency);
  return [
    `// The orders, each with the creator's code on it: who sold them?\nconst conversions: Conversion[] = ${list(conversions)};`,
    [
      'const directory = { assignments: [{ kind: "code", key: "ADA10", creatorId: "ada" }] } as const;',
      "const { sales } = attributeConversions({ conversions, touchpoints: [], directory }, codeFirst);",
    ].join("\n"),
    `// The plan is data: store it, version it, send it over a wire.\nconst terms: CommissionTerms = ${literal(plan)};`,
    `const refunds = ${list(refunds)} as const;`,
    [
      "// Booked as the orders come in, and again when the refunds have.",
      `const facts = { terms: [terms], sales, creators: [${creator}] };`,
      'const sold = accrue({ ...facts, adjustments: [], booked: [] }, { asOf: "2026-03-20T00:00:00Z" });',
      'const after = accrue({ ...facts, adjustments: refunds, booked: sold }, { asOf: "2026-04-01T00:00:00Z" });',
      "",
      `const earned = sumMoney(sold.map((entry) => entry.amount), ${currency});`,
      "const march = statement([...sold, ...after], {",
      `  creatorId: "ada", currency: ${currency}, from: "2026-03-01", to: "2026-04-01", timeZone: "UTC",`,
      "});",
    ].join("\n"),
  ];
}

/** Lines of an order inside the list of orders. */
const listOnLines = (lines: readonly unknown[]): string =>
  lines.length < 2
    ? literal(lines, "  ")
    : `[\n${lines.map((line) => `    ${literal(line, "    ")},`).join("\n")}\n  ]`;
