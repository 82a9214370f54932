import { randomHex } from "#core/kernel/randomness.ts";
import type { Customer } from "./invite-clients.ts";
import { addressOf, people } from "./people.ts";
import type { Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** Lets somebody look around: one client with a password, a key and a filled cart, and an agent who may see everything and change nothing. */
export async function openAccounts(
  { desk }: Stage,
  { hosting, guide }: Shelves,
  customers: readonly Customer[],
): Promise<readonly string[]> {
  const customer = customers.find(({ person }) => person === people[0]);
  if (customer === undefined) return [];
  const password = randomHex(12);
  await desk.staff("client_change_password", { id: customer.clientId, password, password_confirm: password });
  const apiKey = await desk.staff<string>("profile_api_key_reset", { id: customer.clientId });
  for (const item of [{ id: hosting[0]?.id, period: "1Y", multiple: false }, { id: guide }])
    await desk.client(customer, "cart_add_item", item);
  const agent = { email: "support@largesse.example", password: randomHex(12) };
  const permissions = [...desk.scope().wiring.permissions.keys()].filter((permission) => permission.endsWith(".view"));
  await desk.staff("staff_create", { ...agent, name: "Support", permissions });
  return [
    "The demo shop was filled. What follows is shown this once:",
    `  client    ${addressOf(customer.person)}`,
    `  password  ${password}`,
    `  API key   ${apiKey}`,
    `  support   ${agent.email}, who may look at everything`,
    `  password  ${agent.password}`,
  ];
}
