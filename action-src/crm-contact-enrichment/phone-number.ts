/** E.164: a plus sign, a country code that does not start with 0, at most 15 digits in all. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** A phone number in E.164 without spaces, dots, dashes and parentheses; undefined when it is none. */
export function toE164(phoneNumber: string): string | undefined {
  const compact = phoneNumber.replace(/[\s().-]/g, "");
  return E164.test(compact) ? compact : undefined;
}
