import { metaAds } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../support/thrown.ts";
import { DAY, HOUR, MILLISECOND, touch, winner } from "./_order.ts";

describe("metaAds", () => {
  // tp.ts < conv.ts and conv.ts <= tp.ts + window
  it.each([1, 7, 28] as const)("counts a click that is exactly %i days old, and none a millisecond older", (click) => {
    const policy = metaAds({ click });
    expect(winner(policy, [touch("ann", "click", click * DAY)])).toBe("ann");
    expect(winner(policy, [touch("ann", "click", click * DAY + MILLISECOND)])).toBe("nobody");
  });

  it("counts no touch at the instant of the conversion", () => {
    expect(winner(metaAds(), [touch("ann", "click", 0)])).toBe("nobody");
    expect(winner(metaAds(), [touch("ann", "click", MILLISECOND)])).toBe("ann");
  });

  it("left out the far end before", () => {
    const before = { ...metaAds({ click: 1 }), farEnd: "exclusive" } as const;
    expect(winner(before, [touch("ann", "click", DAY - MILLISECOND)])).toBe("ann");
    expect(winner(before, [touch("ann", "click", DAY)])).toBe("nobody");
  });

  it("counts views for a day, unless they are off", () => {
    for (const kind of ["view", "engagedView"] as const) {
      expect(winner(metaAds(), [touch("ann", kind, DAY)])).toBe("ann");
      expect(winner(metaAds(), [touch("ann", kind, DAY + MILLISECOND)])).toBe("nobody");
      expect(winner(metaAds({ [kind]: "off" }), [touch("ann", kind, HOUR)])).toBe("nobody");
    }
  });

  it("the published example: five ads viewed and clicked in turn, the most recent click gets it", () => {
    const ads = [
      touch("A", "view", 8 * DAY),
      touch("B", "click", 6 * DAY),
      touch("C", "view", 4 * DAY),
      touch("D", "click", 2 * DAY),
      touch("E", "view", 12 * HOUR),
    ];
    expect(winner(metaAds(), ads)).toBe("D");
    // Whoever clicked nothing within the window: the most recent view.
    expect(winner(metaAds({ click: 1 }), ads)).toBe("E");
    expect(winner(metaAds({ click: 1, view: "off" }), ads)).toBe("nobody");
  });

  it("puts an engaged view between click and view", () => {
    const engaged = touch("ben", "engagedView", 2 * HOUR);
    const view = touch("cy", "view", HOUR);
    expect(winner(metaAds(), [engaged, view])).toBe("ben");
    expect(winner(metaAds(), [engaged, view, touch("ann", "click", 6 * DAY)])).toBe("ann");
  });

  it("has only the windows of the API that are still offered", () => {
    expect(metaAds()).toEqual(metaAds({ click: 7, engagedView: 1, view: 1 }));
    for (const windows of [{ click: 14 }, { click: "off" }, { view: 7 }, { view: 28 }, { engagedView: 7 }, null]) {
      expect(codeOf(() => metaAds(windows as never))).toBe("invalidArgument");
    }
  });
});
