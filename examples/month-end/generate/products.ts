/** What the invented brand Tarnwick sells. Prices in minor units. */
export interface Product {
  readonly productId: string;
  readonly skuId: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly gbp: number;
  readonly eur: number;
}

export const products: readonly Product[] = [
  ["Dew Barrier Serum, 30 ml", "beauty/skincare/serums", 2400, 2790],
  ["Night Fern Serum, 30 ml", "beauty/skincare/serums", 2900, 3390],
  ["Clear Tide Cleanser", "beauty/skincare", 1450, 1690],
  ["Oat & Moss Moisturiser", "beauty/skincare", 1990, 2290],
  ['Daylight SPF 50 "Invisible" Fluid', "beauty/skincare/sunscreen", 1850, 2150],
  ["Daylight SPF 30 Stick", "beauty/skincare/sunscreen", 1200, 1390],
  ["Tideline Lip Balm Trio", "beauty/lips", 900, 1050],
  ["Copper Root Hair Oil", "beauty/haircare", 1650, 1890],
  ["Saltmarsh Scalp Scrub", "beauty/haircare", 1550, 1790],
  ["Hearthwood Candle", "home/fragrance", 2200, 2590],
  ["Starter Ritual Set, 4 pieces", "beauty/skincare", 4900, 5690],
  ["Gift card", "gift-cards", 2500, 2500],
].map(([name, category, gbp, eur], index) => ({
  productId: `172938495834${String(9379001 + index * 317)}`,
  skuId: `172938495835${String(1024003 + index * 411)}`,
  sku: `TW-${String(101 + index)}`,
  name: String(name),
  category: String(category),
  gbp: Number(gbp),
  eur: Number(eur),
}));
