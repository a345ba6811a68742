import type { Workload } from "../../harness/experiment.ts";
import { allocation } from "./allocate.ts";
import { applyRateInAndOut, applyRateKernel } from "./apply-rate.ts";
import { formats } from "./format.ts";
import { memory } from "./memory.ts";
import { sums } from "./sum.ts";

export const moneyWorkload: Workload = {
  name: "money",
  about: "shares of amounts, splits, sums and formats, exact to the penny",
  experiments: [applyRateKernel, applyRateInAndOut, allocation, sums, formats, memory],
};
