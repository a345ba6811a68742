/** How many characters of a text are looked at, at its beginning and at its end. */
const LOOKED_AT = 8;

/**
 * A hash of the length, the first and the last characters of a text: a few steps, however long the text is. Ids count up at
 * their end, addresses differ at their beginning. The same on every machine, so texts can be chosen that all collide; whoever
 * uses it counts steps and has another way.
 *
 * FNV-1a over code units, its high half folded into the low one.
 */
export function textHash(text: string): number {
  const { length } = text;
  let hash = 0x811c9dc5 ^ length;
  if (length <= 2 * LOOKED_AT) {
    for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  } else {
    for (let i = 0; i < LOOKED_AT; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    for (let i = length - LOOKED_AT; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
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
