import { amazonAttribution } from "creator-core/attribution";
import { expect, it } from "vitest";
import { DAY, directory, MILLISECOND, touch, winner } from "./_order.ts";

// The order is of 17 May.
const may = (day: number) => (17 - day) * DAY;

it('the published example: clicks on 1, 12 and 13 May, a purchase on the 17th: "the credit goes to search ad on May 13"', () => {
  const video = touch("video", "click", may(1));
  const display = touch("display", "click", may(12));
  const search = touch("search", "click", may(13));
  expect(winner(amazonAttribution, [video, display, search])).toBe("search");
  expect(winner(amazonAttribution, [video, display])).toBe("display");
  // "outside of the 14-day window"
  expect(winner(amazonAttribution, [video])).toBe("nobody");
});

it("looks back 14 days, at clicks and the link alone", () => {
  expect(winner(amazonAttribution, [touch("ann", "click", 14 * DAY - MILLISECOND)])).toBe("ann");
  expect(winner(amazonAttribution, [touch("ann", "click", 14 * DAY)])).toBe("nobody");
  expect(winner(amazonAttribution, [touch("ann", "link", 14 * DAY - MILLISECOND)])).toBe("ann");
  expect(winner(amazonAttribution, [touch("ann", "link", 14 * DAY)])).toBe("nobody");
  expect(winner(amazonAttribution, [touch("ann", "view", DAY)])).toBe("nobody");
  expect(winner(amazonAttribution, [touch("ann", "click", DAY)], { linkId: "ben", codes: ["ann"] }, directory)).toBe(
    "ben",
  );
});
