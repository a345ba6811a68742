import { callTargets } from "./call-targets.ts";
import { readerTargets } from "./reader-targets.ts";
import { schemaTargets } from "./schema-targets.ts";
import type { Target } from "./target.ts";

/** What reads unknown input, and what computes with what was read: the first is tried more often. */
export const readers: readonly Target[] = [...schemaTargets, ...readerTargets];

export const targets: readonly Target[] = [...readers, ...callTargets];
