/** How many characters of a text are looked at: ids count up at their end. */
const LOOKED_AT = 12;

/**
 * A hash of the length and the last characters of a text: a few steps, however long the text is. The same on every
 * machine, so texts can be chosen that all collide; whoever uses it counts steps and has another way.
 *
 * FNV-1a over code units, its high half folded into the low one.
 */
export function textHash(text: string): number {
  const { length } = text;
  let hash = 0x811c9dc5 ^ length;
  for (let i = length > LOOKED_AT ? length - LOOKED_AT : 0; i < length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** How many steps per text are taken before the texts are taken for hostile. A good table needs about one. */
export const STEPS_PER_TEXT = 32;

/** The size of an open hash table for so many texts: the power of two that leaves at least half of it free. */
export function tableSize(texts: number): number {
  let size = 4;
  while (size < 2 * texts) size *= 2;
  return size;
}
