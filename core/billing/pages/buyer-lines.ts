import { countryName } from "#core/kernel/countries.ts";
import type { Language } from "#core/kernel/language.ts";

/** The buyer of an invoice as an envelope has it; who it was is kept with the invoice, whatever the client is called today. */
export function buyerLines(buyer: Readonly<Record<string, string | null>>, language: Language): readonly string[] {
  return LINES.map((names) =>
    names
      .map((name) => (name === "country" ? countryName(buyer[name] ?? "", language) : (buyer[name] ?? "")))
      .join(" ")
      .trim(),
  ).filter((line) => line !== "");
}

const LINES = [["first_name", "last_name"], ["company"], ["company_vat"], ["address"], ["zip", "city"], ["state", "country"], ["email"]];
