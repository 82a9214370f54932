import type { Sorting } from "#core/kernel/sorting.ts";

/** A short list in the order of a key; equal ones stay as they were. */
export function sortedBy<Item>(
  list: readonly Item[],
  direction: Sorting<string>["direction"],
  keyOf: (item: Item) => string | number | boolean,
): Item[] {
  const sign = direction === "asc" ? 1 : -1;
  return list.toSorted((one, other) => sign * compared(keyOf(one), keyOf(other)));
}

function compared(one: string | number | boolean, other: string | number | boolean): number {
  if (typeof one === "string" && typeof other === "string") return one.localeCompare(other);
  return Number(one) - Number(other);
}
