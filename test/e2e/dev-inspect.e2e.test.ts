import * as fs from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import * as path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { WebSocket } from "undici";
import { copyOfCheckout } from "./support/copy-of-checkout";
import { type DevRun, startDev } from "./support/dev-run";

let folder: string;
let environment: NodeJS.ProcessEnv;
let dev: DevRun;
beforeEach(async () => ({ folder, environment } = await copyOfCheckout("order-status")));
afterEach(async () => {
  await dev.interrupt();
  fs.rmSync(folder, { recursive: true, force: true });
});

type Params = Readonly<Record<string, unknown>>;

type Message =
  { readonly id: number; readonly result: Params } | { readonly method: string; readonly params: Params };

/** A debugger as an editor is one, over the Chrome DevTools Protocol. */
class Debugger {
  private readonly events: { readonly method: string; readonly params: Params }[] = [];
  private readonly answers = new Map<number, (result: Params) => void>();
  private calls = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if ("id" in message) this.answers.get(message.id)?.(message.result);
      else this.events.push(message);
    });
  }

  /** Waits until the action's process is there, and connects to it. */
  static async attach(port: number): Promise<Debugger> {
    for (;;) {
      const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
        (response) => response.json() as Promise<{ webSocketDebuggerUrl: string }[]>,
        () => [],
      );
      const [target] = targets;
      if (!target) {
        await wait(20);
        continue;
      }
      const socket = new WebSocket(target.webSocketDebuggerUrl);
      await new Promise((resolve) => socket.addEventListener("open", resolve));
      return new Debugger(socket);
    }
  }

  send(method: string, params: Params = {}): Promise<Params> {
    this.calls += 1;
    const id = this.calls;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  /** The first event of this kind that fits, whenever it comes. */
  async event(method: string, fits: (params: Params) => boolean = () => true): Promise<Params> {
    for (;;) {
      const found = this.events.find((event) => event.method === method && fits(event.params));
      if (found) return found.params;
      await wait(5);
    }
  }

  close(): void {
    this.socket.close();
  }
}

/** Where a line of a source is in the script, by the script's own source map. */
function placeOf(sourceMapUrl: string, source: string, line: number) {
  const json = Buffer.from(sourceMapUrl.split("base64,")[1] ?? "", "base64").toString("utf8");
  const payload = JSON.parse(json) as SourceMapPayload;
  const map = new SourceMap(payload);
  for (let lineNumber = 0; lineNumber < 100_000; lineNumber += 1) {
    const entry = map.findEntry(lineNumber, 1_000);
    if (!("originalSource" in entry) || entry.originalLine !== line) continue;
    if (new URL(entry.originalSource, payload.sourceRoot).href === source)
      return { lineNumber: entry.generatedLine, columnNumber: entry.generatedColumn };
  }
  throw new Error(`${source}:${line} is not in the source map.`);
}

describe("npm run dev -- --inspect", () => {
  it("stops at a breakpoint in the TypeScript handler, for as long as one likes, and goes on", async () => {
    dev = startDev(folder, environment, "--run", "order-status", "--inspect", "--inspect-port", "0");
    const [, port] =
      /Debugger of order-status: 127\.0\.0\.1:(\d+)/.exec(await dev.until(/Debugger of .*\n/)) ?? [];
    const cdp = await Debugger.attach(Number(port));
    await cdp.send("Debugger.enable");
    const script = await cdp.event("Debugger.scriptParsed", ({ url }) => String(url).endsWith("/handler.js"));

    const file = path.join(folder, "action-src/order-status/handler.ts");
    const lines = fs.readFileSync(file, "utf8").split("\n");
    const line = lines.findIndex((text) => text.includes("const { state, delivery } = await ordersApi("));
    const place = placeOf(String(script.sourceMapURL), pathToFileURL(file).href, line);
    await cdp.send("Debugger.setBreakpoint", { location: { scriptId: script.scriptId, ...place } });
    await cdp.send("Runtime.runIfWaitingForDebugger");

    const { callFrames, hitBreakpoints } = (await cdp.event(
      "Debugger.paused",
      ({ hitBreakpoints: hit }) => Array.isArray(hit) && hit.length > 0,
    )) as { callFrames: { callFrameId: string }[]; hitBreakpoints: string[] };
    expect(hitBreakpoints).toHaveLength(1);
    const { result } = await cdp.send("Debugger.evaluateOnCallFrame", {
      callFrameId: callFrames[0]?.callFrameId,
      expression: "orderNumber",
    });
    expect(result).toMatchObject({ value: "A-1001" });

    await cdp.send("Debugger.resume");
    expect(await dev.until(/order-status answered in \d+ ms: \{[^}]*\}/)).toContain(
      '"orderStatus": "shipped"',
    );
    cdp.close();
  }, 120_000);

  it("ends a process that stands at a breakpoint when its action is saved, and when it ends itself", async () => {
    dev = startDev(folder, environment, "--run", "order-status", "--inspect", "--inspect-port", "0");
    const [, port] =
      /Debugger of order-status: 127\.0\.0\.1:(\d+)/.exec(await dev.until(/Debugger of .*\n/)) ?? [];
    const first = await Debugger.attach(Number(port));
    first.close();
    const file = path.join(folder, "action-src/order-status/handler.ts");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace('step: "order",', 'step: "order-lookup",'));
    await dev.until(/was ended by the save that replaced it/);
    const second = await Debugger.attach(Number(port));
    await second.send("Runtime.runIfWaitingForDebugger");
    await dev.until(/order-status order-lookup: answered/);
    second.close();
    expect(await dev.interrupt()).toBe(0);
  }, 120_000);
});
