/** A fenced block of code. */
export interface CodeBlock {
  /** The first word behind the fence, such as `sh`; empty where there is none. */
  readonly language: string;
  /** The words after it, such as `complete`. */
  readonly words: readonly string[];
  readonly content: string;
}

const FENCE = /^```([^\n]*)\n([^]*?)^```$/gm;

/** The blocks of code of a document. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(FENCE)].map(([, info = "", content = ""]) => {
    const [language = "", ...words] = info.trim().split(/\s+/);
    return { language, words, content };
  });
}

/** What is code within the text of a document, without its blocks. */
export function inlineCode(markdown: string): string[] {
  return [...markdown.replaceAll(FENCE, "").matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, code = ""]) =>
    code.replaceAll(/\s+/g, " "),
  );
}

/** Where the links of a document lead, images among them; what stands in code is none. */
export function linksOf(markdown: string): string[] {
  const text = markdown.replaceAll(FENCE, "").replaceAll(/`[^`]*`/g, "code");
  return [...text.matchAll(/\]\(([^()\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, target, source]) => target ?? source ?? "",
  );
}

/** The anchors that GitHub gives the headings of a document. */
export function anchorsOf(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = markdown.replaceAll(FENCE, "").matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = ""]) => {
      const slug = heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-");
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}
