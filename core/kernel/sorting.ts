import { z } from "zod";

/** What a list request says of its order. */
export type Sorting<Column extends string> = {
  readonly sort?: Column | undefined;
  readonly direction?: "asc" | "desc" | undefined;
};

/** The two fields of a list request that can be sorted by these columns, to spread into its strict object. */
export function sortInput<const Columns extends readonly [string, ...string[]]>(columns: Columns) {
  return {
    sort: z.enum(columns).optional().describe("What to sort by; without it the list has an order of its own"),
    direction: z.enum(["asc", "desc"]).optional().describe("Which way `sort` goes, `desc` unless said"),
  };
}
