import AuthZEN
import Console
import Core
import FoundationEssentials
import Gateway
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One run of the plane: from assembly to the last flush.
struct PlaneRun: Sendable {
    let home: Home
    let settings: Settings
    let clock: any WallClock

    func run() async throws {
        let assembly = PlaneAssembly(home: home, settings: settings, clock: clock)
        let plane = try await assembly.assemble()
        let current = CurrentPlane(plane)
        let entrance = Entrance(
            plane.gateway, version: Release.version,
            doors: [AuthZENDoor(), ConsoleDoor(keyring: plane.keyring)], reset: reset(current, assembly))
        let logger = Logger(label: "castellan")
        let tls = try ServerTLS(settings, home: home, now: clock.now())
        var limits = Listener.Limits()
        limits.requestSeconds = settings.requestSeconds
        let listener = Listener(
            .init(host: settings.host, port: settings.port, tls: tls?.configuration, limits: limits),
            entrance: entrance
        ) { port in
            do {
                try announce(port: port, plane, tls)
            } catch {
                logger.error("cannot write \(home.connectionFile): \(error)")
            }
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [Upkeep(current: current), listener], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        let outcome: Result<Void, any Error>
        do {
            try await group.run()
            outcome = .success(())
        } catch {
            outcome = .failure(explained(error))
        }
        await current.close()
        if settings.isEphemeral { try? FileManager.default.removeItem(atPath: home.connectionFile) }
        try outcome.get()
    }

    /// Clients keep their credentials across a reset.
    private func reset(_ current: CurrentPlane, _ assembly: PlaneAssembly) -> Entrance.Reset? {
        guard settings.isEphemeral else { return nil }
        return {
            let next = try await assembly.assemble(after: current.value)
            current.replace(with: next)
            return next.gateway
        }
    }

    private func announce(port: Int, _ plane: PlaneAssembly.Assembled, _ tls: ServerTLS?) throws {
        let reachable = ["0.0.0.0", "::"].contains(settings.host) ? "127.0.0.1" : settings.host
        let host = reachable.contains(":") ? "[\(reachable)]" : reachable
        let endpoint = "\(tls == nil ? "http" : "https")://\(host):\(port)"
        try Connection(
            endpoint: endpoint, region: settings.region.rawValue, accountID: plane.account.rawValue,
            accessKeyID: plane.rootKey.id, secretAccessKey: plane.rootKey.secret.revealedText,
            authorityFile: tls?.authorityFile
        ).save(to: home)
        let kept = settings.isEphemeral ? "in memory" : home.path
        print(
            """
            Castellan \(Release.version) is up at \(endpoint) (account \(plane.account), kept \(kept)).
            Point the AWS tools at it:

              eval "$(\(command) env\(homeOption))"

            Or open \(endpoint)/console in a browser.

            """)
        fflush(nil)
    }

    /// How this executable can be called again from the same folder.
    private var command: String {
        let invoked = CommandLine.arguments[0]
        return invoked.contains("/") ? invoked : "castellan"
    }

    private var homeOption: String {
        home.path == Home(nil).path ? "" : " --home '\(home.path)'"
    }

    private func explained(_ error: any Error) -> any Error {
        guard let error = error as? IOError else { return error }
        switch error.errnoCode {
        case EADDRINUSE:
            return Complaint(
                "port \(settings.port) on \(settings.host) is taken",
                remedy: "stop what listens there, or choose --port")
        case EACCES: return Complaint("port \(settings.port) needs privileges", remedy: "choose a --port above 1023")
        case EADDRNOTAVAIL: return Complaint("\(settings.host) is no address of this machine", remedy: "choose --host")
        default: return error
        }
    }
}
