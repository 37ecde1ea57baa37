import Logging

/// Keeps metadata as it was given until something is logged.
///
/// The server names every request to its logger, and the standard handler writes all metadata out as text each time it
/// changes, for lines that are never logged.
struct DeferredMetadata: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let base: any LogHandler

    static func around(_ logger: Logger) -> Logger {
        Logger(label: logger.label) { _ in DeferredMetadata(base: logger.handler) }
    }

    private init(base: any LogHandler) {
        self.base = base
        logLevel = base.logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var event = event
        event.metadata = metadata.merging(event.metadata ?? [:]) { _, own in own }
        base.log(event: event)
    }
}
