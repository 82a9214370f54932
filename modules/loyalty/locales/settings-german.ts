/** German for the module itself, its permissions and its settings. English words are their own keys. */
export const loyaltySettingsGerman: Readonly<Record<string, string>> = {
  Loyalty: "Treueprogramm",
  "Points in lots with paired debits, earning rules, tiers, rewards, and points as a discount in the cart.":
    "Punkte in Posten mit Gegenbuchungen, Sammelregeln, Stufen, Prämien und Punkte als Rabatt im Warenkorb.",
  "See points, tiers, rewards and rules of the loyalty programme": "Punkte, Stufen, Prämien und Regeln des Treueprogramms sehen",
  "Give clients points and take them, and tell events that earn some":
    "Kunden Punkte geben und nehmen und Ereignisse melden, die welche bringen",
  "Create, change and delete tiers, rewards and rules of the loyalty programme":
    "Stufen, Prämien und Regeln des Treueprogramms anlegen, ändern und löschen",
  "Days that returned points live whose own expiry has passed; 0 none":
    "Wie viele Tage zurückgegebene Punkte gelten, die selbst schon verfallen wären; 0: keine",
  "Days until points of an order can be spent; the refund window when empty":
    "Tage, bis Punkte einer Bestellung einlösbar sind; leer: die Erstattungsfrist",
  "How much of a cart points may pay": "Wie viel eines Warenkorbs Punkte bezahlen dürfen",
  "Months after which points expire; 0 never": "Monate, nach denen Punkte verfallen; 0: nie",
  "The amount that earns one point, by currency; 1.00 of the shop's currency unless given, 0 earns nothing":
    "Der Betrag, der einen Punkt bringt, je Währung; ohne Angabe 1,00 der Shopwährung, 0 bringt nichts",
  "The fewest points that can be redeemed at once": "Wie viele Punkte mindestens auf einmal eingelöst werden",
  "The length of the rolling window": "Die Länge des gleitenden Zeitraums",
  "The most points an order earns; 0 without limit": "Wie viele Punkte eine Bestellung höchstens bringt; 0: ohne Grenze",
  "What a point is worth as a discount, by currency; 0.01 of the shop's currency unless given":
    "Was ein Punkt als Rabatt wert ist, je Währung; ohne Angabe 0,01 der Shopwährung",
  "What counts: the last days, the calendar year, everything": "Was zählt: die letzten Tage, das Kalenderjahr, alles",
  "What happens to points that are taken back but were spent": "Was mit Punkten geschieht, die zurückgenommen werden, aber ausgegeben sind",
  "What tiers are measured by": "Woran Stufen gemessen werden",
  "Balance only": "Nur das Guthaben",
  "Within balance": "Soweit das Guthaben reicht",
  "Pending only": "Nur ausstehende",
  "Claw back": "Zurückholen",
};
