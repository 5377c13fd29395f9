import { maskKnownSecrets, maskUrlSecrets, passwordsInUrls } from "../../foundation/mask-secrets.js";

describe("maskUrlSecrets", () => {
  it.each([
    [
      "postgres://alice:p%40ss%2Fword@127.0.0.1:1/state: refused",
      "postgres://[secret]@127.0.0.1:1/state: refused",
    ],
    ["open postgres://alice@host/db", "open postgres://[secret]@host/db"],
    ['parse "postgres://a:p@ss@host/db": bad', 'parse "postgres://[secret]@host/db": bad'],
    ["postgres://a:pa/ss?w#d@host/db", "postgres://[secret]@host/db"],
    ["s3://key:hunter2@bucket/x?region=eu", "s3://[secret]@bucket/x?region=eu"],
    ["two: https://a:b@c and https://d:e@f", "two: https://[secret]@c and https://[secret]@f"],
    ["postgres://h/db?sslmode=x&password=p%40ss&a=1", "postgres://h/db?sslmode=x&password=[secret]&a=1"],
    ["postgres://h/db?PASSWORD=pass, see", "postgres://h/db?PASSWORD=[secret] see"],
    [
      String.raw`"postgres://h/db?a=1\u0026password=pass\u0026b=2"`,
      String.raw`"postgres://h/db?a=1\u0026password=[secret]\u0026b=2"`,
    ],
    ["https://h/?next=https://g/?token=abc", "https://h/?next=https://g/?token=[secret]"],
    ["azblob://c?sig=abc%2F", "azblob://c?sig=[secret]"],
    ["host=h password=pass user=u", "host=h password=[secret] user=u"],
    ['invalid port ":pa" after host', 'invalid port "[secret]" after host'],
    [
      'invalid port ":pa" and invalid port ":pb" after host',
      'invalid port "[secret]" and invalid port "[secret]" after host',
    ],
    ["password=a and Password=b", "password=[secret] and Password=[secret]"],
    ["https://h/?sig=a&token=b", "https://h/?sig=[secret]&token=[secret]"],
    ["s3://a:b/c@h,s3://d:e/f@g", "s3://[secret]@g"],
  ])("%s", (text, expected) => {
    expect(maskUrlSecrets(text)).toBe(expected);
    expect(maskUrlSecrets(expected)).toBe(expected);
  });

  it.each([
    "file:///home/me/node_modules/@pulumi/pulumi/index.js:3:4",
    "https://registry.example.com:8443/@scope/name",
    "https://github.com/org/repository@v1",
    "http://[::1]:8080/@me",
    "mail ada@example.com about https://example.com",
    "https://example.com/?page=2&keys=3",
  ])("leaves %s alone", (text) => {
    expect(maskUrlSecrets(text)).toBe(text);
  });
});

it.each(["://a:", "://", "?token", "&sig", "://a@", "?a=", "x@", "aa"])(
  "maskUrlSecrets takes little time for a text that repeats %s",
  (part) => {
    const { user: before } = process.cpuUsage();
    maskUrlSecrets(part.repeat(200_000 / part.length));
    expect(process.cpuUsage().user - before).toBeLessThan(1_500_000);
  },
);

