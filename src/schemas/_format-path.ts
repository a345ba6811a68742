const PLAIN = /^[A-Za-z_$][\w$]*$/;
const LONGEST_KEY = 60;

/**
 * A path as a person writes it: `creators[3].accounts[0].followers`.
 *
 * @param path - the keys and indexes from the root
 * @param root - how to call the root itself
 * @internal
 */
export function formatPath(path: readonly (string | number)[], root: string): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (step.length <= LONGEST_KEY && PLAIN.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step.length > LONGEST_KEY ? `${step.slice(0, LONGEST_KEY)}…` : step)}]`;
  }
  return text === "" || text.startsWith("[") ? root + text : text;
}
