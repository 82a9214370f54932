import { signOutMethod } from "../both/sign-out.ts";

export const clientProfileLogout = signOutMethod({ role: "client" });
