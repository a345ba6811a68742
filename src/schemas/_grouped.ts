/**
 * A whole number as people write it: "10,000,000".
 *
 * @internal
 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
