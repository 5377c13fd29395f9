// Runs where something other than code, contract or environment changed (a rotated CXone credential, say): the action
// is not executed again, and the answer of its last execution stays. The command plugin hands that answer over.
process.stdout.write(process.env.PULUMI_COMMAND_STDOUT ?? "");
