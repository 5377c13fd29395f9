import * as fs from "node:fs";
import * as path from "node:path";
import type { TestProject } from "../../e2e/support/test-project";

/** Changes the deployed action behind the program's back, through the API, as somebody with another tool would. */
export async function editByHand(project: TestProject, change: Record<string, unknown>): Promise<void> {
  const [live] = project.cxone.actions.list();
  if (live === undefined) throw new Error("CXone has no action to edit.");
  const { name, description, inputs, outputs, runtime, timeoutSeconds, environment, tags, version } = live;
  const zip = fs.readFileSync(path.join(project.folder, ".build", "test", `${name}.zip`));
  const body = { name, description, inputs, outputs, runtime, timeoutSeconds, environment, tags, version };
  await call(project, "PUT", live.id, { ...body, code: zip.toString("base64"), ...change });
}

/** Deletes the deployed action behind the program's back. */
export async function deleteByHand(project: TestProject): Promise<void> {
  await call(project, "DELETE", project.cxone.actions.list()[0]?.id ?? "none");
}

async function call(
  { cxone, secrets }: TestProject,
  method: string,
  id: string,
  body?: unknown,
): Promise<void> {
  const credentials = Buffer.from(`test-cxone:${secrets.cxoneClientSecret}`).toString("base64");
  const scope = "data:actions:write data:actions:execute";
  const token = await fetch(`${cxone.url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${cxone.url}/api/v2/data/actions/${id}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok)
    throw new Error(`${method} of action ${id} answered ${answer.status}: ${await answer.text()}`);
}
