/** A stream of chance that is the same for the same seed on every machine. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** One of these. */
  readonly pick: <T>(choices: readonly T[]) => T;
  /** True once in `times`. */
  readonly oneIn: (times: number) => boolean;
}

/** Mulberry32: small, fast, and good enough to spoil things with. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return { below, pick: (choices) => choices[below(choices.length)]!, oneIn: (times) => below(times) === 0 };
}

/** The seed of one attempt: another for every target and every place in the row, so that each can be repeated alone. */
export function seedOf(seed: number, target: string, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (let i = 0; i < target.length; i += 1) hash = Math.imul(hash ^ target.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ index, 0xc2b2ae35) ^ (hash >>> 13);
}
