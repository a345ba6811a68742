import {
  type Case,
  choices,
  columns,
  emptyRow,
  example,
  type FieldName,
  longestText,
  mostRows,
  type Row,
  type TableName,
  tableNames,
} from "./state.js";

const prefix = "#case=";
const longestLink = 200_000;

/** The case as the end of an address, so that a link shares it. */
export function toHash(current: Case): string {
  const bytes = new TextEncoder().encode(JSON.stringify(current));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return prefix + btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The case in the end of an address; `null` when there is none to be read. Anybody can write a link: only known
 * fields are looked at, each is text of a sane length or one of the closed choices, and the example stands in for the rest.
 */
export function fromHash(hash: string): Case | null {
  if (!hash.startsWith(prefix) || hash.length > longestLink) return null;
  try {
    const text = atob(hash.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    const found: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isRecord(found) ? knownFields(found) : null;
  } catch {
    return null;
  }
}

function knownFields(found: Readonly<Record<string, unknown>>): Case {
  const fields = Object.entries(example).map(([name, standard]) => {
    const value = Object.hasOwn(found, name) ? found[name] : undefined;
    return [name, isTable(name) ? rowsOf(value, name) : textOf(value, name as FieldName, standard)] as const;
  });
  // Every key of the example is there, with text for text and rows for rows.
  return Object.fromEntries(fields) as unknown as Case;
}

function textOf(value: unknown, name: FieldName, standard: string): string {
  const allowed: readonly string[] | undefined = (choices as Partial<Record<FieldName, readonly string[]>>)[name];
  if (typeof value !== "string" || value.length > longestText) return standard;
  return allowed === undefined || allowed.includes(value) ? value : standard;
}

function rowsOf(value: unknown, table: TableName): readonly Row[] {
  if (!Array.isArray(value)) return example[table];
  return value
    .slice(0, mostRows)
    .filter(isRecord)
    .map((found) => {
      const cells = columns[table].map(({ name }) => {
        const cell = Object.hasOwn(found, name) ? found[name] : "";
        return [name, typeof cell === "string" && cell.length <= longestText ? cell : ""] as const;
      });
      return { ...emptyRow(table), ...Object.fromEntries(cells) };
    });
}

const isTable = (name: string): name is TableName => (tableNames as readonly string[]).includes(name);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
