import { zonedParts } from "#core/kernel/business-calendar.ts";
import { randomIndex } from "#core/kernel/randomness.ts";

/** How a code is made up: `SAVE` + `2026` + `DEC` + random characters, up to `length` in all (at most 20). */
export type CodeRecipe = {
  readonly prefix?: string | undefined;
  readonly include_year?: boolean | undefined;
  readonly include_month?: boolean | undefined;
  readonly random_suffix?: boolean | undefined;
  readonly length?: number | undefined;
};

/** Draws a code. Whatever is fixed may be taken already, so `unique` adds random characters even where none were asked for. */
export function drawCode(recipe: CodeRecipe, at: Date, zone: string, unique: boolean): string {
  const [year = "", month = "01"] = zonedParts(at, zone).date.split("-");
  const fixed = `${recipe.prefix ?? ""}${recipe.include_year ? year : ""}${recipe.include_month ? (MONTHS[Number(month) - 1] ?? "") : ""}`;
  const wanted =
    recipe.length ?? fixed.length + (recipe.random_suffix || unique || fixed === "" ? (fixed === "" ? BARE_LENGTH : SUFFIX_LENGTH) : 0);
  const length = Math.min(LONGEST, Math.max(SHORTEST, wanted, unique ? fixed.length + SUFFIX_LENGTH : 0));
  return fixed.slice(0, LONGEST) + randomSymbols(length - fixed.length);
}

/** So many random symbols, none of which is easily taken for another. */
export function randomSymbols(count: number): string {
  let symbols = "";
  while (symbols.length < count) symbols += SYMBOLS.charAt(randomIndex(SYMBOLS.length));
  return symbols;
}

/** Without 0, 1, I, L and O. */
export const SYMBOLS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"] as const;
const SHORTEST = 3;
const LONGEST = 20;
const SUFFIX_LENGTH = 3;
const BARE_LENGTH = 8;
