import { hasPermission } from "#core/events/actor.ts";
import type { Scope } from "#core/events/scope.ts";

type Tab = { readonly href: string; readonly label: string };

/** The pages about coupons as a whole that the caller may see. */
export function couponTabs({ actor }: Scope): readonly Tab[] {
  return [
    { href: "/coupons", label: "All coupons" },
    { href: "/coupons/dashboard", label: "Dashboard" },
    { href: "/coupons/analytics", label: "Analytics" },
    { href: "/coupons/simulate", label: "Simulate" },
    { href: "/coupons/security", label: "Security" },
    ...(hasPermission(actor, "coupon.manage") ? [{ href: "/coupons/import", label: "Bulk operations" }] : []),
    ...(hasPermission(actor, "coupon.holidays") ? [{ href: "/coupons/holidays", label: "Holidays" }] : []),
  ];
}

/** The pages about one coupon. */
export function tabsOfCoupon({ actor }: Scope, id: number | string): readonly Tab[] {
  const of = (page: string): string => `/coupons/${id}${page}`;
  return [
    { href: of(""), label: "Overview" },
    { href: of("/redemptions"), label: "Redemptions" },
    ...(hasPermission(actor, "coupon.codes") ? [{ href: of("/codes"), label: "Codes" }] : []),
    { href: of("/history"), label: "History" },
    { href: of("/test"), label: "Test this code" },
  ];
}
