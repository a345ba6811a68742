import type { CreatorId } from "../../ids/index.js";
import type { Sale } from "../../models/attribution.js";
import type { Conversion, ConversionLine } from "../../models/tracking.js";
import type { Instant } from "../../time/types.js";
import type { Ask } from "./compile-scope.js";
import type { LineDimension } from "./scope-dimensions.js";
import { isAmong, type Truth } from "./truth.js";

/** A conversion, with its credits where they are known. */
export type Credited = Conversion & Partial<Pick<Sale, "credits">>;

/** A sale to be resolved; a `SaleHistory` is one. */
export interface Subject {
  readonly sale: Credited;
  readonly at: Instant;
  /** Of its value, else of its lines; `null` for a sale that has neither. */
  readonly currency: string | null;
}

/** The lines of a sale. An order that does not list them is one line, of the product that the sale names. */
export function linesAsked(sale: Credited): readonly Partial<ConversionLine>[] {
  if (sale.lines?.length) return sale.lines;
  return [sale.productId === undefined ? {} : { productId: sale.productId }];
}

/** What a line has on a dimension; `undefined` where it does not say. A line without a product is of that of the sale. */
export function lineAnswer(dimension: LineDimension, line: Partial<ConversionLine>, sale: Credited): unknown {
  switch (dimension) {
    case "productIds":
      return line.productId ?? sale.productId;
    case "skus":
      return line.sku;
    case "categories":
      return line.category;
  }
}

/** What a sale has on a dimension that has one answer; `undefined` where it does not say. */
export function saleAnswer(dimension: Ask["dimension"], sale: Credited, creatorId: CreatorId): unknown {
  switch (dimension) {
    case "kinds":
      return sale.kind;
    case "collaborations":
      return sale.collaboration;
    case "contentKinds":
      return sale.contentKind;
    case "countries":
      return sale.country;
    case "channel":
      return eitherOr(sale.adDriven, "ads", "organic");
    case "customerOfShop":
      return eitherOr(sale.newCustomer, "new", "returning");
    case "customerOfCreator":
      return eitherOr(
        Array.isArray(sale.firstThrough) ? sale.firstThrough.includes(creatorId) : null,
        "new",
        "returning",
      );
    case "campaignIds":
      return campaignOf(sale, creatorId);
    default:
      return undefined;
  }
}

function eitherOr<Word>(known: boolean | null | undefined, ifSo: Word, ifNot: Word): Word | undefined {
  if (typeof known !== "boolean") return undefined;
  return known ? ifSo : ifNot;
}

/**
 * The campaign a creator's credit was won for; of a credit that does not say, that of the sale. A list where credits of one
 * creator were won for several.
 */
function campaignOf({ credits, campaignId }: Credited, creatorId: CreatorId): unknown {
  let found: unknown;
  let several: unknown[] | null = null;
  let isFirst = true;
  for (const credit of credits ?? []) {
    if (credit.creatorId !== creatorId) continue;
    const own = credit.campaignId ?? campaignId;
    if (isFirst) found = own;
    else if (several !== null) several.push(own);
    else if (own !== found) several = [found, own];
    isFirst = false;
  }
  if (several !== null) return several;
  return isFirst ? campaignId : found;
}

/** Whether a sale is what a dimension asks for; of several campaigns `all` of them, or `any`. */
export function saleTruth(ask: Ask, { sale }: Subject, creatorId: CreatorId, which: "all" | "any"): Truth {
  if (ask.dimension === "orderValue") return valueTruth(ask, sale);
  const answer = saleAnswer(ask.dimension, sale, creatorId);
  if (!Array.isArray(answer)) return isAmong(answer, ask.values);
  const truths = answer.map((campaign) => isAmong(campaign, ask.values));
  if (which === "any") return truths.includes("yes") ? "yes" : truths.includes("unknown") ? "unknown" : "no";
  return truths.includes("no") ? "no" : truths.includes("unknown") ? "unknown" : "yes";
}

function valueTruth({ bounds }: Ask, { value }: Credited): Truth {
  if (bounds === null || value?.currency !== bounds.currency) return "unknown";
  const { from, below } = bounds;
  return (from === null || value.minor >= from.minor) && (below === null || value.minor < below.minor) ? "yes" : "no";
}

/** Whether a line is what a dimension asks for. */
export function lineTruth(ask: Ask, line: Partial<ConversionLine>, sale: Credited): Truth {
  return isAmong(lineAnswer(ask.dimension as LineDimension, line, sale), ask.values);
}
