/**
 * A 32-bit hash of two texts: FNV-1a over the code units of both, with what is no code unit between them, and
 * the finaliser of MurmurHash3, without which ids that count up would give hashes that nearly do. The same on every machine.
 * Not for secrets.
 *
 * Complexity: O(length).
 *
 * @returns a whole number from 0 to 2^32 − 1
 */
export function hashTexts(one: string, other: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < one.length; i += 1) hash = Math.imul(hash ^ one.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ 0x10000, 0x01000193); // beyond all code units
  for (let i = 0; i < other.length; i += 1) hash = Math.imul(hash ^ other.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
