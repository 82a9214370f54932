import type { Scope } from "#core/events/scope.ts";
import { ownStaffId } from "#core/identity/staff/find-staff.ts";
import { holdsSecretCode } from "./holds-secret-code.ts";
import { MOST_RECENT } from "./list-views.ts";
import { savedTables } from "./tables.ts";

/** A search that found its list: of which page, for what, and the whole query. */
export type Search = { readonly page: string; readonly term: string; readonly query: string };

/** Remembers a search of the caller; what it was the beginning of, a moment ago, was still being typed and is replaced by it. */
export async function rememberSearch(scope: Scope, { page, term, query }: Search): Promise<void> {
  if (!isWorthKeeping(term) || [term, ...new URLSearchParams(query).values()].some(holdsAddress)) return;
  const staffId = ownStaffId(scope);
  await scope.transaction(async (inner) => {
    const own = savedTables(inner);
    await own.selectFrom("admin").select("id").where("id", "=", staffId).forNoKeyUpdate().execute();
    const recent = await own
      .selectFrom("saved_view")
      .select(["id", "name", "query", "used_at"])
      .where("admin_id", "=", staffId)
      .where("page", "=", page)
      .where("kind", "=", "recent")
      .orderBy("used_at", "desc")
      .orderBy("id", "desc")
      .execute();
    const [latest] = recent;
    if (latest?.name === term && latest.query === query) return;
    const wasBeingTyped = latest !== undefined && latest.name !== term && isSameTyping(latest, term, inner.now);
    const kept = recent.filter(({ id, name }) => name !== term && !(wasBeingTyped && id === latest?.id));
    const surplus = [...kept.slice(MOST_RECENT - 1), ...(wasBeingTyped ? [latest] : [])].map(({ id }) => id);
    if (surplus.length > 0) await own.deleteFrom("saved_view").where("id", "in", surplus).execute();
    const times = { used_at: inner.now, updated_at: inner.now };
    await own
      .insertInto("saved_view")
      .values({ admin_id: staffId, page, kind: "recent", name: term, query, is_shared: false, created_at: inner.now, ...times })
      .onConflict((conflict) => conflict.columns(["admin_id", "page", "kind", "name"]).doUpdateSet({ query, ...times }))
      .execute();
  });
}

/** Forgets the caller's searches; of one list when `page` says so. */
export async function forgetSearches(scope: Scope, page: string | undefined): Promise<void> {
  const searches = savedTables(scope).deleteFrom("saved_view").where("admin_id", "=", ownStaffId(scope)).where("kind", "=", "recent");
  await (page === undefined ? searches : searches.where("page", "=", page)).execute();
}

/** A minute in which a list that follows what is typed sees a search grow or shrink. */
const SAME_TYPING_MS = 60_000;

/** One letter finds everything, and the code of a gift card is written down nowhere. */
function isWorthKeeping(term: string): boolean {
  return term.length >= 2 && term.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(term) && !holdsSecretCode(term);
}

/** Whose mail somebody looked for is nothing to be kept. */
function holdsAddress(text: string): boolean {
  return /[^\s@]@[^\s@]/.test(text);
}

function isSameTyping(latest: { readonly name: string; readonly used_at: Date }, term: string, now: Date): boolean {
  const isClose = now.getTime() - latest.used_at.getTime() < SAME_TYPING_MS;
  return isClose && (term.startsWith(latest.name) || latest.name.startsWith(term));
}
