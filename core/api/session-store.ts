import type { FastifySessionOptions } from "@fastify/session";
import type { Session } from "fastify";
import { sql } from "kysely";
import { jsonValue } from "#core/database/json-value.ts";
import type { Database } from "#core/database/open-database.ts";
import { identityTables } from "#core/identity/tables.ts";
import { type Opening, openCall } from "./open-call.ts";
import { hashSessionId } from "./session-data.ts";

type SessionStore = NonNullable<FastifySessionOptions["store"]>;

/**
 * Keeps sessions in PostgreSQL under the hash of their id. Loading one is the statement that opens the call, so a call with a session
 * costs no more than one with a key. Times are real, by the database's clock.
 */
export function sessionStore({ db }: Database): SessionStore {
  return {
    get: (id, callback) => {
      openCall(db, { sessionHash: hashSessionId(id) }).then((opening) => callback(null, loadedSession(opening)), callback);
    },
    set: (id, session, callback) => {
      writeSession({ db }, hashSessionId(id), session).then(() => callback(), callback);
    },
    destroy: (id, callback) => {
      const ended = identityTables({ db }).deleteFrom("session").where("id_hash", "=", hashSessionId(id)).execute();
      ended.then(() => callback(), callback);
    },
  };
}

/** A guest's or a client's session lasts a month, a staff member's half a day; using it does not make it longer. */
export const CLIENT_SESSION_HOURS = 24 * 30;
const STAFF_SESSION_HOURS = 12;

function loadedSession(opening: Opening): Session | null {
  if (opening.session === undefined) return null;
  const { data, expiresAt } = opening.session;
  return {
    ...data,
    cookie: { originalMaxAge: CLIENT_SESSION_HOURS * 3_600_000, expires: expiresAt },
    held: { opening, toJSON: () => undefined },
  };
}

/** A session that was loaded is only ever updated: one that has been ended meanwhile must not come back to life. */
async function writeSession(scope: Parameters<typeof identityTables>[0], idHash: string, session: Session): Promise<void> {
  const { clientId, staffId, cartToken, _csrf, flash } = session;
  const kept = { client_id: clientId ?? null, admin_id: staffId ?? null, data: jsonValue({ clientId, staffId, cartToken, _csrf, flash }) };
  const sessions = identityTables(scope);
  if (session.held !== undefined) {
    await sessions.updateTable("session").set(kept).where("id_hash", "=", idHash).execute();
    return;
  }
  const hours = staffId === undefined ? CLIENT_SESSION_HOURS : STAFF_SESSION_HOURS;
  await sessions
    .insertInto("session")
    .values({
      ...kept,
      id_hash: idHash,
      created_at: sql`clock_timestamp()`,
      expires_at: sql`clock_timestamp() + make_interval(hours => ${hours})`,
    })
    .onConflict((conflict) =>
      conflict.column("id_hash").doUpdateSet(({ ref }) => ({
        client_id: ref("excluded.client_id"),
        admin_id: ref("excluded.admin_id"),
        data: ref("excluded.data"),
        expires_at: ref("excluded.expires_at"),
      })),
    )
    .execute();
}
