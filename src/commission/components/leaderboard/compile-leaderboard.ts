import { assertList } from "../../../errors/assert-list.js";
import { fail } from "../../../errors/creator-core-error.js";
import type { LeaderboardComponent } from "../../../models/commission.js";
import type { Money } from "../../../money/types.js";
import type { TimeZone } from "../../../time/types.js";
import { assertKeys, assertNotNegative, assertOneOf } from "../../guards.js";
import { type CompiledWindow, compileMeasureWindow } from "../measure-window.js";
import { tierMeasures } from "../milestone/compile-milestone.js";

/** Prizes that were checked. */
export interface Prizes {
  readonly currency: string;
  /** For first, second, third place …, in minor units. */
  readonly prizes: readonly number[];
  readonly ties: LeaderboardComponent["ties"];
  /** Below this nobody wins; nor does anybody with nothing. */
  readonly minimum: number;
}

/** A leaderboard component that was checked. */
export interface CompiledLeaderboard extends Prizes {
  readonly kind: "leaderboard";
  readonly measure: LeaderboardComponent["measure"];
  readonly window: CompiledWindow;
}

/** Checks a leaderboard component. */
export function compileLeaderboard(component: LeaderboardComponent, zone: TimeZone, path: string): CompiledLeaderboard {
  assertKeys(component, ["kind", "measure", "window", "prizes", "ties", "minimum"], path);
  assertOneOf(component.measure, tierMeasures, `${path}.measure`);
  const window = compileMeasureWindow(component.window, zone, `${path}.window`, [
    "calendarMonth",
    "calendarQuarter",
    "campaign",
  ]);
  const { measure, prizes, ties, minimum } = component;
  const checked = compilePrizes(prizes, ties, minimum, { prizes: `${path}.prizes`, options: path });
  return { kind: "leaderboard", measure, window, ...checked };
}

/** Checks prizes, and how ties share them. */
export function compilePrizes(
  prizes: readonly Money[],
  ties: LeaderboardComponent["ties"],
  minimum: number | undefined,
  path: { readonly prizes: string; readonly options: string },
): Prizes {
  assertList(prizes, path.prizes, "a list of amounts", "invalidPolicy");
  if (prizes.length === 0) fail("invalidPolicy", path.prizes, "at least one prize", prizes);
  assertOneOf(ties, tieRules, `${path.options}.ties`);
  if (minimum !== undefined && (!Number.isSafeInteger(minimum) || minimum < 0)) {
    fail("invalidInteger", `${path.options}.minimum`, "a whole number, 0 or more", minimum);
  }
  const minors = Array.from(prizes, (prize: Money, index) => {
    assertNotNegative(prize, `${path.prizes}[${index}]`);
    const first = prizes[0]!.currency;
    if (prize.currency !== first) {
      fail("currencyMismatch", `${path.prizes}[${index}]`, `in ${first}, as the first`, prize.currency);
    }
    return prize.minor;
  });
  return { currency: prizes[0]!.currency, prizes: minors, ties, minimum: Math.max(minimum ?? 1, 1) };
}

const tieRules: readonly LeaderboardComponent["ties"][] = ["splitPrizes", "sharePlace", "earliest"];
