import { Agent, request } from "node:http";
import { startWorkerProcess } from "../handler/worker-process";
import { median } from "../handler/statistics";
import { figure, type Figure } from "../report/figure";
import type { Bench } from "../workplace";
import type { Addresses } from "./server/main";

const ROUNDS = 5;
const CALLERS = 8;

/**
 * Executions a second that the CXone simulator manages of a warm action that answers at once, against a bare `node:http`
 * server in the same process: whoever measures handlers through the simulator measures no more than this.
 */
export async function measureSimulator({ projectRoot, quick, say }: Bench): Promise<Figure[]> {
  const server = startWorkerProcess(projectRoot, "simulator/server");
  const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
  try {
    const { execute, nothing, authorization } = await server.call<Addresses>("start");
    const requests = quick ? 200 : 1_000;
    const rate = (url: string) => requestsPerSecond(agent, url, authorization, requests);
    await rate(execute);
    await rate(nothing);
    const ours: number[] = [];
    const bare: number[] = [];
    say(`${ROUNDS} rounds of ${requests} executions`);
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await rate(execute));
      bare.push(await rate(nothing));
    }
    return [
      figure({
        name: `executions of a warm action, ${CALLERS} at a time`,
        unit: "executions/s",
        ours: median(ours),
        peer: { name: "bare node:http", value: median(bare) },
        repetitions: ROUNDS,
        moreIsBetter: true,
      }),
    ];
  } finally {
    agent.destroy();
    await server.stop();
  }
}

async function requestsPerSecond(
  agent: Agent,
  url: string,
  authorization: string,
  requests: number,
): Promise<number> {
  let left = requests;
  const startedAtMs = performance.now();
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (left > 0) {
        left -= 1;
        await executeOnce(agent, url, authorization);
      }
    }),
  );
  return requests / ((performance.now() - startedAtMs) / 1_000);
}

function executeOnce(agent: Agent, url: string, authorization: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: "POST", agent, headers: { authorization, "content-type": "application/json" } },
      (answer) => {
        answer.resume().on("end", () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`POST ${url} was answered ${answer.statusCode}`));
        });
      },
    );
    sent.on("error", reject).end('{"inputs":{"id":"1"}}');
  });
}
