import { readForm } from "#core/api/read-form.ts";
import type { Fields, UploadedFile } from "#core/events/page.ts";

/** A posted form: what the person filled in, and what the page put in beside it. */
export type PageBody = {
  readonly fields: Fields;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly action: string | undefined;
  readonly csrfToken: string | undefined;
  readonly idempotencyKey: string | undefined;
};

/**
 * Reads an ordinary form. A checkbox that is not ticked sends nothing, so the page names its checkboxes in `_flags[]`: those that did
 * not come are "0".
 *
 * @throws AppError `request.invalid` (400)
 */
export function readPageForm(text: string): PageBody {
  return bodyOf(new URLSearchParams(text), new Map());
}

/** Reads a form with files. @throws AppError `request.invalid` (400) for a malformed one. */
export async function readMultipartForm(body: Buffer, contentType: string): Promise<PageBody> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  const texts = new URLSearchParams();
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of form) {
    if (typeof value === "string") texts.append(name, value);
    else if (value.size > 0) files.set(name, { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return bodyOf(texts, files);
}

const FLAGS = "_flags[]";

function bodyOf(texts: URLSearchParams, files: ReadonlyMap<string, UploadedFile>): PageBody {
  const flags = texts.getAll(FLAGS);
  texts.delete(FLAGS);
  for (const flag of flags) if (!texts.has(flag)) texts.append(flag, "0");
  const { _action, _csrf, _idempotency_key, ...fields } = readForm(texts.toString());
  return { fields, files, action: textOf(_action), csrfToken: textOf(_csrf), idempotencyKey: keyOf(_idempotency_key) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function keyOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[\x21-\x7e]{16,255}$/.test(value) ? value : undefined;
}
