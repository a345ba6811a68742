import { fail } from "../../errors/creator-core-error.js";

/**
 * One of the windows that a platform offers; `"off"` is a window of no days.
 *
 * @throws `invalidArgument` naming `path`
 */
export function readDays(
  choice: "off" | number,
  offered: readonly ("off" | number)[],
  path: string,
): { readonly days: number } {
  if (!offered.includes(choice)) fail("invalidArgument", path, inWords(offered), choice);
  return { days: choice === "off" ? 0 : choice };
}

function inWords(offered: readonly ("off" | number)[]): string {
  const days = offered.filter((choice) => choice !== "off").join(", ");
  return offered.includes("off") ? `"off" or a number of days among ${days}` : `a number of days among ${days}`;
}
