// What creators of each size are good at, in words for a brand manager; shared by the published schemes.
// The schemes are made in calls marked as pure, so that a bundler leaves out those that a program does not use.

export const nano = {
  strength: "Know their followers in person; the highest engagement and trust for their size.",
  bestUse: "Seeding products, honest reviews, local offers, and many small tests of hooks and messages.",
} as const;

export const micro = {
  strength: "Trusted in one niche, with an audience that asks and buys.",
  bestUse: "Affiliate sales, demonstrations, and a steady supply of content for advertisements.",
} as const;

export const mid = {
  strength: "Reach well beyond a niche, still close to their audience, and used to working with brands.",
  bestUse: "Launches and recurring partnerships that have to sell as well as be seen.",
} as const;

export const macro = {
  strength: "Wide reach with professional production.",
  bestUse: "Launches, moments of the season, and content to put paid reach behind.",
} as const;

export const mega = {
  strength: "Fame: reach across every audience at once.",
  bestUse: "Awareness on a national scale, and lending a brand its name.",
} as const;
