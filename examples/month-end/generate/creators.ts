import { randomFor } from "./random.js";
import { csvLine, strew } from "./write.js";

/** A creator as the generator knows them; `pull` is how well they sell, which no file says. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly platform: "TikTok" | "Instagram";
  readonly followers: number;
  readonly country: string;
  readonly niche: string;
  readonly status: string;
  readonly joined: string;
  readonly code: string;
  readonly linkId: string;
  readonly customerKey: string | null;
  readonly pull: number;
}

// Every name is made up; the surnames are not found in any telephone book.
const firstNames = [
  ...["Isla", "Noor", "Tamsin", "Leonie", "Callum", "Mina", "Jonas", "Aoife", "Femi", "Klara", "Ruben", "Saoirse"],
  ...["Priya", "Elif", "Matteo", "Greta", "Dilan", "Oona", "Kofi", "Hedda", "Yusra", "Bram", "Wren", "Tove"],
];
const surnames = [
  ...[
    "Quorrick",
    "Vellander",
    "Marrowby",
    "Thistlemere",
    "Osterwyn",
    "Penquill",
    "Fennimoor",
    "Hallowend",
    "Brackstow",
  ],
  ...["Lindequist-Rae", "Ambervale", "Stourhaven", "Wexcombe", "Dunnaghty", "Morgenfels", "Aldersnook", "Tarrowen"],
];
const niches = [
  "skincare",
  "skincare",
  "beauty",
  "beauty",
  "haircare",
  "wellness",
  "home",
  "parenting",
  "student life",
];
const statuses = ["seed", "sprout", "bloom", "evergreen"];

/** Followers by size class: many small accounts, few large ones, as in any real list. */
const sizes = [
  { share: 22, scale: 2_400, cap: 9_900 },
  { share: 27, scale: 17_000, cap: 98_000 },
  { share: 12, scale: 150_000, cap: 960_000 },
  { share: 3, scale: 1_150_000, cap: 3_600_000 },
];

export function makeCreators(scale: number): Person[] {
  const random = randomFor("creators");
  return Array.from({ length: 64 * scale }, (_, index) => {
    const first = firstNames[index % firstNames.length] ?? "Isla";
    const last = surnames[(index * 7) % surnames.length] ?? "Quorrick";
    const round = Math.floor(index / (firstNames.length * surnames.length));
    const size = random.weighted(sizes, (each) => each.share);
    // Cubic shares make a few creators sell most of it.
    const talent = random.next();
    const followers = random.heavyTail(size.scale * (0.6 + random.next()), size.cap);
    const handle = `${first}.${last.replaceAll(/\W/g, "")}${round === 0 ? "" : round}`.toLowerCase();
    return {
      id: `c-${String(index + 1).padStart(3, "0")}`,
      name: `${first} ${last}`,
      handle,
      platform: random.chance(0.84) ? "TikTok" : "Instagram",
      followers,
      country: random.weighted(["GB", "IE", "DE", "AT", "NL"], (code) => (code === "GB" ? 5 : code === "DE" ? 3 : 1)),
      niche: random.pick(niches),
      status: statuses[Math.min(3, Math.floor(talent * talent * 4.4))] ?? "seed",
      joined: `${random.int(2024, 2025)}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`,
      code: `${first.toUpperCase()}${10 + index}`,
      linkId: `ln-${(7001 + index * 13).toString(36)}`,
      customerKey: random.chance(0.3) ? `k-own-${index + 1}` : null,
      pull: 0.08 + talent * talent * talent * 4 + Math.sqrt(followers) / 1500,
    };
  });
}

/** "8,412", "128.2K", "1.4M": how the apps and agencies write counts. */
function compact(count: number): string {
  if (count >= 1_000_000) return `${(Math.floor(count / 100_000) / 10).toFixed(1)}M`;
  if (count >= 10_000) return `${(Math.floor(count / 100) / 10).toFixed(1)}K`;
  return count < 1000 ? String(count) : `${Math.floor(count / 1000)},${String(count % 1000).padStart(3, "0")}`;
}

export function creatorsCsv(people: readonly Person[]): string {
  const random = randomFor("creators.csv");
  const header = ["Creator ID", "Name", "Platform", "Handle", "Followers", "Second platform", "Second handle"];
  const more = ["Second followers", "Country", "Niche", "Status level", "Joined", "Shop customer key"];
  const rows = people.map((person, index) => {
    const second = person.platform === "TikTok" && random.chance(0.3);
    // One list of sixty always has somebody whose size nobody wrote down.
    const followers = index === 40 ? "" : compact(person.followers);
    return [
      ...[person.id, person.name, person.platform, `@${person.handle}`, followers],
      ...(second ? ["Instagram", `@${person.handle}.ig`, compact(Math.ceil(person.followers * 0.4))] : ["", "", ""]),
      ...[person.country, person.niche, person.status, person.joined, person.customerKey ?? ""],
    ];
  });
  const bad = [
    [
      "c-901",
      "Odile Fernhollow",
      "TikTok",
      "@odile.fernhollow",
      "loads",
      "",
      "",
      "",
      "GB",
      "beauty",
      "seed",
      "2025-06-02",
      "",
    ],
    [
      "c-902",
      "Piet Saltergate",
      "TikTok",
      "@piet.saltergate",
      "12.4K",
      "",
      "",
      "",
      "NL",
      "home",
      "seed",
      "2025-02-30",
      "",
    ],
    [
      "c-003",
      "Tamsin (double entry)",
      "TikTok",
      "@tamsin.copy",
      "9,100",
      "",
      "",
      "",
      "GB",
      "beauty",
      "seed",
      "2025-01-20",
      "",
    ],
    [
      "",
      "Somebody without an id",
      "TikTok",
      "@nobody.yet",
      "3,300",
      "",
      "",
      "",
      "IE",
      "beauty",
      "seed",
      "2025-08-11",
      "",
    ],
  ];
  return [[...header, ...more], ...strew(rows, bad)].map(csvLine).join("");
}
