import { type Component, textOf } from "./component.ts";
import { changedAddress, flatFields } from "./links.ts";
import { drawListViews, standardAddress } from "./list-views.ts";

/** Tables whose state is the address, and what stands around them. */
export const lists = {
  /**
   * `{{#listing id="coupons" caption="Coupons" page=page empty="There are no coupons yet."}}<thead>…<tbody>…{{/listing}}`: a table that
   * becomes cards on a phone. `page` is a page of the API; an empty one shows `empty` instead, with the block after `{{else}}`.
   */
  listing: ({ view, tools, named, block, otherwise }) => {
    const page = pageOf(named["page"]);
    const props = {
      id: textOf(named["id"] ?? "list"),
      caption: tools.say(view, textOf(named["caption"])),
      isEmpty: page !== undefined && page.list.length === 0,
      empty: tools.say(view, textOf(named["empty"] ?? "There is nothing here yet.")),
      emptyIcon: named["icon"] ?? "mood-empty",
      otherwise: tools.safe(otherwise?.() ?? ""),
      body: tools.safe(page?.list.length === 0 ? "" : (block?.() ?? "")),
      pager: page === undefined ? undefined : pagerOf(view.path, view.query, page),
    };
    return tools.safe(tools.partial(view, "listing", props));
  },

  /** `{{sort-header "created_at" "Created"}}`: a column that can be sorted by; the address says `sort=created_at` or `sort=-created_at`. */
  "sort-header": ({ view, tools, args: [field, label], named }) => {
    const name = textOf(field);
    const sort = textOf(view.query["sort"] ?? named["default"]);
    const direction = sort === name ? "ascending" : sort === `-${name}` ? "descending" : undefined;
    const next = direction === "ascending" || (direction === undefined && named["first"] === "descending") ? `-${name}` : name;
    const href = changedAddress(view.path, view.query, { sort: next, page: undefined });
    return tools.safe(
      tools.partial(view, "sort-header", {
        label: tools.say(view, textOf(label)),
        href,
        direction,
        isAscending: direction === "ascending",
        isNumber: named["number"] === true,
      }),
    );
  },

  /** `{{#cell "Code"}}…{{/cell}}`: a cell that knows the name of its column, which a phone shows beside it. */
  cell: ({ view, tools, args: [label], named, block }) =>
    tools.safe(
      tools.partial(view, "cell", {
        label: tools.say(view, textOf(label)),
        isNumber: named["number"] === true,
        isHeader: named["header"] === true,
        body: tools.safe(block?.() ?? ""),
      }),
    ),

  /** `{{#filters}}…fields…{{/filters}}`: a form whose fields become part of the address. What else the address says is kept. */
  filters: ({ view, tools, named, block }) => {
    const own = textOf(named["names"]).split(/\s+/);
    const kept = Object.fromEntries(Object.entries(view.query).filter(([name]) => name !== "page" && !own.includes(name)));
    const isFiltered = own.some((name) => textOf(view.query[name]) !== "");
    const list = textOf(named["list"] ?? "list");
    const { view: _view, ...without } = kept;
    return tools.safe(
      tools.partial(view, "filters", {
        path: view.path,
        target: `#${list}`,
        views: tools.safe(drawListViews(view, tools, list)),
        viewsId: view.listMemory === undefined ? undefined : `${list}-views`,
        kept: flatFields(kept),
        isFiltered,
        clearHref: Object.keys(without).length === 0 ? standardAddress(view) : changedAddress(view.path, without, {}),
        label: tools.say(view, textOf(named["label"] ?? "Filter the list")),
        body: tools.safe(block?.() ?? ""),
      }),
    );
  },

  /** One filter: `{{filter name="search" label="Search" type="search"}}`, with `options` a choice. */
  filter: ({ view, tools, named }) => {
    const name = textOf(named["name"]);
    const value = textOf(view.query[name]);
    const options = Array.isArray(named["options"]) ? named["options"] : [];
    return tools.safe(
      tools.partial(view, "filter", {
        id: `filter-${name}`,
        name,
        type: textOf(named["type"] ?? "text"),
        label: tools.say(view, textOf(named["label"])),
        value,
        isSelect: options.length > 0,
        any: tools.say(view, textOf(named["any"] ?? "All")),
        options: options.map((option: { value?: unknown; label?: unknown }) => ({
          value: textOf(option.value ?? option),
          label: tools.say(view, textOf(option.label ?? option.value ?? option)),
          selected: textOf(option.value ?? option) === value,
        })),
      }),
    );
  },
} satisfies Record<string, Component>;

type ListPage = {
  readonly list: readonly unknown[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly per_page: number;
};

/** A page of the API, or a plain list, which is its own only page. */
function pageOf(value: unknown): ListPage | undefined {
  if (Array.isArray(value)) return { list: value, page: 1, pages: 1, total: value.length, per_page: value.length };
  return typeof value === "object" && value !== null && "list" in value && Array.isArray(value.list) ? (value as ListPage) : undefined;
}

function pagerOf(path: string, query: Parameters<typeof changedAddress>[1], { page, pages, total, per_page, list }: ListPage): object {
  const at = (number: number): string => changedAddress(path, query, { page: number === 1 ? undefined : number });
  return {
    total,
    first: list.length === 0 ? 0 : (page - 1) * per_page + 1,
    last: (page - 1) * per_page + list.length,
    page,
    pages,
    hasOthers: pages > 1,
    previous: page > 1 ? at(page - 1) : undefined,
    next: page < pages ? at(page + 1) : undefined,
  };
}
