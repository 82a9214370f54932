import { type RawBuilder, sql } from "kysely";
import { likePattern } from "../like-pattern.ts";
import { wordStart } from "../word-start.ts";

/** Clients with the text in their name, address or company, one or two letters where a word begins: a condition over a row of `client`. */
export function clientSearch(text: string): RawBuilder<boolean> {
  const start = wordStart(text);
  return start === undefined ? clientPart(text) : sql<boolean>`${SEARCHED} ~* ${start}`;
}

/** Clients with the text anywhere in what is searched. */
export function clientPart(text: string): RawBuilder<boolean> {
  return sql<boolean>`${SEARCHED} ilike ${likePattern(text)}`;
}

/** The name of a row of `client` as lists show it. */
export const fullName = sql<string>`(client.first_name || ' ' || client.last_name)`;

/** What names are sorted by; `client_name_index` has the same order. */
export const nameOrder = sql<string>`lower(client.first_name || ' ' || client.last_name)`;

/** The trigram index `client_search_index` is on the same expression. */
const SEARCHED = sql<string>`(client.first_name || ' ' || client.last_name || ' ' || client.email || ' ' || coalesce(client.company, ''))`;
