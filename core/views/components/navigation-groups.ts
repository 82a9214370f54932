import type { BoundNavigation } from "#core/events/page.ts";
import { addressOf } from "../area-path.ts";
import type { View } from "../view.ts";
import type { ComponentTools } from "./component.ts";

/**
 * The entries of the navigation by group. The entry whose address, or one of those it covers, is the longest beginning of this page's is
 * the current one; the area's first page stands for itself alone.
 */
export function navigationGroups(view: View, tools: ComponentTools): readonly object[] {
  const entries = view.navigation.map((entry) => ({ entry, href: addressOf(view.area, entry.href) }));
  const first = addressOf(view.area, "/");
  const current = entries
    .flatMap(({ entry }) => [entry.href, ...(entry.covers ?? [])].map((path) => ({ entry, href: addressOf(view.area, path) })))
    .filter(({ href }) => view.path === href || (href !== first && view.path.startsWith(`${href}/`)))
    .toSorted((one, other) => other.href.length - one.href.length)[0];
  const groups = Map.groupBy(entries, ({ entry }) => wordIn(view, tools, entry, entry.group));
  return [...groups].map(([label, list]) => ({
    label,
    entries: list.map(({ entry, href }) => ({
      label: wordIn(view, tools, entry, entry.label),
      href,
      icon: entry.icon,
      isCurrent: entry === current?.entry,
    })),
  }));
}

function wordIn(view: View, tools: ComponentTools, { module }: BoundNavigation, key: string): string {
  return tools.say({ ...view, module }, key);
}
