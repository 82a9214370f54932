import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { listLockouts } from "#core/identity/lockouts.ts";
import { couponTables } from "../tables.ts";

/** Somebody whose codes are not looked at for now, after too many wrong ones. */
export const lockoutSchema = z.object({
  id: z.string(),
  kind: z.enum(["address", "account", "session", "pair"]),
  client: z.object({ id: z.int(), name: z.string() }).nullable(),
  failures: z.int(),
  until: z.string(),
});

export type CouponLockout = z.output<typeof lockoutSchema>;

export async function couponLockouts(scope: Scope): Promise<CouponLockout[]> {
  const lockouts = await listLockouts(scope, "coupon_code");
  const ids = lockouts.flatMap(({ clientId }) => (clientId === undefined ? [] : [clientId]));
  const clients =
    ids.length === 0
      ? []
      : await couponTables(scope).selectFrom("client").select(["id", "first_name", "last_name", "email"]).where("id", "in", ids).execute();
  const nameOf = new Map(clients.map(({ id, first_name, last_name, email }) => [id, `${first_name} ${last_name ?? ""}`.trim() || email]));
  return lockouts.map(({ id, kind, clientId, failures, until }) => {
    const name = clientId === undefined ? undefined : nameOf.get(clientId);
    const client = clientId === undefined || name === undefined ? null : { id: clientId, name };
    return { id, kind, client, failures, until: until.toISOString() };
  });
}
