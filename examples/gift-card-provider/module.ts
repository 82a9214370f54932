import { provide } from "#core/events/extension-point.ts";
import { defineModule } from "#core/events/module.ts";
import { giftCardProviders } from "#modules/gift-card/contract.ts";
import { acmeCards } from "./acme-cards.ts";
import { acmeSettings } from "./settings.ts";

export const module = defineModule({
  id: "gift-card-provider",
  settings: acmeSettings,
  provides: [provide(giftCardProviders, acmeCards)],
});
