import { randomHex } from "#core/kernel/randomness.ts";
import { ensureCluster, onCluster } from "./cluster.ts";
import { type DatabaseTemplate, ensureTemplate, isMissing } from "./database-template.ts";

/** What a test offers to tidy up after itself. */
export type TestLife = { readonly teardown: (work: () => Promise<void> | void) => unknown };

/** An own database for a test (file): empty, or a copy of a template that is built once. It is dropped when the test ends. */
export async function freshDatabase(
  t: TestLife,
  { template }: { readonly template?: DatabaseTemplate } = {},
): Promise<{ readonly url: string }> {
  const cluster = await ensureCluster();
  const name = `test_${process.pid}_${randomHex(6)}`;
  await create(cluster.url, name, template);
  t.teardown(() => onCluster(cluster.url, (client) => client.query(`drop database if exists ${name} with (force)`)).then(() => undefined));
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  return { url: url.href };
}

/** The sources may change, and the template with them, between finding it and copying it. */
async function create(clusterUrl: string, name: string, template: DatabaseTemplate | undefined): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const source = template === undefined ? "template0" : await ensureTemplate(clusterUrl, template);
    try {
      await onCluster(clusterUrl, (client) => client.query(`create database ${name} template ${source}`));
      return;
    } catch (error) {
      if (!isMissing(error) || tries === 2) throw error;
    }
  }
}
