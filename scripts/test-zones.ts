/** Runs the suite under four time zones, because nothing may depend on where the machine stands. */
import { spawnSync } from "node:child_process";

/** No summer time; summer time north; a quarter-hour offset; the far side of the date line. */
const zones = ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"];

for (const TZ of zones) {
  process.stdout.write(`TZ=${TZ}\n`);
  const { status } = spawnSync("npx", ["vitest", "run"], {
    stdio: "inherit",
    env: { ...process.env, TZ, TYPECHECK: "0" },
  });
  if (status !== 0) process.exit(status ?? 1);
}
