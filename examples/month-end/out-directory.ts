import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileTrouble, Problem } from "./problem.js";

/** Where the reports go. It is made before anything is computed, so that a wrong path costs no time. */
export class OutDirectory {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string): Promise<OutDirectory> {
    try {
      await mkdir(path, { recursive: true });
    } catch (error) {
      throw new Problem(1, `Cannot make the directory ${path}: ${fileTrouble(error)}.`);
    }
    return new OutDirectory(path);
  }

  /** Writes one file and returns its path. */
  async write(name: string, text: string): Promise<string> {
    const path = join(this.#path, name);
    try {
      await writeFile(path, text);
    } catch (error) {
      throw new Problem(1, `Cannot write ${path}: ${fileTrouble(error)}.`);
    }
    return path;
  }
}
