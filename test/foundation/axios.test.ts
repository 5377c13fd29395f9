import { execFile } from "node:child_process";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { promisify } from "node:util";

const checkout = path.resolve(__dirname, "../..");

/** What a new process prints that has loaded axios as the project does, as `axios`. */
async function withAxios(script: string, ...args: string[]): Promise<unknown> {
  const loading = `
    const names = ["FormData", "Request", "Response"];
    const descriptors = () => names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const before = descriptors();
    const { loadTypeScript } = require("./load/load-typescript.js");
    const { default: axios } = loadTypeScript(process.cwd() + "/foundation/axios.ts");
    const print = (value) => process.stdout.write(JSON.stringify(value));
    ${script}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", loading, ...args], { cwd: checkout });
  return JSON.parse(stdout);
}

describe("axios as the project loads it", () => {
  let server: http.Server;
  let url: string;

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => response.end(JSON.stringify({ type: request.headers["content-type"], body })));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  it("does not make Node.js load its client for fetch", async () => {
    const seen = await withAxios(`
      print({
        loaded: typeof axios.create,
        fetchClient: process.moduleLoadList.filter((name) => name.includes("undici")),
      });`);

    expect(seen).toEqual({ loaded: "function", fetchClient: [] });
  });

  it("leaves the globals as they were", async () => {
    const seen = await withAxios(`
      const { isDeepStrictEqual } = require("node:util");
      print([
        isDeepStrictEqual(descriptors(), before),
        new FormData() instanceof FormData,
        new Request("http://127.0.0.1/").method,
        new Response("text").status,
      ]);`);

    expect(seen).toEqual([true, true, "GET", 200]);
  });

  it("offers all that axios offers: multipart bodies, and the adapter on fetch", async () => {
    const seen = await withAxios(
      `
      const form = new FormData();
      form.append("name", "value");
      const url = process.argv[1];
      Promise.all([
        axios.post(url, form, { adapter: "http" }),
        axios.post(url, { name: "value" }, { adapter: "http", headers: { "content-type": "multipart/form-data" } }),
        axios.post(url, "text", { adapter: "fetch" }),
      ]).then((answers) => print(answers.map(({ data }) => data)));`,
      url,
    );

    const multipart = {
      type: expect.stringMatching(/^multipart\/form-data; boundary=/) as string,
      body: expect.stringContaining('name="name"') as string,
    };
    expect(seen).toEqual([multipart, multipart, expect.objectContaining({ body: "text" })]);
  });
});
