import { closedLoop, type LoopResult, RAN_OUT } from "./closed-loop.ts";
import { HttpConnection } from "./http-connection.ts";

/** Calls a host over so many connections; `next` gives the text of the next request, or undefined when there is none left. */
export async function httpLoop(address: string, connections: number, seconds: number, next: () => string | undefined): Promise<LoopResult> {
  const open = Array.from({ length: connections }, () => new HttpConnection(address));
  try {
    return await closedLoop(connections, seconds, async (worker) => {
      const request = next();
      const connection = open[worker];
      if (request === undefined || connection === undefined) return RAN_OUT;
      const { status, body } = await connection.send(request);
      return status === 200 ? undefined : `${status} ${/"code":"([^"]+)"/.exec(body)?.[1] ?? body}`;
    });
  } finally {
    for (const connection of open) connection.close();
  }
}
