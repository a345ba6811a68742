import { googleAnalytics } from "creator-core/attribution";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../support/thrown.ts";
import { DAY, touch, winner } from "./_order.ts";

const timeZone = "Europe/London";
const policy = googleAnalytics({ timeZone });

/** The channels of a path, one a day, the last an hour before the order; "direct" is a direct visit. */
const path = (...channels: string[]) =>
  channels.map((channel, i) =>
    touch(channel, channel === "direct" ? "direct" : "click", (channels.length - 1 - i) * DAY + 3_600_000),
  );

describe("googleAnalytics, the published examples", () => {
  it.each([
    [["display", "social", "paid search", "organic search"], "organic search"],
    [["display", "social", "paid search", "email"], "email"],
    [["display", "social", "paid search", "direct"], "paid search"],
    [["direct"], "direct"],
  ] as const)("%j goes to %s", (channels, expected) => {
    expect(winner(policy, path(...channels))).toBe(expected);
  });

  it("gives what other channels win to no creator", () => {
    const email = touch(null, "utm", 3_600_000);
    expect(winner(policy, [touch("ann", "click", DAY), email])).toBe("other channel");
    expect(winner(policy, [touch("ann", "click", DAY), touch(null, "direct", 3_600_000)])).toBe("ann");
    expect(winner(policy, [touch(null, "direct", 3_600_000)])).toBe("other channel");
  });

  it('"30th January: only touchpoints from January 1-30", by the days of the zone', () => {
    const january = googleAnalytics({ timeZone, days: 30 });
    const order = { occurredAt: "2026-01-30T23:59:59.999Z" };
    const at = (occurredAt: string) => [touch("ann", "click", 0, { occurredAt })];
    expect(winner(january, at("2026-01-01T00:00:00Z"), order)).toBe("ann");
    expect(winner(january, at("2025-12-31T23:59:59.999Z"), order)).toBe("nobody");
    // In Auckland, thirteen hours ahead, the order is of the 31st: 2 January begins there at 11:00 of the 1st in London.
    const auckland = googleAnalytics({ timeZone: "Pacific/Auckland", days: 30 });
    expect(winner(auckland, at("2026-01-01T11:00:00Z"), order)).toBe("ann");
    expect(winner(auckland, at("2026-01-01T10:59:59.999Z"), order)).toBe("nobody");
  });

  it("looks at engaged views of three days", () => {
    const order = { occurredAt: "2026-01-30T12:00:00Z" };
    const at = (occurredAt: string) => [touch("ann", "engagedView", 0, { occurredAt })];
    expect(winner(policy, at("2026-01-28T00:00:00Z"), order)).toBe("ann");
    expect(winner(policy, at("2026-01-27T23:59:59.999Z"), order)).toBe("nobody");
  });
});

describe("googleAnalytics, the settings", () => {
  it("are 90 days by default, 30 or 60, and a zone", () => {
    expect(policy).toEqual(googleAnalytics({ timeZone, days: 90 }));
    expect(googleAnalytics({ timeZone, days: 60 }).windows.utm).toEqual({ calendarDays: 60, timeZone });
    for (const settings of [undefined, {}, { timeZone, days: 7 }, { timeZone, days: "30" }, { days: 30 }]) {
      expect(codeOf(() => googleAnalytics(settings as never))).toBe("invalidArgument");
    }
    expect(codeOf(() => winner(googleAnalytics({ timeZone: "Mars/Olympus" }), []))).toBe("unknownTimeZone");
  });
});
