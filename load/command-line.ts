import { Argument, Command as Parser, CommanderError, InvalidArgumentError, Option } from "commander";

/** An option of a command; without `value` it is a flag. */
export interface OptionLine {
  /** One letter. */
  readonly short?: string;
  /** What stands for its value where people are told of it, for example `STACK`. */
  readonly value?: string;
  readonly description: string;
  /** Default false. */
  readonly required?: boolean;
  readonly default?: string;
  /** The values that there are. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times. Default false. */
  readonly repeatable?: boolean;
}

type Options = Readonly<Record<string, OptionLine>>;

/** What people may write after a command's name. */
export interface CommandLine<O extends Options = Options, W extends string = string> {
  /** Of the script in package.json. */
  readonly name: string;
  /** What the command does, for its `--help`. */
  readonly summary: string;
  /** What is given without an option's name, all of it required, in this order: what it is called, and what it is. */
  readonly words?: Readonly<Record<W, string>>;
  /** What a person is told who gave other words. Default: to give them, by what they are called. */
  readonly askForWords?: string;
  readonly options: O;
  /** A whole line that somebody can copy. */
  readonly example: string;
}

type ValueOf<O extends OptionLine> = O extends { readonly value: string }
  ? O extends { readonly repeatable: true }
    ? readonly string[]
    : O extends { readonly required: true } | { readonly default: string }
      ? string
      : string | undefined
  : boolean;

/** What was given, by the names of the options and words. */
export type Values<O extends Options, W extends string> = { readonly [Name in keyof O]: ValueOf<O[Name]> } & {
  readonly [Name in W]: string;
};

/** A command that was called in another way than it can be. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code = "COMMAND_INVALID";

  /** @param seen what is wrong with the arguments, without a full stop */
  constructor({ name, ...line }: CommandLine, seen: string) {
    super(
      `Reading the arguments of ${name} failed: ${seen}.\nUsage: ${usageOf({ name, ...line })}\n` +
        `More about it: ${callOf(name)} -- --help`,
    );
  }
}

/** Declares what people may write after a command's name; it gives the types of what {@link readArguments} reads. */
export function commandLine<const O extends Options, const W extends string = never>(
  line: CommandLine<O, W>,
): CommandLine<O, W> {
  return line;
}

/**
 * Reads the arguments of a command. For `--help` it prints what the line declares and throws {@link CommanderError} with
 * the exit code 0.
 *
 * @param toOptions makes of the values what the command works with; an error that it throws is one of usage
 * @throws COMMAND_INVALID as {@link UsageError}
 */
export function readArguments<const O extends Options, W extends string, Result>(
  line: CommandLine<O, W>,
  args: readonly string[],
  toOptions: (values: Values<O, W>) => Result,
): Result {
  const parser = toParser(line);
  try {
    parser.parse(args, { from: "user" });
    return toOptions(valuesOf(line, parser));
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) throw error;
    throw new UsageError(
      line,
      error instanceof CommanderError ? inOurWords(error) : (error as Error).message,
    );
  }
}

/** A whole number from the command line. @throws Error that says what was given */
export function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} must be a whole number of at least ${least}, and is ${JSON.stringify(text)}`);
}

function toParser(line: CommandLine): Parser {
  const parser = new Parser("npm")
    .description(line.summary)
    .usage(usageOf(line).replace(/^npm /, ""))
    .helpOption("-h, --help", "show this and do nothing")
    .addHelpText("after", `\nExample:\n  ${line.example}`)
    .allowExcessArguments()
    .exitOverride()
    .configureHelp({ styleTitle: (title) => `\u001b[1m${title}\u001b[22m` })
    .configureOutput({ writeErr: () => undefined });
  for (const [name, description] of Object.entries(line.words ?? {}))
    parser.addArgument(new Argument(`[${name}]`, description));
  for (const [name, option] of Object.entries(line.options)) parser.addOption(toOption(name, option));
  return parser;
}

function toOption(name: string, line: OptionLine): Option {
  const flags = `${line.short ? `-${line.short}, ` : ""}--${name}${line.value ? ` <${line.value}>` : ""}`;
  const option = new Option(flags, line.description);
  if (line.default !== undefined) option.default(line.default);
  if (line.choices) return option.choices(line.choices);
  if (line.value === undefined) return option;
  return option.argParser<string | string[] | undefined>((value, before) => {
    // A forgotten value, most likely; a file may be called so with `./` before it.
    if (/^-./.test(value)) throw new InvalidArgumentError("It looks like an option.");
    return line.repeatable ? [...(before ?? []), value] : value;
  });
}

function valuesOf<O extends Options, W extends string>(
  line: CommandLine<O, W>,
  parser: Parser,
): Values<O, W> {
  const values: Record<string, unknown> = {};
  for (const [name, { value, required, repeatable }] of Object.entries(line.options)) {
    const given: unknown = parser.opts()[toOption(name, line.options[name] as OptionLine).attributeName()];
    if (required && !given) throw new Error(`give --${name} ${value}`);
    values[name] = given ?? (value === undefined ? false : repeatable ? [] : undefined);
  }
  const words = Object.keys(line.words ?? {});
  if (parser.args.length !== words.length)
    throw new Error(
      words.length === 0
        ? `Unexpected argument '${parser.args[0]}'`
        : (line.askForWords ?? `give ${words.join(" ")}`),
    );
  words.forEach((name, index) => (values[name] = parser.args[index]));
  return values as Values<O, W>;
}

/** What the parser says begins with `error: ` and may go on in a line of its own. */
function inOurWords({ message }: CommanderError): string {
  const seen = message
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "");
  return `${seen.charAt(0).toUpperCase()}${seen.slice(1)}`;
}

function callOf(name: string): string {
  return name === "start" ? "npm start" : `npm run ${name}`;
}

/** `npm run adopt -- --stack STACK ACTION ID [--yes]`: what is required first. */
function usageOf({ name, words = {}, options }: CommandLine): string {
  const shown = Object.entries(options).map(([option, { value, required, repeatable }]) => {
    const text = `--${option}${value ? ` ${value}` : ""}`;
    return { required, text: required ? text : `[${text}]${repeatable ? "..." : ""}` };
  });
  const all = [
    ...shown.filter(({ required }) => required).map(({ text }) => text),
    ...Object.keys(words),
    ...shown.filter(({ required }) => !required).map(({ text }) => text),
  ];
  return [callOf(name), ...(all.length > 0 ? ["--", ...all] : [])].join(" ");
}
