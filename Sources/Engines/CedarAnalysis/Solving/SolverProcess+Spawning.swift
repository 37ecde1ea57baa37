#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SolverProcess {
    #if canImport(Darwin)
        static let socketType = SOCK_STREAM
        static let flags = MSG_DONTWAIT
        static let bothWays = SHUT_RDWR
        private typealias Actions = posix_spawn_file_actions_t?
        private typealias Attributes = posix_spawnattr_t?
    #else
        /// Closed in all children, those of others as well.
        static let socketType = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        /// A process that went away must be an error, not a signal that ends us.
        static let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
        static let bothWays = Int32(SHUT_RDWR)
        private typealias Actions = posix_spawn_file_actions_t
        private typealias Attributes = posix_spawnattr_t
    #endif

    static func prepare(_ socket: Int32) {
        #if canImport(Darwin)
            var on: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        #endif
    }

    /// Starts a process that reads from and writes to the socket, without any other file of ours.
    static func spawn(_ command: [String], standardStreams socket: Int32) -> (pid: pid_t?, errorNumber: Int32) {
        var actions = Actions.empty
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, socket, 0)
        posix_spawn_file_actions_adddup2(&actions, socket, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = Attributes.empty
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        #if canImport(Darwin)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_CLOEXEC_DEFAULT))
        #else
            for descriptor in openDescriptors where descriptor > 2 {
                posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        #endif
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var child: pid_t = 0
        let result = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &environment)
        return (result == 0 ? child : nil, result)
    }

    /// What a child would inherit, sockets of a server among it. One that is closed meanwhile does no harm.
    private static var openDescriptors: [Int32] {
        guard let folder = opendir("/dev/fd") else { return [] }
        defer { closedir(folder) }
        var descriptors: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let descriptor = Int32(name) { descriptors.append(descriptor) }
        }
        return descriptors
    }
}

#if canImport(Darwin)
    extension Optional {
        fileprivate static var empty: Self { nil }
    }
#else
    extension posix_spawn_file_actions_t {
        fileprivate static var empty: Self { Self() }
    }
    extension posix_spawnattr_t {
        fileprivate static var empty: Self { Self() }
    }
#endif
