import type { CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import { creditedTo } from "../credited-to.js";
import type { Credited } from "./sale-answers.js";

/** A sale with its credits; one in which the creator has none is taken as wholly theirs. */
export function withCredits(creatorId: CreatorId, sale: Credited): Sale {
  const own = sale.credits?.some((credit) => credit.creatorId === creatorId) ?? false;
  return own ? { unattributed: null, ...sale, credits: sale.credits ?? [] } : creditedTo(creatorId, sale);
}
