import type { Visitor } from "./desk.ts";
import type { Office } from "./furnish-office.ts";
import { addressOf, type Person, people } from "./people.ts";
import { dayLater, type Stage } from "./stage.ts";

/** A client of the shop. */
export type Customer = Visitor & { readonly person: Person };

/** Puts the coming of each client on the agenda; the list grows as they come. */
export function inviteClients(stage: Stage, { groups }: Office): readonly Customer[] {
  const { desk, agenda, opening } = stage;
  const customers: Customer[] = [];
  const welcome = async (person: Person): Promise<void> => {
    const { firstName, lastName, group, since: _since, ...details } = person;
    const clientId = await desk.staff<number>("client_create", {
      email: addressOf(person),
      first_name: firstName,
      last_name: lastName,
      ...details,
      ...(group === undefined ? {} : { group_id: groups[group] }),
      ...(group === "nonprofits" ? { tax_exempt: true } : {}),
    });
    customers.push({ clientId, country: person.country, person });
  };
  for (const person of people) agenda.add(dayLater(stage, opening, person.since, [7, 8]), () => welcome(person));
  return customers;
}
