import ArgumentParser
import Extraction

/// `castellan extract-worker`: what scans start to read the formats that are not text, in processes that are confined.
struct ExtractWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract-worker", abstract: "Serve a scan; it is started by one.", shouldDisplay: false)

    func run() throws {
        let code = ExtractWorker.run()
        if code != 0 { throw ExitCode(code) }
    }
}
