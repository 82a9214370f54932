import type { Language } from "#core/kernel/language.ts";
import { isPeriod, periodTitle } from "#core/kernel/period.ts";

type Choice = { readonly value: string; readonly label: string };

// What the admin pages of billing let be chosen; labels are words.

export const orderStatuses = named("pending_setup", "active", "suspended", "canceled", "completed");
export const bookingStatuses = named("pending", "completed");
export const productTypeChoices = named("custom", "service", "gift_card");
export const productStatuses = named("enabled", "disabled");
export const invoiceStatuses = named("unpaid", "paid", "cancelled", "partially_refunded", "refunded");
export const invoicePhases = named("checkout", "renewal", "manual");

/** The kinds of service that come with the product; a shop may invent others. */
export const serviceTypes = ["book_a_meeting", "30_for_30", "workshop"];

/** `pending_setup` is read "Pending setup". */
function named(...values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, label: readable(value) }));
}

function readable(value: string): string {
  const text = value === "canceled" ? "cancelled" : value.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A billing period in words; "Once" for what has none. */
export function periodWords(period: string | null, language: Language): string {
  return period !== null && isPeriod(period) ? periodTitle(period, language) : ONCE[language];
}

const ONCE: Readonly<Record<Language, string>> = { en: "Once", de: "Einmalig" };
