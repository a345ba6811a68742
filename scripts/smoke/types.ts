/** What the types of every door promise a user; compiled, never run. */
import type * as core from "creator-core";
import type { VideoRow } from "creator-core/adapters/tiktok";
import type { OrderRow } from "creator-core/adapters/tiktok-shop";
import type { ErrorCode } from "creator-core/errors";
import type { Metric } from "creator-core/models";
import { addMoney, type Money, money } from "creator-core/money";
import type { Rate, RoundingMode } from "creator-core/rate";
import { moneySchema, parse } from "creator-core/schemas";
import type { Instant, PlainDate } from "creator-core/time";

export type Names = VideoRow | OrderRow | ErrorCode | Metric | Rate | RoundingMode | Instant | PlainDate;

const pounds: Money<"GBP"> = money("12.50", "GBP");
export const sum: core.Money<"GBP"> = addMoney(pounds, pounds);
// @ts-expect-error pounds and dollars do not add up
addMoney(pounds, money("1.00", "USD"));
// @ts-expect-error an amount is not a number
export const wrong: number = pounds;

const read = parse(moneySchema, JSON.parse("{}"));
export const minor: number | string = read.success ? read.data.minor : (read.issues[0]?.message ?? "");

declare const metric: Metric;
export const value: number = metric.ok ? metric.value : 0;
// @ts-expect-error a metric may have no value
export const careless: number = metric.value;
