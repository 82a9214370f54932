import { defineMethod } from "#core/events/method.ts";
import { pageOutput } from "#core/kernel/page.ts";
import { listMembers, memberFilters, memberSchema } from "../../services/list-members.ts";

export const adminLoyaltyMemberGetList = defineMethod({
  name: "loyalty_member_get_list",
  role: "admin",
  permission: "loyalty.view",
  summary: "Clients who have or had points, with their tier and what expires next; who changed last comes first unless sorted.",
  reads: true,
  input: memberFilters,
  output: pageOutput(memberSchema),
  handle: (scope, input) => listMembers(scope, input),
});
