import { Worker } from "node:worker_threads";

/** Plain JavaScript, because a worker has no loader for anything else. */
const guard = `
const { workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const pulse = new Int32Array(workerData.pulse);
let last = -1;
const busy = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
let since = busy();
setInterval(() => {
  const now = Atomics.load(pulse, 0);
  if (now !== last) { last = now; since = busy(); return; }
  if (busy() - since < workerData.patience) return;
  const target = workerData.names[Atomics.load(pulse, 1)];
  const index = Atomics.load(pulse, 2);
  writeSync(2, "\\nHANGS: " + target + ", attempt " + index + "; npm run fuzz -- --only " + target + " --seed " + workerData.seed + " --at " + index + "\\n");
  process.kill(process.pid, "SIGKILL");
}, 1000);
`;

/** Tells the watchdog which attempt begins. */
export type Pulse = (target: number, index: number) => void;

/**
 * Ends the process when an attempt does not end, which code of the same thread could not. Patience is in seconds of
 * processor time: a machine that does something else is no endless loop.
 */
export function watch(names: readonly string[], seed: number, patienceSeconds: number): Pulse {
  const shared = new SharedArrayBuffer(12);
  const beat = new Int32Array(shared);
  const workerData = { pulse: shared, names, seed, patience: patienceSeconds * 1000 };
  new Worker(guard, { eval: true, workerData }).unref();
  return (target, index) => {
    Atomics.add(beat, 0, 1);
    Atomics.store(beat, 1, target);
    Atomics.store(beat, 2, index);
  };
}
