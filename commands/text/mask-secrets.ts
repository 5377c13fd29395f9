import { maskKnownSecrets, maskUrlSecrets, passwordsInUrls } from "../../foundation/mask-secrets.js";
import { loggedInBackend } from "../../tools/defaults/pulumi-home.js";

/** Variables whose values stand in no report, whoever printed them. */
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE|CREDENTIAL|ACCESS_KEY/i;

/** A shorter value would tear ordinary words apart, and hides nothing. */
const MIN_SECRET_LENGTH = 6;

/**
 * Masks what the CLI or a program said before it is passed on or quoted: user information and passwords in every URL,
 * the passwords of the URLs that the environment and `pulumi login` name in any other form, and the values of secret
 * environment variables. The engine masks the secrets of the stack's configuration itself; it knows none of these.
 *
 * @param environment that the CLI ran in
 */
export function maskSecrets(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  const named = Object.entries(environment)
    .filter(([name, value]) => SECRET_NAME.test(name) && (value ?? "").length >= MIN_SECRET_LENGTH)
    .map(([, value]) => value ?? "");
  const inUrls = passwordsInUrls([...Object.values(environment), loggedInBackend(environment)]);
  return maskKnownSecrets(maskUrlSecrets(text), [...named, ...inUrls]);
}
