import { isCreatorCoreError } from "creator-core/errors";

/** What is wrong with what was typed, by field: `rate`, `posts.0.views`. */
export class Troubles {
  readonly byField = new Map<string, string>();

  add(field: string, message: string): void {
    if (!this.byField.has(field)) this.byField.set(field, message);
  }

  /** The value; or nothing, and the library's objection at the field. `fieldAt` finds the field from the path it names. */
  attempt<T>(field: string, read: () => T, fieldAt: (path: string) => string = () => field): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!isCreatorCoreError(error)) throw error;
      const { path, expected } = error.details;
      this.add(fieldAt(path), needs(expected));
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

/** The library's rule as a sentence, to be read beside the field itself. */
export const needs = (expected: string): string => `This needs ${expected}.`;
