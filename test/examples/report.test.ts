import { describe, expect, it } from "vitest";
import { placeLabels } from "../../examples/month-end/report/plots/place-labels.js";
import { style } from "../../examples/month-end/report/style.js";
import { weeklySales } from "../../examples/month-end/report/weekly-sales.js";
import { inLocalTime } from "../../examples/month-end/report/words.js";

describe("sales by week", () => {
  const order = (id: string, occurredAt: string, minor: number, currency: string) =>
    ({ id, customerKey: "k", kind: "order", occurredAt, value: { minor, currency } }) as const;
  const conversions = [
    // 4 May 2026 is a Monday; half past midnight in London is still Sunday in UTC.
    order("a", "2026-05-03T23:30:00Z", 1000, "GBP"),
    order("b", "2026-05-20T12:00:00Z", 500, "EUR"),
    order("late", "2026-06-02T12:00:00Z", 9999, "GBP"),
  ];
  const adjustments = [
    {
      id: "r",
      conversionId: "a",
      kind: "refund",
      occurredAt: "2026-05-06T12:00:00Z",
      value: { minor: 400, currency: "GBP" },
    } as const,
  ];
  const weeks = weeklySales({ conversions, adjustments }, Date.parse("2026-06-01T00:00:00Z"), "Europe/London");

  it("has the same weeks for every currency, and nothing from after the run", () => {
    const of = (currency: string) => weeks.get(currency)?.map(({ monday, minor }) => [monday, minor]);
    // £10.00 less £4.00 that came back.
    expect(of("GBP")).toEqual([
      ["2026-05-04", 600],
      ["2026-05-11", 0],
      ["2026-05-18", 0],
    ]);
    expect(of("EUR")).toEqual([
      ["2026-05-04", 0],
      ["2026-05-11", 0],
      ["2026-05-18", 500],
    ]);
  });
});

describe("names in a plot", () => {
  it("keep clear of each other", () => {
    const frame = { left: 0, right: 600, top: 0, bottom: 400 };
    const dots = Array.from({ length: 8 }, (_, index) => ({
      x: 300 + index,
      y: 200 + index,
      name: `Somebody ${index}`,
    }));
    const labels = placeLabels(dots, [], frame);
    expect(labels).toHaveLength(8);
    for (const [index, one] of labels.entries())
      for (const other of labels.slice(index + 1))
        expect(one.end !== other.end || Math.abs(one.labelY - other.labelY) >= 14).toBe(true);
  });
});

describe("a sentence with times", () => {
  it("is told in the programme's zone", () => {
    const tell = (text: string) => inLocalTime(text, "Europe/London");
    expect(tell("holds until 2026-03-31 23:00 UTC; it is needed from 2026-03-31 23:00 UTC.")).toBe(
      "holds until 31 March 2026, end of day; it is needed from 1 April 2026.",
    );
    expect(tell("revoked at 2026-01-31 22:59:59.999 UTC")).toBe("revoked at 31 January 2026, 22:59");
    expect(tell("no time at all")).toBe("no time at all");
  });
});

describe("the colours of the page", () => {
  const palettes = [...style.matchAll(/--paper: #[^}]*/g)].map(
    ([text]) =>
      new Map(
        [...text.matchAll(/--([\w]+): #([\da-f]{3,6})/g)].map(([, name, hex]) => [name ?? "", luminance(hex ?? "")]),
      ),
  );

  /** WCAG 2.2, relative luminance. */
  function luminance(hex: string): number {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  it("are told apart by day, by night and on paper", () => {
    expect(palettes).toHaveLength(3);
    for (const palette of palettes) {
      const contrast = (a: string, b: string) => {
        const [dark = 0, light = 0] = [palette.get(a) ?? 0, palette.get(b) ?? 0].sort((x, y) => x - y);
        return (light + 0.05) / (dark + 0.05);
      };
      for (const text of ["ink", "soft", "c1", "bad", "good", "warn"])
        for (const ground of ["paper", "wash"])
          expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThan(4.5);
      for (const mark of ["c1", "c2", "c3", "c4", "quiet", "bad"])
        for (const ground of ["paper", "shade"])
          expect(contrast(mark, ground), `${mark} on ${ground}`).toBeGreaterThan(3);
    }
  });
});
