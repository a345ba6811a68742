import { toDecimalString } from "creator-core/money";

/** Code that stands for itself inside a value: `commissionBases.gross`. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const widest = 76;

/** A value as a TypeScript literal: amounts through `money`, big numbers grouped, long ones broken over lines. */
export function literal(value: unknown, indent = ""): string {
  const flat = inline(value);
  if (indent.length + flat.length <= widest || typeof value !== "object" || value === null || value instanceof Code) {
    return flat;
  }
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + literal(item, inner))
    : entriesOf(value).map(([name, item]) => `${inner}${key(name)}: ${literal(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.join(",\n")},\n${indent}${close}`;
}

function inline(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (typeof value === "number") return String(value).replace(/\B(?=(\d{3})+$)/g, "_");
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  const entries = entriesOf(value);
  const amount = amountOf(value);
  if (amount !== undefined) return amount;
  return entries.length === 0
    ? "{}"
    : `{ ${entries.map(([name, item]) => `${key(name)}: ${inline(item)}`).join(", ")} }`;
}

function amountOf(value: object): string | undefined {
  const { minor, currency } = value as { readonly minor?: unknown; readonly currency?: unknown };
  if (typeof minor !== "number" || typeof currency !== "string") return undefined;
  return `money(${JSON.stringify(toDecimalString({ minor, currency }))}, ${JSON.stringify(currency)})`;
}

const entriesOf = (value: object) => Object.entries(value).filter(([, item]) => item !== undefined);
const key = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));

/** A list with one item to a line, however short. */
export const list = (items: readonly unknown[]): string =>
  items.length === 0 ? "[]" : `[\n${items.map((item) => `  ${literal(item, "  ")},`).join("\n")}\n]`;

/** Text as a string literal, with everything that does not show, or turns the direction of the line, written out. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Where each name that a snippet may use is imported from. */
const modules: Readonly<Record<string, readonly string[]>> = {
  "creator-core/attribution": ["attributeConversions", "codeFirst"],
  "creator-core/commission": [
    "accrue",
    "commissionableBase",
    "commissionBases",
    "flatCommission",
    "graduatedCommission",
    "milestoneBonus",
    "percentCommission",
    "statement",
  ],
  "creator-core/metrics": ["costPerView", "engagementRate", "totalCount"],
  "creator-core/models": ["CommissionTerms", "Conversion", "ConversionLine", "PostCounts"],
  "creator-core/money": ["addMoney", "Money", "money", "sumMoney", "zeroMoney"],
  "creator-core/rate": ["percent"],
  "creator-core/tiering": ["nanoMicroMidMacroMega", "tides", "tierProgress"],
};
const types = new Set(["CommissionTerms", "Conversion", "ConversionLine", "PostCounts", "Money"]);

/** The imports that a piece of code needs, one line for each module. */
export function importsOf(code: string): string {
  // Text typed by a person, and remarks, use no names.
  const bare = code.replace(/"(?:[^"\\]|\\.)*"|\/\/.*$/gm, "");
  const lines = Object.entries(modules).flatMap(([module, names]) => {
    const used = names.filter((name) => new RegExp(`(?<![\\w.])${name}\\b(?!:)`).test(bare));
    if (used.length === 0) return [];
    const onlyTypes = used.every((name) => types.has(name));
    const list = used.map((name) => (types.has(name) && !onlyTypes ? `type ${name}` : name)).join(", ");
    return [`import ${onlyTypes ? "type " : ""}{ ${list} } from "${module}";`];
  });
  return lines.join("\n");
}
