import type { z } from "zod";
import { defineExtensionPoint } from "#core/events/extension-point.ts";
import type { Scope } from "#core/events/scope.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { parseInstant } from "#core/kernel/business-calendar.ts";
import { minorFromWire, wireMoney } from "#core/kernel/money.ts";
import { boundedText, currencyCode, idNumber, instantText } from "#core/kernel/wire.ts";
import type { CouponDirectory } from "#modules/coupon/contract.ts";
import { giftCardErrors } from "../errors.ts";
import type { CardIssue } from "../ledger/issue-cards.ts";
import { newPin } from "../pin.ts";
import { giftCardTables } from "../tables.ts";

/** What staff say about the cards they issue. */
export const issueFields = {
  id: idNumber.optional().describe("A coupon with gift_card_value that pays for the cards"),
  value: wireMoney.optional().describe("Needed without a coupon"),
  currency: currencyCode.optional(),
  client_id: idNumber.optional(),
  expires_at: instantText.optional(),
  note: boundedText(500).optional(),
  pin: newPin.optional(),
};

type IssueInput = z.output<z.ZodObject<typeof issueFields>>;

/** Only its type is borrowed from the coupon module, so that either works without the other. */
const couponDirectory = defineExtensionPoint<CouponDirectory>("coupon.directory");

/**
 * The cards meant. Throws `request.invalid` for a value, currency, date or client that is none, `gift_card.coupons_off`,
 * `gift_card.coupon_without_value`.
 */
export async function issueDraftOf(scope: Scope, input: IssueInput): Promise<CardIssue> {
  const worth = input.id === undefined ? await ownWorth(scope, input) : await couponWorth(scope, input, input.id);
  if (input.client_id !== undefined) await requireClient(scope, input.client_id);
  return {
    ...worth,
    source: input.id === undefined ? "staff" : "coupon",
    isPromotional: input.id !== undefined,
    clientId: input.client_id,
    promoId: input.id,
    pin: input.pin,
    note: input.note,
    expiresAt: input.expires_at === undefined ? undefined : expiryFrom(scope, input.expires_at),
  };
}

type Worth = Pick<CardIssue, "valueMinor" | "currency">;

async function ownWorth(scope: Scope, input: IssueInput): Promise<Worth> {
  if (input.value === undefined) throw invalidRequest({ value: "Is needed without a coupon." });
  const currency = input.currency ?? scope.shop.currency;
  const known = await giftCardTables(scope).selectFrom("currency").select("code").where("code", "=", currency).executeTakeFirst();
  if (known === undefined) throw invalidRequest({ currency: "Is not a currency of this shop." });
  return { valueMinor: positive(minorFromWire(input.value, currency, "value")), currency };
}

async function couponWorth(scope: Scope, input: IssueInput, couponId: number): Promise<Worth> {
  const [directory] = scope.wiring.provided(couponDirectory);
  if (directory === undefined) throw giftCardErrors.error("gift_card.coupons_off");
  const worth = await directory.giftCardValue(scope, couponId, input.currency);
  if (worth === undefined) throw giftCardErrors.error("gift_card.coupon_without_value");
  const { currency } = worth;
  return { valueMinor: input.value === undefined ? worth.amountMinor : positive(minorFromWire(input.value, currency, "value")), currency };
}

function positive(valueMinor: bigint): bigint {
  if (valueMinor <= 0n) throw invalidRequest({ value: "Must be above 0." });
  return valueMinor;
}

async function requireClient(scope: Scope, id: number): Promise<void> {
  const client = await giftCardTables(scope)
    .selectFrom("client")
    .select("id")
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (client === undefined) throw invalidRequest({ client_id: "There is no such client." });
}

/** Until when a card can be spent. A bare date is inclusive to the end of that day in the shop's zone. Throws `request.invalid`. */
export function expiryFrom(scope: Scope, text: string): Date {
  const instant = parseInstant(text, scope.shop.timeZone, "end");
  if (instant === undefined) throw invalidRequest({ expires_at: "Must be a date or an instant." });
  if (instant <= scope.now) throw invalidRequest({ expires_at: "Must not be in the past." });
  return instant;
}
