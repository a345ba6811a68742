import type { Post } from "creator-core/models";
import { money } from "creator-core/money";
import type { Reading } from "../../../src/commission/accrual/claim.ts";
import type { ClaimMaker } from "../../../src/commission/components/claim-maker.ts";
import type { Earned } from "../../../src/commission/components/earned.ts";
import type { Counted } from "../../../src/commission/components/measure-window.ts";
import type { RuleTime } from "../../../src/commission/components/period-claim.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

export const gbp = (amount: string) => money(amount, "GBP");

/** Midnight UTC of a day of 2026. */
export const day = (date: string): number => Date.parse(`2026-${date}T00:00:00Z`);

export const by: ClaimMaker = deepFreeze({ ruleId: "r", rounding: "halfAwayFromZero" });

/** A sale that counts so much after each of its adjustments, which come a day after each other unless they are dated. */
export function counted(
  id: string,
  at: number,
  amounts: readonly number[],
  adjustedAt: readonly number[] = amounts.slice(1).map((_, index) => at + (index + 1) * 86_400_000),
): Counted {
  const adjustments = adjustedAt.map((moment, index) => ({ id: `${id}-${index + 1}`, at: moment }));
  return deepFreeze({ id, at, amounts, adjustments });
}

/** Readings as date, minor units and kind, after checking that the lines of each sum to it. */
export function brief(readings: readonly Reading[]): readonly (readonly [string, number, string])[] {
  return readings.map(({ at, minor, kind, lines }) => {
    const sum = lines().reduce((total, { amount }) => total + amount.minor, 0);
    if (sum !== minor) throw new Error(`lines sum to ${sum}, not ${minor}`);
    return [new Date(at).toISOString().slice(5, 10), minor, kind] as const;
  });
}

export function post(
  id: string,
  publishedAt: string,
  views: readonly (readonly [string, number])[],
  more: Partial<Post> = {},
): Post {
  const snapshots = views.map(([at, count]) => ({ at: day(at), views: count }));
  return deepFreeze({ id, creatorId: "ann", platform: "tiktok", publishedAt: day(publishedAt), snapshots, ...more });
}

/** The year 2026, for a rule of no `during`, asked on a day. */
export function year(asOf: string, more: Partial<RuleTime> = {}): RuleTime {
  const effective = { start: day("01-01"), end: null };
  return deepFreeze({ during: null, effective, asOf: day(asOf), ...more });
}

/** A change of what ann earned under rule `sales` on one thing. */
export function earning(date: string, minor: number, sourceKey = `o-${date}`, more: Partial<Earned> = {}): Earned {
  const causes = minor < 0 ? [`${sourceKey}-refund`] : [];
  return deepFreeze({
    creatorId: "ann",
    ruleId: "sales",
    sourceKey,
    at: day(date),
    base: minor * 10,
    minor,
    causes,
    ...more,
  });
}
