import type {} from "@fastify/csrf-protection";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { apiErrors } from "#core/api/errors.ts";
import { assertOwnOrigin } from "#core/api/forgery.ts";
import { hostErrors } from "#core/host/errors.ts";
import type { Host } from "#core/host/open-host.ts";
import { identityErrors } from "#core/identity/errors.ts";
import { invalidRequest } from "#core/kernel/app-error.ts";
import { assetRoutes } from "./assets.ts";
import { drawFault } from "./draw-fault.ts";
import { drawPage } from "./draw-page.ts";
import { type OpenedPage, openPage } from "./open-page.ts";
import { pageRequest } from "./page-request.ts";
import { preferencesRoute } from "./preferences-route.ts";
import { type PageBody, readMultipartForm, readPageForm } from "./read-page-body.ts";
import { runAction } from "./run-action.ts";
import { openViews, type ViewsOptions } from "./views.ts";

declare module "fastify" {
  interface FastifyRequest {
    openedPage: OpenedPage | undefined;
    /** The CSRF token a plain form carries as a field. */
    formToken: string | undefined;
  }
}

export type PageRoutesOptions = ViewsOptions & { readonly host: Host };

/**
 * Every page of core and of the active modules: `/admin/…` for staff, everything else for clients. Who may not see a page is told so
 * before a form is read. Needs the sessions plugin around it.
 */
export async function pageRoutes(app: FastifyInstance, { host, ...options }: PageRoutesOptions): Promise<void> {
  const views = openViews(host, options);
  app.decorateRequest("openedPage", undefined);
  app.decorateRequest("formToken", undefined);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, async (_request: FastifyRequest, body: string) =>
    readPageForm(body),
  );
  app.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer", bodyLimit: LARGEST_UPLOAD_BYTES },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.openedPage?.found?.page.uploads !== true) throw apiErrors.error("request.unsupported_type");
      return readMultipartForm(body, request.headers["content-type"] ?? "").catch((cause: unknown) => {
        throw cause instanceof TypeError ? invalidRequest({ request: "Must be a well-formed form." }) : cause;
      });
    },
  );
  app.setErrorHandler((error, request, reply) => drawFault(host, views, error, request, reply));
  await app.register(assetRoutes, { assets: views.assets });
  await app.register(preferencesRoute, { host });
  app.route({
    method: ["GET", "POST"],
    url: "/*",
    onRequest: async (request, reply) => {
      const opened = await openPage(host, request, reply);
      request.openedPage = opened;
      if (opened.found === undefined) throw apiErrors.error("request.not_found");
      if (opened.access === "sign_in") throw identityErrors.error("auth.required");
      if (opened.access === "forbidden") throw hostErrors.error("auth.forbidden");
      if (request.method === "POST") assertOwnOrigin(request, host.environment.publicUrl);
    },
    preHandler: (request, reply, done) => {
      if (request.method !== "POST" || request.openedPage?.actor.kind === "guest") return done();
      request.formToken = (request.body as PageBody | undefined)?.csrfToken;
      app.csrfProtection(request, reply, done);
    },
    handler: async (request, reply) => {
      const opened = request.openedPage;
      if (opened?.found === undefined) throw apiErrors.error("request.not_found");
      const { page } = opened.found;
      const drawing = { views, request, reply, opened };
      const body = request.method === "POST" ? ((request.body ?? readPageForm("")) as PageBody) : undefined;
      const asked = pageRequest(request, opened, body);
      if (body === undefined) await drawPage(drawing, page, asked);
      else await runAction(drawing, page, asked, body);
      await opened.finish();
      return reply;
    },
  });
}

const LARGEST_UPLOAD_BYTES = 10_485_760;
