import { resetPasswordMethod } from "../both/forgotten-password.ts";

export const guestStaffResetPassword = resetPasswordMethod("staff");
