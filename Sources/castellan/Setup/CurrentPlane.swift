import Audit
import Core
import Directory
import Gateway
import Keyring
import Logging
import Plane
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

    /// Carries a change of the root key through, if one was begun.
    func changeRootKey() async {
        guard let upkeep = value.rootKeyUpkeep else { return }
        do {
            let count = try await upkeep.run(at: upkeep.clock.now())
            if count > 0 { log.notice("\(count) records are sealed under the new root key \(upkeep.keyring.keyID)") }
        } catch is CancellationError {
            return
        } catch {
            log.error("the root key cannot be changed and it will be tried again: \(error)")
        }
    }

    /// Runs one of the services' background tasks; a failure is logged and tried again the next time.
    func run(_ task: BackgroundTask) async {
        do {
            try await task.run(value.gateway.background)
        } catch is CancellationError {
            return
        } catch {
            log.warning("\(task.name) failed and will be tried again: \(error)")
        }
    }

    /// The tasks are the same ones after a reset.
    var tasks: [BackgroundTask] { value.gateway.parts.services.flatMap(\.tasks) }

    /// The task as the plane has it that serves now.
    func task(named name: String) -> BackgroundTask? { tasks.first { $0.name == name } }

    /// Writes what is only in memory and closes the files.
    func close() async {
        for task in tasks where task.isFlush { await run(task) }
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
            await withDiscardingTaskGroup { group in
                group.addTask { await maintain() }
                group.addTask { while await pause(seconds: 1) { await current.changeRootKey() } }
                for name in current.tasks.map(\.name) { group.addTask { await repeatTask(named: name) } }
            }
        }
    }

    private func maintain() async {
        var seconds = 0
        while await pause(seconds: 1) {
            seconds += 1
            await current.maintain(removesExpired: seconds % 60 == 0)
        }
    }

    private func repeatTask(named name: String) async {
        while let task = current.task(named: name), await pause(seconds: task.seconds) {
            if let task = current.task(named: name) { await current.run(task) }
        }
    }

    /// False when the plane stops.
    private func pause(seconds: Int) async -> Bool {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return false }
        return !Task.isCancelled
    }
}
