import type { CreatorId, TermsId } from "../../ids/index.js";
import type { CompiledCap } from "../caps/compile-caps.js";
import { escapePart } from "../ledger/escape-part.js";
import { baseNoun } from "../ledger/trace.js";
import type { CompiledRule, CompiledTerms, Plans } from "../terms/compiled.js";
import { getOrAdd } from "./get-or-add.js";
import type { CapGroup, RatingWindow } from "./sale-position.js";
import type { Tally } from "./tally.js";

/** What one version of a plan needs again and again, found once. Its groups are shared by all versions of the plan. */
export interface PlanBoard {
  readonly compiled: CompiledTerms;
  /** How its base is called in a trace. */
  readonly what: string;
  readonly rules: ReadonlyMap<CompiledRule, RuleBoard>;
  /** In the order in which they take off, whatever version they are of. */
  readonly caps: readonly CapBoard[];
  /** The rules of this version that pay on what others earn. */
  readonly overrides: readonly CompiledRule[];
  /** Whether guarantees or advances of any version go by what is earned under the plan. */
  readonly isGuaranteed: boolean;
}

interface RuleBoard {
  /** The end of the names of its positions on sales. */
  readonly suffix: string;
  /** By creator and stretch. A new version goes on from the sum of the old. */
  readonly windows: Map<CreatorId, Map<string, RatingWindow>>;
  /** By creator, or by `""` for all of them, and stretch; of this version alone. */
  readonly tallies: Map<CreatorId, Map<string, Tally>>;
  readonly caps: readonly CapBoard[];
}

export interface CapBoard {
  readonly planId: TermsId;
  readonly cap: CompiledCap;
  readonly place: number;
  readonly groups: Map<string, CapGroup>;
}

/** The boards of all versions of all plans. */
export function boardsOf(plans: Plans): ReadonlyMap<CompiledTerms, PlanBoard> {
  const windows = new Map<string, RuleBoard["windows"]>();
  const places = new Map<string, number>();
  const groups = new Map<string, CapBoard["groups"]>();
  const nameOf = (compiled: CompiledTerms, id: string) => `${escapePart(compiled.terms.id)}/${escapePart(id)}`;
  for (const compiled of plans.all) {
    for (const { id } of compiled.caps) {
      const name = nameOf(compiled, id);
      if (!places.has(name)) places.set(name, places.size);
    }
  }
  const guaranteed = new Set(plans.all.flatMap(({ terms, rules }) => (rules.some(goesByEarnings) ? [terms.id] : [])));
  return new Map(
    plans.all.map((compiled) => {
      const caps = compiled.caps.map((cap): CapBoard => {
        const name = nameOf(compiled, cap.id);
        return {
          planId: compiled.terms.id,
          cap,
          place: places.get(name)!,
          groups: getOrAdd(groups, name, () => new Map()),
        };
      });
      caps.sort((a, b) => a.place - b.place);
      const rules = compiled.rules.map((rule): readonly [CompiledRule, RuleBoard] => {
        const name = nameOf(compiled, rule.id);
        const own = caps.filter(({ cap }) => cap.rules.has(rule.id));
        return [
          rule,
          { suffix: `/${name}`, windows: getOrAdd(windows, name, () => new Map()), tallies: new Map(), caps: own },
        ];
      });
      const overrides = compiled.rules.filter(({ component }) => component.kind === "override");
      const isGuaranteed = guaranteed.has(compiled.terms.id);
      const what = baseNoun(compiled.terms.base);
      return [compiled, { compiled, what, rules: new Map(rules), caps, overrides, isGuaranteed }];
    }),
  );
}

function goesByEarnings({ component }: CompiledRule): boolean {
  return component.kind === "guarantee" || component.kind === "advance";
}
