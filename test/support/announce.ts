import { existsSync } from "node:fs";

/** Says once what a plain clone cannot test, so that "skipped" is not a riddle. */
export default function announce(): void {
  if (existsSync(new URL("../../../shared/data", import.meta.url))) return;
  process.stdout.write(
    "\nTests against other people's data are skipped: they may not be distributed with this project.\n" +
      "Every rule they check also has an example of our own.\n",
  );
}
