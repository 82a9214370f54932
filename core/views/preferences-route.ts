import type {} from "@fastify/cookie";
import type { FastifyInstance } from "fastify";
import { assertOwnOrigin } from "#core/api/forgery.ts";
import { textField } from "#core/events/form-fields.ts";
import type { Host } from "#core/host/open-host.ts";
import { isLanguage } from "#core/kernel/language.ts";
import { addressOf, returnPath } from "./area-path.ts";
import { callMethod } from "./call-method.ts";
import { openPage } from "./open-page.ts";
import { APPEARANCES, keepAppearance, keepLanguage } from "./preferences.ts";
import { type PageBody, readPageForm } from "./read-page-body.ts";

/**
 * `POST /preferences`, `POST /admin/preferences`: language and appearance of pages, in a cookie; the language of who is signed in is kept
 * with the account too. Harmless, so the browser's word on the origin is enough.
 */
export async function preferencesRoute(app: FastifyInstance, { host }: { readonly host: Host }): Promise<void> {
  for (const url of ["/preferences", "/admin/preferences"]) {
    app.post(url, async (request, reply) => {
      assertOwnOrigin(request, host.environment.publicUrl);
      const opened = await openPage(host, request, reply);
      const { fields } = (request.body ?? readPageForm("")) as PageBody;
      const language = textField(fields, "language");
      const appearance = APPEARANCES.find((name) => name === textField(fields, "appearance"));
      if (isLanguage(language)) {
        keepLanguage(reply, language);
        if (opened.actor.kind !== "guest") await callMethod(opened.scope, opened.area, "profile_update", { lang: language });
      }
      if (appearance !== undefined) keepAppearance(reply, appearance);
      await opened.finish();
      return reply.redirect(addressOf(opened.area, returnPath(opened.area, fields["return"])), 303);
    });
  }
}
