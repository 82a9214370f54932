import { resetPasswordMethod } from "../both/forgotten-password.ts";

export const guestClientResetPassword = resetPasswordMethod("client");
