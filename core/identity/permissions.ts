/** What this part of the host lets be granted, with a few words on what each allows. */
export const identityPermissions = {
  "client.view": "See clients and client groups",
  "client.create": "Create clients",
  "client.edit_profile": "Change the profile of clients",
  "client.change_password": "Set the password of clients",
  "client.manage_api_keys": "Replace the API key of clients",
  "client.manage_groups": "Create, rename and delete client groups",
  "client.delete": "Erase clients",
  "client.export": "Export everything stored about a client",
  "staff.view": "See staff members",
  "staff.create_and_edit_staff": "Create and change staff members",
  "staff.reset_staff_password": "Set the password of other staff members",
  "staff.delete_staff": "Delete staff members",
  "activity.view": "Read and verify the audit log",
  "profile.manage": "See to the own profile, password and API key (everybody has this)",
} as const satisfies Readonly<Record<string, string>>;

/** What every staff member may do without being granted it. */
export const impliedPermissions: readonly (keyof typeof identityPermissions)[] = ["profile.manage"];
