/** The answer of a decision that may expectedly say no. It is a value to list and explain, never thrown. */
export type Verdict = Eligible | Refusal;

export type Eligible = { readonly ok: true };

/** `code` is a stable wire code such as `coupon.expired`; `details` hold what its sentence needs and nothing secret. */
export type Refusal = { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };

export const eligible: Eligible = Object.freeze({ ok: true });

export function refused(code: string, details: Readonly<Record<string, unknown>> = {}): Refusal {
  return { ok: false, code, details };
}
