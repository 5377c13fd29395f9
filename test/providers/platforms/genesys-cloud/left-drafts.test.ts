import type { HttpTransport } from "../../../../foundation/http-transport";
import { afterAnswer, GenesysOrganization, refusedWith, trialThat } from "../../support/genesys-organization";

let organization: GenesysOrganization;
beforeEach(async () => {
  organization = await GenesysOrganization.start();
  await organization.published("one");
});
afterEach(() => organization.sim.close());

/** Writes a second version, whose draft has to pass a trial. */
async function update(transport?: HttpTransport, trial = trialThat()) {
  const api = organization.connect(transport);
  const live = await api.getAction(organization.only.id);
  if (!live) throw new Error("there is no action");
  organization.fault("POST /draft/test", { kind: "raw-body", body: '{"success":true}' });
  return api.putAction(live, organization.definition({ description: "Changed", proof: "two" }), trial);
}
/** Somebody changes the draft while it is tried. */
const edited = () =>
  afterAnswer("POST /draft/test", () =>
    organization.colleague.edit(organization.only.id, { name: "by hand" }),
  );

describe("a draft that must not stay, and that somebody changed meanwhile", () => {
  it("stays, and the error has what is wrong, what was found and one code", async () => {
    const { id } = organization.only;
    await expect(
      update(
        edited(),
        trialThat(() => "it broke"),
      ),
    ).rejects.toThrow(
      new RegExp(
        `^Test of the draft of data action "lookup" \\(id ${id}\\) failed: it broke\\. Nothing was published\\. [^[]*` +
          `Meanwhile somebody else has changed its draft, which was left as it is\\. Publish or delete that draft in ` +
          `Genesys Cloud \\(Admin, Integrations, Actions; id ${id}\\), then run pulumi up again\\. \\[PLATFORM_PROOF_FAILED\\]$`,
      ),
    );
    expect(organization.only.draft?.name).toBe("by hand");
  });

  it("stays, and is told of once, where that is what is wrong", async () => {
    const refused = update(edited());
    await expect(refused).rejects.toThrow("[PLATFORM_DRAFT_OPEN]");
    await expect(refused).rejects.not.toThrow("Meanwhile");
  });

  it("stays, and a defect of ours is passed on as it is", async () => {
    const defect = new TypeError("a defect");
    const judge = () => {
      throw defect;
    };
    await expect(update(edited(), trialThat(judge))).rejects.toBe(defect);
    expect(organization.only.draft?.name).toBe("by hand");
  });
});

describe("a draft that must not stay, and cannot be removed", () => {
  it("is told of behind what is wrong, under the code and the status of that", async () => {
    const { id } = organization.only;
    organization.fault("POST /draft/publish", refusedWith(400, "It does not fit"));
    organization.fault("DELETE /draft", refusedWith(403));
    await expect(update()).rejects.toMatchObject({
      code: "PLATFORM_REFUSED",
      status: 400,
      outcome: "refused",
      message: expect.stringMatching(
        new RegExp(
          `^Publishing of .*400 \\(It does not fit[^[]*Its draft could not be removed either\\. The next pulumi up ` +
            `removes it \\(Removal of the draft of data action \\(id ${id}\\) was refused with 403 .*` +
            `\\[PLATFORM_FORBIDDEN\\]\\) \\[PLATFORM_REFUSED\\]$`,
        ),
      ) as string,
    });
  });
});
