import { z } from "zod";
import { defineMethod } from "#core/events/method.ts";
import { firstName, profileInput } from "#core/identity/clients/client-fields.ts";
import { clientSchema, clientView } from "#core/identity/clients/client-view.ts";
import { findClient } from "#core/identity/clients/find-client.ts";
import { ownClientId } from "#core/identity/clients/own-client-id.ts";
import { updateOwnProfile } from "#core/identity/clients/update-own-profile.ts";
import { emailAddress } from "#core/identity/email-address.ts";
import { givenPassword } from "#core/identity/passwords.ts";

export const clientProfileUpdate = defineMethod({
  name: "profile_update",
  role: "client",
  summary: "Changes the caller's own profile and answers it; another address takes the current password.",
  secret: true,
  input: z.strictObject({
    ...profileInput,
    first_name: firstName.optional(),
    email: emailAddress.optional(),
    current_password: givenPassword.optional(),
  }),
  output: clientSchema,
  handle: async (scope, { current_password: currentPassword, ...changes }) => {
    await updateOwnProfile(scope, changes, currentPassword);
    return clientView(await findClient(scope, { id: ownClientId(scope) }));
  },
});
