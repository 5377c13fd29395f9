import * as fs from "node:fs";
import { pathToFileURL } from "node:url";
import * as path from "node:path";
import { localEnvironment } from "../../../commands/local/local-environment";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();

describe("localEnvironment", () => {
  it("uses the checkout's own state and passphrase whatever the shell has chosen", () => {
    const shell = {
      PATH: "/bin",
      PULUMI_BACKEND_URL: "s3://the-teams-state",
      PULUMI_CONFIG_PASSPHRASE: "the team's",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/the/teams/file",
      PULUMI_STACK: "prod",
    };
    const environment = localEnvironment(folder(), shell);
    expect(environment["PULUMI_BACKEND_URL"]).toBe(pathToFileURL(path.join(folder(), ".pulumi-state")).href);
    expect(environment["PULUMI_CONFIG_PASSPHRASE"]).toBe("cxone-data-actions-development");
    expect(environment).not.toHaveProperty("PULUMI_CONFIG_PASSPHRASE_FILE");
    expect(environment).not.toHaveProperty("PULUMI_STACK");
    expect(environment["PATH"]).toBe("/bin");
    expect(fs.statSync(path.join(folder(), ".pulumi-state")).mode & 0o777).toBe(0o700);
  });

  it("lets no credentials of a real organisation through", () => {
    const shell = {
      CXONE_CLIENT_ID: "prod-client",
      CXONE_CLIENT_SECRET: "prod-secret",
      GENESYSCLOUD_OAUTHCLIENT_ID: "prod-client",
      GENESYSCLOUD_OAUTHCLIENT_SECRET: "prod-secret",
      GENESYSCLOUD_REGION: "prod-region",
    };
    expect(JSON.stringify(localEnvironment(folder(), shell))).not.toContain("prod-");
  });
});
