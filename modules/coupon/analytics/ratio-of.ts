/** A share to four decimals; 0 of nothing is 0. Whole numbers go in, so that nothing is rounded before. */
export function ratioOf(part: number | bigint, whole: number | bigint): number {
  const [above, below] = [BigInt(part), BigInt(whole)];
  if (below === 0n) return 0;
  const doubled = 20_000n * above;
  const rounded = (doubled + (above < 0n ? -below : below)) / (2n * below);
  return Number(rounded) / 10_000;
}
