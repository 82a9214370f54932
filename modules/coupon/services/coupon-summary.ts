import type { Language } from "#core/events/scope.ts";
import type { Wiring } from "#core/events/wiring.ts";
import { zonedParts } from "#core/kernel/business-calendar.ts";
import { dateFormat } from "#core/kernel/date-format.ts";
import { formatMoney } from "#core/kernel/money.ts";
import { numberFormat } from "#core/kernel/number-format.ts";
import { ppmToWire } from "#core/kernel/rate.ts";
import { amountsIn } from "../amounts-in.ts";
import { compiledCoupon } from "../compile/compiled-cache.ts";
import { nodeSummary } from "../compile/node-summary.ts";
import type { CouponTerms } from "../terms.ts";

/** The whole coupon in one sentence: what it gives, then every condition in the words of its rule. */
export function couponSummary(wiring: Wiring, terms: CouponTerms, language: Language, zone: string): string {
  const { nodes } = compiledCoupon(wiring, terms);
  const told = nodes.filter(({ path }) => !TOLD_OTHERWISE.has(path));
  const conditions = told.map((node) => nodeSummary(node, language)).filter((words) => words !== "");
  return `${[offerWords(terms, language), ...windowWords(terms, language, zone), ...conditions, ...limitWords(terms, language)].join(", ")}.`;
}

function offerWords(terms: CouponTerms, language: Language): string {
  const german = language === "de";
  const amounts = amountsIn(terms, terms.shopCurrency);
  const cap =
    amounts === undefined || amounts.maxDiscountMinor === 0n
      ? ""
      : `${german ? ", höchstens" : ", at most"} ${formatMoney(amounts.maxDiscountMinor, terms.shopCurrency, language)}`;
  const setup = terms.freesetup ? (german ? "keine Einrichtungsgebühr" : "free setup") : undefined;
  const parts = [offered(terms, language), setup].filter((part) => part !== undefined);
  const repeated = recurringWords(terms, german);
  return `${parts.join(german ? " und " : " and ") || (german ? "Kein Rabatt" : "No discount")}${cap}${repeated}`;
}

function offered(terms: CouponTerms, language: Language): string | undefined {
  const german = language === "de";
  if (terms.type === "free_session") {
    if (terms.freeUnits === 1) return german ? "Eine kostenlose Sitzung" : "One free session";
    return german ? `${terms.freeUnits} kostenlose Sitzungen` : `${terms.freeUnits} free sessions`;
  }
  if (terms.type === "percentage") {
    if (terms.ratePpm === 0n) return undefined;
    const percent = numberFormat(language, { maximumFractionDigits: 4 }).format(ppmToWire(terms.ratePpm));
    return german ? `${percent} % Rabatt` : `${percent}% off`;
  }
  const valueMinor = terms.amounts[terms.shopCurrency]?.valueMinor ?? 0n;
  if (valueMinor === 0n) return undefined;
  const amount = formatMoney(valueMinor, terms.shopCurrency, language);
  return german ? `${amount} Rabatt` : `${amount} off`;
}

function recurringWords({ recurringCycles }: CouponTerms, german: boolean): string {
  if (recurringCycles === 1) return "";
  if (recurringCycles === null) return german ? ", auch bei jeder Verlängerung" : ", on every renewal too";
  return german ? `, ${recurringCycles} Abrechnungszeiträume lang` : `, for ${recurringCycles} billing periods`;
}

function limitWords({ maxUses, perClientLimit, stackable }: CouponTerms, language: Language): readonly string[] {
  const german = language === "de";
  return [
    ...(maxUses === 0 ? [] : [german ? `insgesamt ${timesWords(maxUses, german)}` : `${timesWords(maxUses, german)} in all`]),
    ...(perClientLimit === 0 ? [] : [`${timesWords(perClientLimit, german)} ${german ? "je Kunde" : "per client"}`]),
    ...(stackable ? [german ? "mit anderen kombinierbar" : "together with others"] : []),
  ];
}

function timesWords(count: number, german: boolean): string {
  if (count === 1) return german ? "einmal" : "once";
  return german ? `${count}-mal` : `${count} times`;
}

/** Amounts for each currency are no condition in a reader's eyes, a free session says itself what it covers, and dates are told in the shop's zone. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(["amounts", "type", "start_at", "end_at"]);

function windowWords({ startAt, endAt }: CouponTerms, language: Language, zone: string): readonly string[] {
  const german = language === "de";
  return [
    ...(startAt === undefined ? [] : [`${german ? "ab" : "from"} ${momentIn(startAt, language, zone)}`]),
    ...(endAt === undefined ? [] : [`${german ? "bis" : "until"} ${momentIn(endAt, language, zone)}`]),
  ];
}

/** Whole days are told without a time: starts at midnight, ends at the last minute. */
function momentIn(instant: Date, language: Language, zone: string): string {
  const { hour, minute } = zonedParts(instant, zone);
  const isWholeDay = (hour === 0 && minute === 0) || (hour === 23 && minute === 59);
  return dateFormat(language, zone, { dateStyle: "medium", ...(!isWholeDay && { timeStyle: "short" }) }).format(instant);
}
