/** How the engine writes colors: `<{%fg 1%}>`. Some of its messages keep them, whatever `--color` says. */
const COLOR = /<\{%[^%]*%\}>/g;

/** A message of the engine without the marks for its colors. */
export function withoutColors(text: string): string {
  return text.replace(COLOR, "");
}
