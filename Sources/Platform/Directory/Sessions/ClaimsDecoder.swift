import Core
import Plane

/// Reads what `ClaimsEncoder` wrote. The bytes are authentic by then, so it need not say what is wrong with others.
struct ClaimsDecoder {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// nil unless the bytes are claims and nothing more.
    mutating func claims() -> SessionClaims? {
        guard let kind = kind(), let account = text().flatMap({ AccountID($0) }), let accessKeyID = text(),
            let secret = text(), let issued = number(), let expires = number(), let userName = optional(),
            let userID = optional(), let inlinePolicy = optional(), let policyARNs = list(), let tags = tags(),
            let transitiveTagKeys = list(), let sourceIdentity = optional(), let mfaAuthenticated = number(),
            let federatedProvider = optional(), index == bytes.count
        else { return nil }
        return SessionClaims(
            kind: kind, account: account, accessKeyID: accessKeyID, secretAccessKey: secret,
            issued: Timestamp(microseconds: issued), expires: Timestamp(microseconds: expires), userName: userName,
            inlinePolicy: inlinePolicy, policyARNs: policyARNs, tags: tags, transitiveTagKeys: transitiveTagKeys,
            sourceIdentity: sourceIdentity,
            mfaAuthenticated: mfaAuthenticated == 0 ? nil : Timestamp(microseconds: mfaAuthenticated),
            federatedProvider: federatedProvider, userID: userID)
    }

    private mutating func byte() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    private mutating func kind() -> SessionClaims.Kind? {
        guard let code = byte() else { return nil }
        switch code {
        case 1, 2:
            guard let name = text(), let path = text(), let id = text(), let sessionName = text() else { return nil }
            return .assumedRole(name: name, path: path, id: id, sessionName: sessionName, isServiceLinked: code == 2)
        case 3: return text().map { .federatedUser(name: $0) }
        case 4: return .sessionToken
        default: return nil
        }
    }

    private mutating func number() -> Int64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = byte() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return Int64(bitPattern: value) }
        }
        return nil
    }

    private mutating func text() -> String? {
        guard let length = number(), length >= 0, length <= Int64(bytes.count - index) else { return nil }
        defer { index += Int(length) }
        return String(validating: bytes[index..<index + Int(length)], as: UTF8.self)
    }

    /// nil for bytes that are none, a nil within for a member that was left out.
    private mutating func optional() -> String?? {
        switch byte() {
        case 0: return .some(nil)
        case 1: return text().map { .some($0) }
        default: return nil
        }
    }

    private mutating func list() -> [String]? {
        guard let count = number(), count >= 0, count <= Int64(bytes.count) else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let element = text() else { return nil }
            texts.append(element)
        }
        return texts
    }

    private mutating func tags() -> [Tag]? {
        guard let texts = list(), texts.count % 2 == 0 else { return nil }
        return stride(from: 0, to: texts.count, by: 2).map { Tag(Key: texts[$0], Value: texts[$0 + 1]) }
    }
}
