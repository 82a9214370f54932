import { type Component, textOf } from "./component.ts";

/** What keeps open pages true. */
export const live = {
  /**
   * `{{#live-part "coupon" id "usage"}}{{used}}{{/live-part}}`: a piece of a page that is drawn anew whenever a live message comes. What is
   * given makes its id, which is the only one of its kind on the page; `block=true` when there is more in it than a line.
   */
  "live-part": ({ view, tools, args, named, block }) =>
    tools.safe(
      tools.partial(view, "live-part", {
        id: args.map(textOf).join("-"),
        isBlock: named["block"] === true,
        body: tools.safe(block?.() ?? ""),
      }),
    ),

  /** Where the layout has live messages told: to the eye in a stack, to screen readers as a sentence now and then. */
  "live-region": ({ view, tools }) => {
    if (view.live === undefined) return "";
    const toasts = view.live.toasts.map((toast) => ({ ...toast, iconHref: tools.assets.iconUrl(toast.icon) }));
    return tools.safe(tools.partial(view, "live-region", { toasts }));
  },
} satisfies Record<string, Component>;
