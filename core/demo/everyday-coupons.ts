import { addDays } from "#core/kernel/business-calendar.ts";
import type { CouponPlan } from "./coupon-plans.ts";
import type { Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** Offers for everybody: on first orders, sessions, plans and setup fees, stackable ones, one that applies by itself, one still to come. */
export function everydayCoupons({ amounts, present }: Stage, shelves: Shelves): readonly CouponPlan[] {
  const inDays = (days: number): string => addDays(present, days).toISOString();
  const hosting = shelves.hosting.map(({ id }) => id);
  const euros = (cents: number) => ({ EUR: { value: amounts.in("EUR", cents), min_order_amount: amounts.in("EUR", cents * 4) } });
  const flat = (cents: number) => ({ type: "absolute", value: amounts.shop(cents) });
  const percent = (value: number) => ({ type: "percentage", value });
  return [
    {
      code: "WELCOME10",
      since: 0,
      suits: ["first"],
      weight: 90,
      fields: {
        ...percent(10),
        internal_name: "Welcome offer",
        description: { en: "10% off your first order", de: "10 % auf die erste Bestellung" },
        applicable_to: "first_time_users",
        once_per_client: true,
        listed: true,
      },
    },
    {
      code: "MEET20",
      since: 5,
      suits: ["meeting"],
      weight: 60,
      fields: {
        ...percent(20),
        internal_name: "Meetings on weekdays",
        description: { en: "20% off meetings, Monday to Friday", de: "20 % auf Termine von Montag bis Freitag" },
        applicable_to: "book_a_meeting",
        valid_on_weekends: false,
        valid_on_holidays: false,
        listed: true,
      },
    },
    {
      code: "FREE30",
      since: 10,
      suits: ["thirty"],
      weight: 40,
      fields: { type: "free_session", value: 1, internal_name: "One free 30 for 30", applicable_to: "30_for_30", once_per_client: true },
    },
    {
      code: "YEAR25",
      since: 0,
      suits: ["yearly"],
      weight: 35,
      fields: {
        ...percent(25),
        internal_name: "A year of hosting",
        description: { en: "25% off hosting that is paid by the year", de: "25 % auf Hosting bei Jahreszahlung" },
        products: hosting,
        periods: ["1Y"],
        listed: true,
      },
    },
    {
      code: "FIRST3HALF",
      since: 14,
      suits: ["monthly"],
      weight: 30,
      fields: {
        ...percent(50),
        internal_name: "Half price for three months",
        products: hosting,
        periods: ["1M"],
        recurring: { cycles: 3 },
      },
    },
    {
      code: "FOREVER10",
      since: 20,
      suits: ["monthly", "yearly"],
      weight: 12,
      fields: { ...percent(10), internal_name: "Ten percent for good", products: hosting, recurring: { cycles: null } },
    },
    {
      code: "NOSETUP",
      since: 25,
      suits: ["monthly"],
      weight: 14,
      fields: { ...percent(0), internal_name: "No setup fee", freesetup: true, max_uses_per_user: 2 },
    },
    {
      code: "FLAT15",
      since: 8,
      suits: ["workshop", "migration", "meeting"],
      weight: 20,
      fields: {
        ...flat(1500),
        internal_name: "15 off from 60",
        description: { en: "15 off orders from 60", de: "15 Nachlass ab einem Bestellwert von 60" },
        min_order_amount: amounts.shop(6000),
        amounts: euros(1500),
        listed: true,
      },
    },
    {
      code: "LOYAL5",
      since: 30,
      suits: ["hosting", "meeting", "workshop"],
      weight: 24,
      beside: "TEAM10",
      fields: { ...percent(5), internal_name: "Loyalty, stacks with TEAM10", stackable: true, class: "loyalty", priority: 10 },
    },
    {
      code: "TEAM10",
      since: 30,
      suits: ["meeting", "workshop"],
      weight: 16,
      fields: { ...flat(1000), internal_name: "Team, stacks with LOYAL5", stackable: true, class: "team", priority: 20 },
    },
    {
      since: 55,
      fields: {
        ...percent(5),
        internal_name: "Large orders",
        description: { en: "5% off orders from 250", de: "5 % auf Bestellungen ab 250" },
        automatic: true,
        listed: true,
        min_order_amount: amounts.shop(25000),
      },
    },
    {
      code: "NEXTMONTH30",
      since: 176,
      fields: {
        ...percent(30),
        internal_name: "Next month's offer",
        description: { en: "30% off everything, next month", de: "30 % auf alles im nächsten Monat" },
        start_at: inDays(14),
        end_at: inDays(45),
        listed: true,
      },
    },
  ];
}
