import type { Scope } from "#core/events/scope.ts";
import { minorFromWire, type WireMoney } from "#core/kernel/money.ts";
import { PPM, ppmFromWire } from "#core/kernel/rate.ts";
import type { CouponDraft } from "../api/coupon-input.ts";
import type { PromoRow } from "../terms-of-row.ts";
import type { FieldFaults } from "./field-faults.ts";

type AmountField = "min_order_amount" | "max_discount_amount" | "gift_card_value" | "marketing_cost";

/** The amounts of a draft as their columns hold them: minor units of the shop's currency, parts per million, units. */
export type DraftAmounts = Pick<PromoRow, "value" | AmountField | "budget" | "amounts">;

/** Converts and checks the amounts; notes a fault for each field that does not fit. */
export function draftAmounts(scope: Scope, given: CouponDraft, faults: FieldFaults): DraftAmounts {
  const { currency } = scope.shop;
  const draft = withShopAmounts(given, currency, faults);
  const amount = (field: AmountField): bigint => amountOf(draft[field], currency, field, faults);
  const giftCardMinor = amount("gift_card_value");
  const budgetMinor = draft.budget === null || draft.budget === undefined ? null : amountOf(draft.budget, currency, "budget", faults);
  if (budgetMinor === 0n) faults.add("budget", "Must be more than 0; leave it out for no budget.");
  return {
    value: valueColumn(draft, currency, giftCardMinor > 0n, faults),
    min_order_amount: amount("min_order_amount"),
    max_discount_amount: amount("max_discount_amount"),
    gift_card_value: giftCardMinor,
    marketing_cost: amount("marketing_cost"),
    budget: budgetMinor,
    amounts: otherAmounts(draft, currency, faults),
  };
}

function amountOf(value: WireMoney | null | undefined, currency: string, field: string, faults: FieldFaults): bigint {
  if (value === null || value === undefined) return 0n;
  const minor = faults.collect(() => minorFromWire(value, currency, field), 0n);
  if (minor < 0n) faults.add(field, "Must not be negative.");
  return minor;
}

function valueColumn(draft: CouponDraft, currency: string, givesCard: boolean, faults: FieldFaults): bigint {
  const { type, value } = draft;
  if (type === "free_session") return freeUnits(value ?? 1, faults);
  const mayBeNothing = draft.freesetup === true || givesCard;
  if (value === null || value === undefined) {
    if (!mayBeNothing) faults.add("value", "Is required.");
    return 0n;
  }
  const converted =
    type === "percentage" ? faults.collect(() => ppmFromWire(value, "value"), PPM) : amountOf(value, currency, "value", faults);
  if (type === "percentage" && converted > PPM) faults.add("value", "Must be at most 100 percent.");
  if (converted === 0n && !mayBeNothing) faults.add("value", "Must be more than 0.");
  return converted;
}

function freeUnits(value: WireMoney, faults: FieldFaults): bigint {
  const units = Number(value);
  if (Number.isInteger(units) && units >= 1 && units <= 10_000) return BigInt(units);
  faults.add("value", "Must be a number of sessions from 1 to 10,000.");
  return 1n;
}

/** The shop's currency may be given among the others too, as long as it says nothing else than the plain fields. */
function withShopAmounts(draft: CouponDraft, currency: string, faults: FieldFaults): CouponDraft {
  const listed = draft.amounts?.[currency];
  if (listed === undefined) return draft;
  const { [currency]: _shop, ...amounts } = draft.amounts ?? {};
  for (const [field, value] of Object.entries(listed)) {
    const plain = draft[field as keyof typeof listed];
    if (value !== undefined && plain !== undefined && plain !== null && Number(plain) !== Number(value)) {
      faults.add(`amounts.${currency}.${field}`, `Differs from ${field}, which is in ${currency}.`);
    }
  }
  return { ...draft, ...Object.fromEntries(Object.entries(listed).filter(([, value]) => value !== undefined)), amounts };
}

function otherAmounts({ type, amounts }: CouponDraft, shopCurrency: string, faults: FieldFaults): DraftAmounts["amounts"] {
  const entries = Object.entries(amounts ?? {}).filter(([currency]) => currency !== shopCurrency);
  if (entries.length === 0) return null;
  return Object.fromEntries(
    entries.map(([currency, given]) => {
      if (given.value !== undefined && type !== "absolute")
        faults.add(`amounts.${currency}.value`, "Only absolute coupons have a value for each currency.");
      const texts = Object.entries(given).flatMap(([field, value]) =>
        value === undefined ? [] : [[field, String(amountOf(value, currency, `amounts.${currency}.${field}`, faults))] as const],
      );
      return [currency, Object.fromEntries(texts)];
    }),
  );
}
