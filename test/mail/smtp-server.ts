import { createServer, type Server } from "node:net";

/** A mail server as small as can be: takes one mail after the other and keeps what it was given. */
export type SmtpServer = { readonly url: string; readonly mails: readonly string[]; readonly close: () => Promise<void> };

/** Starts one on a free port of the loopback; `refuses` answers every recipient with a permanent no. */
export async function smtpServer({ refuses = false } = {}): Promise<SmtpServer> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let pending = "";
    let isData = false;
    socket.on("error", () => undefined);
    socket.write("220 localhost ESMTP\r\n");
    socket.on("data", (chunk) => {
      pending += chunk.toString("utf8");
      for (;;) {
        const end = pending.indexOf(isData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const text = pending.slice(0, end);
        pending = pending.slice(end + (isData ? 5 : 2));
        if (isData) mails.push(text);
        const wasData = isData;
        isData = !wasData && text.toUpperCase() === "DATA";
        socket.write(wasData ? "250 kept\r\n" : answerTo(text, refuses));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `smtp://127.0.0.1:${portOf(server)}`, mails, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function answerTo(line: string, refuses: boolean): string {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === "DATA") return "354 go on\r\n";
  if (verb === "QUIT") return "221 bye\r\n";
  return verb === "RCPT" && refuses ? "550 nobody here\r\n" : "250 fine\r\n";
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server does not listen.");
  return address.port;
}
