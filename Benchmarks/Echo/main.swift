import Hummingbird
import Logging

// A bare Hummingbird server that sends back what it gets: what the HTTP stack alone can do on this machine.
//
//   echo-server PORT

let router = Router()
router.post("/") { request, _ in
    Response(status: .ok, body: .init(byteBuffer: try await request.body.collect(upTo: 1 << 20)))
}
var logger = Logger(label: "echo")
logger.logLevel = .error
let application = Application(
    router: router,
    configuration: .init(address: .hostname("127.0.0.1", port: Int(CommandLine.arguments.last ?? "") ?? 8080)),
    logger: logger)
try await application.runService()
