import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { couponDirectory } from "#modules/coupon/contract.ts";
import { giftCardIssuer } from "#modules/gift-card/contract.ts";
import { loyaltyErrors } from "../errors.ts";
import { orderRewardProduct } from "./order-reward-product.ts";
import type { RewardRow } from "./reward-view.ts";

/** What a client gets: a coupon's or gift card's code, or an order with its invoice. */
export const givenSchema = {
  code: z.string().nullable(),
  gift_card_id: z.int().nullable(),
  invoice_id: z.int().nullable(),
  order_id: z.int().nullable(),
};

type Given = z.input<z.ZodObject<typeof givenSchema>> & { readonly reference: string | null };

/** A reward that is paid for. */
export type RewardGift = { readonly clientId: number; readonly reward: RewardRow; readonly redemptionId: number };

const nothing: Given = { code: null, gift_card_id: null, invoice_id: null, order_id: null, reference: null };

/** Gives the reward through the module that owns what it is. Throws `loyalty.reward_unavailable` when that one cannot or will not. */
export async function giveReward(scope: Scope, gift: RewardGift): Promise<Given> {
  try {
    const given = await give(scope, gift);
    if (given !== undefined) return given;
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.status >= 500) throw fault;
    throw loyaltyErrors.error("loyalty.reward_unavailable", {}, { cause: fault });
  }
  throw loyaltyErrors.error("loyalty.reward_unavailable");
}

async function give(scope: Scope, { clientId, reward, redemptionId }: RewardGift): Promise<Given | undefined> {
  const { kind, coupon_id: couponId, amount_minor: amountMinor, currency } = reward;
  if (kind === "product") {
    const ordered = await orderRewardProduct(scope, clientId, reward);
    return ordered && { ...nothing, invoice_id: ordered.invoiceId, order_id: ordered.orderId, reference: `invoice:${ordered.invoiceId}` };
  }
  if (kind === "coupon") {
    const [directory] = scope.wiring.provided(couponDirectory);
    if (directory === undefined || couponId === null) return undefined;
    return { ...nothing, code: await directory.issueCodeTo(scope, couponId, clientId), reference: `coupon:${couponId}` };
  }
  const [issuer] = scope.wiring.provided(giftCardIssuer);
  if (issuer === undefined || amountMinor === null || currency === null) return undefined;
  const card = await issuer.issue(scope, { clientId, amountMinor, currency, cause: `loyalty-reward:${redemptionId}` });
  return { ...nothing, code: card.code ?? null, gift_card_id: card.id, reference: `gift_card:${card.id}:${card.last4}` };
}
