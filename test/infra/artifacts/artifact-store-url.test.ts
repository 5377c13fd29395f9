import * as fs from "node:fs";
import * as path from "node:path";
import { artifactStoreUrl } from "../../../infra/artifacts/artifact-store-url";
import { useTemporaryFolder } from "../../support/temporary-folder";

describe("artifactStoreUrl", () => {
  const folder = useTemporaryFolder();
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(folder(), file)), { recursive: true });
    fs.writeFileSync(path.join(folder(), file), text);
  };
  const urlFor = (environment: NodeJS.ProcessEnv, explicit?: string): string =>
    artifactStoreUrl({
      explicit,
      stack: "dev",
      projectRoot: path.join(folder(), "project"),
      environment: { HOME: path.join(folder(), "home"), ...environment },
    });
  beforeEach(() => write("project/Pulumi.yaml", "name: sample\nruntime: nodejs\n"));

  it.each([
    ["file:///srv/state", "file:///srv/state/artifacts"],
    ["file:///srv/state/", "file:///srv/state/artifacts"],
    ["file:///srv/state?no_tmp_dir=true", "file:///srv/state/artifacts"],
    ["file:///srv/100%", "file:///srv/100%25/artifacts"],
    ["file:/srv/state", "file:///srv/state/artifacts"],
    ["file:///srv/my%20state", "file:///srv/my%20state/artifacts"],
    ["s3://bucket", "s3://bucket/artifacts"],
    [
      "s3://bucket/team/a/?region=eu-west-1&use_path_style=true",
      "s3://bucket/team/a/artifacts?region=eu-west-1&use_path_style=true",
    ],
    [
      "postgres://me:secret@db:5432/state?sslmode=disable",
      "postgres://me:secret@db:5432/state?sslmode=disable",
    ],
  ])("is beside the state of %s", (backend, expected) => {
    expect(urlFor({ PULUMI_BACKEND_URL: backend })).toBe(expected);
  });

  it("is beside the state in the home folder", () => {
    const home = path.join(folder(), "home");
    expect(urlFor({ PULUMI_BACKEND_URL: "file://~" })).toBe(`file://${home}/artifacts`);
    expect(urlFor({ PULUMI_BACKEND_URL: "file://~/state" })).toBe(`file://${home}/state/artifacts`);
  });

  it("resolves a relative backend against the project, where its state is there", () => {
    fs.mkdirSync(path.join(folder(), "project/state/.pulumi"), { recursive: true });
    expect(urlFor({ PULUMI_BACKEND_URL: "file://./state" })).toBe(
      `file://${folder()}/project/state/artifacts`,
    );
    expect(urlFor({ PULUMI_BACKEND_URL: "file://state" })).toBe(`file://${folder()}/project/state/artifacts`);
  });

  it("says which kind of backend has no place for artifacts", () => {
    expect(() => urlFor({ PULUMI_BACKEND_URL: "gs://bucket" })).toThrow("a backend of the kind gs:// has");
  });

  it("asks for artifactsUrl when a relative backend has its state elsewhere", () => {
    fs.mkdirSync(path.join(folder(), "project/state"), { recursive: true });
    const attempt = () => urlFor({ PULUMI_BACKEND_URL: "file://./state" });
    expect(attempt).toThrow("(file://./state) is relative");
    expect(attempt).toThrow(expect.objectContaining({ code: "ARTIFACTS_URL_REQUIRED" }) as Error);
  });

  it("prefers artifactsUrl, then the environment, then Pulumi.yaml, then the login", () => {
    write("home/.pulumi/credentials.json", JSON.stringify({ current: "s3://of-login" }));
    expect(urlFor({})).toBe("s3://of-login/artifacts");
    write(
      "project/Pulumi.yaml",
      "name: sample\nbackend:\n  # shared\n  url: 's3://of-project?region=x' # ours\n",
    );
    expect(urlFor({})).toBe("s3://of-project/artifacts?region=x");
    expect(urlFor({ PULUMI_BACKEND_URL: "s3://of-shell" })).toBe("s3://of-shell/artifacts");
    expect(urlFor({ PULUMI_BACKEND_URL: "s3://of-shell" }, "s3://mine/here")).toBe("s3://mine/here");
  });

  it("reads Pulumi.yaml with braces, and no url of another key", () => {
    write("project/Pulumi.yaml", "backend: { url: 's3://in-braces' }\nname: sample\n");
    expect(urlFor({})).toBe("s3://in-braces/artifacts");
    write("project/Pulumi.yaml", "name: sample\nbackend:\nplugins:\n  url: s3://of-plugins\n");
    expect(() => urlFor({})).toThrow("no backend is chosen");
  });

  it("finds the login under PULUMI_HOME and PULUMI_CREDENTIALS_PATH", () => {
    write("elsewhere/credentials.json", JSON.stringify({ current: "s3://of-elsewhere" }));
    const elsewhere = path.join(folder(), "elsewhere");
    expect(urlFor({ PULUMI_HOME: elsewhere })).toBe("s3://of-elsewhere/artifacts");
    expect(urlFor({ PULUMI_CREDENTIALS_PATH: elsewhere })).toBe("s3://of-elsewhere/artifacts");
  });

  it.each([
    ["postgres://me:pw@db/kept", "postgres://me:pw@db/kept?sslmode=verify-full"],
    ["postgres://db/kept?sslmode=require", "postgres://db/kept?sslmode=require"],
    ["postgres:///kept?host=%2Frun&sslmode=disable", "postgres:///kept?host=%2Frun&sslmode=disable"],
    ["s3://mine/here\n", "s3://mine/here"],
    ["postgres://no:number:in/port", "postgres://no:number:in/port"],
  ])("makes of the artifactsUrl %s", (explicit, expected) => {
    expect(urlFor({ PGSSLMODE: "disable" }, explicit)).toBe(expected);
  });

  it("resolves an artifactsUrl of a relative folder against the project", () => {
    expect(urlFor({}, "file://./kept")).toBe(`file://${folder()}/project/kept`);
  });

  it.each([
    ["Pulumi Cloud", { PULUMI_BACKEND_URL: "https://api.pulumi.com" }],
    ["an access token alone", { PULUMI_ACCESS_TOKEN: "pul-0123" }],
    ["Azure", { PULUMI_BACKEND_URL: "azblob://container" }],
    ["Google Cloud", { PULUMI_BACKEND_URL: "gs://bucket" }],
    ["no backend", {}],
    ["an unreadable URL", { PULUMI_BACKEND_URL: "nonsense" }],
    ["an unreadable URL of a bucket", { PULUMI_BACKEND_URL: "s3://[bucket" }],
  ])("asks for artifactsUrl with %s, and says the command", (_name, environment: NodeJS.ProcessEnv) => {
    const attempt = (): string => urlFor(environment);
    expect(attempt).toThrow(expect.objectContaining({ code: "ARTIFACTS_URL_REQUIRED" }) as Error);
    expect(attempt).toThrow("pulumi config set artifactsUrl URL --stack dev");
    expect(attempt).toThrow("pulumi config set --secret artifactsUrl --stack dev");
    expect(attempt).not.toThrow("pul-0123");
  });
});
