import type { PointsAnswer } from "./answers.ts";
import type { CaseShop, ClientActor } from "./case-shop.ts";

/** The loyalty programme as a case wants it. */
export type Programme = {
  /** Settings by wire name; null is the default. */
  readonly set: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly add: (rule: string, args: Readonly<Record<string, unknown>>, fields?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly pointsOf: (client: ClientActor) => Promise<PointsAnswer>;
  /** Takes every setting and rule back. */
  readonly close: () => Promise<void>;
};

export function programmeOf({ admin }: CaseShop): Programme {
  const changed = new Set<string>();
  const rules: number[] = [];
  const set = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    for (const name of Object.keys(settings)) changed.add(name);
    await admin("extension_config_save", { ext: "mod_loyalty", ...settings });
  };
  return {
    set,
    add: async (rule, args, fields = {}) => {
      rules.push(await admin<number>("loyalty_rule_create", { kind: "earning", rule, title: rule, args, ...fields }));
    },
    pointsOf: ({ clientId }) => admin<PointsAnswer>("coupon_get_client_loyalty_points", { client_id: clientId }),
    close: async () => {
      for (const id of rules) await admin("loyalty_rule_delete", { id });
      if (changed.size > 0) await set(Object.fromEntries([...changed].map((name) => [name, null])));
    },
  };
}
