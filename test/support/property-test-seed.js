const fc = require("fast-check");

// The same cases on every machine, so that a change is judged by itself; `FAST_CHECK_SEED=$RANDOM npm test` tries others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });
