import { flag } from "#core/kernel/wire.ts";

/** How a file of coupons is taken. */
export const importOptions = {
  skip_duplicates: flag.default(true).describe("Passes over codes that are in use or stand in the file before; else they are errors"),
  update_existing: flag
    .default(false)
    .describe("Changes coupons whose code is there, as far as cells say something; else they are duplicates"),
  activate_immediately: flag.default(true).describe("New coupons are active unless their row says otherwise; else they are not"),
  send_notifications: flag.default(false).describe("Mails clients whom the conditions of a new active coupon name"),
};
