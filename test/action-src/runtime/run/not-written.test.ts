import { notWritten } from "../../../../action-src/runtime/run/not-written";

it("notWritten fails every execution, and says which file is to be written", async () => {
  const handler = notWritten("order-status");
  for (let execution = 0; execution < 2; execution += 1)
    await expect(handler()).rejects.toThrow(
      /order-status is not written yet: action-src\/order-status\/index\.ts/,
    );
});
