import { main } from "../../../infra/smoke-test/try-connection";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { actionBody, ACTIONS, closeCxones, startFixture } from "../../sim/cxone/cxone-fixture";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { runScript } from "./run-script";

const folder = useTemporaryFolder();
afterEach(closeCxones);

/** Tries the connection for an action that is there, unless it says otherwise. */
async function tried({ id, clientSecret }: { readonly id?: string; readonly clientSecret?: string }) {
  const { cxone, call } = await startFixture();
  const { body } = await call<{ id: string }>("POST", ACTIONS, actionBody());
  const own = DEVELOPMENT_CREDENTIALS.cxone;
  return runScript(main, {
    folder: folder(),
    input: [Buffer.from(JSON.stringify({ action: "lookup", id: id ?? body.id, inputs: {} }))],
    environment: {
      CXONE_BASE_URL: cxone.url,
      CXONE_CLIENT_ID: own.clientId,
      CXONE_CLIENT_SECRET: clientSecret ?? own.clientSecret,
    },
  });
}

describe("try-connection", () => {
  it("says nothing where the credentials find the action", async () => {
    expect(await tried({})).toEqual({ stdout: "", stderr: "", exitCode: undefined });
  });

  it("ends with 1, and says what to check, where they find no such action", async () => {
    const { stdout, stderr, exitCode } = await tried({ id: "1f2e3d4c-0000-4000-8000-000000000000" });

    expect([stdout, exitCode]).toEqual(["", 1]);
    expect(stderr).toMatch(
      /^Looking for data action "lookup" \(id 1f2e3d4c\S*\) with the credentials as they are now found no such action\. Check that the address .*\[CXONE_NOT_FOUND\]\n$/,
    );
  });

  it("ends with 1 where the platform does not take the credentials", async () => {
    const { stderr, exitCode } = await tried({ clientSecret: "not it" });

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/\[CXONE_[A-Z_]+\]\n$/);
    expect(stderr).not.toContain("not it");
  });
});
