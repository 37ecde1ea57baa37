import ArgumentParser
import Core
import Directory
import Keyring
import Store

extension KeysCommand {
    /// `castellan keys rewrap`
    struct Rewrap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rewrap",
            abstract: "Change the root key: make a new one and seal every secret anew under it.",
            discussion: """
                  castellan keys rewrap --to file
                  castellan keys rewrap --to passphrase
                  castellan keys rewrap --to pkcs11 --module /usr/lib/softhsm/libsofthsm2.so --token castellan

                A running plane goes on serving and does the work itself; a stopped one has it done here. Killed at any
                point, whichever of them, the work goes on where it was: run the command again, or start the plane.

                Secrets come from the environment or the terminal, never from the command line:
                  CASTELLAN_ROOT_PASSPHRASE, CASTELLAN_PKCS11_PIN          of the root key that there is
                  CASTELLAN_NEW_ROOT_PASSPHRASE, CASTELLAN_NEW_PKCS11_PIN  of the one to be
                Each may name a file of mode 0600 instead, with _FILE behind it. With a passphrase or a token,
                `castellan up` needs the first two at every start.

                The audit log's signing key, TLS keys and connection.json are files of their own and stay as they are.
                Of several nodes on one PostgreSQL, stop all but one first, and give the others its root.json after.
                """)

        enum Destination: String, ExpressibleByArgument, CaseIterable {
            case file
            case passphrase
            case pkcs11
        }

        @Option(name: .customLong("to"), help: "file, passphrase or pkcs11.")
        var destination: Destination

        @Option(help: "The PKCS #11 module's shared library.")
        var module: String?

        @Option(help: "The token's label.")
        var token: String?

        @Option(help: "The label of the AES key on the token, which is made when there is none.")
        var keyLabel = "castellan-root"

        @Option(help: "The plane's home (default: CASTELLAN_HOME, else ~/.castellan).")
        var home: String?

        @Option(help: "The postgres:// URL of the state, for a plane that is stopped (default: SQLite in the home).")
        var store: String?

        @Option(help: "text or json.")
        var format = OutputFormat.text

        func run() async throws {
            let home = Home(home)
            let folder = RootFolder(home.path)
            guard let before = try folder.state() else {
                throw Complaint(
                    "no plane was started in \(home.path)", remedy: "run `castellan up` first, or name its --home")
            }
            let keyring = try folder.open(RootKeySecrets.current)
            let began: RootState
            if before.next != nil {
                note("A change that was begun before is carried through first.")
                began = before
            } else {
                began = try folder.begin(try target(), keyring)
            }
            _ = try folder.advance(keyring)
            if home.isInUse { try await wait(for: began, folder, home) } else { try await work(home, keyring) }
            guard let after = try folder.state() else { throw Complaint("the root key's state is gone") }
            guard before.next == nil else {
                throw Complaint(
                    "only the change that was begun before is finished",
                    remedy: "run this again for the one you ask for")
            }
            switch format {
            case .json: print(Status.json(after))
            case .text: print("The root key is \(after.current.keyID) now, kept by \(after.current.source.kind).")
            }
        }

        private func target() throws -> RootFolder.Target {
            switch destination {
            case .file: return .file
            case .passphrase: return .passphrase(try RootKeySecrets.newPassphrase.read(confirmed: true))
            case .pkcs11:
                guard let module, let token else {
                    throw Complaint("a token needs --module and --token", remedy: "see --help for an example")
                }
                return .token(module: module, token: token, key: keyLabel, pin: try RootKeySecrets.newPin.read())
            }
        }

        /// The running plane does it; it looks every second.
        private func wait(for began: RootState, _ folder: RootFolder, _ home: Home) async throws {
            note("The running plane seals its secrets anew …")
            var told = 0
            while let state = try folder.state(), state.next != nil, state.current == began.current {
                guard home.isInUse else {
                    throw Complaint("the plane stopped meanwhile", remedy: "run this again, or start the plane")
                }
                if let progress = RootKeyProgress.read(from: home), progress.resealed >= told + 1_000 {
                    told = progress.resealed
                    note("\(told) records")
                }
                try await Task.sleep(for: .milliseconds(200))
            }
        }

        private func work(_ home: Home, _ keyring: Keyring) async throws {
            let settings = try await Settings.resolve(
                flags: store.map { ["store": $0] } ?? [:], home: home, file: nil)
            let opened = try await PlaneAssembly(home: home, settings: settings, clock: SystemClock()).openStore()
            guard !settings.isEphemeral, try await Self.holdsAccount(opened) else {
                try? await opened.close()
                throw Complaint(
                    "that store is not this plane's, so its secrets would be left behind",
                    remedy: "name the --store that the plane is started with; the change goes on from there")
            }
            let upkeep = RootKeyUpkeep(home: home, keyring: keyring, store: opened)
            do {
                let count = try await upkeep.run(at: SystemClock().now()) { count in
                    if count % 1_000 == 0 { note("\(count) records") }
                }
                note("\(count) records were sealed anew.")
            } catch {
                try? await opened.close()
                throw error
            }
            try await opened.close()
        }

        private static func holdsAccount(_ store: any Store) async throws -> Bool {
            try await store.read { try !Collections.accounts.list(in: .plane, limit: 1, $0).isEmpty }
        }

        /// What is no result goes to standard error.
        private func note(_ text: String) { tell(text + "\n") }
    }
}
