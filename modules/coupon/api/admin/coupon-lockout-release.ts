import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { releaseLockout } from "#core/identity/lockouts.ts";

export const adminCouponLockoutRelease = defineMethod({
  name: "coupon_lockout_release",
  role: "admin",
  permission: "coupon.manage",
  summary: "Let somebody try codes again at once who typed too many wrong ones; false when the lockout has ended meanwhile.",
  input: z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/, { error: "Must be the id of a lockout." }) }),
  output: z.boolean(),
  handle: (scope, { id }) => releaseLockout(scope, "coupon_code", id),
});
