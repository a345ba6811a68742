/** What a person can type and choose: nothing but text, so that a half-typed case is a case as well. */
export interface Case {
  readonly currency: string;
  readonly followers: string;
  readonly scheme: string;
  readonly basis: string;
  readonly aggregation: string;
  readonly saves: string;
  readonly cost: string;
  readonly posts: readonly Row[];
  readonly base: string;
  readonly plan: string;
  readonly rate: string;
  readonly flat: string;
  readonly bands: readonly Row[];
  readonly ownTier: string;
  readonly ownRate: string;
  readonly bonus: string;
  readonly stack: string;
  readonly steps: readonly Row[];
  readonly orders: readonly Row[];
}

/** One row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

export type TableName = "posts" | "bands" | "steps" | "orders";
export type FieldName = Exclude<keyof Case, TableName>;

/** The closed questions. Anything else a link may say is passed over. */
export const choices = {
  currency: ["GBP", "EUR", "USD", "JPY", "KWD", "SEK", "PLN", "BRL", "AED"],
  scheme: ["nanoMicroMacroMega", "nanoMicroMidMacroMega", "tides"],
  basis: ["views", "followers"],
  aggregation: ["ratioOfSums", "meanOfRatios", "medianOfRatios"],
  saves: ["notCounted", "counted"],
  base: ["netOfTaxAndShipping", "netOfDiscounts", "gross"],
  plan: ["percent", "flat", "graduated", "none"],
  ownTier: ["", "nano", "micro", "mid", "macro", "mega"],
  bonus: ["none", "orders", "salesValue"],
  stack: ["highest", "cumulative"],
} as const satisfies { readonly [Name in FieldName]?: readonly string[] };

/** The columns of each table, with the words a sheet may have above them. */
export const columns = {
  posts: [
    { name: "views", label: "Views", also: ["view", "plays", "video views"] },
    { name: "likes", label: "Likes", also: ["like", "hearts"] },
    { name: "comments", label: "Comments", also: ["comment"] },
    { name: "shares", label: "Shares", also: ["share", "reposts"] },
    { name: "saves", label: "Saves", also: ["save", "saved", "favorites", "favourites", "bookmarks"] },
  ],
  bands: [
    { name: "from", label: "From", also: [] },
    { name: "rate", label: "Per cent", also: ["rate", "%"] },
  ],
  steps: [
    { name: "at", label: "Reached at", also: ["at"] },
    { name: "bonus", label: "Bonus", also: [] },
  ],
  orders: [
    { name: "order", label: "Order", also: ["order id", "id"] },
    { name: "price", label: "Price, no tax", also: ["amount"] },
    { name: "discount", label: "Discount", also: ["seller discount"] },
    { name: "tax", label: "Tax", also: ["vat"] },
    { name: "shipping", label: "Shipping", also: ["delivery"] },
    { name: "refunded", label: "Refund, with tax", also: ["refund", "returned"] },
  ],
} as const satisfies Record<TableName, readonly { name: string; label: string; also: readonly string[] }[]>;

export const tableNames: readonly TableName[] = ["posts", "bands", "steps", "orders"];
export const mostRows = 200;
export const longestText = 64;

export const emptyRow = (table: TableName): Row => Object.fromEntries(columns[table].map(({ name }) => [name, ""]));

const row = (table: TableName, ...cells: readonly string[]): Row =>
  Object.fromEntries(columns[table].map(({ name }, index) => [name, cells[index] ?? ""]));

/** The case a newcomer sees. */
export const example: Case = {
  currency: "GBP",
  followers: "12.5K",
  scheme: "nanoMicroMacroMega",
  basis: "views",
  aggregation: "ratioOfSums",
  saves: "notCounted",
  cost: "250.00",
  posts: [
    row("posts", "128.2K", "9,410", "612", "388", "1,204"),
    row("posts", "12,000", "1,100", "90", "50", "71"),
    row("posts", "3,000", "340", "", "8", "15"),
  ],
  base: "netOfTaxAndShipping",
  plan: "percent",
  rate: "15",
  flat: "5.00",
  bands: [row("bands", "0", "10"), row("bands", "150", "15"), row("bands", "500", "20")],
  ownTier: "macro",
  ownRate: "20",
  bonus: "orders",
  stack: "highest",
  steps: [row("steps", "3", "20.00"), row("steps", "10", "100.00")],
  orders: [
    row("orders", "1001", "120.00", "12.00", "21.60", "4.99", ""),
    row("orders", "1002", "33.33", "", "6.67", "", "20.00"),
    row("orders", "1003", "64.50", "", "12.90", "", ""),
    row("orders", "1003", "9.99", "9.99", "", "", ""),
  ],
};

/** The same case with one field or cell changed; `path` is `followers` or `posts.0.views`. */
export function withField(current: Case, path: string, text: string): Case {
  const [name = "", index, column = ""] = path.split(".");
  if (index === undefined) return { ...current, [name]: text };
  const table = name as TableName;
  const rows = current[table].map((each, at) => (at === Number(index) ? { ...each, [column]: text } : each));
  return { ...current, [table]: rows };
}

export const isBlank = (each: Row): boolean => Object.values(each).every((cell) => cell.trim() === "");
