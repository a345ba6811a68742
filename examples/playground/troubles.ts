import { type CreatorCoreError, isCreatorCoreError } from "creator-core/errors";

/** Something to know about a field that stops no answer. */
export interface Note {
  readonly tone: "hint" | "caution";
  readonly text: string;
}

/** What is wrong with what was typed, and what is to be known about it, by field: `rate`, `posts.0.views`. */
export class Troubles {
  readonly byField = new Map<string, string>();
  readonly notes = new Map<string, Note>();

  add(field: string, message: string): void {
    if (!this.byField.has(field)) this.byField.set(field, message);
  }

  note(field: string, tone: Note["tone"], text: string): void {
    this.notes.set(field, { tone, text });
  }

  /** The value; or nothing, and the library's objection as the page puts it: the field it is about, and words for it. */
  attempt<T>(
    read: () => T,
    explain: (error: CreatorCoreError) => readonly [field: string, message: string],
  ): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!isCreatorCoreError(error)) throw error;
      this.add(...explain(error));
      return undefined;
    }
  }

  /** The value, if reading it met with no trouble at all. */
  whole<T>(read: () => T): T | undefined {
    const before = this.byField.size;
    const value = read();
    return this.byField.size === before ? value : undefined;
  }
}

/** What can be wrong with values that were read: mostly that they leave the range in which the library is exact. */
export function objection({ code, details }: CreatorCoreError): string {
  if (code === "moneyOverflow") return "These amounts are too large to add up exactly.";
  if (code === "invalidInteger") return "These numbers are too large to add up exactly.";
  return `This cannot be used here. Expected: ${details.expected}.`;
}
