import { openArtifactStore } from "../../../infra/artifacts/open-artifact-store";

describe("openArtifactStore", () => {
  it.each([
    ["file:///srv/state/artifacts", "the folder /srv/state/artifacts/sample"],
    ["file:///srv/my%20state", "the folder /srv/my state/sample"],
    ["file:///srv/state?no_tmp_dir=true", "the folder /srv/state/sample"],
    ["s3://bucket", "s3://bucket/sample"],
    ["s3://bucket/team/artifacts/?region=eu-west-1", "s3://bucket/team/artifacts/sample"],
    ["s3://bucket/a?endpoint=minio:9000&disableSSL=true", "s3://bucket/a/sample at http://minio:9000"],
    ["s3://bucket/a?endpoint=minio:9000", "s3://bucket/a/sample at https://minio:9000"],
    [
      "postgres://me:pass-word@db:5432/state?sslmode=disable",
      "the table data_action_artifacts of postgres://db:5432/state",
    ],
    [
      "postgres://db/state?table=State_Prod",
      "the part of state_prod in the table data_action_artifacts of postgres://db/state",
    ],
    ["postgres://db/state?table=pulumi_state", "the table data_action_artifacts of postgres://db/state"],
  ])("opens the project's part of %s", (url, expected) => {
    expect(openArtifactStore(url, "sample", {}).describe()).toBe(expected);
  });

  it.each([
    ["nonsense", "it is not a URL"],
    ["https://me:pass-word@host/", "it begins with https:"],
    ["azblob://container", "it begins with azblob:"],
    ["file://host/share", "three slashes"],
    ["s3://bucket?role=arn:aws:iam::1:role/x", "the parameter role is not supported"],
    ["s3://bucket?use_path_style=perhaps", "use_path_style is neither true nor false"],
    ["s3:///prefix", "it names no bucket"],
  ])("refuses %s", (url, seen) => {
    const attempt = (): unknown => openArtifactStore(url, "sample", {});
    expect(attempt).toThrow(expect.objectContaining({ code: "ARTIFACTS_URL_INVALID" }) as Error);
    expect(attempt).toThrow(seen);
    expect(attempt).not.toThrow("pass-word");
  });
});
