import { textField } from "#core/events/form-fields.ts";
import { definePage, type Fields } from "#core/events/page.ts";
import { addressOf, returnPath } from "../../area-path.ts";
import { viewAddress } from "../../saved/list-memory.ts";
import type { SavedViewsOnWire } from "../../saved/list-views.ts";
import { savedPage } from "../../saved/saved-page.ts";
import { say } from "../../say.ts";

type Deleted = { readonly page: string; readonly name: string; readonly query: string; readonly shared: boolean };

/** `/admin/saved-views`: the caller's views of all lists, and where the forms beside a list's filters are sent. */
export const savedViewsPage = definePage({
  area: "admin",
  path: "/saved-views",
  title: "Saved views",
  permission: "profile.manage",
  template: "saved-views",
  load: async (scope, { form, call }) => {
    const { views, recent } = await call<SavedViewsOnWire>("saved_view_get_list");
    const titleOf = (path: string): string => {
      const page = savedPage(scope, path);
      return page === undefined ? path : say({ scope, module: page.module }, page.title);
    };
    return {
      views: views.map((view) => ({
        ...view,
        listTitle: titleOf(view.page),
        href: isPattern(view.page) ? undefined : viewAddress(addressOf("admin", view.page), view),
        ...contentsOf(view.query),
      })),
      recent: recent
        .filter(({ page }) => !isPattern(page))
        .map(({ page, name, query }) => ({ name, listTitle: titleOf(page), href: `${addressOf("admin", page)}?${query}` })),
      unsaved: textField(form, "query") !== "" && textField(form, "page") !== "" ? unsavedOf(form) : undefined,
    };
  },
  actions: {
    save: async (_scope, { form, call }) => {
      const { page = "", query = "", name = "" } = textsOf(form);
      const flags = { shared: textField(form, "shared") === "1", default: textField(form, "default") === "1" };
      const id = await call<number>("saved_view_create", { page, query, name, ...flags });
      const back = returnPath("admin", form?.["return"]).split("?")[0] ?? "/";
      return {
        to: textField(form, "return") === "" ? "/saved-views" : viewAddress(back, { id, query }),
        message: "The view “{name}” is saved.",
        values: { name },
      };
    },
    replace: async (_scope, { form, call }) => {
      const { id = "", query = "" } = textsOf(form);
      await call("saved_view_update", { id, query });
      const back = returnPath("admin", form?.["return"]).split("?")[0] ?? "/";
      return { to: viewAddress(back, { id: Number(id), query }), message: "The view is saved." };
    },
    rename: async (_scope, { form, call }) => {
      const { id = "", name = "" } = textsOf(form);
      await call("saved_view_update", { id, name, shared: textField(form, "shared") === "1" });
      return { message: "The view is saved." };
    },
    default: async (_scope, { form, call }) => {
      await call("saved_view_set_default", { page: textField(form, "page"), id: textField(form, "id") });
      return { ...backTo(form), message: "You see this view first from now on." };
    },
    standard: async (_scope, { form, call }) => {
      await call("saved_view_set_default", { page: textField(form, "page"), id: null });
      return { ...backTo(form), message: "You see the list as it comes from now on." };
    },
    remove: async (_scope, { form, call }) => {
      const { page, name, query, shared } = await call<Deleted>("saved_view_delete", { id: textField(form, "id") });
      const again = { page, name, query, shared: shared ? "1" : "0" };
      return { message: "The view “{name}” is deleted.", values: { name }, undo: { action: "save", values: again } };
    },
    forget: async (_scope, { form, call }) => {
      const page = textField(form, "page");
      await call("saved_view_clear_recent", page === "" ? {} : { page });
      return { ...backTo(form), message: "Your searches are forgotten." };
    },
  },
});

/** A list of something, such as the codes of a coupon, has no address without that something. */
function isPattern(page: string): boolean {
  return page.includes("/:");
}

function textsOf(form: Fields | undefined): Record<string, string> {
  return Object.fromEntries(Object.keys(form ?? {}).map((name) => [name, textField(form, name)]));
}

function backTo(form: Fields | undefined): { readonly to?: string } {
  return textField(form, "return") === "" ? {} : { to: returnPath("admin", form?.["return"]) };
}

function unsavedOf(form: Fields | undefined) {
  const { page = "", query = "", return: back = "" } = textsOf(form);
  return { page, query, back };
}

/** How many filters a view has, and whether it has an order of its own. */
function contentsOf(query: string): { readonly filters: number; readonly isSorted: boolean } {
  const names = new Set(new URLSearchParams(query).keys());
  return { filters: names.size - (names.has("sort") ? 1 : 0), isSorted: names.has("sort") };
}
