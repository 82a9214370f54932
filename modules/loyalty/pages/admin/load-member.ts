import type { z } from "zod";
import { hasPermission } from "#core/events/actor.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { identityErrors } from "#core/identity/errors.ts";
import type { accountSchema } from "../../services/account-view.ts";
import { idInPath } from "../id-in-path.ts";

export type Account = z.output<typeof accountSchema>;

/** What every page about one member begins with. Throws `client.not_found` (404). Who may not see clients sees the number. */
export async function loadMember(scope: Scope, request: PageRequest) {
  const id = idInPath(request, () => identityErrors.error("client.not_found"));
  const account = await request.call<Account>("coupon_get_client_loyalty_points", { client_id: id });
  const maySee = hasPermission(scope.actor, "client.view");
  const names = maySee ? await request.call<Readonly<Record<string, string>>>("client_get_names", { ids: [id] }) : {};
  const name = names[id] || `#${id}`;
  return { id, name, title: name, account, memberPath: `/loyalty/members/${id}` };
}
