import type { Locale } from "#core/events/module.ts";
import { couponAdminGerman } from "../pages/admin-german.ts";
import { couponPortalGerman } from "../pages/client/portal-german.ts";

/** The German sentences of this module. */
export const couponGerman: Locale = {
  errors: {
    "coupon.not_found": "Diesen Gutschein gibt es nicht.",
    "coupon.export_too_large": "{total} Zeilen sind mehr, als eine Datei fasst ({most}). Bitte die Filter enger fassen.",
    "coupon.expired": "Dieser Gutschein ist abgelaufen.",
    "coupon.not_started": "Dieser Gutschein gilt noch nicht.",
    "coupon.limit_reached": "Dieser Gutschein wurde schon so oft eingelöst, wie es geht.",
    "coupon.already_used": "Sie haben diesen Gutschein schon eingelöst.",
    "coupon.min_order_not_met": "Für diesen Gutschein fehlen noch {missing} {currency}.",
    "coupon.bundle_missing": "Produkte, die dieser Gutschein voraussetzt, fehlen im Warenkorb.",
    "coupon.no_eligible_items": "Nichts im Warenkorb kann mit diesem Gutschein rabattiert werden.",
    "coupon.period_not_eligible": "Dieser Gutschein gilt nicht für den gewählten Abrechnungszeitraum.",
    "coupon.weekend": "Dieser Gutschein gilt nicht am Wochenende.",
    "coupon.holiday": "Dieser Gutschein gilt nicht an Feiertagen.",
    "coupon.points_missing": "Für diesen Gutschein fehlen noch {missing} Treuepunkte.",
    "coupon.first_order_only": "Dieser Gutschein gilt nur für die erste Bestellung.",
    "coupon.not_stackable": "Dieser Gutschein lässt sich nicht mit {with} kombinieren.",
    "coupon.already_applied": "Dieser Gutschein liegt schon im Warenkorb.",
    "coupon.no_effect": "Dieser Gutschein würde an diesem Warenkorb nichts ändern.",
    "coupon.currency_not_supported": "Dieser Gutschein gilt nicht in dieser Währung.",
    "coupon.budget_exhausted": "Das Budget dieses Gutscheins ist aufgebraucht.",
    "coupon.code_taken": "Dieser Code wird schon verwendet.",
    "coupon.version_conflict": "Jemand anders hat diesen Gutschein geändert. Laden Sie ihn neu.",
    "coupon.has_redemptions": "Ein eingelöster Gutschein kann nicht gelöscht werden. Schalten Sie ihn stattdessen ab.",
    "coupon.limit_below_used": "Die Grenze kann nicht unter den {used} Einlösungen liegen, die es schon gibt.",
    "coupon.budget_below_spent": "Das Budget kann nicht unter dem liegen, was davon schon ausgegeben ist.",
    "coupon.codes_exhausted": "Von diesem Muster sind nicht genug Codes frei. Machen Sie es länger.",
    "coupon.holiday_not_found": "Diesen Feiertag gibt es nicht.",
  },
  words: {
    ...couponAdminGerman,
    ...couponPortalGerman,
    "coupon.status.inactive": "Inaktiv",
    "coupon.status.flagged": "Auffällig",
    "coupon.status.expired": "Abgelaufen",
    "coupon.status.limit_reached": "Aufgebraucht",
    "coupon.status.scheduled": "Geplant",
    "coupon.status.active": "Aktiv",
    "coupon.type.percentage": "Prozent",
    "coupon.type.absolute": "Betrag",
    "coupon.type.free_session": "Kostenlose Sitzung",
  },
};
