import { textField } from "#core/events/form-fields.ts";
import type { BoundPage, PageRequest } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { isAboutFilters } from "./assert-understood.ts";
import { listViews, type SavedViewsOnWire } from "./list-views.ts";
import { rememberSearch } from "./remember-search.ts";
import { rememberedQuery } from "./remembered-query.ts";

/** What a staff member has kept of the list a page shows. */
export type ListMemory = SavedViewsOnWire & {
  /** The path pattern of the page. */
  readonly page: string;
};

/** Says in an address that the list is wanted as it comes, whatever view is the default. */
export const STANDARD_VIEW = "standard";

export async function openListMemory(scope: Scope, page: BoundPage): Promise<ListMemory> {
  return { page: page.path, ...(await listViews(scope, page.path)) };
}

/** Where somebody who opened the bare address of a list goes on: to the default view; undefined when there is none. */
export function defaultAddress({ views }: ListMemory, path: string): string | undefined {
  const standard = views.find((view) => view.default);
  return standard === undefined ? undefined : viewAddress(path, standard);
}

/** The address of a saved view. */
export function viewAddress(path: string, { id, query }: { readonly id: number; readonly query: string }): string {
  return `${path}?view=${id}${query === "" ? "" : `&${query}`}`;
}

/** The saved view that an address is just as it was saved, when its list has refused it: filters can cease to be understood. */
export function refusedView(memory: ListMemory | undefined, { query, params }: PageRequest, error: unknown): SavedView | undefined {
  if (!(error instanceof AppError) || !isAboutFilters(error) || (error.status === 404 && Object.keys(params).length > 0)) return undefined;
  const view = memory?.views.find(({ id }) => String(id) === textField(query, "view"));
  return view?.query === rememberedQuery(query) ? view : undefined;
}

type SavedView = SavedViewsOnWire["views"][number];

/** Remembers what was searched for, once the page has been sent. */
export function keepSearch(scope: Scope, { path: page }: BoundPage, { query, isRefresh }: PageRequest): void {
  const term = textField(query, "search").trim();
  if (term === "" || isRefresh === true || textField(query, "page") !== "") return;
  scope.afterwards((later) => rememberSearch(later, { page, term, query: rememberedQuery(query) }));
}
