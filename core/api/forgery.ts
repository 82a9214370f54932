import type { FastifyRequest } from "fastify";
import { apiErrors } from "./errors.ts";

/**
 * Refuses a write that a page of another site makes the caller's browser send. A browser says in Sec-Fetch-Site and Origin where a
 * request comes from; a program that sends neither is no browser, and has no cookie that it was not given.
 *
 * @throws AppError `auth.csrf` (403)
 */
export function assertOwnOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw apiErrors.error("auth.csrf");
  const origin = request.headers.origin;
  if (origin !== undefined && !isOwnOrigin(origin, request.host, publicUrl)) throw apiErrors.error("auth.csrf");
}

/** Whether an Origin is ours: that of PUBLIC_URL, or of the host the request was sent to, which no page can choose freely. */
export function isOwnOrigin(origin: string, host: string, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (publicUrl !== undefined && from.origin === new URL(publicUrl).origin) return true;
  return (from.protocol === "http:" || from.protocol === "https:") && from.host === hostOf(host, from.protocol);
}

/** The host as a URL writes it: lower-case, without the scheme's own port. */
function hostOf(host: string, protocol: string): string | undefined {
  const address = `${protocol}//${host}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}
