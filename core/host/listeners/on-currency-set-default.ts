import { onAfterAdminCurrencySetDefault } from "#core/billing/currencies/hooks.ts";
import { listen } from "#core/events/hook.ts";
import { raiseRevision } from "../host-state-row.ts";
import { saveShopSettings } from "../shop/save-shop-settings.ts";

/** The shop's currency is the default currency; it guards, because the two must never differ. */
export const followDefaultCurrency = listen(
  onAfterAdminCurrencySetDefault,
  async (scope, { to }) => {
    await saveShopSettings(scope, { currency: to });
    await raiseRevision(scope.db);
  },
  { guards: true },
);
