import { updatePasswordMethod } from "../both/forgotten-password.ts";

export const guestClientUpdatePassword = updatePasswordMethod("client");
