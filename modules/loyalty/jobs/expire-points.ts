import { z } from "zod";
import { defineJob } from "#core/events/job.ts";
import type { Scope } from "#core/events/scope.ts";
import { openWallet } from "../services/open-wallet.ts";
import { saveWallet } from "../services/save-wallet.ts";
import { loyaltyTables } from "../tables.ts";

const BATCH = 200;

/** Books what has expired, so that the ledger says so too. Balances are right without it. */
export const expirePointsJob = defineJob({
  name: "loyalty_expire_points",
  payload: z.strictObject({}),
  cron: "23 * * * *",
  async run(scope) {
    for (let after = 0; ; ) {
      const ids = await clientsWithExpired(scope, after);
      for (const id of ids) await bookExpired(scope, id);
      const last = ids.at(-1);
      if (last === undefined || ids.length < BATCH) return;
      after = last;
    }
  },
});

async function clientsWithExpired(scope: Scope, after: number): Promise<readonly number[]> {
  const rows = await loyaltyTables(scope)
    .selectFrom("loyalty_points_lot")
    .select("client_id")
    .distinct()
    .where("expires_at", "<=", scope.now)
    .whereRef("remaining", ">", "held")
    .where("client_id", ">", after)
    .orderBy("client_id")
    .limit(BATCH)
    .execute();
  return rows.map((row) => row.client_id);
}

/** Opening a wallet books what has expired. */
async function bookExpired(scope: Scope, clientId: number): Promise<void> {
  await scope.transaction(async (inner) => {
    const { before, booking } = await openWallet(inner, clientId);
    await saveWallet(inner, before, booking);
  });
}
