import fc from "fast-check";

// The same cases on every machine, so that a change is judged by itself; `FAST_CHECK_SEED=$RANDOM npm test` tries others.
// Here and not in a setup file of jest: what that loads, every test file loads anew.
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_261_122) });

/** fast-check, as every test has it. */
export { default } from "fast-check";
