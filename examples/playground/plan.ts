import { commissionBases, type LinesBase } from "creator-core/commission";
import type { CreatorCoreError } from "creator-core/errors";
import type { CommissionComponent, CommissionRule, CommissionTerms } from "creator-core/models";
import type { Case } from "./state.js";
import { objection, type Troubles } from "./troubles.js";
import { countOf, moneyOf, percentOf } from "./typed.js";

const bases: Readonly<Record<string, LinesBase>> = commissionBases;

/** The plan as the library takes it: plain data, one rule for each part of the form. */
export function termsOf(current: Case, troubles: Troubles): CommissionTerms {
  const rules = [standardRule(current, troubles), ownTierRule(current, troubles), bonusRule(current, troubles)];
  return {
    id: "playground",
    version: 1,
    timeZone: "UTC",
    base: bases[current.base] ?? commissionBases.netOfTaxAndShipping,
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    hold: { duration: { days: 0 }, from: "order" },
    rules: rules.filter((rule) => rule !== undefined),
  };
}

/** The library's own rules about a plan, by the column of the form they are about; a row of its own before all rows. */
const planWords: Readonly<Record<string, string>> = {
  bands: "Add at least one band.",
  "bands.0.from": "The first band starts at 0.",
  "bands.from": "This must be more than in the band before.",
  steps: "Add at least one step.",
  "steps.0.at": "The first step must be above zero.",
  "steps.at": "This must be more than in the step before.",
  "steps.bonus": "This must not be less than in the step before.",
};

/** Where in the form an objection belongs, and what it says there. */
export function planTrouble(
  error: CreatorCoreError,
  terms: CommissionTerms,
): readonly [field: string, message: string] {
  const { path } = error.details;
  if (!path.startsWith("terms")) return ["orders", objection(error)];
  const field = fieldOfPath(path, terms);
  return [field, planWords[field] ?? planWords[field.replace(/\.\d+/, "")] ?? objection(error)];
}

/** The field of the form that a path in the plan is about: `terms[0].rules[0].component.tiers[1].from` is `bands.1.from`. */
function fieldOfPath(path: string, { rules }: CommissionTerms): string {
  const [, list, row, column] = /\b(tiers|steps)\b(?:\[(\d+)\]\.?(\w*))?/.exec(path) ?? [];
  const table = list === "tiers" ? "bands" : list;
  if (table !== undefined && row === undefined) return table;
  if (table !== undefined) return `${table}.${row}.${column || (table === "bands" ? "from" : "at")}`;
  const [, index = "0"] = /\brules\[(\d+)\]/.exec(path) ?? [];
  const rule = rules[Number(index)];
  if (rule?.scope.followerTiers !== undefined) return "ownRate";
  return rule?.component.kind === "flat" ? "flat" : rule?.component.kind === "percent" ? "rate" : "plan";
}

function standardRule(current: Case, troubles: Troubles): CommissionRule | undefined {
  const component = componentOf(current, troubles);
  return component && { id: "standard", scope: {}, mode: "exclusive", component };
}

function componentOf({ plan, rate, flat, bands, currency }: Case, troubles: Troubles): CommissionComponent | undefined {
  switch (plan) {
    case "percent": {
      const share = percentOf(rate, "rate", troubles);
      return share === undefined ? undefined : { kind: "percent", rate: share };
    }
    case "flat": {
      const amount = moneyOf(flat, currency, "flat", troubles);
      return amount && { kind: "flat", amount };
    }
    case "graduated": {
      const read = bands.flatMap((band, index) => {
        const from = moneyOf(band["from"] ?? "", currency, `bands.${index}.from`, troubles);
        const share = percentOf(band["rate"] ?? "", `bands.${index}.rate`, troubles);
        return from === undefined || share === undefined ? [] : [{ from, rate: share }];
      });
      return {
        kind: "tiered",
        mode: "graduated",
        measure: "salesValue",
        tiers: read,
        window: { kind: "lifetime" },
        onReversal: "recompute",
      };
    }
    default:
      return undefined;
  }
}

function ownTierRule({ ownTier, ownRate }: Case, troubles: Troubles): CommissionRule | undefined {
  if (ownTier === "") return undefined;
  const rate = percentOf(ownRate, "ownRate", troubles);
  if (rate === undefined) return undefined;
  const scope = { followerTiers: [ownTier] };
  return { id: `for-${ownTier}`, scope, mode: "exclusive", component: { kind: "percent", rate } };
}

function bonusRule({ bonus, stack, steps, currency }: Case, troubles: Troubles): CommissionRule | undefined {
  if (bonus !== "orders" && bonus !== "salesValue") return undefined;
  const read = steps.flatMap((step, index) => {
    const [text = "", field] = [step["at"], `steps.${index}.at`];
    const count = () => countOf(text, field, troubles, "10")?.value;
    const at = bonus === "orders" ? count() : moneyOf(text, currency, field, troubles)?.minor;
    const amount = moneyOf(step["bonus"] ?? "", currency, `steps.${index}.bonus`, troubles);
    return at === undefined || amount === undefined ? [] : [{ at, bonus: amount }];
  });
  const component: CommissionComponent = {
    kind: "milestone",
    measure: bonus,
    steps: read,
    stack: stack === "cumulative" ? "cumulative" : "highest",
    window: { kind: "lifetime" },
    onReversal: "recompute",
  };
  return { id: "milestone", scope: {}, mode: "additive", component };
}
