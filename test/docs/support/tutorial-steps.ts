/** What a reader of a tutorial does, in order. */
export type TutorialStep =
  | { readonly kind: "write"; readonly file: string; readonly content: string }
  | { readonly kind: "run"; readonly command: string; readonly expected: readonly string[] };

interface Block {
  readonly language: string;
  readonly content: string;
  /** The text since the block before. */
  readonly before: string;
}

/**
 * Reads the steps out of a tutorial: a `ts` or `json` block is the content of the file that the text before names last, in
 * backticks; each line of an `sh` block is run, and a `text` block after it is what the last one prints. Other blocks,
 * such as `console`, are only read.
 */
export function tutorialSteps(markdown: string): TutorialStep[] {
  const steps: TutorialStep[] = [];
  for (const { language, content, before } of blocksOf(markdown)) {
    if (language === "ts" || language === "json") {
      const file = [...before.matchAll(/`([\w./-]+\.(?:ts|json))`/g)].at(-1)?.[1];
      if (file === undefined) throw new Error(`No file is named before:\n${content}`);
      steps.push({ kind: "write", file, content });
    } else if (language === "sh") {
      for (const command of content.trim().split("\n")) steps.push({ kind: "run", command, expected: [] });
    } else if (language === "text") {
      const last = steps.at(-1);
      if (last?.kind !== "run") throw new Error(`No command prints:\n${content}`);
      steps[steps.length - 1] = { ...last, expected: content.trimEnd().split("\n") };
    }
  }
  return steps;
}

function blocksOf(markdown: string): Block[] {
  let end = 0;
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => {
    const before = markdown.slice(end, match.index);
    end = match.index + match[0].length;
    return { language: match[1] ?? "", content: match[2] ?? "", before };
  });
}

/** Whether an output has what was expected, in its order. `…` stands for anything, also for lines, and space is not told. */
export function hasPrinted(output: string, expected: readonly string[]): boolean {
  const parts = expected.flatMap((line) => line.split("…").map((part) => part.trim()));
  let from = 0;
  return parts.every((part) => {
    const at = output.indexOf(part, from);
    from = at + part.length;
    return at !== -1;
  });
}
