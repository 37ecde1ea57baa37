import Core

/// The account and region that a log's chain runs under, written down when the log is made: a plane that is started in
/// another region later goes on with the same chain.
enum LogIdentity {
    static func path(_ directory: String) -> String { directory + "/log.json" }

    /// The configuration with the log's own names; a new log takes those of the configuration.
    static func settle(_ configuration: AuditConfiguration) throws -> AuditConfiguration {
        let path = path(configuration.directory)
        guard FileSystem.exists(path) else {
            var writer = JSONWriter()
            writer.object { json in
                json.member("account", configuration.account.rawValue)
                json.member("region", configuration.region.rawValue)
            }
            try FileSystem.write(writer.bytes, to: path)
            return configuration
        }
        let (account, region) = try read(configuration.directory)
        var settled = configuration
        settled.account = account
        settled.region = region
        return settled
    }

    static func read(_ directory: String) throws -> (AccountID, Region) {
        let path = path(directory)
        guard let node = try? JSONParser.parse(try FileSystem.read(path)),
            let account = node["account"]?.string.flatMap({ AccountID($0) }),
            let region = node["region"]?.string.flatMap({ Region($0) })
        else { throw AuditError.corrupt(path: path, reason: "it does not name the log's account and region") }
        return (account, region)
    }
}
