/** What a failure is counted against. `pair` is an account seen from one address, so that a stranger cannot lock anybody out. */
export type SubjectKind = "address" | "account" | "session" | "pair";

/** How many failures of one subject are answered within the window; a kind that is not named is not counted. */
type Limits = { readonly windowSeconds: number } & { readonly [Kind in SubjectKind]?: number };

const HOUR_SECONDS = 3_600;

/** The limits by action. Only failures count unless it is said otherwise, so an honest caller never meets them; an address may be shared by an office. */
export const throttleLimits = {
  client_login: { windowSeconds: HOUR_SECONDS, address: 100, account: 100, pair: 10 },
  staff_login: { windowSeconds: HOUR_SECONDS, address: 100, account: 100, pair: 10 },
  password_check: { windowSeconds: HOUR_SECONDS, account: 10 },
  api_key: { windowSeconds: HOUR_SECONDS, address: 60 },
  sign_up: { windowSeconds: HOUR_SECONDS, address: 30, session: 10 },
  email_confirmation: { windowSeconds: HOUR_SECONDS, address: 30 },
  /** Every request counts, right or wrong. Not by account: whoever knows an address could shut its owner out. */
  forgotten_password: { windowSeconds: HOUR_SECONDS, address: 30 },
  /** Mails with a link for a new password. Each link is good for the whole window. */
  password_letter: { windowSeconds: HOUR_SECONDS, account: 5 },
  password_token: { windowSeconds: HOUR_SECONDS, address: 30 },
  /** Asking for a confirmation mail, or having one sent by another address. */
  confirmation_mail: { windowSeconds: HOUR_SECONDS, account: 3 },
  /** Confirmation mails by caller and by recipient. */
  confirmation_letter: { windowSeconds: HOUR_SECONDS, address: 60, account: 5 },
  coupon_code: { windowSeconds: HOUR_SECONDS, address: 300, account: 20, session: 20 },
  gift_card_code: { windowSeconds: HOUR_SECONDS, address: 100, account: 10, session: 10 },
} as const satisfies Readonly<Record<string, Limits>>;

export type ThrottledAction = keyof typeof throttleLimits;

/** The failures that are answered, or undefined where a kind of subject is not counted. */
export function failureLimit(action: ThrottledAction, kind: SubjectKind): number | undefined {
  const limits: Limits = throttleLimits[action];
  return limits[kind];
}
