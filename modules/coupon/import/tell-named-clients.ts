import { announce } from "#core/events/announce.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { couponGiven } from "../contract.ts";

/** Tells each client whom the conditions of a new coupon name, and answers how many. A coupon that names nobody tells nobody. */
export async function tellNamedClients(scope: Scope, couponId: number, conditions: unknown): Promise<number> {
  const named = [...new Set(namedIn(conditions))];
  if (named.length === 0) return 0;
  const clients = await identityTables(scope)
    .selectFrom("client")
    .select("id")
    .where("id", "in", named)
    .where("status", "=", "active")
    .where("erased_at", "is", null)
    .execute();
  for (const { id } of clients) await announce(scope, couponGiven, { coupon_id: couponId, client_id: id });
  return clients.length;
}

/** Only what must hold names a client: the rule at the top, or under `all`. */
function namedIn(node: unknown): readonly number[] {
  if (typeof node !== "object" || node === null) return [];
  if ("all" in node && Array.isArray(node.all)) return node.all.flatMap(namedIn);
  if (!("rule" in node) || node.rule !== "clients" || !("args" in node)) return [];
  const { args } = node;
  if (typeof args !== "object" || args === null || !("clients" in args) || !Array.isArray(args.clients)) return [];
  return args.clients.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
}
