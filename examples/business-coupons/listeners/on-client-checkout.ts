import { onBeforeClientCheckout } from "#core/billing/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { identityTables } from "#core/identity/tables.ts";
import { businessErrors } from "../errors.ts";
import { vatCountry } from "../vat-country.ts";

/** Nobody orders under a VAT number of another country than the address's. Runs inside the checkout's transaction, before anything is written. */
export const onClientCheckout = listen(onBeforeClientCheckout, async (scope, { clientId }) => {
  const client = await identityTables(scope)
    .selectFrom("client")
    .select(["company_vat", "country"])
    .where("id", "=", clientId)
    .executeTakeFirst();
  const country = client?.country ?? undefined;
  const vat = vatCountry(client?.company_vat ?? null);
  if (vat !== undefined && country !== undefined && vat !== country) {
    throw businessErrors.error("business_coupons.vat_country_mismatch", { vat_country: vat, country });
  }
});
