import { z } from "zod";
import type { Scope } from "#core/events/scope.ts";
import { identityTables } from "#core/identity/tables.ts";
import { offsetOf, type Page, type PageRequest, pageOf } from "#core/kernel/page.ts";

/** A mail that was sent, on the wire. */
export const emailSchema = z.object({
  id: z.int(),
  client_id: z.int(),
  template: z.string().describe("What it was about, such as confirm-address"),
  recipient: z.string(),
  subject: z.string(),
  created_at: z.string(),
});

/** The mails sent to clients, or to one of them, newest first. */
export async function listEmails(
  scope: Scope,
  clientId: number | undefined,
  page: PageRequest,
): Promise<Page<z.input<typeof emailSchema>>> {
  const all = identityTables(scope).selectFrom("activity_client_email");
  const matching = clientId === undefined ? all : all.where("client_id", "=", clientId);
  const rows = await matching.selectAll().orderBy("id", "desc").limit(page.per_page).offset(offsetOf(page)).execute();
  const { total } = await matching.select(({ fn }) => fn.countAll<bigint>().as("total")).executeTakeFirstOrThrow();
  const list = rows.map(({ reference: _reference, ...row }) => ({ ...row, created_at: row.created_at.toISOString() }));
  return pageOf(list, Number(total), page);
}
