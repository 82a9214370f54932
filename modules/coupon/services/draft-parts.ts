import type { CouponDraft } from "../api/coupon-input.ts";
import type { PromoRow } from "../terms-of-row.ts";
import type { FieldFaults } from "./field-faults.ts";

/** A plain description is the English one. */
export function draftDescription(description: CouponDraft["description"]): PromoRow["description"] {
  if (description === null || description === undefined || description === "") return null;
  if (typeof description === "string") return { en: description };
  const { en, de } = description;
  const texts = { ...(en && { en }), ...(de && { de }) };
  return Object.keys(texts).length === 0 ? null : texts;
}

/** A flag alone means for ever; a number of cycles counts the first period too. */
export function draftRecurring(recurring: CouponDraft["recurring"]): Pick<PromoRow, "recurring" | "recurring_cycles"> {
  if (typeof recurring === "object") return { recurring: true, recurring_cycles: recurring.cycles };
  return { recurring: recurring ?? false, recurring_cycles: null };
}

/** The products of the bundle; the seed's flag stands for every product in `products`. */
export function draftBundle({ bundle_required: bundle, products }: CouponDraft, faults: FieldFaults): PromoRow["bundle_required"] {
  if (bundle === null || bundle === undefined || bundle === false) return null;
  if (bundle === true) {
    if (products === null || products === undefined || products.length === 0)
      faults.add("bundle_required", "Name the products of the bundle.");
    return (products ?? []).map((id) => ({ id, quantity: 1 }));
  }
  const units = new Map(bundle.map((part) => (typeof part === "number" ? [part, 1] : [part.id, part.quantity])));
  return units.size === 0 ? null : [...units].map(([id, quantity]) => ({ id, quantity }));
}
