/** Compares text by code units: the same on every machine, unlike the order of a locale. */
export function codeUnitOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
