import { sql } from "kysely";
import type { Db } from "#core/events/scope.ts";
import type { HostStateRow } from "#core/host/host-state-row.ts";
import { type Principal, type PrincipalRow, principalByKey, principalBySession, principalOf } from "#core/identity/find-principal.ts";

/** What the first statement of a call tells: the state all hosts share, and who calls. */
export type Opening = {
  readonly state: HostStateRow;
  /** The account behind the key or the session; undefined for a guest and for a key nobody has. */
  readonly principal: Principal | undefined;
  /** What the session keeps; undefined when there is none, or it is over. */
  readonly session: { readonly data: Record<string, unknown>; readonly expiresAt: Date } | undefined;
};

/** By what the caller is to be found: the hash of an API key, or the hash under which a session is stored. */
export type CallerHash = { readonly keyHash: string } | { readonly sessionHash: string };

/** Opens a call with one statement, whoever calls. */
export async function openCall(db: Db, caller: CallerHash | undefined): Promise<Opening> {
  const { rows } = await (caller === undefined ? stateAlone : stateWith(caller)).execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("The database has no host_state row; the host has not been started on it.");
  const { revision, clock, session_data: data, session_expires_at: expiresAt } = row;
  return {
    state: { revision, clock },
    principal: caller === undefined ? undefined : principalOf(row),
    session: data === null || expiresAt === null ? undefined : { data, expiresAt },
  };
}

type OpeningRow = HostStateRow & PrincipalRow;

const stateAlone = sql<OpeningRow>`
  select revision, clock, null::jsonb as session_data, null::timestamptz as session_expires_at from host_state where id = 1
`;

function stateWith(caller: CallerHash) {
  const principal = "keyHash" in caller ? principalByKey(caller.keyHash) : principalBySession(caller.sessionHash);
  return sql<OpeningRow>`
    select h.revision, h.clock, principal.*
    from host_state h left join lateral (${principal}) as principal on true
    where h.id = 1
  `;
}
