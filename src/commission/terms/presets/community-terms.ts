import { assertObjects } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { CommissionRule, CommissionTerms, MilestoneStep } from "../../../models/commission.js";
import type { Rate } from "../../../rate/types.js";
import { timeZone } from "../../../time/time-zone.js";
import type { TimeZone } from "../../../time/types.js";
import { commissionBases } from "../../base/commission-bases.js";
import { asShare, assertId, assertKeys, assertNotNegative } from "../../guards.js";

/** A status level of a programme, and what it pays. */
export interface CommunityLevel {
  /** As `CreatorAttributes.statusLevel` names it. */
  readonly name: string;
  readonly rate: Rate;
}

/** What a community programme promises. */
export interface CommunityProgramme {
  readonly timeZone: TimeZone;
  /** From the lowest on; the first is that of everybody whose level is not known. Absent: 10, 15, 20 and 25 %. */
  readonly levels?: readonly CommunityLevel[];
  /** Each is paid once, when so many orders are approved. Absent: none. */
  readonly milestones?: readonly MilestoneStep[];
}

const usualLevels: readonly CommunityLevel[] = [
  { name: "bronze", rate: "0.1" },
  { name: "silver", rate: "0.15" },
  { name: "gold", rate: "0.2" },
  { name: "platinum", rate: "0.25" },
];

/**
 * What does a community programme pay, by status and with bonuses on the way?
 *
 * A percentage of net sales that rises with the creator's level in the programme, 10 to 25 % unless you say otherwise, and
 * a bonus for each number of approved orders that they reach. Who has which level is a fact (`CreatorAttributes`), dated:
 * a promotion is for the sales after it. Where the rate is to rise with sales by itself, take a `tiered` component.
 *
 * Programmes of this kind are described at https://growsurf.com/glossary/affiliate-tier and, with 15, 20 and 25 %, at
 * https://getambassadors.co/resources/ambassador-program-template. The numbers are an offer, not a rule of the trade.
 *
 * - Base: the goods less discounts, without tax and shipping. Rounded once for an order, half away from zero.
 * - Milestones count approved orders of a lifetime. One that is taken back counts no more, and its bonus goes with it.
 * - Held for 30 days after the order.
 *
 * Complexity: O(levels + milestones).
 *
 * @param programme - the zone, the levels from the lowest on, and the milestones in ascending order
 * @returns version 1 of the plan `"community"`, in the currency of each sale; rule `"everybody"` with the rate of the first
 * level, one rule by the name of every other level, and `"milestones"` where there are any
 * @throws `invalidPolicy` when a rate is below "0" or above "1", there is no level, or a field is unknown; `invalidRate`,
 * `invalidMoney` when a rate or bonus is none; `duplicateId` when a level is named twice; `unknownTimeZone` when there is no such zone
 *
 * @example
 * ```ts
 * import { communityTerms } from "creator-core/commission";
 * import { money } from "creator-core/money";
 *
 * const milestones = [{ at: 10, bonus: money("20.00", "GBP") }, { at: 50, bonus: money("100.00", "GBP") }];
 * const terms = communityTerms({ timeZone: "Europe/London", milestones });
 * terms.rules.map(({ id }) => id); // => ["everybody", "silver", "gold", "platinum", "milestones"]
 * terms.rules[3]?.component; // => { kind: "percent", rate: "0.25" }
 * ```
 *
 * @example
 * ```ts
 * import { communityTerms } from "creator-core/commission";
 *
 * // One level alone: everybody earns the same.
 * const terms = communityTerms({ timeZone: "Europe/London", levels: [{ name: "member", rate: "0.12" }] });
 * terms.rules; // => [{ id: "everybody", scope: {}, mode: "exclusive", component: { kind: "percent", rate: "0.12" } }]
 * communityTerms({ timeZone: "Europe/London", levels: [] }); // => throws
 * ```
 */
export function communityTerms(programme: CommunityProgramme): CommissionTerms {
  assertKeys(programme, ["timeZone", "levels", "milestones"], "programme");
  const { levels = usualLevels, milestones = [] } = programme;
  assertObjects(levels, "programme.levels");
  assertObjects(milestones, "programme.milestones");
  if (levels.length === 0) fail("invalidPolicy", "programme.levels", "absent, or one level or more", levels);
  return {
    id: "community",
    version: 1,
    timeZone: timeZone(programme.timeZone, "programme.timeZone"),
    base: commissionBases.netOfTaxAndShipping,
    rounding: "halfAwayFromZero",
    precedence: { kind: "specificity" },
    rules: [...levelRules(levels), ...milestoneRules(milestones)],
    hold: { duration: { days: 30 }, from: "order" },
  };
}

function levelRules(levels: readonly CommunityLevel[]): CommissionRule[] {
  const names = new Set<string>(["everybody", "milestones"]);
  return levels.map((level, index): CommissionRule => {
    const path = `programme.levels[${index}]`;
    assertKeys(level, ["name", "rate"], path);
    assertId(level.name, `${path}.name`);
    if (names.has(level.name)) fail("duplicateId", `${path}.name`, "a name that no other rule has", level.name);
    names.add(level.name);
    const component = { kind: "percent", rate: asShare(level.rate, `${path}.rate`) } as const;
    if (index === 0) return { id: "everybody", scope: {}, mode: "exclusive", component };
    return { id: level.name, scope: { statusLevels: [level.name] }, mode: "exclusive", component };
  });
}

function milestoneRules(steps: readonly MilestoneStep[]): CommissionRule[] {
  if (steps.length === 0) return [];
  steps.forEach(({ bonus }, index) => {
    assertNotNegative(bonus, `programme.milestones[${index}].bonus`);
  });
  return [
    {
      id: "milestones",
      scope: {},
      mode: "additive",
      component: {
        kind: "milestone",
        measure: "orders",
        steps,
        stack: "cumulative",
        window: { kind: "lifetime" },
        onReversal: "recompute",
        counting: "approved",
      },
    },
  ];
}
