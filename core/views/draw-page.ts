import { Readable } from "node:stream";
import type {} from "@fastify/csrf-protection";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BoundPage, Download, PageRequest } from "#core/events/page.ts";
import { keepFlash, takeFlash } from "./flash.ts";
import { liveViewOf } from "./live-view.ts";
import { drawWidgets } from "./load-widgets.ts";
import type { OpenedPage } from "./open-page.ts";
import { navigationFor } from "./page-access.ts";
import { chosenAppearance } from "./preferences.ts";
import { defaultAddress, keepSearch, openListMemory, refusedView, STANDARD_VIEW } from "./saved/list-memory.ts";
import { showsList } from "./saved/shows-list.ts";
import { say } from "./say.ts";
import type { Flash, FormFailure, View } from "./view.ts";
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
  const live = page.area === "admin" && !isPart(request) ? await liveViewOf(opened.scope) : undefined;
  const listMemory = isRemembered(drawing, page) ? await openListMemory(opened.scope, page) : undefined;
  const bare = listMemory !== undefined && request.method === "GET" && !asked.isRefresh && !request.url.includes("?");
  const first = bare ? defaultAddress(listMemory, asked.path) : undefined;
  if (first !== undefined) return reply.redirect(first, 302);
  let data: Awaited<ReturnType<BoundPage["load"]>>;
  try {
    data = await page.load(opened.scope, asked);
  } catch (error) {
    const view = request.method === "GET" && !asked.isRefresh ? refusedView(listMemory, asked, error) : undefined;
    if (view === undefined) throw error;
    keepFlash(request, { module: "views", message: VIEW_REFUSED, values: { name: view.name } });
    return reply.redirect(`${asked.path}?view=${STANDARD_VIEW}`, 302);
  }
  if (isDownload(data)) return sendFile(reply, data);
  const widgets = await drawWidgets(opened.scope, page, asked);
  const title =
    "title" in data && typeof data.title === "string" ? data.title : say({ scope: opened.scope, module: page.module }, page.title);
  const flash = flashOf(drawing, asked, options.message);
  await opened.session.carryOut();
  const view = viewOf(drawing, page.module, { title, flash, failure: options.failure, widgets });
  const scripts = (page.scripts ?? []).map((name) => `${page.module}/${name}`);
  const whole: View = { ...view, query: asked.query, listMemory, scripts, live };
  if (listMemory !== undefined) keepSearch(opened.scope, page, asked);
  return sendPage(
    drawing,
    whole,
    page.template,
    { shown: undefined, ...data, ...(options.shown && { shown: options.shown }) },
    options.status,
  );
}

const VIEW_REFUSED = "The view “{name}” cannot be shown as it is any more. This is the list without its filters.";

/** Sends a page that belongs to no address of its own, such as the one for a refusal. */
export function sendPage({ views, request, reply }: Drawing, view: View, template: string, data: object, status = 200): FastifyReply {
  const html = isPart(request) ? views.body(view, template, data) : views.page(view, template, data);
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("vary", "cookie, accept-language, hx-request, hx-request-type")
    .type("text/html; charset=utf-8")
    .send(html);
}

/** What an action says at once, else what the last request left to be told; a page that only refreshes itself takes nothing away. */
function flashOf({ request, opened }: Drawing, asked: PageRequest, message: string | undefined): Flash | undefined {
  if (message !== undefined) return { text: message, undo: undefined };
  return asked.isRefresh ? undefined : takeFlash(request, opened.scope);
}

/** Lists with filters are remembered for staff. */
function isRemembered({ opened }: Drawing, page: BoundPage): boolean {
  return page.area === "admin" && opened.actor.kind === "staff" && showsList(opened.scope, page);
}

function isPart({ headers }: FastifyRequest): boolean {
  return headers["hx-request"] === "true" && headers["hx-request-type"] === "partial";
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
    listMemory: undefined,
    scripts: [],
    live: undefined,
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
    .send(sendable(download.body));
}

function sendable(body: Download["download"]["body"]): string | Buffer | Readable {
  if (typeof body === "string") return body;
  return body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body);
}
