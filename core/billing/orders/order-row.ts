import type { Selectable } from "kysely";
import type { BillingTables } from "../tables.ts";

/** A row of `client_order`. */
export type OrderRow = Selectable<BillingTables["client_order"]>;

export type OrderStatus = OrderRow["status"];
