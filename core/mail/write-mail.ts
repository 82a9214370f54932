import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Mail } from "./mail.ts";
import { messageId } from "./message-id.ts";

/** Writes a mail as the `.eml` file a mail program opens; readable by its owner only, complete or not there at all. */
export async function writeMail(folder: string, { from, to, subject, text, reference }: Mail): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  const { message } = await transport.sendMail({
    from,
    to,
    subject,
    text,
    messageId: messageId(reference, from),
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${reference}.eml`);
  await writeFile(`${file}.part`, message, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
