import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { runSimulators, type Simulators } from "../../../sim/run-simulators";
import { chromiumIsMissing, startChromium } from "../../support/start-chromium";
import { deployToSimulators } from "./support/deploy-to-simulators";

/** `CONSOLE_SCREENSHOTS=1 npm run test:e2e -- console-page` takes those of docs/console anew. */
const SCREENSHOTS = process.env.CONSOLE_SCREENSHOTS
  ? path.resolve(__dirname, "../../../docs/console")
  : undefined;

const missing = chromiumIsMissing();
if (missing) console.warn(`Skipped: ${missing}.`);

(missing ? describe.skip : describe)("the console in Chromium", () => {
  let browser: Browser;
  let dataDir: string;
  let simulators: Simulators;
  let page: Page;
  /** What the browser complained about: a broken content security policy, an exception, a file that is not there. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "console-"));
    simulators = await runSimulators({ cxonePort: 0, crmPort: 0, genesysPort: 0, dataDir });
    await deployToSimulators(simulators);
    page = await openConsole();
  }, 60_000);
  afterEach(async () => {
    await page.context().close();
    await simulators.close();
    rmSync(dataDir, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  async function openConsole(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const opened = await context.newPage();
    complaints = [];
    opened.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    opened.on("pageerror", (error) => complaints.push(String(error)));
    await opened.goto(simulators.cxone.consoleUrl ?? "");
    await opened.getByRole("heading", { name: "Execute" }).waitFor();
    return opened;
  }

  const section = (name: string) => page.getByRole("region", { name });
  const execute = async (): Promise<void> => {
    await page.getByRole("button", { name: "Execute" }).click();
    await page.locator("#answer .answer-title").waitFor();
  };

  it("shows the action with version, bundle and contract, and keeps its code out of the address", async () => {
    expect(page.url()).toBe(`${simulators.cxone.url}/console`);
    const action = section("Action");
    const [deployed] = simulators.cxone.actions.list();
    const text = await action.innerText();
    expect(text).toContain("crm-contact-enrichment");
    expect(text).toContain("version 1");
    expect(text).toContain(deployed?.codeSha256.slice(0, 12));
    expect(text).toMatch(/\d+\.\d KB/);
    await action.getByText(/^Contract: 2 inputs, 5 outputs/).click();
    expect(await action.innerText()).toContain("crmRecordId");
    await action.getByText("5 environment variables").click();
    expect(await action.innerText()).toContain("CRM_CLIENT_SECRET");
    const everything = await page.content();
    for (const { clientSecret } of [simulators.credentials.crm, simulators.credentials.cxone])
      expect(everything).not.toContain(clientSecret);
  }, 60_000);

  it("executes the action from a form of its contract, by keyboard alone, and draws the trace", async () => {
    await page.getByLabel("externalId").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("CRM-EXT-10001");
    await page.keyboard.press("Control+Enter");
    await page.locator("#answer .answer-title").waitFor();
    expect(await page.locator("#answer").innerText()).toContain("crm-0002");
    await page.getByRole("button", { name: "Trace", exact: true }).press("Enter");
    const trace = section("Trace");
    await trace.waitFor();
    expect(await trace.locator(".timeline .label").allInnerTexts()).toEqual(
      expect.arrayContaining(["inputs", "token", "contact-by-id", "execution"]),
    );
    const all = await trace.innerText();
    expect(all).toContain("1 lookup attempt · 1 token request");
    expect(all).not.toContain("CRM-EXT-10001");
    await page.keyboard.press("Escape");
    await trace.waitFor({ state: "hidden" });
  }, 60_000);

  it("refuses inputs that break the contract in the platform's words", async () => {
    await page.getByLabel("externalId").fill("");
    await page.getByRole("button", { name: "Execute" }).click();
    await page.locator("#answer .problem").waitFor();
    expect(await page.locator("#answer").innerText()).toContain("inputs.externalId: is required");
    // The browser reports the refused call itself.
    expect(complaints.splice(0)).toEqual([expect.stringContaining("400")]);
  }, 60_000);

  it("switches a fault on and off, and shows the handler ride it out", async () => {
    const expired = page.getByRole("switch", { name: "Expired tokens" });
    await expired.press("Space");
    await page.locator("[data-switch=expired-tokens].on").waitFor();
    await execute();
    expect(await page.locator("#answer").innerText()).toContain("crm-0001");
    await page.getByRole("button", { name: "Trace", exact: true }).click();
    await page.getByText("2 lookup attempts · 2 token requests").waitFor();
    expect(simulators.crm.log.count("GET", /^\/contacts/)).toBe(2);
    await expired.press("Space");
    await page.getByText("off; 1 request met it").waitFor();
    await page.locator("#chart .legend .unauthorized b", { hasText: "1" }).waitFor();
  }, 60_000);

  it("calls the action many times at once and charts what the CRM saw", async () => {
    await page.getByLabel("How many calls at once").fill("60");
    await page.getByRole("button", { name: "Call", exact: true }).click();
    await section("What the CRM sees").getByText("60 succeeded").waitFor({ timeout: 30_000 });
    await page.getByText(/120 requests · 60 sign-ins · at most [123] at once/).waitFor();
    expect(await page.locator("#chart rect.answered").count()).toBeGreaterThan(0);
    expect(await page.locator("#list tbody tr").count()).toBe(50);
  }, 90_000);

  it("asks for a new link when the address has none or a used one, and stays open over a reload", async () => {
    const used = simulators.cxone.consoleUrl ?? "";
    await page.reload();
    await page.getByRole("heading", { name: "Execute" }).waitFor();
    const other = await page.context().newPage();
    await other.goto(`${simulators.cxone.url}/`);
    await other.getByText("This address alone does not open the console.").waitFor();
    await other.close();
    const second = await openConsole();
    await second.context().close();
    const third = await page.context().newPage();
    await third.goto(used);
    await third.getByText("This link was used").waitFor();
    await third.close();
  }, 60_000);

  it("is readable at phone width, without a line that leaves the screen", async () => {
    await page.context().close();
    page = await openConsole({ viewport: { width: 375, height: 800 } });
    await execute();
    await page.getByRole("button", { name: "Trace", exact: true }).click();
    await section("Trace").waitFor();
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBe(375);
  }, 60_000);

  (SCREENSHOTS ? it : it.skip)(
    "looks as in docs/console",
    async () => {
      const visit = async (name: string, options: BrowserContextOptions, fullPage = false): Promise<void> => {
        await page.context().close();
        page = await openConsole(options);
        await page.getByRole("button", { name: "Trace of" }).first().click();
        await section("Trace").waitFor();
        await page.evaluate("scrollTo(0, 0)");
        await page.waitForTimeout(1_200);
        await page.screenshot({ path: path.join(SCREENSHOTS ?? "", `${name}.png`), fullPage });
      };
      await execute();
      await page.getByRole("switch", { name: "Rate limit" }).click();
      await page.getByLabel("Rate limit: a second").fill("20");
      await page.getByLabel("Rate limit: a second").press("Enter");
      await page.waitForTimeout(500);
      await page.getByRole("button", { name: "Call", exact: true }).click();
      await page.locator("#load [aria-label]").waitFor();
      await page.locator("#load progress").waitFor({ state: "detached", timeout: 90_000 });
      await page.getByRole("switch", { name: "Rate limit" }).click();
      await page.getByLabel("Switch on").selectOption("5");
      await page.getByRole("switch", { name: "Outage" }).click();
      await page.locator("[data-switch=outage].on").waitFor();
      await execute();
      await page.getByRole("switch", { name: "Latency" }).click();
      await visit("light", { viewport: { width: 1280, height: 900 } }, true);
      await visit("dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }, true);
      await visit("phone", { viewport: { width: 390, height: 844 }, colorScheme: "light" }, true);
    },
    180_000,
  );
});
