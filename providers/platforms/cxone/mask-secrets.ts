/** Shorter values are words that stand in any text; masking them would garble it and hide nothing. */
const SHORTEST_SECRET = 4;

/**
 * Replaces known secrets in a text that came from a server, so that an error may quote it: as they are, in base64 (also
 * without its padding, and for URLs) and percent-encoded, in every common way of doing so.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap(formsOf)
    // The longest first: a secret may be part of another.
    .sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, "[secret]"), text);
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64");
  const percent = encodeURIComponent(secret);
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  const lowerCase = [percent, form].map((text) => text.replace(/%../g, (hex) => hex.toLowerCase()));
  const base64Url = Buffer.from(secret).toString("base64url");
  return [secret, base64, base64.replace(/=+$/, ""), base64Url, percent, form, ...lowerCase];
}
