import { hasPermission } from "#core/events/actor.ts";
import type { PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { mayOpen } from "../../page-access.ts";

type Row = {
  readonly admin_id: number | null;
  readonly client_id: number | null;
  readonly object_type: string | null;
  readonly object_id: string | null;
};
type Names = Readonly<Record<string, string>>;

/** Rows of the audit log with the names of who acted, and links to whom and to what each is about, as far as the caller may open them. */
export async function activityRows<Logged extends Row>(scope: Scope, { call }: PageRequest, rows: readonly Logged[]) {
  const clients = rows.flatMap(({ client_id: id }) => id ?? []);
  const [staffNames, clientNames] = await Promise.all([
    rows.some(({ admin_id: id }) => id !== null) && hasPermission(scope.actor, "staff.view")
      ? namesOfStaff(call)
      : Promise.resolve<Names>({}),
    clients.length > 0 && hasPermission(scope.actor, "client.view")
      ? call<Names>("client_get_names", { ids: [...new Set(clients)] })
      : Promise.resolve<Names>({}),
  ]);
  return rows.map((row) => ({
    ...row,
    staff:
      row.admin_id === null ? undefined : { name: staffNames[row.admin_id] || `#${row.admin_id}`, href: open(`/staff/${row.admin_id}`) },
    client:
      row.client_id === null
        ? undefined
        : { name: clientNames[row.client_id] || `#${row.client_id}`, href: open(`/clients/${row.client_id}`) },
    objectHref: objectPaths(row).map(open).find(Boolean),
  }));
  function open(path: string): string | undefined {
    return mayOpen(scope.wiring, "admin", path, scope.actor) ? path : undefined;
  }
}

async function namesOfStaff(call: PageRequest["call"]): Promise<Names> {
  const page = await call<{ readonly list: readonly { readonly id: number; readonly name: string }[] }>("staff_get_list", {
    per_page: 500,
  });
  return Object.fromEntries(page.list.map(({ id, name }) => [id, name]));
}

/** Where the page of a thing may be: a `gift_card` is at `/gift-cards/27`, a `currency` at `/currencies/EUR`, a `tax` at `/taxes/3`. */
function objectPaths({ object_type: type, object_id: id }: Row): readonly string[] {
  if (type === null || id === null) return [];
  const word = type.replaceAll("_", "-");
  return [`${word}s`, word.replace(/y$/, "ies"), `${word}es`, word].map((segment) => `/${segment}/${encodeURIComponent(id)}`);
}
