import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { draftStatements, type TableOwner } from "./draft-statements.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";

// `npm run migration:draft -- <core or a module's id> <sentence>`: writes the owner's next migration from what its entities declare beyond
// its migrations so far. Read it before it is committed: it knows structure only, not what existing rows need.

const [ownerId, ...words] = process.argv.slice(2);
const sentence = words.join("-").toLowerCase();
if (ownerId === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(sentence)) {
  process.stderr.write("Usage: npm run migration:draft -- <core or module id> <sentence, such as create-promo>\n");
  process.exitCode = 2;
} else {
  process.stdout.write(`${await draftMigration(ownerId, sentence)}\n`);
}

async function draftMigration(id: string, title: string): Promise<string> {
  const statements = await statementsFor(id);
  if (statements.length === 0) return `The entities of ${id} and its migrations agree; nothing is written.`;
  const folder = fileURLToPath(new URL(id === "core" ? "../../migrations/" : `../../modules/${id}/migrations/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const numbers = (await readdir(folder)).map((file) => Number.parseInt(file, 10)).filter(Number.isInteger);
  const name = `${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}-${title}`;
  await writeFile(join(folder, `${name}.ts`), sourceOf(name, statements), { flag: "wx" });
  return `Wrote ${join(folder, `${name}.ts`)}.`;
}

/** A database of its own, thrown away afterwards. */
async function statementsFor(id: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "largesse-draft-"));
  const log = { info() {}, warn: report, error: report };
  try {
    const postgres = await startEmbeddedPostgres(folder, log, { fsync: "off" });
    try {
      return await draftStatements(postgres.url, await tableOwners(), id, log);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The catalogue belongs to a higher layer, so this script finds it by its place instead of importing it. */
async function tableOwners(): Promise<readonly TableOwner[]> {
  const catalogue: { loadCatalogue(): Promise<{ readonly owners: readonly TableOwner[] }> } = await import(
    new URL("../host/catalogue.ts", import.meta.url).href
  );
  return (await catalogue.loadCatalogue()).owners;
}

function sourceOf(name: string, statements: readonly string[]): string {
  const lines = statements.map((statement) => `  \`${statement.replaceAll(/[\\`]|\$\{/g, "\\$&")}\`,`);
  return [
    'import { defineMigration } from "#core/database/migrations.ts";',
    "",
    `export const migration = defineMigration(${JSON.stringify(name)}, [`,
    ...lines,
    "]);",
    "",
  ].join("\n");
}

function report(_fields: object, message: string): void {
  process.stderr.write(`${message}\n`);
}
