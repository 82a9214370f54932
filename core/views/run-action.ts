import type { FastifyReply } from "fastify";
import type { SessionFlash } from "#core/api/session-data.ts";
import type { ActionOutcome, BoundPage, PageAction, PageRequest } from "#core/events/page.ts";
import { AppError } from "#core/kernel/app-error.ts";
import { addressOf } from "./area-path.ts";
import { type Drawing, drawPage } from "./draw-page.ts";
import { viewErrors } from "./errors.ts";
import { keepFlash } from "./flash.ts";
import type { PageBody } from "./read-page-body.ts";
import { say } from "./say.ts";

/**
 * Runs the action a form asks for. Success: on to the next page with a message, or the page with what is shown once. A refusal draws the
 * page again with what was typed, the sentence, and what is wrong with which field.
 *
 * @throws AppError what no form can put right: `auth.required`, `auth.forbidden`, an unknown action
 */
export async function runAction(drawing: Drawing, page: BoundPage, asked: PageRequest, body: PageBody): Promise<FastifyReply> {
  const { opened, request, reply } = drawing;
  const { name, action } = actionOf(page, body.action);
  try {
    const outcome = await action(opened.scope, asked);
    await opened.session.carryOut();
    const values = outcome.values ?? {};
    if (outcome.shown !== undefined) {
      const message =
        outcome.message === undefined ? undefined : say({ scope: opened.scope, module: page.module }, outcome.message, values);
      return await drawPage(drawing, page, { ...asked, form: undefined }, { shown: outcome.shown, message });
    }
    if (outcome.message !== undefined) {
      keepFlash(request, { module: page.module, message: outcome.message, values, ...undoOf(page, asked, outcome) });
    }
    return reply.redirect(outcome.to === undefined ? request.url : addressOf(page.area, outcome.to), 303);
  } catch (error) {
    if (!(error instanceof AppError) || isBeyondForms(error)) throw error;
    return drawRefused(drawing, page, asked, name, error);
  }
}

function undoOf(page: BoundPage, { path }: PageRequest, { undo }: ActionOutcome): Pick<SessionFlash, "undo"> {
  if (undo === undefined) return {};
  return { undo: { ...undo, to: undo.to === undefined ? path : addressOf(page.area, undo.to) } };
}

function actionOf(page: BoundPage, wanted: string | undefined): { readonly name: string; readonly action: PageAction } {
  const names = Object.keys(page.actions ?? {});
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  const action = name === undefined || !names.includes(name) ? undefined : page.actions?.[name];
  if (name === undefined || action === undefined) throw viewErrors.error("page.unknown_action");
  return { name, action };
}

function isBeyondForms({ code, status }: AppError): boolean {
  return code === "auth.required" || code === "auth.forbidden" || status >= 500;
}

/** A form that cannot be accepted as it is answers 422; conflicts and throttles keep their own status. */
function drawRefused(drawing: Drawing, page: BoundPage, asked: PageRequest, action: string, error: AppError): Promise<FastifyReply> {
  const { scope } = drawing.opened;
  const isInvalid = error.code === "request.invalid";
  const words = { scope, module: page.module };
  const message = isInvalid ? say(words, "Please look at the marked fields again.") : scope.sentence(error.code, error.details);
  if (error.retryAfterSeconds !== undefined) drawing.reply.header("retry-after", String(error.retryAfterSeconds));
  const errors = isInvalid ? fieldErrors(error) : {};
  const status = error.status === 400 || error.status === 401 ? 422 : error.status;
  return drawPage(drawing, page, asked, { status, failure: { action, message, errors, fields: asked.form ?? {} } });
}

function fieldErrors({ details }: AppError): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([field, sentence]) => (typeof sentence === "string" ? [[bracketed(field), sentence]] : [])),
  );
}

/** A form calls `values.percent` `values[percent]`. */
function bracketed(path: string): string {
  const [head = "", ...rest] = path.split(".");
  return [head, ...rest.map((step) => (/^\d+$/.test(step) ? "[]" : `[${step}]`))].join("");
}
