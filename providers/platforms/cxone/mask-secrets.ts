/** Shorter values are words that stand in any text; masking them would garble it and hide nothing. */
const SHORTEST_SECRET = 4;

/**
 * Replaces known secrets in a text that came from a server, so that an error may quote it: as they are, in base64 and
 * percent-encoded.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, Buffer.from(secret).toString("base64"), encodeURIComponent(secret)])
    // The longest first: a secret may be part of another.
    .sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, "[secret]"), text);
}
