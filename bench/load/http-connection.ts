import { connect, type Socket } from "node:net";

export type HttpAnswer = { readonly status: number; readonly body: string };

/**
 * One kept-alive HTTP/1.1 connection with one request at a time, as thin as it can be: the load generator shares the machine with what
 * it measures. It reads answers with a Content-Length, which is what the API sends; anything else is a fault.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #received: Buffer = NOTHING;
  #waiting: { readonly resolve: (answer: HttpAnswer) => void; readonly reject: (fault: Error) => void } | undefined;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on("data", (chunk) => this.#take(chunk));
    this.#socket.on("error", (fault) => this.#fail(fault));
    this.#socket.on("close", () => this.#fail(new Error("The connection was closed.")));
  }

  /** Sends a whole request as it goes over the wire. */
  send(request: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const head = this.#received.toString("latin1", 0, headEnd);
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
    if (length === undefined) {
      this.#fail(new Error(`An answer without Content-Length: ${head}`));
      return;
    }
    const end = headEnd + 4 + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.toString("utf8", headEnd + 4, end);
    this.#received = NOTHING;
    const { resolve } = this.#waiting ?? {};
    this.#waiting = undefined;
    resolve?.({ status: Number(head.slice(9, 12)), body });
  }

  #fail(fault: Error): void {
    this.#waiting?.reject(fault);
    this.#waiting = undefined;
  }
}

/** An API call as it goes over the wire. */
export function callText(path: string, key: string, input: object): string {
  const body = JSON.stringify(input);
  return `POST /api/${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const NOTHING = Buffer.alloc(0);
