/** Whether a header can carry a secret as it is: visible ASCII, so that it cannot smuggle in a header of its own. */
export function isHeaderValue(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
