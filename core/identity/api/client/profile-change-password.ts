import { changeOwnPassword } from "#core/identity/clients/change-client-password.ts";
import { ownPasswordMethod } from "../both/own-password.ts";

export const clientProfileChangePassword = ownPasswordMethod({ role: "client" }, changeOwnPassword);
