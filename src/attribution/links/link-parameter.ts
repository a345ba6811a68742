import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import { isClickId, utmNameOf } from "./parameters.js";

/** The name that links give the parameter with their id, unless the shop reads another one. */
const USUAL_PARAMETER = "ref";

/** @throws `invalidArgument` */
export function readParameter(parameter: unknown = USUAL_PARAMETER): string {
  assertText(parameter, "options.parameter");
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/.test(parameter)) {
    fail("invalidArgument", "options.parameter", "a name of letters, digits, hyphens, dots and underscores", parameter);
  }
  if (utmNameOf(parameter) !== undefined || isClickId(parameter)) {
    fail("invalidArgument", "options.parameter", "a name that is not used for something else", parameter);
  }
  return parameter;
}
