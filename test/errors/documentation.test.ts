import { readFileSync } from "node:fs";
import { errorCatalogue } from "creator-core/errors";
import type { IssueCode } from "creator-core/models";
import { expect, it } from "vitest";

const page = readFileSync(new URL("../../docs/outcomes-and-errors.md", import.meta.url), "utf8");

const issueCodes: Readonly<Record<IssueCode, true>> = {
  unknownKey: true,
  missing: true,
  wrongType: true,
  outOfRange: true,
  badFormat: true,
  duplicateId: true,
  danglingReference: true,
  inconsistent: true,
};

it("has the catalogue of errors as it is", () => {
  const rows = Object.entries(errorCatalogue).map(([code, sentence]) => `| \`${code}\` | ${sentence} |`);
  const table = ["| code | what it means, and what to do |", "|---|---|", ...rows].join("\n");
  const written = /<!-- codes: [^>]*-->\n([\s\S]*?)\n?<!-- end of codes -->/.exec(page)?.[1];
  expect(written?.trim()).toBe(table);
});

it("has every code of issues, and no other", () => {
  const section = page.split("### All issue codes")[1]?.split("\n## ")[0] ?? "";
  const codes = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  expect(codes).toEqual(Object.keys(issueCodes));
});
