import { z } from "zod";
import { addDays } from "#core/kernel/business-calendar.ts";
import { eligible, refused } from "#core/kernel/verdict.ts";
import { wholeNumber } from "#core/kernel/wire.ts";
import { defineCouponRule } from "../contract.ts";

const days = wholeNumber(0, 36_500);

/** For how many days the client has had its account. */
export const clientAge = defineCouponRule({
  code: "client_age",
  title: { en: "Age of the account", de: "Alter des Kontos" },
  args: z
    .strictObject({ min_days: days.optional(), max_days: days.optional() })
    .refine((args) => Object.keys(args).length > 0, { error: "Give a least or a greatest age." }),
  check({ client, at, zone }, { min_days, max_days }) {
    if (client === undefined) return refused("auth.required");
    if (min_days !== undefined && at < addDays(client.createdAt, min_days, zone)) return refused("coupon.not_started");
    return max_days !== undefined && at > addDays(client.createdAt, max_days, zone) ? refused("coupon.expired") : eligible;
  },
  summary({ min_days, max_days }, language) {
    const de = language === "de";
    const from =
      min_days === undefined ? undefined : de ? `ab ${min_days} Tagen nach der Anmeldung` : `from ${min_days} days after signing up`;
    const until =
      max_days === undefined ? undefined : de ? `bis ${max_days} Tage nach der Anmeldung` : `up to ${max_days} days after signing up`;
    return [from, until].filter((part) => part !== undefined).join(", ");
  },
});
