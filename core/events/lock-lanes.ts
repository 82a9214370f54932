/**
 * The one order in which money transactions lock rows, after the idempotency key, the cart or order and the invoice: the client's
 * wallets (credit, points), gift cards by id, per-client counters, stock by product id, coupons by id. Owners of laned hooks run
 * the lanes in it.
 */
export const lockLanes = ["wallet", "cards", "counters", "stock", "coupons"] as const;
