import type { Language } from "#core/events/scope.ts";
import type { ErrorDetails } from "#core/kernel/app-error.ts";
import { scaledFromDecimal } from "#core/kernel/decimal.ts";
import { exponentOf, formatMoney, isCurrencyCode } from "#core/kernel/money.ts";

/** A sentence that says `{missing} {currency}` asks for one amount, written as the language writes it. */
export function withAmounts(sentence: string): string {
  return sentence.replaceAll(/\{(\w+)\} \{(\w*currency)\}/g, (_both, amount: string, currency: string) => `{${nameOf(amount, currency)}}`);
}

/** What the places of {@link withAmounts} are filled with: $12.50 or 12,50 $. The details themselves stay numbers. */
export function amountTexts(details: ErrorDetails, language: Language): Record<string, string> {
  const currencies = Object.entries(details).filter(([name, code]) => name.endsWith("currency") && typeof code === "string");
  return Object.fromEntries(
    currencies.flatMap(([name, code]) =>
      Object.entries(details).flatMap(([amount, value]) =>
        typeof value === "number" ? [[nameOf(amount, name), amountText(value, String(code), language)]] : [],
      ),
    ),
  );
}

function nameOf(amount: string, currency: string): string {
  return `${amount} in ${currency}`;
}

function amountText(value: number, code: string, language: Language): string {
  const minor = isCurrencyCode(code) ? scaledFromDecimal(value, exponentOf(code)) : undefined;
  return minor === undefined ? `${value} ${code}` : formatMoney(minor, code, language);
}
