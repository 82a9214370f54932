import type { Locale } from "#core/events/module.ts";

/** The German sentences of this layer. */
export const identityGerman: Locale = {
  errors: {
    throttled: "Zu viele Fehlversuche. Bitte versuchen Sie es später noch einmal.",
    "auth.required": "Bitte melden Sie sich an oder senden Sie einen gültigen API-Schlüssel.",
    "auth.invalid_credentials": "Die E-Mail-Adresse oder das Passwort ist falsch.",
    "auth.wrong_password": "Das bisherige Passwort ist falsch.",
    "auth.not_grantable": "Sie können nicht geben oder nehmen, was Sie selbst nicht dürfen: {permissions}.",
    "auth.reset_invalid": "Dieser Link wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.",
    "client.already_confirmed": "Ihre E-Mail-Adresse ist schon bestätigt.",
    "client.not_found": "Diesen Kunden gibt es nicht.",
    "client.email_taken": "Ein Konto mit dieser E-Mail-Adresse gibt es schon.",
    "client.erased": "Dieser Kunde wurde gelöscht.",
    "client.token_invalid": "Diese Bestätigung ist ungültig oder abgelaufen.",
    "client_group.not_found": "Diese Kundengruppe gibt es nicht.",
    "client_group.in_use": "Die Gruppe hat noch {clients} Kunden.",
    "staff.not_found": "Diesen Mitarbeiter gibt es nicht.",
    "staff.email_taken": "Ein Mitarbeiterkonto mit dieser E-Mail-Adresse gibt es schon.",
    "staff.last_super": "Der letzte aktive Hauptadministrator muss bleiben.",
    "staff.out_of_reach": "Dieses Konto kann nur ein Hauptadministrator oder ein Kollege mit denselben Rechten ändern.",
  },
};
