import Audit
import Directory
import Logging
import ServiceLifecycle
import Store
import Synchronization

/// The plane that serves now; a reset of an ephemeral one puts another in its place.
final class CurrentPlane: Sendable {
    private let plane: Mutex<PlaneAssembly.Assembled>
    private let log = Logger(label: "castellan.upkeep")

    init(_ plane: PlaneAssembly.Assembled) { self.plane = Mutex(plane) }

    var value: PlaneAssembly.Assembled { plane.withLock { $0 } }

    func replace(with next: PlaneAssembly.Assembled) { plane.withLock { $0 = next } }

    /// What has to be done now and then, and once more at the end: a failure is logged and tried again the next time.
    func maintain(removesExpired: Bool) async {
        let plane = value
        do {
            try await plane.credentialUse.flush()
            if removesExpired { _ = try await plane.store.removeExpired() }
        } catch {
            log.warning("upkeep failed and will be tried again: \(error)")
        }
    }

    /// Writes what is only in memory and closes the files.
    func close() async {
        await maintain(removesExpired: false)
        let plane = value
        await plane.auditLog.close()
        do {
            try await plane.store.close()
        } catch {
            log.error("the plane did not close cleanly: \(error)")
        }
    }
}

/// Runs the upkeep until the plane stops.
struct Upkeep: ServiceLifecycle.Service {
    let current: CurrentPlane

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var seconds = 0
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
                seconds += 1
                await current.maintain(removesExpired: seconds % 60 == 0)
            }
        }
    }
}
