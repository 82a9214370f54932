import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { deliveryFilters, listDeliveries, listedDeliverySchema } from "../../delivery/list-deliveries.ts";

export const adminGiftCardDeliveryGetList = defineMethod({
  name: "gift_card_delivery_get_list",
  role: "admin",
  permission: "gift_card.view",
  summary: "Mails with gift cards: what was bought, and what staff send; newest first unless sorted otherwise",
  reads: true,
  input: deliveryFilters,
  output: pageOutput(listedDeliverySchema),
  handle: (scope, filters) => listDeliveries(scope, filters),
});
