import { addDays } from "#core/kernel/business-calendar.ts";
import type { Office } from "./furnish-office.ts";
import type { Stage } from "./stage.ts";
import { dayLater } from "./stage.ts";
import type { Plan, Shelves } from "./stock-shelves.ts";

/** What a basket is about; coupons are looked for by it. */
export type BasketKind =
  | "first"
  | "hosting"
  | "monthly"
  | "yearly"
  | "domain"
  | "bundle"
  | "meeting"
  | "thirty"
  | "audit"
  | "workshop"
  | "migration"
  | "extras"
  | "gift";

export type Basket = { readonly kinds: ReadonlySet<BasketKind>; readonly items: readonly object[] };

/** Thinks of something that somebody might buy now. */
export function fillBasket(stage: Stage, office: Office, shelves: Shelves): Basket {
  const { draws } = stage;
  const wish = draws.weigh(WISHES.filter(({ kind }) => kind !== "gift" || shelves.giftCards.length > 0))?.kind ?? "hosting";
  const session = (id: number, consultant_id?: number) => ({ id, config: { starts_at: sessionTime(stage), ...known({ consultant_id }) } });
  const anybody = draws.pick(office.consultants);
  switch (wish) {
    case "hosting": {
      const period = draws.chance(60) ? "1M" : "1Y";
      const kinds: BasketKind[] = ["hosting", period === "1M" ? "monthly" : "yearly"];
      const items = [hostingItem(stage, draws.pick(shelves.hosting), period)];
      if (draws.chance(30)) {
        items.push({ id: shelves.domain, period: "1Y" });
        kinds.push("domain", "bundle");
      }
      return { kinds: new Set(kinds), items };
    }
    case "domain":
      return { kinds: new Set(["domain"]), items: [{ id: shelves.domain, period: "1Y", quantity: draws.between(1, 3) }] };
    case "meeting":
      return { kinds: new Set(["meeting"]), items: [session(shelves.meeting, anybody)] };
    case "thirty":
      return { kinds: new Set(["thirty"]), items: [session(shelves.thirty, anybody)] };
    case "audit":
      return { kinds: new Set(["audit", "meeting"]), items: [session(shelves.audit)] };
    case "workshop":
      return { kinds: new Set(["workshop"]), items: [session(shelves.workshop, anybody)] };
    case "migration":
      return {
        kinds: new Set(["migration", "hosting", "monthly"]),
        items: [{ id: shelves.migration }, hostingItem(stage, draws.pick(shelves.hosting), "1M")],
      };
    case "gift":
      return { kinds: new Set(["gift"]), items: [{ id: draws.pick(shelves.giftCards), config: gift(stage) }] };
    default:
      return { kinds: new Set(["extras"]), items: [{ id: shelves.guide, quantity: draws.between(1, 2) }] };
  }
}

const WISHES: readonly { readonly kind: BasketKind; readonly weight: number }[] = [
  { kind: "hosting", weight: 30 },
  { kind: "meeting", weight: 20 },
  { kind: "thirty", weight: 16 },
  { kind: "domain", weight: 10 },
  { kind: "audit", weight: 6 },
  { kind: "workshop", weight: 4 },
  { kind: "migration", weight: 4 },
  { kind: "extras", weight: 6 },
  { kind: "gift", weight: 5 },
];

function hostingItem({ draws }: Stage, { id, addons }: Plan, period: string): object {
  const chosen = addons.filter(() => draws.chance(25)).map((addon) => [addon, { selected: true, period }] as const);
  return { id, period, addons: Object.fromEntries(chosen) };
}

/** Some day of the next two weeks, in working hours; weekends are put off to Monday. */
function sessionTime(stage: Stage): string {
  const wanted = dayLater(stage, stage.desk.now(), stage.draws.between(2, 12), [9, 16]);
  const weekend = wanted.getUTCDay() === 6 ? 2 : wanted.getUTCDay() === 0 ? 1 : 0;
  const start = addDays(wanted, weekend);
  start.setUTCMinutes(0, 0, 0);
  return start.toISOString();
}

function gift({ draws }: Stage): object {
  const name = draws.pick(["Alex", "Sam", "Robin", "Kim"]);
  return { recipient_name: name, recipient_email: `${name.toLowerCase()}@friends.example`, message: "Spend it well!" };
}

function known(fields: Readonly<Record<string, number | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
