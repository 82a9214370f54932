import type { Selectable } from "kysely";
import type { GiftCardTables } from "../tables.ts";

/** A row of `gift_card_operation`. */
export type OperationRow = Selectable<GiftCardTables["gift_card_operation"]>;

/** A row of `gift_card_link`. */
export type LinkRow = Selectable<GiftCardTables["gift_card_link"]>;

/** What was asked of a third party and has no certain answer yet. */
export const openStates = ["waiting", "unknown"] as const;
