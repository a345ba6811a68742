/** What the packed package is tried on; exact versions, so that a failure is ours and can be repeated. */
export const nodes = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.10.0" } as const;
export const typescripts = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"] as const;
export const deno = "2.9.5";
export const bun = "1.4.4";
export const tslab = "1.0.22";
export const bundlers = { esbuild: "0.28.2", rollup: "4.67.4", rolldown: "1.2.19", webpack: "5.112.2" } as const;
/** Rollup finds packages with a plugin of its own. */
export const rollupResolve = "@rollup/plugin-node-resolve@16.0.3";
