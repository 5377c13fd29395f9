/** Variables whose values stand in no report, whoever printed them. */
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE|CREDENTIAL|ACCESS_KEY/i;

/** A shorter value would tear ordinary words apart, and hides nothing. */
const MIN_SECRET_LENGTH = 6;

/**
 * Replaces the values of secret environment variables in what the engine or a program said. The engine masks the
 * secrets of the stack's configuration itself; those that come from the shell it does not know.
 */
export function maskSecrets(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  const secrets = Object.entries(environment)
    .filter(([name, value]) => SECRET_NAME.test(name) && (value ?? "").length >= MIN_SECRET_LENGTH)
    .map(([, value]) => value ?? "")
    // The longest first, so that no secret is left in part where another is its beginning.
    .sort((a, b) => b.length - a.length);
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, "[secret]"), text);
}
