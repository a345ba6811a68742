import type { Conversion, Touchpoint } from "creator-core/models";
import { cast } from "./cast.js";

/** The last post of somebody before a day. */
function postBefore(creatorId: string, day: string): string {
  const posts = cast.find(({ id }) => id === creatorId)?.posts ?? [];
  return `${creatorId}/${posts.filter((published) => published < day).length}`;
}

const customerKey = "c-2041";
const touch = (
  id: string,
  creatorId: string,
  kind: Touchpoint["kind"],
  occurredAt: string,
  rest: Partial<Touchpoint> = {},
): Touchpoint => ({
  id,
  customerKey,
  creatorId,
  kind,
  occurredAt,
  platform: "tiktok",
  postId: postBefore(creatorId, occurredAt.slice(0, 10)),
  ...rest,
});

/**
 * An order with nearly everything that can happen to one: two codes, one of which has ended; a click that is too old, one
 * that is invalid, and one that came too late; and three creators in between.
 */
export const askedOrder: { readonly conversion: Conversion; readonly touchpoints: readonly Touchpoint[] } = {
  conversion: {
    id: "KT-2041",
    kind: "order",
    customerKey,
    occurredAt: "2026-05-14T19:42:00Z",
    value: { minor: 9899, currency: "GBP" },
    codes: ["ines-spring", "POSY10"],
    productId: "slow-pour-kettle",
  },
  touchpoints: [
    touch("t-2041-1", "ines.brews", "click", "2026-03-28T20:15:00Z"),
    touch("t-2041-2", "tobi.at.home", "click", "2026-05-09T18:05:00Z"),
    touch("t-2041-3", "mirela.haas", "click", "2026-05-12T21:30:00Z"),
    touch("t-2041-4", "the.dawn.cup", "click", "2026-05-13T04:00:00Z", { revoked: true }),
    touch("t-2041-5", "jun.roasts", "view", "2026-05-14T18:40:00Z"),
    touch("t-2041-6", "mirela.haas", "click", "2026-05-15T08:10:00Z"),
  ],
};
