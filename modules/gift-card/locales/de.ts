import type { Locale } from "#core/events/module.ts";
import { giftCardAdminGerman } from "../pages/admin/admin-german.ts";
import { giftCardPortalGerman } from "../pages/client/portal-german.ts";

/** The German sentences of gift cards. */
export const giftCardGerman: Locale = {
  errors: {
    "gift_card.not_found": "Diese Geschenkkarte gibt es nicht, oder die PIN ist falsch.",
    "gift_card.expired": "Diese Geschenkkarte ist abgelaufen.",
    "gift_card.suspended": "Diese Geschenkkarte ist gesperrt.",
    "gift_card.void": "Diese Geschenkkarte ist ungültig.",
    "gift_card.empty": "Auf dieser Geschenkkarte ist nichts mehr.",
    "gift_card.balance_too_low": "Auf dieser Geschenkkarte sind nur noch {available} {currency}.",
    "gift_card.currency_mismatch": "Die Geschenkkarte lautet auf {card_currency}, die Rechnung auf {currency}.",
    "gift_card.pin_locked": "Die PIN dieser Geschenkkarte war zu oft falsch. Geben Sie die Karte wieder frei, um sie zu entsperren.",
    "gift_card.invoice_not_payable": "Diese Rechnung kann nicht bezahlt werden: Sie ist {status}.",
    "gift_card.amount_invalid": "Der Betrag muss über 0 und darf höchstens {max} {currency} sein.",
    "gift_card.already_claimed": "Diese Geschenkkarte ist schon in Ihrem Konto.",
    "gift_card.state_conflict": "Das geht nicht bei einer Geschenkkarte im Zustand {status}.",
    "gift_card.coupons_off": "Gutscheine sind abgeschaltet, keiner kann eine Geschenkkarte bezahlen.",
    "gift_card.coupon_without_value": "Dieser Gutschein ergibt keine Geschenkkarte in dieser Währung.",
    "gift_card.batch_not_found": "Diese Serie von Geschenkkarten gibt es nicht.",
    "gift_card.batch_not_ready": "Bisher sind {made} von {count} Geschenkkarten erzeugt.",
    "gift_card.batch_fetched": "Die Codes dieser Serie wurden schon abgeholt und sind gelöscht.",
    "gift_card.provider_unknown": "Diesen Anbieter von Geschenkkarten gibt es nicht.",
    "gift_card.provider_none": "Dieser Shop nimmt keine Geschenkkarten anderer an.",
    "gift_card.provider_silent": "Der Anbieter dieser Geschenkkarte antwortet nicht. Bitte versuchen Sie es später noch einmal.",
    "gift_card.provider_refused": "Der Anbieter dieser Geschenkkarte lehnt ab: {reason}.",
    "gift_card.link_not_found": "Diese Geschenkkarte gibt es in Ihrem Konto nicht.",
    "gift_card.link_not_ready": "Der Anbieter hat diese Geschenkkarte nicht bestätigt.",
    "gift_card.link_in_use": "Diese Geschenkkarte hält noch Geld für eine Rechnung.",
  },
  words: {
    "Gift cards": "Geschenkkarten",
    "Stored value with a ledger: issued by staff, bought, given by coupons, or kept by third parties; pays invoices in part or in full.":
      "Guthaben mit Kontobuch: vom Team ausgestellt, gekauft, durch Gutscheine gegeben oder bei Fremdanbietern geführt; zahlt Rechnungen ganz oder teilweise.",
    ...giftCardAdminGerman,
    ...giftCardPortalGerman,
  },
};
