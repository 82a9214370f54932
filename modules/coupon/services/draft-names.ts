import type { CouponDraft } from "../api/coupon-input.ts";
import type { FieldFaults } from "./field-faults.ts";

/** Code and internal name of a draft; only an automatic coupon goes without a code, and a coupon is called by its code when nothing else is said. */
export function draftNames(draft: CouponDraft, faults: FieldFaults): { readonly code: string | null; readonly internal_name: string } {
  const code = draft.code ?? null;
  if (code === null && draft.automatic !== true) faults.add("code", "Is required unless the coupon is automatic.");
  const internal_name = draft.internal_name ?? code ?? "";
  if (internal_name === "" && draft.automatic === true) faults.add("internal_name", "Is required without a code.");
  return { code, internal_name };
}
