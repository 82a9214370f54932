/** A coupon code as it is stored and compared: NFKC, trimmed, upper-case. */
export function normaliseCouponCode(text: string): string {
  return text.normalize("NFKC").trim().toUpperCase();
}

/** What a shared code may look like once it is normalised. */
export const COUPON_CODE = /^[A-Z0-9_-]{3,20}$/;
