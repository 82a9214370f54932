import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTransport } from "nodemailer";
import type { Environment } from "#config/environment.ts";
import type { Mail } from "./mail.ts";
import { messageId } from "./message-id.ts";
import { writeMail } from "./write-mail.ts";

/** Where mail leaves. Never called inside a transaction. */
export type Mailer = {
  /** Resolves once the mail was taken over; whatever it throws means that it may have to be sent again. */
  readonly send: (mail: Mail) => Promise<void>;
};

/** The way out that the environment names: a mail server, or a folder of `.eml` files that can be looked at without one. */
export function openMailer({ mailUrl, dataDir }: Pick<Environment, "mailUrl" | "dataDir">): Mailer {
  if (mailUrl === undefined) return folderMailer(join(dataDir, "mail"));
  if (mailUrl.startsWith("file:")) return folderMailer(fileURLToPath(mailUrl));
  return { send: (mail) => sendBySmtp(mailUrl, mail) };
}

function folderMailer(folder: string): Mailer {
  return { send: (mail) => writeMail(folder, mail) };
}

const PATIENCE_MS = 15_000;

async function sendBySmtp(url: string, { from, to, subject, text, reference }: Mail): Promise<void> {
  const transport = createTransport({ url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  try {
    await transport.sendMail({
      from,
      to,
      subject,
      text,
      messageId: messageId(reference, from),
      disableUrlAccess: true,
      disableFileAccess: true,
    });
  } finally {
    transport.close();
  }
}
