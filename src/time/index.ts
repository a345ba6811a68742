export { addDays, daysBetween } from "./add-days.js";
export { addDuration } from "./add-duration.js";
export { addMonths } from "./add-months.js";
export { contains } from "./contains.js";
export { covers } from "./covers.js";
export { dayOfWeek } from "./day-of-week.js";
export { dayWindow } from "./day-window.js";
export { exactDuration } from "./exact-duration.js";
export { formatInstant } from "./format-instant.js";
export { instantInWords } from "./instant-in-words.js";
export { monthWindow } from "./month-window.js";
export { overlap } from "./overlap.js";
export { periodAt } from "./period-at.js";
export { periodOf } from "./period-of.js";
export { periodsIn } from "./periods-in.js";
export { isPlainDate, plainDate } from "./plain-date.js";
export { plainDateAt } from "./plain-date-at.js";
export { endOfDay, startOfDay } from "./start-of-day.js";
export { timeWindow } from "./time-window.js";
export { isTimeZone, timeZone } from "./time-zone.js";
export { toInstant } from "./to-instant.js";
export type {
  BoundedWindow,
  Duration,
  Instant,
  InstantInput,
  Period,
  PeriodUnit,
  PlainDate,
  TimeWindow,
  TimeZone,
  WindowInput,
} from "./types.js";
export { unionWindows } from "./union-windows.js";
export { windowGaps } from "./window-gaps.js";
