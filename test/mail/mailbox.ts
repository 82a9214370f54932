import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eventTables } from "#core/events/tables.ts";
import type { TestHost } from "#test/harness/test-host.ts";
import { simpleText } from "./simple-text.ts";

/** A mail as its reader sees it. */
export type ReadMail = { readonly to: string; readonly subject: string; readonly text: string };

/** A folder that a host mails into, and what came out of its outbox. */
export type Mailbox = {
  /** For the host's environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Tells every listener what waits in the outbox, once, and answers the mails that this has sent, in the order of their names. */
  readonly deliver: (host: Pick<TestHost, "scope">) => Promise<readonly ReadMail[]>;
};

export function mailbox(folder: string): Mailbox {
  const environment = { MAIL_URL: pathToFileURL(folder).href, PUBLIC_URL: "http://shop.example", MAIL_FROM: "desk@shop.example" };
  const seen = new Set<string>();
  return {
    environment,
    deliver: async ({ scope: scopeOf }) => {
      const scope = await scopeOf();
      const tables = eventTables(scope);
      const waiting = await tables.selectFrom("outbox").selectAll().where("relayed_at", "is", null).orderBy("id").execute();
      for (const row of waiting) {
        for (const listener of scope.wiring.noticeListeners(row.name)) await listener.handle(scope, row.payload as never, row.id);
        await tables.updateTable("outbox").set({ relayed_at: scope.now }).where("id", "=", row.id).execute();
      }
      const fresh = globSync("*.eml", { cwd: folder }).filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      return fresh.toSorted().map((name) => simpleText(readFileSync(join(folder, name), "utf8")));
    },
  };
}
