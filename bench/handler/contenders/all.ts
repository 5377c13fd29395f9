import type { CreateEnrich } from "./contender";
import { create as axiosRetry } from "./axios-retry";
import { create as bareAxios } from "./bare-axios";
import { create as cockatiel } from "./cockatiel";
import { create as got } from "./got";
import { create as ours, createImpatient, createWithSessionReuse } from "./ours";
import { create as tutorial } from "./tutorial";
import { create as undici } from "./undici";

/** Everyone who does the job, by the name in the table, in its order. */
export const CONTENDERS = {
  ours,
  "ours, warm token": createWithSessionReuse,
  "ours (patience 5 s)": createImpatient,
  "bare axios": bareAxios,
  "axios-retry + p-limit": axiosRetry,
  got,
  "undici RetryAgent + p-limit": undici,
  cockatiel,
  tutorial,
} satisfies Record<string, CreateEnrich>;

/** The name of a contender. */
export type ContenderName = keyof typeof CONTENDERS;
