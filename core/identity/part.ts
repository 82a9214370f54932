import { defineModule } from "#core/events/module.ts";
import { onNotice } from "#core/events/notice.ts";
import { adminActivityLogGetList } from "./api/admin/activity-log-get-list.ts";
import { adminActivityVerify } from "./api/admin/activity-verify.ts";
import { adminClientChangePassword } from "./api/admin/client-change-password.ts";
import { adminClientCreate } from "./api/admin/client-create.ts";
import { adminClientDelete } from "./api/admin/client-delete.ts";
import { adminClientExportData } from "./api/admin/client-export-data.ts";
import { adminClientGet } from "./api/admin/client-get.ts";
import { adminClientGetList } from "./api/admin/client-get-list.ts";
import { adminClientGetNames } from "./api/admin/client-get-names.ts";
import { adminClientGroupCreate } from "./api/admin/client-group-create.ts";
import { adminClientGroupDelete } from "./api/admin/client-group-delete.ts";
import { adminClientGroupGet } from "./api/admin/client-group-get.ts";
import { adminClientGroupGetList } from "./api/admin/client-group-get-list.ts";
import { adminClientGroupGetPairs } from "./api/admin/client-group-get-pairs.ts";
import { adminClientGroupUpdate } from "./api/admin/client-group-update.ts";
import { adminClientUpdate } from "./api/admin/client-update.ts";
import { adminEmailEmailGetList } from "./api/admin/email-email-get-list.ts";
import { adminProfileApiKeyReset } from "./api/admin/profile-api-key-reset.ts";
import { adminProfileChangePassword } from "./api/admin/profile-change-password.ts";
import { adminProfileGenerateApiKey } from "./api/admin/profile-generate-api-key.ts";
import { adminProfileGet } from "./api/admin/profile-get.ts";
import { adminProfileLogout } from "./api/admin/profile-logout.ts";
import { adminProfileUpdate } from "./api/admin/profile-update.ts";
import { adminStaffChangePassword } from "./api/admin/staff-change-password.ts";
import { adminStaffCreate } from "./api/admin/staff-create.ts";
import { adminStaffDelete } from "./api/admin/staff-delete.ts";
import { adminStaffGet } from "./api/admin/staff-get.ts";
import { adminStaffGetList } from "./api/admin/staff-get-list.ts";
import { adminStaffGetPermissions } from "./api/admin/staff-get-permissions.ts";
import { adminStaffUpdate } from "./api/admin/staff-update.ts";
import { clientResendEmailVerification } from "./api/client/client-resend-email-verification.ts";
import { clientProfileApiKeyReset } from "./api/client/profile-api-key-reset.ts";
import { clientProfileChangePassword } from "./api/client/profile-change-password.ts";
import { clientProfileExport } from "./api/client/profile-export.ts";
import { clientProfileGet } from "./api/client/profile-get.ts";
import { clientProfileLogout } from "./api/client/profile-logout.ts";
import { clientProfileUpdate } from "./api/client/profile-update.ts";
import { guestClientConfirmEmail } from "./api/guest/client-confirm-email.ts";
import { guestClientCreate } from "./api/guest/client-create.ts";
import { guestClientLogin } from "./api/guest/client-login.ts";
import { guestClientResetPassword } from "./api/guest/client-reset-password.ts";
import { guestClientUpdatePassword } from "./api/guest/client-update-password.ts";
import { guestStaffLogin } from "./api/guest/staff-login.ts";
import { guestStaffResetPassword } from "./api/guest/staff-reset-password.ts";
import { guestStaffUpdatePassword } from "./api/guest/staff-update-password.ts";
import { Activity } from "./entities/activity.ts";
import { Admin } from "./entities/admin.ts";
import { Client } from "./entities/client.ts";
import { ClientEmail } from "./entities/client-email.ts";
import { ClientGroup } from "./entities/client-group.ts";
import { Session } from "./entities/session.ts";
import { Throttle } from "./entities/throttle.ts";
import { identityErrors } from "./errors.ts";
import { sealActivityJob } from "./jobs/seal-activity-job.ts";
import { sweepIdentityJob } from "./jobs/sweep-identity-job.ts";
import { identityGerman } from "./locale-de.ts";
import { sendConfirmation } from "./mails/send-confirmation.ts";
import { sendPasswordLink } from "./mails/send-password-link.ts";
import { emailUnconfirmed, passwordForgotten } from "./notices.ts";
import { clientActivityWidget } from "./pages/admin/client-activity.ts";
import { clientEmailsWidget } from "./pages/admin/client-emails.ts";
import { identityAdminGerman } from "./pages/admin-german.ts";
import { identityAdminNavigation, identityAdminPages } from "./pages/admin-pages.ts";
import { confirmAddressPage } from "./pages/client/confirm-address.ts";
import { passwordGerman } from "./pages/password-german.ts";
import { passwordPages } from "./pages/password-pages.ts";
import { identityPermissions } from "./permissions.ts";

/** Clients, staff, sessions, keys and the audit log. */
export const identityPart = defineModule({
  id: "identity",
  entities: [Activity, Admin, ClientEmail, ClientGroup, Client, Session, Throttle],
  permissions: identityPermissions,
  errors: [identityErrors.table],
  locales: { de: { ...identityGerman, words: { ...identityGerman.words, ...identityAdminGerman, ...passwordGerman } } },
  methods: [
    adminClientCreate,
    adminClientGet,
    adminClientGetList,
    adminClientGetNames,
    adminClientUpdate,
    adminClientDelete,
    adminClientExportData,
    adminClientChangePassword,
    adminEmailEmailGetList,
    adminProfileApiKeyReset,
    adminClientGroupCreate,
    adminClientGroupGetList,
    adminClientGroupGet,
    adminClientGroupGetPairs,
    adminClientGroupUpdate,
    adminClientGroupDelete,
    adminStaffCreate,
    adminStaffGet,
    adminStaffGetList,
    adminStaffGetPermissions,
    adminStaffUpdate,
    adminStaffDelete,
    adminStaffChangePassword,
    adminProfileGet,
    adminProfileUpdate,
    adminProfileChangePassword,
    adminProfileGenerateApiKey,
    adminProfileLogout,
    adminActivityLogGetList,
    adminActivityVerify,
    clientProfileGet,
    clientProfileUpdate,
    clientProfileChangePassword,
    clientProfileLogout,
    clientProfileApiKeyReset,
    clientProfileExport,
    clientResendEmailVerification,
    guestClientCreate,
    guestClientLogin,
    guestClientConfirmEmail,
    guestClientResetPassword,
    guestClientUpdatePassword,
    guestStaffLogin,
    guestStaffResetPassword,
    guestStaffUpdatePassword,
  ],
  jobs: [sealActivityJob, sweepIdentityJob],
  noticeListeners: [
    onNotice(emailUnconfirmed, "identity.send-confirmation", sendConfirmation),
    onNotice(passwordForgotten, "identity.send-password-link", sendPasswordLink),
  ],
  pages: [...identityAdminPages, ...passwordPages("admin"), ...passwordPages("client"), confirmAddressPage],
  widgets: [clientEmailsWidget, clientActivityWidget],
  navigation: identityAdminNavigation,
});
