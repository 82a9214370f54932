/** The pages about the client itself. */
export const accountTabs = [
  { href: "/account", label: "Profile" },
  { href: "/account/orders", label: "Orders" },
  { href: "/account/invoices", label: "Invoices" },
  { href: "/account/credit", label: "Credit" },
];
