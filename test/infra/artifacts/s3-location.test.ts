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

  it.each([
    ["dualstack=true", { useDualstackEndpoint: true }],
    ["fips=1", { useFipsEndpoint: true }],
    ["accelerate=T", { useAccelerateEndpoint: true }],
    ["use_path_style=0", { forcePathStyle: false }],
    ["use_path_style=F", { forcePathStyle: false }],
    ["request_checksum_calculation=when_required", { requestChecksumCalculation: "WHEN_REQUIRED" }],
    ["request_checksum_calculation=When_Supported", { requestChecksumCalculation: "WHEN_SUPPORTED" }],
    ["response_checksum_validation=when_required", { responseChecksumValidation: "WHEN_REQUIRED" }],
    ["rate_limiter_capacity=5&hostname_immutable=true", {}],
    ["endpoint=minio:9000&disable_https=false", { endpoint: "https://minio:9000" }],
    ["endpoint=minio:9000&disable_https=true", { endpoint: "http://minio:9000" }],
    ["endpoint=https://minio:9000&disable_https=true", { endpoint: "https://minio:9000" }],
    ["disable_https=true", {}],
  ])("makes of the parameters %s what the engine makes of them", (query, expected) => {
    expect(clientOf(`?${query}`)).toEqual(expected);
  });

  it.each([
    ["use_path_style=", "use_path_style is neither true nor false"],
    ["use_path_style=trueish", "use_path_style is neither true nor false"],
    ["use_path_style=untrue", "use_path_style is neither true nor false"],
    ["fips=10", "fips is neither true nor false"],
    ["dualstack=no-f", "dualstack is neither true nor false"],
    ["accelerate=falsely", "accelerate is neither true nor false"],
    ["disableSSL=perhaps", "disableSSL is neither true nor false"],
    [
      "request_checksum_calculation=not_when_required",
      "request_checksum_calculation is neither when_supported nor when_required",
    ],
    [
      "response_checksum_validation=when_supported_too",
      "response_checksum_validation is neither when_supported nor when_required",
    ],
    ["request_checksum_calculation=when_required_too", "request_checksum_calculation is neither"],
    ["request_checksum_calculation=not_when_supported", "request_checksum_calculation is neither"],
    ["ssetype=AES2560", "ssetype is neither AES256 nor aws:kms"],
    ["ssetype=no-aes256", "ssetype is neither AES256 nor aws:kms"],
    ["ssetype=aws:kms:dsse", "ssetype is neither AES256 nor aws:kms"],
    ["ssetype=not-aws:kms", "ssetype is neither AES256 nor aws:kms"],
    ["storage_class=GLACIER", "storage_class is not supported"],
  ])("refuses the parameter %s, which it would misread", (query, seen) => {
    const attempt = () => clientOf(`?${query}`);
    expect(attempt).toThrow(expect.objectContaining({ code: "ARTIFACTS_URL_INVALID" }) as Error);
    expect(attempt).toThrow(seen);
  });

  it("takes AWS_REGION before AWS_DEFAULT_REGION, and none beside a profile, which has its own", () => {
    expect(clientOf("", { AWS_REGION: "a", AWS_DEFAULT_REGION: "b" })).toEqual({ region: "a" });
    expect(clientOf("", { AWS_REGION: "", AWS_DEFAULT_REGION: "b" })).toEqual({ region: "b" });
    expect(clientOf("?profile=ops", { AWS_REGION: "a" })).toEqual({ profile: "ops" });
    expect(clientOf("", { AWS_REGION: "" })).toEqual({});
  });

  it("has objects encrypted as S3 does by itself unless the URL asks for more", () => {
    expect(parseS3Url(new URL("s3://bucket"), {}).encryption).toEqual({});
    expect(parseS3Url(new URL("s3://bucket?ssetype=aes256"), {}).encryption).toEqual({
      ServerSideEncryption: "AES256",
    });
  });

  it.each([
    ["s3://bucket", ""],
    ["s3://bucket/", ""],
    ["s3://bucket/team", "team/"],
    ["s3://bucket//team/a//", "team/a/"],
    ["s3://bucket/my%20team", "my team/"],
  ])("puts the objects of %s under %j", (url, prefix) => {
    expect(parseS3Url(new URL(url), {})).toMatchObject({ bucket: "bucket", prefix });
  });
});
