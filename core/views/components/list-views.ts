import { addressOf } from "../area-path.ts";
import { type ListMemory, STANDARD_VIEW, viewAddress } from "../saved/list-memory.ts";
import { rememberedQuery } from "../saved/remembered-query.ts";
import type { View } from "../view.ts";
import { type ComponentTools, textOf } from "./component.ts";

/** The saved views of a list, its latest searches, and what can be done with them; nothing where a list is not remembered. */
export function drawListViews(view: View, tools: ComponentTools, list: string): string {
  const { listMemory: memory } = view;
  return memory === undefined ? "" : tools.partial(view, "list-views", { listId: list, ...listViewProps(view, memory) });
}

/** Where a list without filters is: its bare address would lead to the default view, when there is one. */
export function standardAddress({ path, listMemory }: View): string {
  return listMemory?.views.some((view) => view.default) === true ? `${path}?view=${STANDARD_VIEW}` : path;
}

function listViewProps(view: View, { page, views, recent }: ListMemory): object {
  const { path } = view;
  const query = rememberedQuery(view.query);
  const asked = textOf(view.query["view"]);
  const current = views.find(({ id }) => String(id) === asked) ?? (asked === "" ? views.find((saved) => saved.query === query) : undefined);
  return {
    page,
    query,
    returnTo: query === "" ? path : `${path}?${query}`,
    to: addressOf("admin", "/saved-views"),
    standardHref: standardAddress(view),
    isStandard: current === undefined && query === "",
    hasViews: views.length > 0,
    views: views.map((saved) => ({
      id: saved.id,
      name: saved.name,
      href: viewAddress(path, saved),
      isCurrent: saved === current,
      isShared: saved.shared,
      isDefault: saved.default,
    })),
    current: current && {
      id: current.id,
      name: current.name,
      isChanged: current.query !== query,
      mayReplace: current.own && current.query !== query,
      isDefault: current.default,
    },
    maySave: query !== "" && current?.query !== query,
    recent: recent.map(({ name, query: searched }) => ({ name, href: `${path}?${searched}` })),
  };
}
