/** A text with a blank is for people; codes, keys, paths and names have none and are mutated. */
const isProse = (/** @type {string} */ text) => /\S\s|\s\S/.test(text);

/** Leaves the wording of messages alone: that the right thing is said is tested, not each of its sentences. */
export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "prose",
    value: {
      /** @param {{ node: { type: string, value?: unknown } }} path */
      shouldIgnore({ node }) {
        const { type, value } = node;
        if (type === "StringLiteral" && typeof value === "string" && isProse(value))
          return "The wording of a message.";
        return undefined;
      },
    },
  },
];
