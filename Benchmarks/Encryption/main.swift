import Crypto
import Cryptography

/// Times what Encrypt and Decrypt of a symmetric KMS key cost in process, next to the bare AES-256-GCM of the same
/// library. Figures are reported, never asserted.
let rounds = 50_000
let plaintext = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 131) }
let bareKey = SymmetricKey(size: .bits256)
let key = try KeyMaterial.generate(.symmetricDefault)
let keyID = "0c237476-b39f-4a0e-9b0a-1f2e3d4c5b6a"
let materialID = [UInt8](repeating: 7, count: 32)
let context = ["tenant_id": "red", "aws:dynamodb:tableName": "vault"]
let bareBox = try AES.GCM.seal(plaintext, using: bareKey)
let blob = try CiphertextBlob.seal(plaintext, with: key, keyID: keyID, materialID: materialID, context: context)

let bareSeal = try Timing(rounds) { try AES.GCM.seal(plaintext, using: bareKey).ciphertext.count }
let bareOpen = try Timing(rounds) { try AES.GCM.open(bareBox, using: bareKey).count }
let seal = try Timing(rounds) {
    try CiphertextBlob.seal(plaintext, with: key, keyID: keyID, materialID: materialID).count
}
let sealInContext = try Timing(rounds) {
    try CiphertextBlob.seal(plaintext, with: key, keyID: keyID, materialID: materialID, context: context).count
}
let openInContext = try Timing(rounds) { try CiphertextBlob.open(blob, with: key, context: context).count }

print("| 4 KB | median | p99 | times the bare call |\n| --- | ---: | ---: | ---: |")
print(bareSeal.row("bare AES-256-GCM seal", beside: bareSeal))
print(seal.row("Encrypt", beside: bareSeal))
print(sealInContext.row("Encrypt in a context of two pairs", beside: bareSeal))
print(bareOpen.row("bare AES-256-GCM open", beside: bareOpen))
print(openInContext.row("Decrypt in a context of two pairs", beside: bareOpen))
