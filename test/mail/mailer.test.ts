import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import t from "tap";
import { openMailer } from "#core/mail/open-mailer.ts";
import { smtpServer } from "./smtp-server.ts";

const mail = { from: "shop@example.com", to: "Ada <ada@example.com>", subject: "Grüße", text: "Hello\nWorld\n", reference: "note-7" };

t.test("a mail server is given the mail with its stable id", async (t) => {
  const server = await smtpServer();
  t.teardown(() => server.close());
  await openMailer({ mailUrl: server.url, dataDir: "unused" }).send(mail);
  t.equal(server.mails.length, 1);
  t.match(server.mails[0], /^Message-ID: <note-7@example\.com>$/im);
  t.match(server.mails[0], /^To: Ada <ada@example\.com>$/m);
});

t.test("a mail that is not taken over is an error", async (t) => {
  const server = await smtpServer({ refuses: true });
  await t.rejects(openMailer({ mailUrl: server.url, dataDir: "unused" }).send(mail));
  await server.close();
  await t.rejects(openMailer({ mailUrl: server.url, dataDir: "unused" }).send(mail), "nobody listens");
});

t.test("without a mail server mails are files that can be looked at, one for each mail however often it is sent", async (t) => {
  const folder = t.testdir();
  for (const mailer of [
    openMailer({ mailUrl: undefined, dataDir: folder }),
    openMailer({ mailUrl: pathToFileURL(join(folder, "mail")).href, dataDir: "unused" }),
  ]) {
    await mailer.send(mail);
    t.strictSame(readdirSync(join(folder, "mail")), ["note-7.eml"]);
  }
  t.match(readFileSync(join(folder, "mail", "note-7.eml"), "utf8"), /^Subject: =\?UTF-8\?/m);
});

t.test("a line break in a header forges no other header", async (t) => {
  const folder = t.testdir();
  await openMailer({ mailUrl: undefined, dataDir: folder }).send({ ...mail, subject: "Hi\r\nBcc: eve@example.com" });
  t.notMatch(readFileSync(join(folder, "mail", "note-7.eml"), "utf8"), /^Bcc:/m);
});
