import { addressOf } from "../area-path.ts";
import { type Component, textOf } from "./component.ts";
import { navigationGroups } from "./navigation-groups.ts";
import { toneOf } from "./tones.ts";

/** The pieces pages are put together from. */
export const pieces = {
  /** `{{#page-header lead="…" back="/coupons" backLabel="Coupons"}}buttons{{/page-header}}`: the heading every page begins with. */
  "page-header": ({ view, tools, named, block }) =>
    tools.safe(
      tools.partial(view, "page-header", {
        title: named["title"] === undefined ? view.title : textOf(named["title"]),
        lead: named["lead"] === undefined ? undefined : tools.say(view, textOf(named["lead"]), named),
        back: named["back"] === undefined ? undefined : addressOf(view.area, textOf(named["back"])),
        backLabel: tools.say(view, textOf(named["backLabel"] ?? "Back")),
        actions: tools.safe(block?.() ?? ""),
      }),
    ),

  /** `{{#panel title="Usage"}}…{{/panel}}`: a card with a heading. */
  panel: ({ view, tools, named, block }) =>
    tools.safe(
      tools.partial(view, "panel", {
        title: named["title"] === undefined ? undefined : tools.say(view, textOf(named["title"]), named),
        lead: named["lead"] === undefined ? undefined : tools.say(view, textOf(named["lead"]), named),
        isFlush: named["flush"] === true,
        id: named["id"],
        body: tools.safe(block?.() ?? ""),
      }),
    ),

  icon: ({ view, tools, args: [name] }) => tools.safe(tools.partial(view, "icon", { href: tools.assets.iconUrl(textOf(name)) })),

  /** `{{chip "Hosting" href=(url product="")}}`: a filter or a tag; with `href` it can be taken off. */
  chip: ({ view, tools, args: [label], named }) =>
    tools.safe(tools.partial(view, "chip", { label: tools.say(view, textOf(label)), href: named["href"] })),

  /** `{{progress value=used max=limit label="Used"}}` */
  progress: ({ view, tools, named }) => {
    const value = Number(named["value"] ?? 0);
    const max = Number(named["max"] ?? 0);
    return tools.safe(
      tools.partial(view, "progress", {
        label: tools.say(view, textOf(named["label"]), named),
        value: max > 0 ? Math.min(value, max) : 0,
        max: max > 0 ? max : 1,
        text: named["text"] === undefined ? `${value} / ${max > 0 ? max : "∞"}` : textOf(named["text"]),
      }),
    );
  },

  /** `{{#figure label="Revenue"}}{{money x}}{{/figure}}`: one number with its name. */
  figure: ({ view, tools, named, block }) =>
    tools.safe(
      tools.partial(view, "figure", {
        label: tools.say(view, textOf(named["label"]), named),
        hint: named["hint"] === undefined ? undefined : tools.say(view, textOf(named["hint"]), named),
        body: tools.safe(block?.() ?? ""),
      }),
    ),

  /** `{{#empty "There are no coupons yet." icon="ticket"}}a button{{/empty}}` */
  empty: ({ view, tools, args: [text], named, block }) =>
    tools.safe(
      tools.partial(view, "empty", {
        text: tools.say(view, textOf(text), named),
        icon: textOf(named["icon"] ?? "mood-empty"),
        body: tools.safe(block?.() ?? ""),
      }),
    ),

  /** `{{#notice tone="warning"}}…{{/notice}}`: something to know before going on. */
  notice: ({ view, tools, named, block }) => {
    const tone = toneOf(textOf(named["tone"] ?? "info"));
    return tools.safe(tools.partial(view, "notice", { ...tone, href: tools.assets.iconUrl(tone.icon), body: tools.safe(block?.() ?? "") }));
  },

  /**
   * `{{#dialog id="issue" title="Issue a card" button="Issue"}}a form{{/dialog}}`: opens without a script, closes with Escape. It is open
   * again when a field of its form was refused.
   */
  dialog: ({ view, tools, named, block }) => {
    const body = String(block?.() ?? "");
    return tools.safe(
      tools.partial(view, "dialog", {
        id: textOf(named["id"]),
        title: tools.say(view, textOf(named["title"])),
        button: tools.say(view, textOf(named["button"])),
        icon: named["icon"],
        tone: textOf(named["tone"] ?? "primary"),
        subject: named["subject"],
        isSmall: named["small"] === true,
        isRefused: view.failure !== undefined && String(body).includes(REFUSED),
        body: tools.safe(body),
      }),
    );
  },

  /** `{{tabs (list (object href="/coupons" label="Coupons") …)}}`: the pages of one subject; those the caller may not see are left out. */
  tabs: ({ view, tools, args: [tabs], named }) =>
    tools.safe(
      tools.partial(view, "tabs", {
        label: tools.say(view, textOf(named["label"] ?? "Sections")),
        tabs: (Array.isArray(tabs) ? tabs : []).map((tab: { href: string; label: string }) => ({
          href: addressOf(view.area, tab.href),
          label: tools.say(view, tab.label),
          isCurrent: addressOf(view.area, tab.href) === view.path,
        })),
      }),
    ),

  /** `{{slot "admin.dashboard"}}`: what modules put here. */
  slot: ({ view, tools, args: [name] }) =>
    tools.safe(
      (view.widgets.get(textOf(name)) ?? [])
        .map(({ title, module, template, data }) =>
          tools.partial(view, "widget", {
            id: `widget-${module}-${template}`,
            title: tools.say({ ...view, module }, title),
            isBroken: data === undefined,
            body: tools.safe(data === undefined ? "" : tools.template(view, module, template, data)),
          }),
        )
        .join(""),
    ),

  /** The switch of language and appearance. */
  preferences: ({ view, tools }) =>
    tools.safe(
      tools.partial(view, "preferences", {
        action: addressOf(view.area, "/preferences"),
        path: view.path,
        language: view.scope.language,
        appearance: view.appearance === "auto" ? undefined : view.appearance,
      }),
    ),

  /** The navigation of the area, as the caller may see it. */
  navigation: ({ view, tools }) => tools.safe(tools.partial(view, "navigation", { groups: navigationGroups(view, tools) })),
} satisfies Record<string, Component>;

/** The class that the partial `field` gives to a field that was refused. */
const REFUSED = "field-refused";
