import { defineModule } from "#core/events/module.ts";
import { adminCronRun } from "./api/admin/cron-run.ts";
import { adminExtensionActivate } from "./api/admin/extension-activate.ts";
import { adminExtensionConfigGet } from "./api/admin/extension-config-get.ts";
import { adminExtensionConfigSave } from "./api/admin/extension-config-save.ts";
import { adminExtensionDeactivate } from "./api/admin/extension-deactivate.ts";
import { adminExtensionGetList } from "./api/admin/extension-get-list.ts";
import { adminExtensionUninstall } from "./api/admin/extension-uninstall.ts";
import { adminHookGetList } from "./api/admin/hook-get-list.ts";
import { adminSystemGetParams } from "./api/admin/system-get-params.ts";
import { adminSystemSetClock } from "./api/admin/system-set-clock.ts";
import { adminSystemUpdateParams } from "./api/admin/system-update-params.ts";
import { guestExtensionIsOn } from "./api/guest/extension-is-on.ts";
import { guestExtensionSettings } from "./api/guest/extension-settings.ts";
import { guestSystemCompany } from "./api/guest/system-company.ts";
import { guestSystemCsrf } from "./api/guest/system-csrf.ts";
import { guestSystemPeriods } from "./api/guest/system-periods.ts";
import { Extension } from "./entities/extension.ts";
import { HostState } from "./entities/host-state.ts";
import { Setting } from "./entities/setting.ts";
import { hostErrors } from "./errors.ts";
import { sweepOutbox } from "./jobs/sweep-outbox.ts";
import { followDefaultCurrency } from "./listeners/on-currency-set-default.ts";
import { hostGerman } from "./locale-de.ts";
import { hostPermissions } from "./permissions.ts";

/** Modules, their settings, the shop's settings, and the state all hosts share. */
export const hostPart = defineModule({
  id: "host",
  entities: [Extension, HostState, Setting],
  permissions: hostPermissions,
  errors: [hostErrors.table],
  locales: { de: hostGerman },
  methods: [
    adminCronRun,
    adminExtensionActivate,
    adminExtensionConfigGet,
    adminExtensionConfigSave,
    adminExtensionDeactivate,
    adminExtensionGetList,
    adminExtensionUninstall,
    adminHookGetList,
    adminSystemGetParams,
    adminSystemSetClock,
    adminSystemUpdateParams,
    guestExtensionIsOn,
    guestExtensionSettings,
    guestSystemCompany,
    guestSystemCsrf,
    guestSystemPeriods,
  ],
  listeners: [followDefaultCurrency],
  jobs: [sweepOutbox],
});
