/** An action's name in the forms that source code has it in. */
interface NameForms {
  readonly kebab: string;
  readonly constant: string;
  readonly camel: string;
  readonly pascal: string;
  readonly words: string;
}

/** @param name in kebab case */
function formsOf(name: string): NameForms {
  const words = name.split("-");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return {
    kebab: name,
    constant: words.join("_").toUpperCase(),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    words: words.join(" "),
  };
}

/** Puts one action's name in another's place, in every form that it has in source code. */
export function rename(source: string, from: string, to: string): string {
  const [before, after] = [formsOf(from), formsOf(to)];
  const forms = Object.keys(before) as (keyof NameForms)[];
  const byText = new Map(forms.map((form) => [before[form], after[form]]));
  const pattern = new RegExp(forms.map((form) => before[form]).join("|"), "g");
  return source.replace(pattern, (text) => byText.get(text) ?? text);
}
