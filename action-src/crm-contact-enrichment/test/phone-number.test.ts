import { toE164 } from "../phone-number";

describe("toE164", () => {
  it.each(["+15550199822", "+1 (555) 019-9822", " +1.555.019.9822 "])("reads %j", (text) =>
    expect(toE164(text)).toBe("+15550199822"),
  );

  it.each(["", "5550199822", "+0555019982", "+123", "+1234567890123456", "+1555x199822", "++15550199822"])(
    "gives nothing for %j",
    (text) => expect(toE164(text)).toBeUndefined(),
  );
});
