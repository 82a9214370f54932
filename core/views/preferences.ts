import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { negotiateLanguage } from "#core/api/negotiate-language.ts";
import type { Language } from "#core/events/scope.ts";
import { isLanguage } from "#core/kernel/language.ts";

/** How pages look: as the system says, or as somebody chose. */
export const APPEARANCES = ["auto", "light", "dark", "contrast"] as const;
export type Appearance = (typeof APPEARANCES)[number];

const LANGUAGE_COOKIE = "largesse_language";
const APPEARANCE_COOKIE = "largesse_appearance";
const YEAR_SECONDS = 31_536_000;

/** The language somebody chose on a page, else the one the browser asks for. */
export function chosenLanguage(request: FastifyRequest): Language {
  const chosen = request.cookies[LANGUAGE_COOKIE];
  return chosen !== undefined && isLanguage(chosen) ? chosen : negotiateLanguage(request.headers["accept-language"]);
}

export function chosenAppearance(request: FastifyRequest): Appearance {
  const chosen = request.cookies[APPEARANCE_COOKIE];
  return APPEARANCES.find((appearance) => appearance === chosen) ?? "auto";
}

export function keepLanguage(reply: FastifyReply, language: Language): void {
  keep(reply, LANGUAGE_COOKIE, language);
}

export function keepAppearance(reply: FastifyReply, appearance: Appearance): void {
  keep(reply, APPEARANCE_COOKIE, appearance);
}

function keep(reply: FastifyReply, name: string, value: string): void {
  reply.setCookie(name, value, { path: "/", httpOnly: true, sameSite: "lax", maxAge: YEAR_SECONDS });
}
