import type {} from "@fastify/csrf-protection";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BoundPage, Download, PageRequest } from "#core/events/page.ts";
import { takeFlash } from "./flash.ts";
import { drawWidgets } from "./load-widgets.ts";
import type { OpenedPage } from "./open-page.ts";
import { navigationFor } from "./page-access.ts";
import { chosenAppearance } from "./preferences.ts";
import { say } from "./say.ts";
import type { FormFailure, View } from "./view.ts";
import type { Views } from "./views.ts";

export type Drawing = {
  readonly views: Views;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly opened: OpenedPage;
};

export type DrawOptions = {
  readonly status?: number;
  readonly failure?: FormFailure | undefined;
  /** What an action shows at once. */
  readonly shown?: Readonly<Record<string, unknown>>;
  readonly message?: string | undefined;
};

/** Loads a page and sends it: within its layout, or alone when a script asks for a part of it. A download is sent as a file. */
export async function drawPage(drawing: Drawing, page: BoundPage, asked: PageRequest, options: DrawOptions = {}): Promise<FastifyReply> {
  const { opened, request, reply } = drawing;
  const data = await page.load(opened.scope, asked);
  if (isDownload(data)) return sendFile(reply, data);
  const widgets = await drawWidgets(opened.scope, page, asked);
  const title =
    "title" in data && typeof data.title === "string" ? data.title : say({ scope: opened.scope, module: page.module }, page.title);
  const flash = options.message ?? takeFlash(request, opened.scope);
  await opened.session.carryOut();
  const view = viewOf(drawing, page.module, { title, flash, failure: options.failure, widgets });
  const scripts = (page.scripts ?? []).map((name) => `${page.module}/${name}`);
  const whole: View = { ...view, query: asked.query, scripts, isLive: page.live === true };
  return sendPage(
    drawing,
    whole,
    page.template,
    { shown: undefined, ...data, ...(options.shown && { shown: options.shown }) },
    options.status,
  );
}

/** Sends a page that belongs to no address of its own, such as the one for a refusal. */
export function sendPage({ views, request, reply }: Drawing, view: View, template: string, data: object, status = 200): FastifyReply {
  const isPart = request.headers["hx-request"] === "true" && request.headers["hx-request-type"] === "partial";
  const html = isPart ? views.body(view, template, data) : views.page(view, template, data);
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("vary", "cookie, accept-language, hx-request, hx-request-type")
    .type("text/html; charset=utf-8")
    .send(html);
}

type ViewParts = Pick<View, "title" | "flash" | "failure"> & Partial<Pick<View, "widgets">>;

export function viewOf({ request, reply, opened }: Drawing, module: string, parts: ViewParts): View {
  const { scope, area, actor } = opened;
  let token: string | undefined;
  return {
    area,
    module,
    scope,
    path: request.url.split("?")[0] ?? "/",
    query: {},
    appearance: chosenAppearance(request),
    navigation: navigationFor(scope.wiring, area, actor),
    csrfToken: () => {
      if (actor.kind === "guest") return undefined;
      token ??= reply.generateCsrf();
      return token;
    },
    labels: new Map(),
    widgets: new Map(),
    scripts: [],
    isLive: false,
    ...parts,
  };
}

function isDownload(data: object): data is Download {
  return "download" in data;
}

function sendFile(reply: FastifyReply, { download }: Download): FastifyReply {
  const plain = download.name.replaceAll(/[^\w.-]+/g, "-");
  return reply
    .header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(download.name)}`)
    .type(download.type)
    .send(typeof download.body === "string" ? download.body : Buffer.from(download.body));
}
