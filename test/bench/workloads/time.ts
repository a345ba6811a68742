import { addDuration, contains, type TimeWindow, toInstant } from "creator-core/time";
import type { Case, Experiment, Workload } from "../harness/experiment.ts";
import { seededRandom } from "../harness/figures.ts";

const START = Date.UTC(2020, 0, 1);
const END = Date.UTC(2031, 0, 1);
const HOUR = 3_600_000;

/** Instants over eleven years; every tenth within the hours of a change of the clocks in London or New York. */
function instants(count: number): Float64Array {
  const random = seededRandom(20260401);
  const changes = [
    Date.UTC(2026, 2, 29, 1),
    Date.UTC(2026, 9, 25, 1),
    Date.UTC(2026, 2, 8, 7),
    Date.UTC(2026, 10, 1, 6),
  ];
  return Float64Array.from({ length: count }, (_, i) =>
    i % 10 === 0
      ? changes[(i / 10) % 4]! + Math.floor((random() * 4 - 2) * HOUR)
      : START + Math.floor(random() * (END - START)),
  );
}

/** Two zones in turn, and steps of a policy's lengths: a day, a week, a month of days, a hold. */
const zones = ["Europe/London", "America/New_York"];
const steps = [1, 7, 30, 14];

/** How many of a million instants the slow contenders are given. */
const SLICE = 20_000;

const column = (count: number, at: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => at(i));

/** A case whose work is one number for each row; the loop is made anew, so that no two cases share one. */
function eachRow(name: string, count: number, open: () => (i: number) => number): Case {
  return {
    name,
    count,
    open: () => {
      const at = open();
      const loop = new Function(
        "at",
        "count",
        "let sum = 0; for (let i = 0; i < count; i += 1) sum += at(i); return sum;",
      );
      return { run: () => loop(at, count), answers: () => column(count, at) };
    },
  };
}

const daySteps: Experiment = {
  name: "day steps in a zone",
  unit: "step",
  size: 300_000,
  quickSize: 4_000,
  cases: ({ size, contenders: { dateFns, dateFnsTz, luxon } }) => [
    eachRow("creator-core", size, () => {
      const from = instants(size);
      const durations = steps.map((days) => ({ days }));
      return (i) => addDuration(from[i]!, durations[i & 3]!, zones[i & 1]!);
    }),
    ...(dateFns === undefined || dateFnsTz === undefined
      ? []
      : [
          eachRow("@date-fns/tz", Math.min(size, SLICE), () => {
            const from = instants(size);
            const { TZDate } = dateFnsTz;
            return (i) => dateFns.addDays(new TZDate(from[i]!, zones[i & 1]!), steps[i & 3]!).getTime();
          }),
        ]),
    ...(luxon === undefined
      ? []
      : [
          {
            ...eachRow("luxon", Math.min(size, SLICE), () => {
              const from = instants(size);
              const { DateTime } = luxon;
              return (i) =>
                DateTime.fromMillis(from[i]!, { zone: zones[i & 1]! })
                  .plus({ days: steps[i & 3]! })
                  .toMillis();
            }),
            inexact: true, // another choice on the hours that a change of the clocks skips or repeats
          },
        ]),
  ],
  targets: [{ kind: "faster", than: "@date-fns/tz", atLeast: 50 }],
  growthSizes: [10_000, 30_000, 100_000, 300_000],
};

const texts = (count: number) =>
  Array.from(instants(count), (at, i) => {
    const text = new Date(at).toISOString();
    return i % 3 === 0 ? text.replace(/\.\d+Z$/, "Z") : i % 3 === 1 ? text : text.replace("Z", "+01:00");
  });

const parsing: Experiment = {
  name: "ISO texts read",
  unit: "text",
  size: 300_000,
  quickSize: 4_000,
  cases: ({ size, contenders: { dateFns, luxon } }) => [
    eachRow("creator-core", size, () => {
      const all = texts(size);
      return (i) => toInstant(all[i]!);
    }),
    eachRow("Date.parse", size, () => {
      const all = texts(size);
      return (i) => Date.parse(all[i]!);
    }),
    ...(dateFns === undefined
      ? []
      : [
          eachRow("date-fns parseISO", Math.min(size, SLICE), () => {
            const all = texts(size);
            return (i) => dateFns.parseISO(all[i]!).getTime();
          }),
        ]),
    ...(luxon === undefined
      ? []
      : [
          eachRow("luxon", Math.min(size, SLICE), () => {
            const all = texts(size);
            return (i) => luxon.DateTime.fromISO(all[i]!).toMillis();
          }),
        ]),
  ],
  targets: [],
};

/** A window of thirty days around the middle of the range, so that about one instant in a hundred is inside. */
const window: TimeWindow = { start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 2, 31) };

const windows: Experiment = {
  name: "instants held against a window",
  unit: "instant",
  size: 1_000_000,
  quickSize: 4_000,
  cases: ({ size, contenders: { dateFns, luxon } }) => [
    eachRow("creator-core", size, () => {
      const all = instants(size);
      return (i) => Number(contains(window, all[i]!));
    }),
    eachRow("two comparisons", size, () => {
      const all = instants(size);
      const { start, end } = window;
      return (i) => Number(all[i]! >= start! && all[i]! < end!);
    }),
    ...(dateFns === undefined
      ? []
      : [
          eachRow("date-fns isWithinInterval", Math.min(size, 5 * SLICE), () => {
            const all = instants(size);
            const interval = { start: window.start!, end: window.end! - 1 };
            return (i) => Number(dateFns.isWithinInterval(all[i]!, interval));
          }),
        ]),
    ...(luxon === undefined
      ? []
      : [
          eachRow("luxon", Math.min(size, SLICE), () => {
            const all = instants(size);
            const { DateTime, Interval } = luxon;
            const interval = Interval.fromDateTimes(
              DateTime.fromMillis(window.start!),
              DateTime.fromMillis(window.end!),
            );
            return (i) => Number(interval.contains(DateTime.fromMillis(all[i]!)));
          }),
        ]),
  ],
  targets: [],
};

export const timeWorkload: Workload = {
  name: "time",
  about: "calendar steps in a zone, ISO texts, windows",
  experiments: [daySteps, parsing, windows],
};
