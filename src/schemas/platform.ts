import type { BrandId, CategoryId, CountryCode, Platform } from "../models/platform.js";
import { identifier } from "./_fields.js";
import { leaf } from "./_leaf.js";

/** Any platform name: the list is open. */
export const platformSchema = identifier<Platform>();

/** A brand as the caller names it. */
export const brandSchema = identifier<BrandId>();

/** A node of the caller's category tree. */
export const categorySchema = identifier<CategoryId>();

/** An ISO 3166-1 alpha-2 code in capitals. Whether the country exists is the affair of the rights area. */
export const countrySchema = leaf<CountryCode>(
  'a country code of two capitals, such as "GB"',
  ["string"],
  (value) => typeof value === "string" && value.length === 2 && /^[A-Z]{2}$/.test(value),
  { pattern: "^[A-Z]{2}$" },
);
