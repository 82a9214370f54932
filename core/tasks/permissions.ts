/** What this part lets be granted. Everybody follows the own work; what somebody may start is a matter of each kind. */
export const taskPermissions = {
  "task.manage_all": "See and stop the background work of others",
} as const satisfies Readonly<Record<string, string>>;
