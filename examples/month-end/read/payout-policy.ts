import type { PayoutPolicy } from "creator-core/models";
import { parse, payoutPolicySchema } from "creator-core/schemas";
import { Problem } from "../problem.js";
import type { DataDirectory } from "./data-directory.js";
import type { ReadingLog } from "./file-reading.js";

const file = "payout-policy.json";

/** How payouts are planned; `null` where nobody says, and then none are. */
export async function readPayoutPolicy(data: DataDirectory, log: ReadingLog): Promise<PayoutPolicy | null> {
  if (!data.has(file)) return null;
  const policy = await data.json(file);
  const parsed = parse(payoutPolicySchema, policy.value);
  if (parsed.success) {
    log.read(file, 1);
    return parsed.data;
  }
  const [first] = parsed.issues;
  throw new Problem(1, `${file}, line ${policy.lineOf(first?.path ?? [])}: ${first?.message ?? "not a policy"}.`);
}