describe("maskKnownSecrets", () => {
  const secret = 'p@ss/w "ö%d';

  it.each([
    ["as it is", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    ["percent-encoded in small letters", encodeURIComponent(secret).toLowerCase()],
    ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret))],
    ["in part", 'p%40ss/w "ö%25d'],
    ["with a plus sign for the blank", 'p@ss/w+"ö%d'],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in base64 without padding", Buffer.from(secret).toString("base64").replace(/=+$/, "")],
    ["in base64 for URLs", Buffer.from(secret).toString("base64url")],
  ])("hides a secret %s", (_how, form) => {
    expect(maskKnownSecrets(`before ${form} after`, [secret])).toBe("before [secret] after");
  });

  it.each([["\\n"], ["\\u000A"], ["\\u000a"]])("hides a secret of several lines in JSON as %s", (end) => {
    expect(maskKnownSecrets(`before line${end}ä🙂 after`, ["line\nä🙂"])).toBe("before [secret] after");
    expect(maskKnownSecrets(`line${end}\\u00E4\\ud83d\\uDE42`, ["line\nä🙂"])).toBe("[secret]");
  });

  it("hides a secret in each of its forms at once", () => {
    const plain = "p@ss word/1";
    const text = `${plain} ${Buffer.from(plain).toString("base64")} ${encodeURIComponent(plain)} kept`;
    expect(maskKnownSecrets(text, [plain])).toBe("[secret] [secret] [secret] kept");
  });

  it("hides the longer one whole where a secret is part of another, whatever characters they have", () => {
    expect(maskKnownSecrets("a.b*c$d and a.b*", ["a.b*", "a.b*c$d"])).toBe("[secret] and [secret]");
    expect(maskKnownSecrets("axbbc", ["a.b*c"])).toBe("axbbc");
  });

  it.each(["before pa\\ss\\ after", "pa\\ss\\pa\\ss\\"])(
    "hides a secret that ends with a backslash in %j",
    (text) => {
      expect(maskKnownSecrets(text, ["pa\\ss\\"])).toBe(text.replaceAll("pa\\ss\\", "[secret]"));
    },
  );

  it("takes a plus sign for a blank alone, and no character for more than itself", () => {
    expect(maskKnownSecrets("p+ss p+++", ["pass", "p+ss word"])).toBe("p+ss p+++");
  });

  it("hides a long secret that comes after a beginning of itself", () => {
    const long = "ab".repeat(400) + "c";
    expect(maskKnownSecrets(`ab${long} ${long.slice(0, -1)}`, [long])).toBe(
      `ab[secret] ${long.slice(0, -1)}`,
    );
  });

  it("hides a secret in base64 each time that a text has it", () => {
    const form = Buffer.from("pass").toString("base64");
    expect(maskKnownSecrets(`${form}, ${form}`, ["pass"])).toBe("[secret], [secret]");
  });

  it.each([
    ["as it is", (secret: string) => secret],
    ["percent-encoded", encodeURIComponent],
    ["in JSON", (secret: string) => JSON.stringify(secret).slice(1, -1)],
    ["in base64", (secret: string) => Buffer.from(secret).toString("base64")],
  ])("hides a secret as long as a configuration value may be %s", (_how, formOf) => {
    const long = "-----BEGIN KEY-----\nMIIEvQ/IBADANB+gkq\\🙂".repeat(200).slice(0, 4096);
    expect(maskKnownSecrets(`before ${formOf(long)} after`, [long])).toBe("before [secret] after");
  });

  it("hides a secret with many backslashes, as it is and in JSON, in little time", () => {
    const slashes = `${"\\".repeat(30)}a\\"b`;
    const text = `${slashes} ${JSON.stringify(slashes).slice(1, -1)} ${"\\".repeat(60)}`;
    expect(maskKnownSecrets(text, [slashes])).toBe(`[secret] [secret] ${"\\".repeat(60)}`);
  });

  it("leaves words alone that are too short to be a secret", () => {
    expect(maskKnownSecrets("no value", ["no", ""])).toBe("no value");
  });
});

describe("passwordsInUrls", () => {
  it.each([
    ["postgres://a:p%40ss%2Fword@h/db", ["p%40ss%2Fword", "p@ss/word"]],
    ["postgres://a:p@ss/word@h/db", ["p@ss/word", "p@ss/word"]],
    ["postgres://a:%zz%C3%B6@h/db", ["%zz%C3%B6", "%zzö"]],
    ["postgres://h/db?password=p%40ss&sslmode=x", ["p@ss"]],
    ["postgres://a@h/db", []],
    ["https://example.com/a:b", []],
    ["no URL", []],
    ["see postgres://a:pass@h/db", []],
    ["s3+v1://a:pass@h/db", ["pass", "pass"]],
    ["S3://a:pass:word@h/db", ["pass:word", "pass:word"]],
    [undefined, []],
  ])("%s", (url, expected) => {
    expect(passwordsInUrls([url])).toEqual(expected);
  });
});
