import { systemClock } from "../../../foundation/clock";
import { axiosTransport } from "../../http/axios-transport";
import type { SenderDependencies } from "./call-sender";

/** The real clock, network and randomness. */
export const systemDependencies: SenderDependencies = {
  transport: axiosTransport,
  clock: systemClock,
  random: Math.random,
};
