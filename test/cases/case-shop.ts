import type { Actor } from "#core/events/actor.ts";
import type { TestHost } from "#test/harness/test-host.ts";

/** A shop in which many cases are played one after the other; what cases have in common is made once. */
export type CaseShop = {
  readonly host: TestHost;
  readonly currency: string;
  /** A number of its own for everything that must not meet another case's. */
  readonly nextNumber: () => number;
  readonly admin: <Result>(name: string, input?: unknown) => Promise<Result>;
  /** A country whose clients pay this tax, in percent. */
  readonly countryOf: (ratePercent: number) => Promise<string>;
  /** Makes carts of this currency possible. */
  readonly useCurrency: (code: string) => Promise<void>;
  readonly groupOf: (title: string) => Promise<number>;
  /** Changes a setting of the shop when it is not what is wanted already. */
  readonly setParam: (param: string, value: unknown) => Promise<void>;
  readonly setClock: (now: string | null) => Promise<void>;
};

export type ClientActor = Extract<Actor, { kind: "client" }>;

const countries = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

export function caseShop(host: TestHost): CaseShop {
  const admin = <Result>(name: string, input: unknown = {}): Promise<Result> => host.call<Result>("admin", name, input);
  let number = 0;
  let clock: string | null = null;
  const params = new Map<string, unknown>();
  const rates = new Map<number, Promise<string>>();
  const currencies = new Map<string, Promise<unknown>>([["USD", Promise.resolve()]]);
  const groups = new Map<string, Promise<number>>();
  return {
    host,
    currency: "USD",
    nextNumber: () => {
      number += 1;
      return number;
    },
    admin,
    countryOf: (ratePercent) =>
      remembered(rates, ratePercent, async () => {
        const country = countries[rates.size] ?? "GB";
        await admin("invoice_tax_create", { name: `Tax ${ratePercent}`, taxrate: ratePercent, country });
        return country;
      }),
    useCurrency: async (code) => {
      await remembered(currencies, code, () => admin("currency_create", { code, conversion_rate: 1 }));
    },
    groupOf: (title) => remembered(groups, title, () => admin<number>("client_group_create", { title })),
    setParam: async (param, value) => {
      if (params.get(param) === value) return;
      await admin("system_update_params", { [param]: value });
      params.set(param, value);
    },
    setClock: async (now) => {
      if (now === clock) return;
      await admin("system_set_clock", { now });
      clock = now;
    },
  };
}

function remembered<Key, Value>(map: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>): Promise<Value> {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
