import type { Properties } from "../../../../providers/properties";
import { uploadCode } from "../../../../providers/platforms/genesys-cloud/upload-code";
import { Answer, callsTo, ScriptedPlatform } from "../../support/scripted-platform";

const FUNCTION = "/api/v2/integrations/actions/draft-1/draft/function";
const NAME = "lookup.zip";
const OLD = { id: "zip-1", name: "before.zip", status: "Available" };
const NEW = { id: "zip-2", name: NAME, status: "Available" };
const ZIP = Buffer.from("PK, and what is in it");

/** What the function of a draft shows, look by look: the first is the one before the upload, the last one stays. */
type Looks = readonly (Properties | undefined)[];

async function upload(
  looks: Looks,
  grant: Properties = { headers: { "x-amz-tagging": "a=b" } },
  stored: unknown = {},
) {
  let seen = 0;
  const started = await ScriptedPlatform.start(({ method, path }) => {
    if (method === "PUT") return stored;
    if (path === `${FUNCTION}/upload`)
      return { url: `${started.url}/bucket/key?X-Signature=s3cr3t`, ...grant };
    return looks[Math.min(seen++, looks.length - 1)];
  });
  const { calls, sender, clock } = callsTo(started);
  // Long before this upload, the process had begun.
  clock.advanceBy(200_000);
  const draft = { draftId: "draft-1", fileName: NAME, bytes: ZIP };
  const result = uploadCode({ calls, sender, clock }, draft);
  return { clock, result, requests: started.requests };
}

/** The error's message. */
async function refused(looks: Looks, grant?: Properties, stored?: unknown): Promise<string> {
  const { result } = await upload(looks, grant, stored);
  return result.then(
    (id) => `no error: ${id}`,
    (error: Error) => error.message,
  );
}

const zip = (changes: Properties) => ({ zip: { ...NEW, ...changes } });

describe("the upload of a bundle", () => {
  it("asks for an address by the file's name, and sends the bytes there as a ZIP, with the signed headers and without our token", async () => {
    const { result, requests } = await upload([{}, { zip: NEW }]);
    expect(await result).toBe("zip-2");
    const [ask, put] = requests.filter(({ method }) => method !== "GET");
    expect(ask).toMatchObject({ method: "POST", path: `${FUNCTION}/upload`, json: { fileName: NAME } });
    expect((ask?.json as Properties)["signedUrlTimeoutSeconds"]).toBeGreaterThanOrEqual(300);
    expect(put).toMatchObject({ method: "PUT", path: "/bucket/key?X-Signature=s3cr3t", body: ZIP });
    expect(put?.headers).toMatchObject({
      "x-amz-tagging": "a=b",
      "content-type": "application/zip",
      accept: "*/*",
    });
    expect(put?.headers["authorization"]).toBeUndefined();
    const looks = requests.filter(({ method }) => method === "GET");
    expect(new Set(looks.map(({ path }) => path))).toEqual(new Set([FUNCTION]));
  });

  it("is refused where the platform gives no address", async () => {
    expect(await refused([{}], { url: "" })).toMatch(
      /^Upload of lookup\.zip for data action \(id draft-1\) .*no address to upload to.*\[PLATFORM_INVALID_ANSWER\]$/,
    );
  });

  it.each([302, 400, 403, 503])(
    "fails where the store answers %s, and the error keeps the signature",
    async (status) => {
      const body = JSON.stringify({ message: "not signed: ?X-Signature=s3cr3t" });
      const message = await refused([{}, { zip: NEW }], undefined, new Answer(status, body));
      expect(message).toMatch(new RegExp(`was (refused|answered) with (a redirect .)?${status}`));
      expect(message).not.toContain("s3cr3t");
    },
  );

  it.each([200, 204, 299])("is taken where the store answers %s", async (status) => {
    const { result } = await upload([{}, { zip: NEW }], undefined, new Answer(status, ""));
    expect(await result).toBe("zip-2");
  });

  it("is asked for, and sent, once more where an answer is lost", async () => {
    let puts = 0;
    const started = await ScriptedPlatform.start(({ method, path }, nth) => {
      if (method === "PUT") puts += 1;
      if (method === "PUT" || path === `${FUNCTION}/upload`)
        return nth === 1 ? new Answer(503) : { url: `${started.url}/key`, headers: {} };
      return puts < 2 ? {} : { zip: NEW };
    });
    const draft = { draftId: "draft-1", fileName: NAME, bytes: ZIP };
    expect(await uploadCode(callsTo(started), draft)).toBe("zip-2");
    expect(started.asked.filter((one) => one.startsWith("PUT"))).toHaveLength(2);
  });
});

