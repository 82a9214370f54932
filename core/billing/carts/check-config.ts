import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import type { Offer } from "../catalogue/offer.ts";
import { billingTables } from "../tables.ts";
import type { CartConfig } from "./cart-config.ts";
import { cartErrors } from "./errors.ts";

/**
 * Checks what the buyer said about a line against its product: sessions have a consultant and a time, gift cards somebody to go to.
 * Throws `request.invalid` naming the field that does not fit, `cart.consultant_invalid` for one who is not to be had.
 */
export async function checkConfig(scope: Scope, offer: Sold, config: CartConfig): Promise<void> {
  const foreign = (offer.type === "gift_card" ? sessionFields : giftFields).find((field) => config[field] !== undefined);
  if (foreign !== undefined) throw invalidRequest({ [`config.${foreign}`]: "Does not apply to this kind of product." });
  const wanted = config.consultant_id;
  if (wanted === undefined || wanted === offer.consultantId) return;
  if (offer.consultantId !== undefined) throw cartErrors.error("cart.consultant_invalid");
  const consultant = await billingTables(scope)
    .selectFrom("consultant")
    .select("id")
    .where("id", "=", wanted)
    .where("active", "=", true)
    .executeTakeFirst();
  if (consultant === undefined) throw cartErrors.error("cart.consultant_invalid");
}

type Sold = Pick<Offer, "consultantId"> & { readonly type: string };

const sessionFields = ["consultant_id", "starts_at"] as const;
const giftFields = ["recipient_name", "recipient_email", "message", "deliver_at"] as const;
