import pg from "pg";
import { onCluster } from "./cluster.ts";
import { sourceFingerprint } from "./source-fingerprint.ts";

/** A database that tests copy. `build` fills an empty one, and closes every connection it opens; `name` is a word. */
export type DatabaseTemplate = { readonly name: string; readonly build: (url: string) => Promise<void> };

/** The name of the template's database for the sources as they are now. The first one to need it builds it, the others wait for that. */
export async function ensureTemplate(clusterUrl: string, { name, build }: DatabaseTemplate): Promise<string> {
  const prefix = `template_${name}_`;
  const database = `${prefix}${sourceFingerprint()}`;
  await onCluster(clusterUrl, async (client) => {
    if (await exists(client, database)) return;
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [prefix]);
    if (await exists(client, database)) return;
    await dropOld(client, prefix);
    const draft = `draft_${name}`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0`);
    const url = new URL(clusterUrl);
    url.pathname = `/${draft}`;
    await build(url.href);
    await client.query(`alter database ${draft} with allow_connections false`);
    await client.query(`alter database ${draft} rename to ${database}`);
  });
  return database;
}

/** Whether a template was dropped because the sources have changed since. */
export function isMissing(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "3D000";
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
  return rowCount !== 0;
}

/** Templates of older sources, all but the youngest: other runs may have begun with those. One that is being copied stays until the next time. */
async function dropOld(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query("select datname from pg_database where starts_with(datname, $1) order by oid desc offset $2", [
    prefix,
    TEMPLATES_KEPT,
  ]);
  for (const { datname } of rows) await client.query(`drop database ${client.escapeIdentifier(datname)}`).catch(() => undefined);
}

const TEMPLATES_KEPT = 8;
