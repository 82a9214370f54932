import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#core/events/actor.ts";
import type { Language } from "#core/events/scope.ts";
import { isLanguage } from "#core/kernel/language.ts";
import { impliedPermissions } from "./permissions.ts";

/** The account behind a key or a session as the database tells it; all null for a guest's session. */
export type PrincipalRow = {
  readonly principal_kind: "client" | "staff" | null;
  readonly principal_id: number | null;
  readonly principal_status: string | null;
  readonly is_super: boolean | null;
  readonly permissions: readonly string[] | null;
  readonly lang: string | null;
  readonly country: string | null;
  /** What the session keeps; null when a key was looked up. */
  readonly session_data: Record<string, unknown> | null;
  readonly session_expires_at: Date | null;
};

/** Who calls. `isActive` is false for whoever is suspended, disabled or erased: such a caller is answered like a wrong key. */
export type Principal = {
  readonly actor: Extract<Actor, { kind: "client" | "staff" }>;
  readonly isActive: boolean;
  readonly language: Language | undefined;
  readonly country: string | undefined;
};

/**
 * A query, without brackets, for the account of an API key (see `hashApiKey`): at most one {@link PrincipalRow}. It stands in a
 * `left join lateral (…) as principal on true`, so that one statement opens a call.
 */
export function principalByKey(keyHash: string): RawBuilder<PrincipalRow> {
  return sql<PrincipalRow>`
    select 'staff' as principal_kind, id as principal_id, status as principal_status, is_super, permissions, lang, null as country,
      null::jsonb as session_data, null::timestamptz as session_expires_at
    from admin where api_key_hash = ${keyHash}
    union all
    select 'client', id, status, false, '[]'::jsonb, lang, country, null::jsonb, null::timestamptz
    from client where api_key_hash = ${keyHash}
  `;
}

/** The same for a session by the hash it is stored under. Sessions that are over, by the database's clock, are not found. */
export function principalBySession(sessionIdHash: string): RawBuilder<PrincipalRow> {
  return sql<PrincipalRow>`
    select case when a.id is not null then 'staff' when c.id is not null then 'client' end as principal_kind,
      coalesce(a.id, c.id) as principal_id, coalesce(a.status, c.status) as principal_status, coalesce(a.is_super, false) as is_super,
      coalesce(a.permissions, '[]'::jsonb) as permissions, coalesce(a.lang, c.lang) as lang, c.country,
      s.data as session_data, s.expires_at as session_expires_at
    from session s
    left join admin a on a.id = s.admin_id
    left join client c on c.id = s.client_id
    where s.id_hash = ${sessionIdHash} and s.expires_at > clock_timestamp()
  `;
}

/** The caller that a row stands for; undefined for a guest. Every staff member may see to the own profile. */
export function principalOf(row: PrincipalRow): Principal | undefined {
  const { principal_kind: kind, principal_id: id } = row;
  if (kind === null || id === null) return undefined;
  const known = {
    isActive: row.principal_status === "active",
    language: row.lang !== null && isLanguage(row.lang) ? row.lang : undefined,
    country: row.country ?? undefined,
  };
  if (kind === "client") return { ...known, actor: { kind, clientId: id } };
  const permissions: ReadonlySet<string> = new Set([...(row.permissions ?? []), ...impliedPermissions]);
  return { ...known, actor: { kind, staffId: id, isSuper: row.is_super ?? false, permissions } };
}
