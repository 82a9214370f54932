import type { ReadMail } from "./mailbox.ts";

/** A plain mail, its encodings undone. */
export function simpleText(mail: string): ReadMail {
  const end = mail.indexOf("\n\n");
  const head = mail.slice(0, end).replaceAll(/\n[ \t]+/g, " ");
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  const body = mail.slice(end + 2);
  const encoding = field("Content-Transfer-Encoding").toLowerCase();
  const text =
    encoding === "base64" ? Buffer.from(body, "base64").toString("utf8") : encoding === "quoted-printable" ? unquoted(body) : body;
  return { to: field("To"), subject: decodedWords(field("Subject")), text };
}

function unquoted(text: string): string {
  return bytesOf(text.replaceAll(/=\r?\n/g, ""));
}

/** Encoded words beside each other are one text. */
function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, inner: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(inner, "base64").toString("utf8") : bytesOf(inner.replaceAll("_", " ")),
    );
}

function bytesOf(text: string): string {
  return Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
}
