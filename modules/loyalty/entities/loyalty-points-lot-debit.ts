import { defineEntity, p } from "@mikro-orm/core";
import { LoyaltyPointsHold } from "./loyalty-points-hold.ts";
import { LoyaltyPointsLot } from "./loyalty-points-lot.ts";
import { LoyaltyPointsTransaction } from "./loyalty-points-transaction.ts";

/** Which lot an entry moved, and by how much: what pairs every debit with the earning it used up. Append-only. */
export const LoyaltyPointsLotDebit = defineEntity({
  name: "LoyaltyPointsLotDebit",
  tableName: "loyalty_points_lot_debit",
  properties: {
    id: p.integer().primary().autoincrement(),
    transaction: () => p.manyToOne(LoyaltyPointsTransaction),
    lot: () => p.manyToOne(LoyaltyPointsLot),
    hold: () => p.manyToOne(LoyaltyPointsHold).nullable(),
    points: p.bigint("bigint"),
    held_change: p.bigint("bigint"),
  },
  indexes: [
    { name: "loyalty_points_lot_debit_transaction_index", properties: ["transaction"] },
    { name: "loyalty_points_lot_debit_lot_index", properties: ["lot"] },
    { name: "loyalty_points_lot_debit_hold_index", properties: ["hold"] },
  ],
});
