import { changeOwnStaffPassword } from "#core/identity/staff/change-staff-password.ts";
import { ownPasswordMethod } from "../both/own-password.ts";

export const adminProfileChangePassword = ownPasswordMethod({ role: "admin", permission: "profile.manage" }, changeOwnStaffPassword);
