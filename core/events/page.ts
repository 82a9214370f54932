import type { Scope } from "./scope.ts";

/** `admin` pages live under `/admin`, those of the client portal at the root. */
export type Area = "admin" | "client";

/** What a form can send: text, lists (`a[]`) and groups (`a[b]`). */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue };

/** The fields of a query or a form, as {@link FieldValue}s by name. */
export type Fields = { readonly [name: string]: FieldValue };

/** A file that came with a form of a page that takes uploads. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a page is asked: by whom is in the scope. */
export type PageRequest = {
  /** The path as it was asked, `/admin/coupons/12`. */
  readonly path: string;
  /** The parts of the path that the page's pattern names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  /** What was sent with the form, control fields left out; undefined for a GET. After a refusal the form is drawn with it again. */
  readonly form: Fields | undefined;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** Nobody came to the page: it is open already, and asks for its live numbers. */
  readonly isRefresh: boolean;
  /**
   * Calls an API method in process, as the API would for this caller: by name, through strict input, permission and output. A write
   * has its own transaction and takes the form's idempotency key, so a form that is sent twice acts once. `Result` is what the
   * method's output schema promises, as JSON. The role defaults to the page's area; a guest in the portal calls as a guest.
   *
   * @throws AppError every refusal of the method; `request.not_found` when its module is disabled.
   */
  readonly call: <Result = unknown>(name: string, input?: object, role?: "guest" | "client" | "admin") => Promise<Result>;
};

/** What becomes of a form: a redirect with a message (to the same page unless `to` says otherwise), or the page drawn with `shown`. */
export type ActionOutcome = {
  /** A path within the page's area, such as `/coupons/12`. */
  readonly to?: string;
  /** A word of the part that owns the page, shown once after the redirect. */
  readonly message?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Beside the message stands a button that takes it back: an action of this page, or of the one at `to`, with the values it needs. */
  readonly undo?: { readonly to?: string; readonly action: string; readonly values: Readonly<Record<string, string>> };
  /** Drawn into the answer itself and kept nowhere: for what is shown once, such as a new card's code. Wins over `to`. */
  readonly shown?: Readonly<Record<string, unknown>>;
};

export type PageAction = (scope: Scope, request: PageRequest) => Promise<ActionOutcome>;

/** A file for the browser or the disk instead of a page: an export, a receipt. A large one comes in pieces. */
export type Download = {
  readonly download: { readonly name: string; readonly type: string; readonly body: string | Uint8Array | AsyncIterable<Uint8Array> };
};

/**
 * A page: an address, who may see it, a loader that gathers plain data, a template that draws it, and actions that forms may post.
 * Pages hold no business logic: loaders and actions call API methods.
 */
export type Page = {
  readonly area: Area;
  /** Within the area: `/`, `/coupons`, `/coupons/:id`. A fixed segment wins over a named one. */
  readonly path: string;
  /** A word of the part that owns the page. A loader may answer `title` for a more telling one. */
  readonly title: string;
  /** Admin pages: needed to see the page and to post to it. */
  readonly permission?: string;
  /** For everybody, signed in or not. An admin page that is not open needs a permission; a client page that is not, a client. */
  readonly open?: boolean;
  /** The template file without its ending, `templates/<area>/<template>.hbs` of the part or module. */
  readonly template: string;
  readonly load: (scope: Scope, request: PageRequest) => Promise<object | Download>;
  /** By the name in the form's `_action` field. */
  readonly actions?: Readonly<Record<string, PageAction>>;
  /** Slots of this page that others fill with widgets. */
  readonly slots?: readonly Slot[];
  /** Scripts among the part's assets that only this page needs. */
  readonly scripts?: readonly string[];
  /** Takes files: multipart forms up to 10 MB. */
  readonly uploads?: boolean;
};

/** Declares a page. */
export function definePage(page: Page): Page {
  return page;
}

/** An entry of the navigation. It is shown to whoever may see the page at `href`, and to nobody when that page is gone. */
export type NavigationEntry = {
  readonly area: Area;
  /** A word; entries of one group stand together. */
  readonly group: string;
  readonly label: string;
  /** A path within the area. */
  readonly href: string;
  /** Paths beside `href` whose pages it stands for: the entry is the current one there, too. */
  readonly covers?: readonly string[];
  /** Small numbers first; a group stands where its first entry does. */
  readonly order: number;
  /** Narrower than the page's own, when there is need. */
  readonly permission?: string;
  /** A name of the outline icons of @tabler/icons. */
  readonly icon: string;
};

/** Declares an entry of the navigation. */
export function defineNavigation(entry: NavigationEntry): NavigationEntry {
  return entry;
}

/** A place in a page that others fill: `admin.dashboard`, `client.home`. */
export type Slot = { readonly area: Area; readonly name: string };

/** Declares a slot; the page lists it in `slots`, its template draws it with `{{slot "admin.dashboard"}}`. */
export function defineSlot(area: Area, name: string): Slot {
  return { area, name };
}

/** The dashboard of the admin pages, and the first page of the client portal. */
export const adminDashboard = defineSlot("admin", "admin.dashboard");
export const clientHome = defineSlot("client", "client.home");

/** Something a module puts into a slot. One that fails is left out with a notice; the page goes on. */
export type Widget = {
  readonly slot: string;
  readonly title: string;
  readonly order: number;
  /** Admin slots: needed to see it. */
  readonly permission?: string;
  readonly template: string;
  /** Undefined: there is nothing to show, and the widget is left out. */
  readonly load: (scope: Scope, request: PageRequest) => Promise<object | undefined>;
};

/** Declares a widget. */
export function defineWidget(widget: Widget): Widget {
  return widget;
}

/** A page, an entry or a widget together with the part or module it belongs to. */
export type BoundPage = Page & { readonly module: string };
export type BoundNavigation = NavigationEntry & { readonly module: string };
export type BoundWidget = Widget & { readonly module: string };
