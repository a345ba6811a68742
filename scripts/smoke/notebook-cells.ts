/** The first program in a notebook: a Jupyter kernel for TypeScript, run from its first cell to its last. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, run, Skipped, tool } from "./cells.ts";
import { program } from "./consumer.ts";
import * as versions from "./versions.ts";

const howToInstall = "on Debian: apt-get install jupyter-nbconvert jupyter-client python3-ipykernel";

/** The Python that Jupyter itself runs on; others on the path may not know it. */
const python = process.env["PYTHON"] ?? "/usr/bin/python3";

const cell = (source: string) => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source });

export function notebookCells(): Cell[] {
  return [
    {
      name: `notebook, tslab ${versions.tslab}`,
      run({ folder, answer }) {
        const found = spawnSync("jupyter", ["nbconvert", "--version"], { encoding: "utf8" });
        if (found.status !== 0) throw new Skipped(`needs jupyter nbconvert; ${howToInstall}`);
        const modules = tool("tslab", versions.tslab, { scripts: true });
        const kernels = join(folder, "jupyter");
        mkdirSync(kernels, { recursive: true });
        const env = { JUPYTER_DATA_DIR: kernels, PATH: `${join(modules, ".bin")}:${process.env["PATH"]}` };
        run("tslab", ["install", "--user", `--python=${python}`], { cwd: folder, env });

        const notebook = {
          cells: [
            cell(program.slice(0, program.indexOf("const rate ="))),
            cell(program.slice(program.indexOf("const rate ="))),
          ],
          metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
          nbformat: 4,
          nbformat_minor: 5,
        };
        writeFileSync(join(folder, "program.ipynb"), JSON.stringify(notebook));
        run("jupyter", ["nbconvert", "--to", "notebook", "--execute", "program.ipynb", "--output", "out.ipynb"], {
          cwd: folder,
          env,
        });
        const executed = readFileSync(join(folder, "out.ipynb"), "utf8");
        if (!answer.test(executed)) throw new Error(executed);
        return undefined;
      },
    },
  ];
}
