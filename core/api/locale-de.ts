import type { Locale } from "#core/events/module.ts";

/** The German sentences of this layer. */
export const apiGerman: Locale = {
  errors: {
    busy: "Der Dienst ist gerade ausgelastet. Bitte versuchen Sie es gleich noch einmal.",
    "request.invalid": "Die Anfrage ist ungültig.",
    "request.not_found": "Unter dieser Adresse gibt es nichts.",
    "request.method_not_allowed": "Diese Adresse beantwortet {verb} nicht.",
    "request.too_large": "Die Anfrage ist zu groß.",
    "request.unsupported_type": "Senden Sie die Anfrage als JSON oder als Formular.",
    "request.upgrade_required": "Diese Adresse spricht WebSocket.",
    "auth.csrf": "Die Anfrage kommt nicht von einer Seite dieses Shops, oder die Seite ist veraltet. Bitte laden Sie sie neu.",
    "idempotency.in_progress": "Eine Anfrage mit demselben Idempotency-Key wird noch bearbeitet.",
    "idempotency.mismatch": "Dieser Idempotency-Key wurde für eine andere Anfrage verwendet.",
    "idempotency.answer_gone":
      "Die Anfrage mit diesem Idempotency-Key wurde ausgeführt; ihre Antwort enthielt ein Geheimnis und ist nicht mehr lesbar.",
    internal: "Etwas ist schiefgegangen. Bitte nennen Sie dem Support die Request-Id.",
  },
  // What schemas and services say about a field, by the English sentence without its full stop.
  words: {
    "Is required": "Wird benötigt.",
    "Is given twice": "Ist zweimal angegeben.",
    "Is outside the range of amounts": "Liegt außerhalb der erlaubten Beträge.",
    "Is outside the range of percentages": "Liegt außerhalb der erlaubten Prozentsätze.",
    "This name is not allowed": "Dieser Name ist nicht erlaubt.",
    "Must be 16 to 255 visible characters": "Muss aus 16 bis 255 sichtbaren Zeichen bestehen.",
    "Must be a country code of two letters": "Muss ein Ländercode aus zwei Buchstaben sein.",
    "Must be a date or an instant": "Muss ein Datum oder ein Zeitpunkt sein.",
    "Must be a finite number": "Muss eine endliche Zahl sein.",
    "Must be a known currency code": "Muss ein bekannter Währungscode sein.",
    "Must be a percentage with at most 4 decimals": "Muss ein Prozentsatz mit höchstens 4 Nachkommastellen sein.",
    "Must be above 0": "Muss größer als 0 sein.",
    "Must be an amount such as 12.50": "Muss ein Betrag wie 12.50 sein.",
    "Must be an IANA time zone such as Europe/Berlin": "Muss eine IANA-Zeitzone wie Europe/Berlin sein.",
    "Must be at most 100": "Darf höchstens 100 sein.",
    "Must be the hash of an invoice": "Muss der Hash einer Rechnung sein.",
    "Must be the same as the password": "Muss mit dem Passwort übereinstimmen.",
    "Must be UTF-8 text": "Muss Text in UTF-8 sein.",
    "Must be valid JSON": "Muss gültiges JSON sein.",
    "Must give either the id or the slug": "Nennen Sie entweder die Id oder den Slug.",
    "Must not be negative": "Darf nicht negativ sein.",
    "Must not contain characters that are no text": "Darf keine Zeichen enthalten, die kein Text sind.",
    "Must not contain control characters": "Darf keine Steuerzeichen enthalten.",
    "Must not give the same name twice": "Darf keinen Namen zweimal enthalten.",
    "Give the id or the email": "Nennen Sie die Id oder die E-Mail-Adresse.",
    "Give the id or the hash": "Nennen Sie die Id oder den Hash.",
  },
};
