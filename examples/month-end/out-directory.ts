import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileTrouble, missing, Problem } from "./problem.js";

/** Where the reports go. It is made before anything is computed, so that a wrong path costs no time. */
export class OutDirectory {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string): Promise<OutDirectory> {
    try {
      await makeDirectory(resolve(path));
    } catch (error) {
      // Everything above it is there, so "it does not exist" would be no reason.
      const trouble = fileTrouble(error);
      throw new Problem(
        1,
        `Cannot make the directory ${path}: ${trouble === missing ? "none can be made there" : trouble}.`,
      );
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

/**
 * Makes a directory and those above it that are missing. (The recursive `mkdir` of Node 20 tries for ever where the
 * system allows no directories, as in /proc.)
 */
async function makeDirectory(path: string): Promise<void> {
  if (await isDirectory(path)) return;
  if (path !== dirname(path)) await makeDirectory(dirname(path));
  await mkdir(path);
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
