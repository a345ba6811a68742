/** Whatever stands in a link or on the clipboard, the playground has a case, and a case is only text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHash, toHash } from "../../examples/playground/link.js";
import { pasteInto } from "../../examples/playground/paste.js";
import {
  columns,
  example,
  longestText,
  mostRows,
  type TableName,
  tableNames,
} from "../../examples/playground/state.js";

const encoded = (text: string) => `#case=${Buffer.from(text).toString("base64url")}`;

test("a link with any JSON in it gives a case of the same shape, or none", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const read = fromHash(encoded(text));
      if (read === null) return;
      expect(Object.keys(read)).toEqual(Object.keys(example));
      expect(fromHash(toHash(read))).toEqual(read);
    }),
  );
});

test("a link with anything in the known fields gives text in every one of them", () => {
  const names = Object.keys(example);
  const rows = fc.array(fc.dictionary(fc.constantFrom("views", "order", "__proto__", "rate"), fc.anything()));
  const found = fc.dictionary(fc.constantFrom(...names, "__proto__"), fc.oneof(fc.string(), fc.jsonValue(), rows));
  fc.assert(
    fc.property(found, (value) => {
      const read = fromHash(encoded(JSON.stringify(value)));
      for (const [name, field] of Object.entries(read ?? {})) {
        if (typeof field === "string") expect(field.length).toBeLessThanOrEqual(longestText);
        else
          for (const row of field)
            expect(Object.keys(row)).toEqual(columns[name as TableName].map((each) => each.name));
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
});

test("pasting anything anywhere leaves a table of known columns, of a sane length", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tableNames),
      fc.nat(mostRows - 1),
      fc.nat(9),
      fc.string(),
      (table, row, place, text) => {
        const named = columns[table].map((each) => each.name as string);
        const pasted = pasteInto(table, example[table], { row, column: named[place % named.length] ?? "" }, text);
        expect(pasted.length).toBeLessThanOrEqual(mostRows);
        for (const each of pasted) expect(Object.keys(each).sort()).toEqual([...named].sort());
      },
    ),
  );
});
