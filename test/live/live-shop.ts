import type { TestLife } from "#test/harness/fresh-database.ts";
import { type HostProcess, hostProcess, sharedDatabase } from "#test/harness/host-process.ts";
import { hostAt, numberOf, sellProduct, signUpClients } from "#test/processes/shop.ts";

export const STAFF = { email: "boss@shop.example", password: "correct horse battery" } as const;

export type LiveShop = {
  readonly hosts: readonly HostProcess[];
  /** Starts one more host on the same database. */
  readonly another: (environment?: Readonly<Record<string, string>>) => Promise<HostProcess>;
  readonly makeCoupon: (code: string, fields?: object) => Promise<number>;
  /** A new client orders with a code at a host, and the use is held. */
  readonly use: (code: string, at: HostProcess) => Promise<void>;
};

/** Two hosts on one database, with a product and an administrator who can sign in. */
export async function liveShop(t: TestLife): Promise<LiveShop> {
  const url = await sharedDatabase(t);
  const environment = { ADMIN_EMAIL: STAFF.email, ADMIN_PASSWORD: STAFF.password };
  const hosts = [await hostProcess(t, url, { ...environment, WORKERS: "1" })];
  hosts.push(await hostProcess(t, url, environment));
  const first = hostAt(hosts, 0);
  const product = await sellProduct(first);
  const clients = [...(await signUpClients([first], 12))];
  return {
    hosts,
    another: (more = {}) => hostProcess(t, url, { ...environment, ...more }),
    makeCoupon: async (code, fields = {}) =>
      numberOf(await first.call("admin", "coupon/create_advanced", { code, type: "percentage", value: 10, ...fields })),
    use: async (code, at) => {
      const client = clients.pop();
      if (client === undefined) throw new TypeError("There are no more clients.");
      await at.call("client", "cart/add_item", { id: product }, client);
      await at.call("client", "coupon/apply_to_cart", { code }, client);
      const placed = await at.call("client", "cart/checkout", {}, client);
      if (placed.status !== 200) throw new Error(JSON.stringify(placed.error));
    },
  };
}
