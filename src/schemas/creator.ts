import * as z from "zod";
import { identifier, label, list, wholeNumber } from "./_fields.js";
import { creatorId, customerKey } from "./_ids.js";
import { object } from "./_object.js";
import { countrySchema, platformSchema } from "./platform.js";
import { instantInputSchema } from "./time.js";

/** One account of a creator on one platform. */
export const creatorAccountSchema = object({
  platform: platformSchema,
  handle: identifier(),
  followers: z.exactOptional(wholeNumber()),
  followersAsOf: z.exactOptional(instantInputSchema),
});

/** Somebody who makes content for the programme. */
export const creatorSchema = object({
  id: creatorId,
  displayName: z.exactOptional(label()),
  accounts: list(creatorAccountSchema),
  country: z.exactOptional(countrySchema),
  languages: z.exactOptional(list(identifier())),
  niches: z.exactOptional(list(label())),
  statusLevel: z.exactOptional(identifier()),
  joinedAt: z.exactOptional(instantInputSchema),
  customerKeys: z.exactOptional(list(customerKey)),
});
