import type { Workload } from "../harness/experiment.ts";
import { attributionWorkload } from "./attribution.ts";
import { commissionWorkload } from "./commission.ts";
import { exclusivityWorkload } from "./exclusivity.ts";
import { importsWorkload } from "./imports.ts";
import { metricsWorkload } from "./metrics.ts";
import { moneyWorkload } from "./money/index.ts";
import { programmeWorkload } from "./programme.ts";
import { rankingWorkload } from "./ranking.ts";
import { schemasWorkload } from "./schemas.ts";
import { statisticsWorkload } from "./statistics.ts";
import { timeWorkload } from "./time.ts";

/** Every workload, in the order in which they run. */
export const workloads: readonly Workload[] = [
  moneyWorkload,
  importsWorkload,
  timeWorkload,
  statisticsWorkload,
  schemasWorkload,
  metricsWorkload,
  attributionWorkload,
  exclusivityWorkload,
  commissionWorkload,
  rankingWorkload,
  programmeWorkload,
];
