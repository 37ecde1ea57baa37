import Core

@testable import Cryptography

/// Keys that several tests share, since RSA takes long to make.
enum Keys {
    static let rsa2048 = Result { try KeyMaterial.generate(.rsa2048) }
    static let rsa3072 = Result { try KeyMaterial.generate(.rsa3072) }
    static let rsa4096 = Result { try KeyMaterial.generate(.rsa4096) }

    static func key(_ spec: KeySpec) throws -> KeyMaterial {
        switch spec {
        case .rsa2048: try rsa2048.get()
        case .rsa3072: try rsa3072.get()
        case .rsa4096: try rsa4096.get()
        default: try KeyMaterial.generate(spec)
        }
    }

    static let supported = KeySpec.allCases.filter(\.isSupported)
    static let asymmetric = supported.filter(\.isAsymmetric)
    static let signing = supported.filter { !$0.signingAlgorithms.isEmpty }
    static let macs = supported.filter { !$0.macAlgorithms.isEmpty }
    static let agreement = supported.filter { !$0.keyAgreementAlgorithms.isEmpty }
}

extension SigningAlgorithm {
    /// A message of each type that the algorithm takes.
    var samples: [(type: MessageType, message: [UInt8])] {
        messageTypes.map { type in
            let length =
                switch (type, hash) {
                case (.digest, .sha256): 32
                case (.digest, .sha384): 48
                case (.digest, .sha512): 64
                default: 123
                }
            return (type, (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        }
    }
}

extension SplitMix64 {
    /// The bytes with something wrong: flipped, cut, lengthened, repeated or overwritten.
    mutating func mutation(of bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...Int.random(in: 0...3, using: &self) {
            let index = bytes.isEmpty ? 0 : Int.random(in: 0..<bytes.count, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1 where !bytes.isEmpty: bytes[index] = UInt8.random(in: 0...255, using: &self)
            case 2: bytes.removeLast(Int.random(in: 0...bytes.count, using: &self))
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &self), at: index)
            case 4: bytes.insert(contentsOf: bytes.prefix(index), at: index)
            // A length of four bytes, where a reader may look for one.
            default: bytes.replaceSubrange(index..., with: [0x84, 0xFF, 0xFF, 0xFF, 0xFF])
            }
        }
        return bytes
    }
}
