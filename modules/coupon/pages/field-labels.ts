/** What the fields of a coupon are called on the pages; words. */
const LABELS: Readonly<Record<string, string>> = {
  code: "Code",
  type: "Type",
  value: "coupon.column.value",
  internal_name: "Internal name",
  description: "Description",
  "description.en": "Description in English",
  "description.de": "Description in German",
  start_at: "First day",
  end_at: "Last day",
  maxuses: "Uses in all",
  max_uses_per_user: "Uses per client",
  once_per_client: "Once per client",
  budget: "Budget",
  applicable_to: "Applies to",
  products: "Products",
  periods: "Billing periods",
  service_type_restrictions: "Service types",
  consultant_restrictions: "Consultants",
  client_groups: "Client groups",
  apply_to_addons: "Counts for add-ons",
  bundle_required: "Bundle",
  min_order_amount: "Minimum order",
  min_order_base: "The minimum looks at",
  max_discount_amount: "Discount at most",
  loyalty_points_required: "Loyalty points",
  loyalty_points_mode: "The points are",
  amounts: "Amounts in other currencies",
  recurring: "Renewals",
  "recurring.cycles": "Billing periods",
  freesetup: "Free setup",
  stackable: "Combines with others",
  base: "Percentage of",
  priority: "Order of counting",
  group: "Group",
  class: "Class",
  excludes_classes: "Not together with classes",
  gift_card_value: "Gift card value",
  marketing_cost: "Marketing cost",
  conditions: "Conditions",
  valid_on_weekends: "Valid on weekends",
  valid_on_holidays: "Valid on public holidays",
  automatic: "Applies by itself",
  listed: "Shown to clients",
  active: "Active",
  notes: "Notes",
  campaign_source: "Campaign",
  // Terms of a stored version, where they are called otherwise.
  internalName: "Internal name",
  ratePpm: "coupon.column.value",
  freeUnits: "coupon.column.value",
  recurringCycles: "Renewals",
  clientGroups: "Client groups",
  startAt: "First day",
  endAt: "Last day",
  minOrderBase: "The minimum looks at",
  bundle: "Bundle",
  loyaltyPoints: "Loyalty points",
  loyaltyMode: "The points are",
  validOnWeekends: "Valid on weekends",
  validOnHolidays: "Valid on public holidays",
  applyToAddons: "Counts for add-ons",
  excludesClasses: "Not together with classes",
  applicableTo: "Applies to",
  consultants: "Consultants",
  serviceTypes: "Service types",
  maxUses: "Uses in all",
  perClientLimit: "Uses per client",
  budgetMinor: "Budget",
};

/** The word for a field; conditions are called so wherever the fault is among them. */
export function labelOfField(name: string): string {
  if (name.startsWith("nodes.")) return "Conditions";
  const [head = name] = name.split(".");
  return LABELS[name] ?? LABELS[head] ?? name;
}

/** The word for a term that changed; the amounts of a version hold the value, the minimum and the cap. */
export function labelOfTerm(name: string): string {
  return name === "amounts" ? "Amounts" : labelOfField(name);
}
