import type { HostProcess } from "#test/harness/host-process.ts";

/** A client of a test shop and its key. */
export type ShopClient = { readonly id: number; readonly key: string };

/** A product of 100.00 that everybody can buy. */
export async function sellProduct(host: HostProcess, price = 100): Promise<number> {
  return numberOf(
    await host.call("admin", "product/create", { title: "Plan", type: "custom", pricing: { type: "once", once: { price, setup: 0 } } }),
  );
}

/** Clients with keys, made side by side over the given hosts. */
export async function signUpClients(hosts: readonly HostProcess[], count: number): Promise<readonly ShopClient[]> {
  const clients: ShopClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const host = hostAt(hosts, index);
    const id = numberOf(
      await host.call("admin", "client/create", { email: `client-${index}@shop.example`, first_name: `Client ${index}` }),
    );
    clients.push({ id, key: textOf(await host.call("admin", "profile/api_key_reset", { id })) });
  }
  return clients;
}

/** The host that serves the n-th of something. */
export function hostAt(hosts: readonly HostProcess[], index: number): HostProcess {
  const host = hosts[index % hosts.length];
  if (host === undefined) throw new TypeError("No hosts were given.");
  return host;
}

/** The number a method answered; a refusal ends the test with its reason. */
export function numberOf({ result, error }: Awaited<ReturnType<HostProcess["call"]>>): number {
  if (typeof result !== "number") throw new Error(`Not a number: ${JSON.stringify(error ?? result)}`);
  return result;
}

function textOf({ result, error }: Awaited<ReturnType<HostProcess["call"]>>): string {
  if (typeof result !== "string") throw new Error(`Not a text: ${JSON.stringify(error ?? result)}`);
  return result;
}
