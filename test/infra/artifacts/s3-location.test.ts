import { parseS3Url } from "../../../infra/artifacts/s3-location";

describe("parseS3Url", () => {
  const clientOf = (query: string, environment = {}) =>
    parseS3Url(new URL(`s3://bucket/p${query}`), environment).client;

  it("reads the engine's parameters", () => {
    expect(
      clientOf("?region=eu-west-1&endpoint=http://127.0.0.1:9000&use_path_style=true&profile=ops&fips=false"),
    ).toEqual({
      region: "eu-west-1",
      endpoint: "http://127.0.0.1:9000",
      forcePathStyle: true,
      profile: "ops",
      useFipsEndpoint: false,
    });
  });

  it("reads the older spellings, and passes over what steers the engine's client alone", () => {
    expect(clientOf("?s3ForcePathStyle=true&disableSSL=true&endpoint=minio:9000&awssdk=v2")).toEqual({
      forcePathStyle: true,
      endpoint: "http://minio:9000",
    });
  });

  it("takes the region from the environment when the URL has none", () => {
    expect(clientOf("", { AWS_DEFAULT_REGION: "us-east-2" })).toEqual({ region: "us-east-2" });
    expect(clientOf("?region=a", { AWS_REGION: "b" })).toEqual({ region: "a" });
  });

  it("reads what a bucket's policy asks of a write", () => {
    const { encryption } = parseS3Url(new URL("s3://bucket?ssetype=aws:kms&kmskeyid=key"), {});
    expect(encryption).toEqual({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: "key" });
  });
});
