import { fire } from "#core/events/fire.ts";
import type { Hook } from "#core/events/hook.ts";
import type { Scope } from "#core/events/scope.ts";
import { recordActivity } from "#core/identity/record-activity.ts";
import { orderErrors } from "./errors.ts";
import { lockOrder } from "./find-order.ts";
import type { OrderRow, OrderStatus } from "./order-row.ts";

/** A change of an order's state by staff. */
export type OrderChange = {
  readonly action: "activate" | "suspend" | "unsuspend" | "complete";
  /** The states it starts from. */
  readonly from: readonly OrderStatus[];
  readonly before?: Hook<{ readonly id: number }>;
  readonly after?: Hook<{ readonly id: number }>;
  /** Writes the new state of the locked order. */
  readonly write: (scope: Scope, order: OrderRow) => Promise<void>;
};

/**
 * Moves one order to another state, under its lock, with its moments and an audit row.
 * @throws AppError `order.not_found`, `order.state_invalid`, what a listener refuses with.
 */
export async function changeOrder(scope: Scope, id: number, { action, from, before, after, write }: OrderChange): Promise<void> {
  await scope.transaction(async (inner) => {
    const order = await lockOrder(inner, id);
    if (!from.includes(order.status)) throw orderErrors.error("order.state_invalid", { status: order.status });
    if (before !== undefined) await fire(inner, before, { id });
    await write(inner, order);
    await recordActivity(inner, {
      action: `order.${action}`,
      objectType: "order",
      objectId: id,
      message: SENTENCES[action],
      changes: { from: order.status },
    });
    if (after !== undefined) await fire(inner, after, { id });
  });
}

/** What the activity log says of each. */
const SENTENCES = {
  activate: "An order was activated.",
  suspend: "An order was suspended.",
  unsuspend: "An order was resumed.",
  complete: "An order was completed.",
} as const satisfies Readonly<Record<OrderChange["action"], string>>;
