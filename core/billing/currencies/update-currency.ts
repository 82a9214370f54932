import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { billingTables } from "../tables.ts";
import { rateToWire } from "./rate-wire.ts";
import { requireCurrency } from "./require-currency.ts";

/** Changes a currency's rate or title. The default currency's rate is 1 by definition. Throws `currency.not_found`, `request.invalid`. */
export async function updateCurrency(
  scope: Scope,
  code: string,
  { rateMillionths, title }: { readonly rateMillionths: bigint | undefined; readonly title: string | undefined },
): Promise<void> {
  const row = await requireCurrency(scope, code);
  const rate = rateMillionths ?? row.conversion_rate_millionths;
  if (row.is_default && rate !== 1_000_000n) throw invalidRequest({ conversion_rate: "The default currency's rate is always 1." });
  await billingTables(scope)
    .updateTable("currency")
    .set({ conversion_rate_millionths: rate, title: title ?? row.title, updated_at: scope.now })
    .where("code", "=", code)
    .execute();
  await recordActivity(scope, {
    action: "currency.update",
    objectType: "currency",
    objectId: code,
    message: `Currency ${code} was changed.`,
    changes: { conversion_rate: rateToWire(rate), title: title ?? row.title },
  });
}
