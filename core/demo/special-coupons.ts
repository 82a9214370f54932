import { addDays } from "#core/kernel/business-calendar.ts";
import type { CouponPlan } from "./coupon-plans.ts";
import type { Office } from "./furnish-office.ts";
import type { Stage } from "./stage.ts";
import type { Shelves } from "./stock-shelves.ts";

/** Offers with a string attached: to a group, a consultant, a campaign, a budget, a time of day; used up, run out, paused, or on points. */
export function specialCoupons({ amounts, present }: Stage, { groups, consultants }: Office, shelves: Shelves): readonly CouponPlan[] {
  const hosting = shelves.hosting.map(({ id }) => id);
  const flat = (cents: number) => ({ type: "absolute", value: amounts.shop(cents) });
  const percent = (value: number) => ({ type: "percentage", value });
  return [
    {
      code: "LAUNCH40",
      since: 0,
      suits: ["hosting", "meeting", "domain"],
      weight: 45,
      fields: {
        ...percent(40),
        internal_name: "Opening weeks",
        end_at: addDays(present, -110).toISOString(),
        max_discount_amount: amounts.shop(6000),
      },
    },
    {
      code: "PARTNER15",
      since: 3,
      group: "partners",
      suits: ["hosting", "meeting", "workshop", "domain", "migration"],
      weight: 120,
      fields: {
        ...percent(15),
        internal_name: "Partners",
        description: { en: "15% off for partners", de: "15 % für Partner" },
        client_groups: [groups.partners],
        recurring: { cycles: 12 },
      },
    },
    {
      code: "GOODCAUSE50",
      since: 3,
      group: "nonprofits",
      suits: ["hosting", "workshop", "domain", "meeting"],
      weight: 120,
      fields: {
        ...percent(50),
        internal_name: "Non-profits, at most 100 off",
        description: { en: "Half price for non-profits", de: "Halber Preis für gemeinnützige Vereine" },
        client_groups: [groups.nonprofits],
        max_discount_amount: amounts.shop(10000),
      },
    },
    {
      code: "MAYA15",
      since: 40,
      suits: ["audit"],
      weight: 50,
      fields: {
        ...percent(15),
        internal_name: "Sessions with Maya",
        applicable_to: "specific_consultants",
        consultant_restrictions: consultants.slice(0, 1),
      },
    },
    {
      code: "FIRST8",
      since: 50,
      suits: ["hosting", "domain", "meeting", "extras"],
      weight: 40,
      fields: { ...percent(20), internal_name: "For the first eight", maxuses: 8, campaign_source: "launch mail" },
    },
    {
      code: "STARTKIT",
      since: 35,
      suits: ["bundle"],
      weight: 60,
      fields: {
        ...flat(800),
        internal_name: "Hosting and a domain together",
        bundle_required: [shelves.domain],
        products: [...hosting, shelves.domain],
        min_order_amount: amounts.shop(1500),
      },
    },
    {
      code: "LINKEDIN12",
      since: 60,
      suits: ["meeting", "workshop", "hosting"],
      weight: 22,
      fields: {
        ...percent(12),
        internal_name: "LinkedIn campaign",
        campaign_source: "linkedin",
        utm_source: "linkedin",
        utm_medium: "social",
        utm_campaign: "spring-consulting",
        marketing_cost: amounts.shop(25000),
      },
    },
    {
      code: "BUDGET300",
      since: 70,
      suits: ["workshop", "migration", "audit"],
      weight: 30,
      fields: { ...percent(10), internal_name: "Until 300 are given", budget: amounts.shop(30000) },
    },
    {
      code: "MORNINGS",
      since: 80,
      suits: ["thirty", "meeting"],
      weight: 18,
      fields: {
        ...percent(15),
        internal_name: "Mornings, Monday to Thursday",
        conditions: {
          all: [
            { rule: "weekdays", args: { days: [1, 2, 3, 4] } },
            { rule: "hours", args: { from: "07:00", until: "12:00" } },
          ],
        },
      },
    },
    {
      code: "NEWSLETTER",
      since: 90,
      suits: ["hosting", "meeting", "domain", "extras"],
      weight: 30,
      uniqueCodes: 60,
      fields: { ...percent(15), internal_name: "Newsletter, one code each", max_uses_per_user: 1, campaign_source: "newsletter" },
    },
    {
      code: "PAUSED25",
      since: 65,
      suits: ["hosting", "workshop"],
      weight: 20,
      pausedOn: 100,
      fields: { ...percent(25), internal_name: "Paused after complaints" },
    },
    {
      code: "GIFT50",
      since: 100,
      fields: { ...flat(0), internal_name: "A gift card of 50", gift_card_value: amounts.shop(5000), maxuses: 100 },
    },
    {
      code: "POINTS20",
      since: 110,
      suits: ["meeting", "workshop"],
      weight: 18,
      fields: {
        ...percent(20),
        internal_name: "For 200 points",
        description: { en: "20% off for clients with 200 points", de: "20 % für Kunden mit 200 Punkten" },
        loyalty_points_required: 200,
        loyalty_points_mode: "threshold",
        listed: true,
      },
    },
  ];
}
