import type { LiveToast } from "#core/events/live-channel.ts";

const common = { module: "coupon", href: "/coupons/{coupon_id}" } as const;

/** How open pages announce what happens to coupons. What has no code is an automatic offer. */
export const couponToasts = {
  used: {
    ...common,
    tone: "good",
    sentences: ["{code} was used.", "An automatic offer was used."],
    summary: ["{count} coupon was used.", "{count} coupons were used."],
  },
  limitReached: {
    ...common,
    tone: "warning",
    sentences: ["{code} has reached its limit.", "An automatic offer has reached its limit."],
    summary: ["{count} coupon has reached its limit.", "{count} coupons have reached their limit."],
  },
  expired: {
    ...common,
    tone: "info",
    sentences: ["{code} has expired.", "An automatic offer has expired."],
    summary: ["{count} coupon has expired.", "{count} coupons have expired."],
  },
} as const satisfies Record<string, LiveToast>;

/** The same in German. */
export const couponToastsGerman: Readonly<Record<string, string>> = {
  "{code} was used.": "{code} wurde eingelöst.",
  "An automatic offer was used.": "Ein automatisches Angebot wurde genutzt.",
  "{count} coupon was used.": "{count} Gutschein wurde eingelöst.",
  "{count} coupons were used.": "{count} Gutscheine wurden eingelöst.",
  "{code} has reached its limit.": "{code} ist aufgebraucht.",
  "An automatic offer has reached its limit.": "Ein automatisches Angebot ist aufgebraucht.",
  "{count} coupon has reached its limit.": "{count} Gutschein ist aufgebraucht.",
  "{count} coupons have reached their limit.": "{count} Gutscheine sind aufgebraucht.",
  "{code} has expired.": "{code} ist abgelaufen.",
  "An automatic offer has expired.": "Ein automatisches Angebot ist abgelaufen.",
  "{count} coupon has expired.": "{count} Gutschein ist abgelaufen.",
  "{count} coupons have expired.": "{count} Gutscheine sind abgelaufen.",
};
