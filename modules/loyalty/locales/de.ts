import type { Locale } from "#core/events/module.ts";
import { loyaltyAdminGerman } from "../pages/admin-german.ts";
import { loyaltyFormsGerman } from "../pages/admin-german-forms.ts";
import { loyaltyPortalGerman } from "../pages/client/portal-german.ts";
import { loyaltySettingsGerman } from "./settings-german.ts";

/** The German sentences of the loyalty programme. */
export const loyaltyGerman: Locale = {
  errors: {
    "loyalty.insufficient_points": "Es fehlen {missing} Punkte.",
    "loyalty.below_minimum": "Es müssen mindestens {minimum} Punkte auf einmal eingelöst werden.",
    "loyalty.reward_unavailable": "Diese Prämie ist zurzeit nicht zu haben.",
    "loyalty.amount_invalid": "Punkte sind ganze Zahlen über 0 und höchstens {max}.",
    "loyalty.currency_not_supported": "In dieser Währung können keine Punkte eingelöst werden.",
    "loyalty.min_order_not_met": "Um Punkte einzulösen, fehlen noch {missing} {currency}.",
    "loyalty.reward_not_found": "Diese Prämie gibt es nicht.",
    "loyalty.tier_not_found": "Diese Stufe gibt es nicht.",
    "loyalty.tier_exists": "Eine Stufe mit diesem Namen oder dieser Schwelle gibt es schon.",
    "loyalty.rule_not_found": "Diese Regel gibt es nicht.",
  },
  words: {
    ...loyaltySettingsGerman,
    ...loyaltyPortalGerman,
    ...loyaltyAdminGerman,
    ...loyaltyFormsGerman,
  },
};
