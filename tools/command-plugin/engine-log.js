const grpc = require("@grpc/grpc-js");
const { EngineClient } = require("@pulumi/pulumi/proto/engine_grpc_pb");
const { LogRequest, LogSeverity } = require("@pulumi/pulumi/proto/engine_pb");

/**
 * Shows lines beside a resource in the CLI's display while it is worked on, as the real plugin does.
 *
 * @param {string} engineAddress host and port that the engine gave the plugin
 * @returns {(urn: string, line: string) => void}
 */
function engineLog(engineAddress) {
  const engine = new EngineClient(engineAddress, grpc.credentials.createInsecure());
  return (urn, line) => {
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setUrn(urn);
    request.setMessage(line);
    request.setEphemeral(true);
    // A line that can't be shown is no reason to fail a deployment.
    engine.log(request, () => {});
  };
}

module.exports = { engineLog };
