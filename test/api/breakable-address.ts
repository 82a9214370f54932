import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { TestLife } from "#test/harness/fresh-database.ts";

/** An address that leads to a database until the line is cut, and again after it is mended. */
export async function breakableAddress(t: TestLife, url: string) {
  const target = new URL(url);
  const { hostname, port } = target;
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new TypeError("The line has no port.");
  target.hostname = "127.0.0.1";
  target.port = String(address.port);
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  t.teardown(() => {
    cut();
    server.close();
  });
  return {
    url: target.href,
    cut,
    mend: (): void => {
      isCut = false;
    },
  };
}
