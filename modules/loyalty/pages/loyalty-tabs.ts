/** The pages about the programme as a whole; whoever may see one may see all of them. */
export const loyaltyTabs = [
  { href: "/loyalty", label: "Members" },
  { href: "/loyalty/transactions", label: "Transactions" },
  { href: "/loyalty/rules", label: "Rules" },
  { href: "/loyalty/tiers", label: "Tiers" },
  { href: "/loyalty/rewards", label: "Rewards" },
  { href: "/loyalty/report", label: "Report" },
] as const;
