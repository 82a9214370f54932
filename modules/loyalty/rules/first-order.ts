import { giftRule } from "./gift-rule.ts";

/** Points for the first order that is paid; they go back when all of it is refunded. */
export const firstOrder = giftRule(
  "first_order",
  { en: "First order", de: "Erste Bestellung" },
  "order",
  { en: "for the first order that is paid", de: "für die erste bezahlte Bestellung" },
  ({ isFirstOrder, lines }) => isFirstOrder && lines.length > 0,
);
