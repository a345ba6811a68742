import * as z from "zod";
import type { AffiliateLinkRequest } from "../models/tracking-links.js";
import { readInstant } from "../time/to-instant.js";
import { label } from "./_fields.js";
import { campaignId, creatorId } from "./_ids.js";
import { object } from "./_object.js";
import { rule } from "./_rules.js";
import { instantInputSchema } from "./time.js";
import { utmParametersSchema } from "./tracking.js";

/** What a creator is to post a link for. */
export const affiliateLinkRequestSchema = object({
  url: label(1),
  creatorId,
  linkId: z.exactOptional(label(1)),
  utm: z.exactOptional(utmParametersSchema.omit({ content: true })),
  code: z.exactOptional(label(1)),
  campaignId: z.exactOptional(campaignId),
  from: z.exactOptional(z.nullable(instantInputSchema)),
  until: z.exactOptional(z.nullable(instantInputSchema)),
}).check(
  rule<AffiliateLinkRequest>("Until is after from.", ({ from, until }, report) => {
    if (readInstant(until) <= readInstant(from)) report(["until"], "after from", until);
  }),
);
