import type { Locale } from "#core/events/module.ts";
import type { hostErrors } from "./errors.ts";

/** The German sentences of this part. */
export const hostGerman = {
  errors: {
    "extension.not_found": "Eine Erweiterung {id} gibt es nicht.",
    "extension.faulty": "Die Erweiterung {id} lässt sich nicht laden: {fault}",
    "extension.required": "Die Erweiterung {id} wird von {required_by} benötigt.",
    "extension.requires": "Die Erweiterung {id} benötigt {requires}; das ist nicht aktiv.",
    "extension.not_deactivated": "Die Erweiterung {id} muss zuerst deaktiviert werden.",
    "extension.not_installed": "Die Erweiterung {id} ist nicht installiert.",
    "extension.open_balances": "Die Erweiterung {id} verwahrt noch Werte: {balances}",
    "system.currency_in_use": "Die Währung lässt sich nicht mehr ändern: Es gibt schon Rechnungen.",
    "cron.running": "Die geplanten Aufgaben werden gerade schon von Hand ausgeführt.",
    "auth.forbidden": "Das ist Ihnen nicht erlaubt.",
  } satisfies Record<keyof typeof hostErrors.table, string>,
} as const satisfies Locale;
