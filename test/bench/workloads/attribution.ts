import type { Workload } from "../harness/experiment.ts";
import { lastTouchInColumns, linearInColumns, memoryOfTouches, timeDecayInColumns } from "./attribution-columns.ts";
import { markovPaths, shapleySets } from "./attribution-journeys.ts";
import { streaming } from "./attribution-stream.ts";
import { fromObjects } from "./attribution-winners.ts";

export const attributionWorkload: Workload = {
  name: "attribution",
  about: "who won each order, over a million touches; and what all journeys together say",
  experiments: [
    fromObjects,
    lastTouchInColumns,
    linearInColumns,
    timeDecayInColumns,
    memoryOfTouches,
    streaming,
    markovPaths,
    shapleySets,
  ],
};
