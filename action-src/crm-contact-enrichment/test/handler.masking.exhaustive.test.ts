import fc from "../../../test/support/seeded-fast-check";
import { createHandler } from "../handler";
import { VirtualClock } from "../../../test/support/virtual-clock";
import { RandomCrm, anyBehaviour } from "../../../test/action-src/support/random-crm";

const SECRET = "client-secret-3f9a/+&";
const CLIENT_ID = "client-id-71c2";
const TOKENS = ["token-abc-secret", "token-def-secret"];

/** Recognisable wherever it turns up. */
const BODY_TEXT = "Body-Text-Of-The-CRM";
const letters = fc.string({ minLength: 10, maxLength: 40, unit: fc.constantFrom(..."QXZJVKWY") });
const digits = fc.string({ minLength: 8, maxLength: 12, unit: fc.constantFrom(..."123456789") });

async function play(externalId: string, phoneNumber: string, behaviours: Parameters<typeof makeCrm>[1]) {
  const clock = new VirtualClock();
  const records: unknown[] = [];
  const log = (message: string, fields?: object) => void records.push({ message, ...fields });
  const handler = createHandler({
    clock,
    random: () => 0.5,
    transport: makeCrm(clock, behaviours).transport,
    environment: {
      CRM_CLIENT_ID: CLIENT_ID,
      CRM_CLIENT_SECRET: SECRET,
      CRM_TOKEN_URL: "https://crm.example/token",
      CRM_API_BASE_URL: "https://crm.example/api",
    },
    newExecutionId: () => "execution-1",
  });
  const logger = { info: log, warn: log, error: log };
  const outputs = await clock.run(handler({ logger }, { externalId, phoneNumber }));
  return { records, outputs };
}

function makeCrm(clock: VirtualClock, behaviours: ConstructorParameters<typeof RandomCrm>[1]) {
  return new RandomCrm(clock, behaviours);
}

describe("createHandler, its audit log and errorDetails", () => {
  it("shows no personal data and no secret for 2,000 random inputs and CRM bodies", async () => {
    const salt = fc.constantFrom(BODY_TEXT, { [BODY_TEXT]: BODY_TEXT }, [BODY_TEXT]);
    const behaviours = fc.array(anyBehaviour(salt), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(letters, digits, behaviours, async (externalId, number, given) => {
        const { records, outputs } = await play(externalId, `+${number}`, given);
        const shown = JSON.stringify(records) + (outputs.errorDetails ?? "");
        const hidden = [
          externalId.slice(0, -2),
          number.slice(0, -2),
          SECRET,
          CLIENT_ID,
          BODY_TEXT,
          ...TOKENS,
        ];
        const forms = hidden.flatMap((value) => [
          value,
          encodeURIComponent(value),
          Buffer.from(value).toString("base64"),
        ]);
        expect(forms.filter((form) => shown.includes(form))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  it("has one record per step, with execution id, step, outcome and duration", async () => {
    const body = JSON.stringify({ access_token: TOKENS[0], expires_in: 3600, id: "CRM-1" });
    const { records } = await play("EXT-12345", "+15550199822", [
      { latencyMs: 5, outcome: { status: 200, headers: {}, body } },
    ]);
    expect(records).toMatchObject([
      { step: "inputs", outcome: "accepted", externalId: "***45", phoneNumber: "***22" },
      { step: "token", outcome: "answered", attempt: 1, status: 200, durationMs: 5 },
      { step: "contact-by-id", outcome: "answered", attempt: 1, status: 200, durationMs: 5 },
      { step: "execution", outcome: "succeeded", durationMs: 10 },
    ]);
    for (const record of records) expect(record).toMatchObject({ executionId: "execution-1" });
  });
});
