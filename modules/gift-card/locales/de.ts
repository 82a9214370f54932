import type { Locale } from "#core/events/module.ts";
import { giftCardPortalGerman } from "../pages/client/portal-german.ts";

/** The German sentences of gift cards. */
export const giftCardGerman: Locale = {
  errors: {
    "gift_card.not_found": "Diesen Gutschein gibt es nicht, oder die PIN ist falsch.",
    "gift_card.expired": "Dieser Gutschein ist abgelaufen.",
    "gift_card.suspended": "Dieser Gutschein ist gesperrt.",
    "gift_card.void": "Dieser Gutschein ist ungültig.",
    "gift_card.empty": "Auf diesem Gutschein ist nichts mehr.",
    "gift_card.balance_too_low": "Auf diesem Gutschein sind nur noch {available} {currency}.",
    "gift_card.currency_mismatch": "Der Gutschein lautet auf {card_currency}, die Rechnung auf {currency}.",
    "gift_card.pin_locked": "Die PIN dieses Gutscheins war zu oft falsch. Geben Sie ihn wieder frei, um sie zu entsperren.",
    "gift_card.invoice_not_payable": "Diese Rechnung kann nicht bezahlt werden: Sie ist {status}.",
    "gift_card.amount_invalid": "Der Betrag muss über 0 und darf höchstens {max} {currency} sein.",
    "gift_card.already_claimed": "Dieser Gutschein ist schon in Ihrem Konto.",
    "gift_card.state_conflict": "Das geht nicht bei einem Gutschein im Zustand {status}.",
    "gift_card.coupons_off": "Rabattcodes sind abgeschaltet, keiner kann einen Gutschein bezahlen.",
    "gift_card.coupon_without_value": "Dieser Rabattcode ergibt keinen Gutschein in dieser Währung.",
    "gift_card.batch_not_found": "Diese Serie von Gutscheinen gibt es nicht.",
    "gift_card.batch_not_ready": "Bisher sind {made} von {count} Gutscheinen erzeugt.",
    "gift_card.batch_fetched": "Die Codes dieser Serie wurden schon abgeholt und sind gelöscht.",
    "gift_card.provider_unknown": "Diesen Anbieter von Gutscheinen gibt es nicht.",
    "gift_card.provider_silent": "Der Anbieter dieses Gutscheins antwortet nicht. Bitte versuchen Sie es später noch einmal.",
    "gift_card.provider_refused": "Der Anbieter dieses Gutscheins lehnt ab: {reason}.",
    "gift_card.link_not_found": "Diesen Gutschein gibt es in Ihrem Konto nicht.",
    "gift_card.link_not_ready": "Der Anbieter hat diesen Gutschein nicht bestätigt.",
    "gift_card.link_in_use": "Dieser Gutschein hält noch Geld für eine Rechnung.",
  },
  words: { ...giftCardPortalGerman },
};
