import { assertObjects } from "../errors/assert-list.js";
import { assertText, assertTexts } from "../errors/assert-text.js";
import { fail } from "../errors/creator-core-error.js";
import type { Campaign, CostLine } from "../models/campaign.js";
import type { Creator } from "../models/creator.js";
import type { ProgramFacts } from "../models/program.js";
import { assertMoney } from "../money/assert-money.js";
import type { FxRate } from "../money/types.js";

/**
 * The facts as far as the programme itself reads them, for callers without types; the areas check what they read.
 *
 * @throws `invalidArgument`, `invalidInteger`, `invalidMoney`, `unknownCurrency`
 */
export function assertFacts({ creators, campaigns, costLines, adjustments, fxRates }: ProgramFacts): void {
  for (const [index, creator] of creators.entries()) assertCreator(creator, `facts.creators[${index}]`);
  for (const [index, campaign] of campaigns.entries()) assertCampaign(campaign, `facts.campaigns[${index}]`);
  for (const [index, line] of costLines.entries()) assertCostLine(line, `facts.costLines[${index}]`);
  for (const [index, { conversionId }] of adjustments.entries()) {
    if (typeof conversionId !== "string") assertText(conversionId, `facts.adjustments[${index}].conversionId`);
  }
  for (const [index, fx] of fxRates.entries()) assertFxRate(fx, `facts.fxRates[${index}]`);
}

function assertCreator({ displayName, accounts }: Creator, path: string): void {
  if (displayName !== undefined) assertText(displayName, `${path}.displayName`);
  assertObjects(accounts, `${path}.accounts`);
  for (const [index, { followers }] of accounts.entries()) {
    if (followers === undefined || (Number.isSafeInteger(followers) && followers >= 0)) continue;
    fail("invalidInteger", `${path}.accounts[${index}].followers`, "a whole number, 0 or more", followers);
  }
}

function assertCampaign({ name, expectedCosts }: Campaign, path: string): void {
  assertText(name, `${path}.name`);
  if (expectedCosts !== undefined) assertTexts(expectedCosts, `${path}.expectedCosts`);
}

function assertCostLine({ kind, amount }: CostLine, path: string): void {
  assertText(kind, `${path}.kind`);
  assertMoney(amount, `${path}.amount`);
}

/** Of several rates of one day the choice goes by their texts. */
function assertFxRate(fx: FxRate, path: string): void {
  for (const field of ["from", "to", "date", "source", "rate"] as const) assertText(fx[field], `${path}.${field}`);
}
