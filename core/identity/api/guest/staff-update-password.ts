import { updatePasswordMethod } from "../both/forgotten-password.ts";

export const guestStaffUpdatePassword = updatePasswordMethod("staff");
