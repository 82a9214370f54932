import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { billingTables } from "../tables.ts";
import { currencyErrors } from "./errors.ts";
import { rateToWire } from "./rate-wire.ts";

/** Lets the shop sell in a currency. Throws `currency.exists`. */
export async function createCurrency(
  scope: Scope,
  { code, rateMillionths, title }: { readonly code: string; readonly rateMillionths: bigint; readonly title: string | undefined },
): Promise<string> {
  const made = await billingTables(scope)
    .insertInto("currency")
    .values({
      code,
      title: title ?? titleOf(code),
      conversion_rate_millionths: rateMillionths,
      is_default: false,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("code")
    .executeTakeFirst();
  if (made === undefined) throw currencyErrors.error("currency.exists");
  await recordActivity(scope, {
    action: "currency.create",
    objectType: "currency",
    objectId: code,
    message: `Currency ${code} was added.`,
    changes: { conversion_rate: rateToWire(rateMillionths) },
  });
  return code;
}

function titleOf(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "currency" }).of(code) ?? code;
}
