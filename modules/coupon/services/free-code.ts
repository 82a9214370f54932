import type { Scope } from "#core/events/scope.ts";
import { couponErrors } from "../errors.ts";
import { codesInUse } from "./claim-code.ts";
import { type CodeRecipe, drawCode } from "./draw-code.ts";

/** A code after the recipe that no coupon has now; random characters are added when the plain one is taken. Throws `coupon.codes_exhausted`. */
export async function freeCode(scope: Scope, recipe: CodeRecipe): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const drawn = Array.from({ length: attempt === 0 ? 1 : 20 }, () => drawCode(recipe, scope.now, scope.shop.timeZone, attempt > 0));
    const taken = await codesInUse(scope, drawn);
    const free = drawn.find((code) => !taken.has(code));
    if (free !== undefined) return free;
  }
  throw couponErrors.error("coupon.codes_exhausted");
}

const ATTEMPTS = 5;
