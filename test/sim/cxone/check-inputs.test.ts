import type { InputsSchema } from "../../../sim/cxone/action";
import { checkInputs } from "../../../sim/cxone/check-inputs";

const schema: InputsSchema = {
  properties: {
    text: { type: "string" },
    whole: { type: "integer" },
    size: { type: "number" },
    flag: { type: "boolean" },
    colour: { type: "string", enum: ["red", "blue"] },
    list: { type: "array", items: { type: "integer" } },
    nested: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
  },
  required: ["text"],
};

describe("checkInputs", () => {
  it("passes when every input has its type, with optional and undeclared ones aside", () => {
    const all = { text: "", whole: 1, size: 1.5, flag: false, colour: "red", list: [1], nested: { a: "" } };
    expect(() => checkInputs(all, schema)).not.toThrow();
    expect(() => checkInputs({ text: "x", undeclared: 1 }, schema)).not.toThrow();
  });

  it.each([
    [{}, "inputs.text: is required"],
    [{ text: null }, "inputs.text: must be of type string"],
    [{ text: 1 }, "inputs.text: must be of type string"],
    [{ text: "", whole: 1.5 }, "inputs.whole: must be of type integer"],
    [{ text: "", size: "1" }, "inputs.size: must be of type number"],
    [{ text: "", flag: 0 }, "inputs.flag: must be of type boolean"],
    [{ text: "", colour: "green" }, 'inputs.colour: must be one of "red", "blue"'],
    [{ text: "", list: {} }, "inputs.list: must be of type array"],
    [{ text: "", list: [1, "2"] }, "inputs.list.1: must be of type integer"],
    [{ text: "", nested: [] }, "inputs.nested: must be of type object"],
    [{ text: "", nested: {} }, "inputs.nested.a: is required"],
  ])("throws 400 when given %j", (inputs, message) => {
    expect(() => checkInputs(inputs, schema)).toThrow(
      expect.objectContaining({ status: 400, message }) as Error,
    );
  });
});
