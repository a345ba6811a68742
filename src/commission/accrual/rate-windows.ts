import { countedPosts } from "../components/activities.js";
import { measureEvents, neverFalling } from "../components/measure-window.js";
import type { CompiledTiered } from "../components/tiered/compile-tiered.js";
import { rateWindow, type TieredRating } from "../components/tiered/rate-window.js";
import { windowKeyOf } from "../components/tiered/window-key-of.js";
import type { MeasureChange, TieredMember } from "../components/tiered/window-sums.js";
import type { Book } from "./book.js";
import { setRated } from "./dirty.js";
import { takeMembers } from "./gathering.js";
import { inEventOrder, type RatingWindow } from "./sale-position.js";

/** Rates every window that changed. */
export function rateWindows(book: Book): void {
  const { windows } = book.dirty;
  book.dirty.windows = [];
  for (const window of windows) rateOne(window, book);
}

/**
 * A window may hold sales of several versions of a plan: each is rated by its own, at the sum of all of them. So a new
 * version goes on from the sum of the old.
 */
function rateOne(window: RatingWindow, book: Book): void {
  const positions = takeMembers(window, inEventOrder);
  const members = positions.map(({ history, bases, measures }): TieredMember => {
    return { id: history.id, at: history.at, bases, measures, adjustments: history.adjustments };
  });
  const ratings = new Map<CompiledTiered, readonly TieredRating[]>();
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index]!;
    const component = position.rule?.component;
    if (component?.kind !== "tiered") continue;
    let all = ratings.get(component);
    if (all === undefined) {
      all = rateWindow(component, members, position.rounding, changesOf(window, component, book));
      ratings.set(component, all);
    }
    const rating = all[index]!;
    position.rating = rating;
    setRated(
      position,
      { made: rating.made.minor, steps: rating.steps, final: rating.final.minor, at: rating.at },
      book,
    );
  }
}

/** What the creator published, where that is what the measure counts. */
function changesOf({ creatorId, key }: RatingWindow, component: CompiledTiered, book: Book): readonly MeasureChange[] {
  const { measure } = component;
  if (measure !== "views" && measure !== "posts") return [];
  const isRatchet = component.onReversal === "ratchet";
  const isRolling = component.window.kind === "rollingDays";
  return (book.activities.get(creatorId)?.posts ?? []).flatMap((post) => {
    const [counted] = countedPosts([post], measure);
    return measureEvents([isRatchet ? neverFalling(counted!) : counted!]).flatMap(({ at, change }): MeasureChange[] => {
      const moment = { at, campaignId: post.campaignId, saleId: post.id };
      return isRolling || windowKeyOf(component, moment) === key ? [{ at, change }] : [];
    });
  });
}
