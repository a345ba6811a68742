import type { Touchpoint } from "creator-core/models";
import { type FieldProblem, parse, type RowAdapter, touchpointSchema } from "creator-core/schemas";

/*
 * Our click log. Its columns are nearly the model already: the adapter turns text into flags, leaves out what is empty,
 * and lets the library's schema prove the rest.
 */

const fields = [
  "id",
  "creator_id",
  "customer_key",
  "occurred_at",
  "kind",
  "platform",
  "post_id",
  "paid",
  "revoked",
] as const;

type Field = (typeof fields)[number];

const columnOf: Readonly<Record<string, Field>> = {
  creatorId: "creator_id",
  customerKey: "customer_key",
  occurredAt: "occurred_at",
  postId: "post_id",
};

/** A touchpoint and the row of the file that says so. */
export interface LoggedTouchpoint {
  readonly touchpoint: Touchpoint;
  readonly row: number;
}

export const clickLog: RowAdapter<Touchpoint, readonly LoggedTouchpoint[], Field> = {
  name: "click log",
  columns: fields.map((field) => ({
    field,
    names: [field],
    required: !["paid", "revoked", "post_id"].includes(field),
  })),
  readRow: (cells) => {
    const raw = {
      id: cells.id,
      creatorId: cells.creator_id,
      customerKey: cells.customer_key,
      occurredAt: cells.occurred_at,
      kind: cells.kind,
      ...(cells.platform ? { platform: cells.platform } : {}),
      ...(cells.post_id ? { postId: cells.post_id } : {}),
      ...(cells.paid === "yes" ? { paid: true } : {}),
      ...(cells.revoked === "yes" ? { revoked: true } : {}),
    };
    const parsed = parse(touchpointSchema, raw);
    if (parsed.success) return { kind: "read", value: parsed.data };
    const problems = parsed.issues.map(({ path, code, expected }): FieldProblem<Field> => {
      const name = String(path[0] ?? "id");
      const field = columnOf[name] ?? fields.find((each) => each === name) ?? "id";
      return { field, code, expected, actual: cells[field] };
    });
    return { kind: "bad", problems };
  },
  assemble: (rows) => ({ facts: rows.map(({ row, value }) => ({ touchpoint: value, row })), problems: [] }),
};
