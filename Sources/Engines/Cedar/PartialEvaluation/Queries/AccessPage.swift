internal import Core

/// Which part of the answer to a query is wanted.
public struct AccessPageRequest: Hashable, Sendable {
    /// ``AccessPage/next`` of the page before; nil for the first. The query must be the same.
    public var cursor: String?
    /// How many entities the page holds at most; at least 1.
    public var limit: Int
    /// How many candidates are looked at for one page at most; at least 1. A page can be empty though others follow.
    public var candidateLimit: Int

    public init(cursor: String? = nil, limit: Int = 100, candidateLimit: Int = 1_000) {
        self.cursor = cursor
        self.limit = max(1, limit)
        self.candidateLimit = max(1, candidateLimit)
    }
}

/// A part of the answer to a query.
public struct AccessPage: Hashable, Sendable {
    /// Principals, actions or resources, as the query asks, in order of their ids.
    public internal(set) var allowed: [EntityUID] = []
    /// Those for which the decision depends on what is unknown of the context.
    public internal(set) var undecided: [EntityUID] = []
    /// How many candidates were looked at.
    public internal(set) var examined = 0
    /// Where the next page begins; nil when there is none.
    public internal(set) var next: String?

    var count: Int { allowed.count + undecided.count }

    mutating func add(_ uid: EntityUID, _ decision: Response.Decision?) {
        examined += 1
        switch decision {
        case .allow: allowed.append(uid)
        case nil: undecided.append(uid)
        case .deny: break
        }
    }
}

/// Why a query could not be answered, beside ``PartialEvaluationError`` and ``EntityLoadingError``.
public enum AccessQueryError: Error, Hashable, Sendable {
    /// The cursor is none of this query's.
    case invalidCursor
    /// The source gave candidates of another type, or not in order.
    case disorderedCandidates

    /// The error as text.
    public var diagnostic: Diagnostic {
        switch self {
        case .invalidCursor: Diagnostic("the cursor does not belong to this query")
        case .disorderedCandidates: Diagnostic("the source of entities gave candidates out of order")
        }
    }
}

/// The place of a page in the answers to one query, as callers keep it.
struct AccessCursor {
    /// Of the query, so that a cursor is not taken for another's.
    let fingerprint: String
    let last: EntityUID

    var text: String {
        Base64.encode(Array("\(fingerprint) \(last)".utf8))
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init(fingerprint: String, last: EntityUID) {
        self.fingerprint = fingerprint
        self.last = last
    }

    init(text: String, fingerprint: String) throws(AccessQueryError) {
        let padded =
            text.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let bytes = Base64.decode(padded), let plain = String(validating: bytes, as: UTF8.self),
            plain.hasPrefix(fingerprint + " ")
        else { throw .invalidCursor }
        do throws(Diagnostics) {
            last = try EntityUID(parsing: String(plain.dropFirst(fingerprint.count + 1)))
        } catch {
            throw .invalidCursor
        }
        self.fingerprint = fingerprint
    }

    /// The same in every process: FNV-1a of 64 bits.
    static func fingerprint(of parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
