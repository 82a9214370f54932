import Handlebars from "handlebars";
import type { Area } from "#core/events/page.ts";
import type { Host } from "#core/host/open-host.ts";
import { type AssetCatalogue, openAssets } from "./assets.ts";
import type { Component, ComponentTools } from "./components/component.ts";
import { components } from "./components/components.ts";
import { say } from "./say.ts";
import { type TemplateFiles, templateFiles } from "./template-files.ts";
import type { View } from "./view.ts";

export type ViewsOptions = {
  /** The folder of the themes, when it is not the product's own. */
  readonly themes?: string | undefined;
};

/** Draws pages. */
export type Views = {
  readonly assets: AssetCatalogue;
  /** The page's body alone: what a partial request wants. */
  readonly body: (view: View, template: string, data: object) => string;
  /** The body within the layout of its area. */
  readonly page: (view: View, template: string, data: object) => string;
};

/** Opens the templates of an installation. Each is read and compiled when it is first drawn; strict, so that a misspelt field is a fault. */
export function openViews(host: Pick<Host, "catalogue">, { themes }: ViewsOptions = {}): Views {
  const files = templateFiles(host.catalogue, themes);
  const assets = openAssets(files, host.catalogue);
  const areas = { admin: openArea("admin", files, assets), client: openArea("client", files, assets) };
  return {
    assets,
    body: (view, template, data) => areas[view.area].frame(view, template, data),
    page: (view, template, data) => {
      const area = areas[view.area];
      return area.layout(view, area.frame(view, template, data));
    },
  };
}

type AreaViews = {
  readonly frame: (view: View, template: string, data: object) => string;
  readonly layout: (view: View, body: string) => string;
};

type Draw = (context: object, view: View) => string;

function openArea(area: Area, files: TemplateFiles, assets: AssetCatalogue): AreaViews {
  const engine = Handlebars.create();
  const compiled = new Map<string, Draw>();
  const drawing = (key: string, source: () => string): Draw => {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const template = engine.compile(source(), { strict: true, preventIndent: true });
    const draw: Draw = (context, view) =>
      template(context, { data: { view, page: { title: view.title, path: view.path, area: view.area, language: view.scope.language } } });
    compiled.set(key, draw);
    return draw;
  };
  const tools: ComponentTools = {
    assets,
    partial: (view, name, props) => drawing(`partial ${name}`, () => files.partial(area, name))(props, view),
    template: (view, module, name, data) =>
      drawing(`template ${module} ${name}`, () => files.template(area, module, name))(data, { ...view, module }),
    safe: (html) => new Handlebars.SafeString(html),
    say,
  };
  for (const [name, component] of Object.entries(components)) engine.registerHelper(name, helperOf(component, tools));
  return {
    frame: (view, template, data) => {
      const body = tools.template(view, view.module, template, data);
      return tools.partial(view, "frame", { body: tools.safe(body), flash: view.flash, failure: failureOf(view) });
    },
    layout: (view, body) => drawing("layout", () => files.layout(area))({ body: tools.safe(body), ...layoutData(view) }, view),
  };
}

/** Handlebars tells a helper what it was given as positional arguments, named ones and blocks; a component gets them in that order. */
function helperOf(component: Component, tools: ComponentTools): Handlebars.HelperDelegate {
  return function helper(this: unknown, ...given: unknown[]) {
    const options = given.pop() as Handlebars.HelperOptions;
    const view = (options.data as { readonly view: View }).view;
    const drawn = (context: unknown, inner: View) =>
      options.fn(context, { data: inner === view ? options.data : { ...options.data, view: inner } });
    const block = typeof options.fn === "function" ? (context: unknown = this, inner: View = view) => drawn(context, inner) : undefined;
    const otherwise = typeof options.inverse === "function" ? () => options.inverse(this) : undefined;
    return component({ view, tools, args: given, named: options.hash as Readonly<Record<string, unknown>>, block, otherwise });
  };
}

/** The body is drawn before its frame, so by now every field has said what it is called. */
function failureOf({ failure, labels }: View): object | undefined {
  if (failure === undefined) return undefined;
  const errors = Object.entries(failure.errors).map(([name, sentence]) => ({
    id: labels.get(name)?.id,
    label: labels.get(name)?.label ?? name,
    sentence,
  }));
  return { message: failure.message, errors };
}

function layoutData(view: View): object {
  const { scope, area, appearance, title, path } = view;
  return {
    language: scope.language,
    appearance: appearance === "auto" ? undefined : appearance,
    title,
    path,
    company: scope.shop.company,
    isSignedIn: scope.actor.kind === (area === "admin" ? "staff" : "client"),
    live: view.live && { channels: view.live.channels.join(" "), after: view.live.after },
    scripts: view.scripts,
  };
}
