/**
 * Whether the URL of an artifact store has a password in it, so that it is a secret as a whole. One that cannot be read
 * as a URL counts as such where it has an at sign: it may be a password's own characters that spoil it.
 */
export function holdsPassword(url: string): boolean {
  if (!URL.canParse(url)) return url.includes("@");
  const { password, searchParams } = new URL(url);
  // PostgreSQL's client takes it as a parameter as well.
  return password !== "" || searchParams.has("password");
}
