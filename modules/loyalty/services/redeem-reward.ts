import { z } from "zod";
import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { rewardRedeemed } from "../contract.ts";
import { loyaltyErrors } from "../errors.ts";
import { spendablePoints } from "../ledger/lot.ts";
import { spendPoints } from "../ledger/spend-points.ts";
import { loyaltyTables } from "../tables.ts";
import { givenSchema, giveReward } from "./give-reward.ts";
import { type OpenWallet, openWallet } from "./open-wallet.ts";
import { requireClient } from "./require-client.ts";
import { hasProvider, isLeft, isOffered, type RewardRow } from "./reward-view.ts";
import { findReward } from "./rewards.ts";
import { saveWallet } from "./save-wallet.ts";

/** A reward that was bought, with what was given for it. A code is answered here only. */
export const redemptionSchema = z.object({
  id: z.int(),
  reward_id: z.int(),
  kind: z.enum(["coupon", "product", "gift_card"]),
  points: z.int().describe("What it cost"),
  balance: z.int().describe("What can be spent now"),
  ...givenSchema,
});

/**
 * A client buys a reward. The points are spent, the limits of the reward counted and the reward given in one transaction.
 * @throws AppError `loyalty.reward_not_found`, `loyalty.insufficient_points`, `loyalty.reward_unavailable`.
 */
export async function redeemReward(scope: Scope, clientId: number, rewardId: number): Promise<z.input<typeof redemptionSchema>> {
  return scope.transaction(async (inner) => {
    await requireClient(inner, clientId);
    const wallet = await openWallet(inner, clientId);
    const reward = await findReward(inner, rewardId);
    const spendable = spendablePoints(wallet.booking.wallet.lots, inner.now);
    if (spendable < reward.points) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(reward.points - spendable) });
    await countRedemption(inner, clientId, reward);
    const { id } = await loyaltyTables(inner)
      .insertInto("loyalty_reward_redemption")
      .values({ reward_id: reward.id, client_id: clientId, points: reward.points, created_at: inner.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    // A product's points are held and spent with its invoice.
    if (reward.kind !== "product") await payReward(inner, wallet, reward, id);
    const { reference, ...given } = await giveReward(inner, { clientId, reward, redemptionId: id });
    await loyaltyTables(inner)
      .updateTable("loyalty_reward_redemption")
      .set({ reference, invoice_id: given.invoice_id })
      .where("id", "=", id)
      .execute();
    const changes = { reward_id: reward.id, points: Number(reward.points) };
    await recordActivity(inner, {
      action: "loyalty.redeem_reward",
      objectType: "client",
      objectId: clientId,
      message: "A reward was redeemed.",
      changes,
    });
    await announce(inner, rewardRedeemed, { client_id: clientId, points: Number(reward.points), reward_id: reward.id, kind: reward.kind });
    return {
      id,
      reward_id: reward.id,
      kind: reward.kind,
      points: Number(reward.points),
      balance: Number(spendable - reward.points),
      ...given,
    };
  });
}

/** The reward's row is locked, and the wallet, so both limits hold. */
async function countRedemption(scope: Scope, clientId: number, reward: RewardRow): Promise<void> {
  const tables = loyaltyTables(scope);
  const { own } = await tables
    .selectFrom("loyalty_reward_redemption")
    .select(({ fn }) => fn.countAll<bigint>().as("own"))
    .where("client_id", "=", clientId)
    .where("reward_id", "=", reward.id)
    .executeTakeFirstOrThrow();
  const isAvailable = isOffered(reward, scope.now) && isLeft(reward, Number(own)) && hasProvider(scope, reward.kind);
  if (!isAvailable) throw loyaltyErrors.error("loyalty.reward_unavailable");
  await tables
    .updateTable("loyalty_reward")
    .set((eb) => ({ redeemed: eb("redeemed", "+", 1) }))
    .where("id", "=", reward.id)
    .execute();
}

async function payReward(scope: Scope, { before, booking }: OpenWallet, reward: RewardRow, redemptionId: number): Promise<void> {
  const note = { description: `Points for the reward ${reward.title}.`, cause: `reward:${redemptionId}` };
  const spent = spendPoints(booking, "spend", reward.points, scope.now, note);
  if (!spent.ok) throw loyaltyErrors.error("loyalty.insufficient_points", { missing: Number(spent.missing) });
  await saveWallet(scope, before, spent.booking);
}
