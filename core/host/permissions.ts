/** What this part of the host lets be granted. */
export const hostPermissions = {
  "extension.view": "See modules and their status",
  "extension.manage_extensions": "Activate and deactivate modules",
  "extension.uninstall_extensions": "Uninstall modules together with their data",
  "extension.manage_settings": "See and change the settings of modules",
  "system.view": "See the settings of the shop",
  "system.manage_settings": "Change the settings of the shop",
  "system.set_clock": "Move the clock of a test installation",
  "cron.manage": "Run the scheduled jobs by hand",
  "hook.view": "See what reacts to which event",
} as const satisfies Readonly<Record<string, string>>;