describe("an uploaded bundle that is not taken at once", () => {
  it("is looked at until it is there, with growing waits", async () => {
    const { result, clock } = await upload([
      { zip: OLD },
      { zip: OLD },
      zip({ status: "Pending" }),
      zip({ status: "Transferring" }),
      { zip: NEW },
    ]);
    expect(await result).toBe("zip-2");
    expect(clock.sleptMs).toEqual([1_000, 1_000, 2_000]);
  });

  it.each([
    ["one of another name", zip({ name: "by-hand.zip" })],
    ["one that is still on its way", zip({ status: "Transferring" })],
    ["none", {}],
    ["no function at all", undefined],
    ["something that is none", { zip: ["zip-2"], uploadExceptionHistory: "none" }],
  ])("is waited for while the function shows %s", async (_what, shown) => {
    const { result, clock } = await upload([{ zip: OLD }, shown, { zip: NEW }]);
    expect(await result).toBe("zip-2");
    expect(clock.sleptMs).toHaveLength(1);
  });

  it("is waited for while the same file's last upload is shown, and known by its own id", async () => {
    const again = { ...NEW, id: "zip-3" };
    const { result, clock } = await upload([{ zip: NEW }, { zip: NEW }, { zip: again }]);
    expect(await result).toBe("zip-3");
    expect(clock.sleptMs).toHaveLength(1);
  });

  it("is known by its request where bundles have no id", async () => {
    const bare = (requestId: string) => ({ zip: { name: NAME, status: "Available", requestId } });
    const { result, clock } = await upload([bare("r-1"), bare("r-1"), bare("r-2")]);
    expect(await result).toBe("");
    expect(clock.sleptMs).toHaveLength(1);
  });

  it("is known by being the first where bundles have neither id nor request", async () => {
    const bare = { zip: { name: NAME, status: "Available" } };
    const { result, clock } = await upload([{}, bare]);
    expect(await result).toBe("");
    expect(clock.sleptMs).toEqual([]);
  });

  it("is given up after five minutes, with what was seen last", async () => {
    const { result, clock } = await upload([{}, zip({ status: "Pending" })]);
    await expect(result).rejects.toThrow(
      /^Upload of lookup\.zip .*not taken within 5 minutes \(last seen as Pending\).*\[PLATFORM_TIMEOUT\]$/,
    );
    const waitedMs = clock.sleptMs.reduce((sum, each) => sum + each, 0);
    expect(waitedMs).toBeGreaterThan(300_000);
    expect(waitedMs).toBeLessThanOrEqual(305_000);
    expect(Math.max(...clock.sleptMs)).toBe(5_000);
  });

  it("is given up where nothing is ever shown", async () => {
    expect(await refused([{}])).toContain("(last seen as nothing)");
  });
});

describe("an uploaded bundle that the platform finds unusable", () => {
  it.each(["Invalid", "InvalidFormat", "InvalidFile"])(
    "is refused as %s, with the reason",
    async (status) => {
      const message = await refused([{ zip: OLD }, zip({ status, errorMessage: "It is encrypted." })]);
      expect(message).toMatch(/^Upload of lookup\.zip .*\[PLATFORM_BUNDLE_REFUSED\]$/);
      expect(message).toContain(`(${status}: It is encrypted.)`);
    },
  );

  it("is refused without a reason where there is none, and a long one is cut", async () => {
    expect(await refused([{}, zip({ status: "Invalid" })])).toContain("(Invalid)");
    const errorMessage = `${"x".repeat(300)}y`;
    expect(await refused([{}, zip({ status: "Invalid", errorMessage })])).toContain(`${"x".repeat(300)})`);
  });

  it("is refused where only the history tells, beside the bundle that the function still has", async () => {
    const failed = { ...NEW, id: "zip-9", status: "InvalidFile", errorMessage: "no ZIP" };
    expect(await refused([{ zip: OLD }, { zip: OLD, uploadExceptionHistory: [failed] }])).toContain(
      "(InvalidFile: no ZIP)",
    );
  });

  it("is refused also where the history has an older refusal before it", async () => {
    const older = { ...NEW, id: OLD.id, status: "Invalid", errorMessage: "older" };
    const failed = { ...NEW, id: "zip-9", status: "InvalidFile", errorMessage: "no ZIP" };
    const history = { zip: OLD, uploadExceptionHistory: [older, failed] };
    expect(await refused([{ zip: OLD }, history])).toContain("(InvalidFile: no ZIP)");
  });

  it.each([
    ["of another file", { ...NEW, id: "zip-9", name: "other.zip", status: "Invalid" }],
    ["that the function showed before", { ...OLD, name: NAME, status: "Invalid" }],
    ["of an upload that was taken", { ...NEW, id: "zip-9", status: "Available" }],
    ["that tells nothing", 7],
  ])("is not taken for an entry of the history %s", async (_what, entry) => {
    const { result } = await upload([{ zip: OLD }, { zip: NEW, uploadExceptionHistory: [entry] }]);
    expect(await result).toBe("zip-2");
  });

  it("is not taken for the one that was refused before", async () => {
    const before = { zip: { ...NEW, id: "zip-1", status: "Invalid", errorMessage: "old" } };
    const { result, clock } = await upload([before, before, { zip: NEW }]);
    expect(await result).toBe("zip-2");
    expect(clock.sleptMs).toHaveLength(1);
  });
});
