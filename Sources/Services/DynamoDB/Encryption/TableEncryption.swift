import Core
import Crypto
import Envelope
import Plane
import Store

/// Makes and changes what a table's data key is wrapped under.
struct TableEncryption: Sendable {
    let keys: TableKeys

    /// A table's encryption with the record of its key.
    struct Wrapping: Sendable {
        let encryption: TableRecord.Encryption?
        let key: DataKeyRecord
    }

    static func check(_ specification: SSESpecification) throws {
        guard specification.SSEType != "AES256" else {
            throw AWSError.invalidParameter("SSEType AES256 is not supported; server-side encryption uses KMS")
        }
        guard specification.Enabled == true || specification.KMSMasterKeyId == nil else {
            throw AWSError.invalidParameter("KMSMasterKeyId can be specified only if SSE is enabled")
        }
    }

    /// A key for a new table.
    func create(
        _ specification: SSESpecification?, table: String, id: String, _ call: Call
    ) async throws -> Wrapping {
        guard let specification, specification.Enabled == true else {
            return Wrapping(encryption: nil, key: try keys.seal(SymmetricKey(size: .bits256), ownerID: id))
        }
        let service = KMSClient.dynamoDB(call, table: table, call.account)
        let made = try await service.generateDataKey(specification.KMSMasterKeyId ?? Table.defaultKey)
        let grant = try await service.createGrant(made.keyARN)
        return Wrapping(
            encryption: TableRecord.Encryption(keyARN: made.keyARN, grantID: grant),
            key: DataKeyRecord(ownerID: id, wrapped: made.wrapped))
    }

    /// The same data key under another key; no entry has to be written anew.
    func change(_ table: Table, to specification: SSESpecification, _ call: Call) async throws -> Wrapping {
        try Self.check(specification)
        let record = try await call.store.read { [id = table.record.id, scope = table.scope] in
            try Table.dataKeys.get(id, in: scope, $0)
        }
        guard let record else { throw AWSError.tableNotFound(table.name) }
        guard specification.Enabled == true else { return try await disable(table, record, call) }
        let service = KMSClient.dynamoDB(call, table: table.name, table.account)
        let wanted = specification.KMSMasterKeyId ?? Table.defaultKey
        let (wrapped, keyARN): ([UInt8], String)
        if let current = table.record.encryption, let old = record.wrappedBytes {
            guard try await service.keyARN(of: wanted) != current.keyARN else {
                throw AWSError.invalidParameter("Table is already encrypted by given KMSMasterKeyId")
            }
            (wrapped, keyARN) = try await service.reEncrypt(old, from: current.keyARN, to: wanted)
        } else {
            (wrapped, keyARN) = try await service.encrypt(try await keys.open(record, of: table, call), under: wanted)
        }
        let grant = try await service.createGrant(keyARN)
        return Wrapping(
            encryption: TableRecord.Encryption(keyARN: keyARN, grantID: grant),
            key: DataKeyRecord(ownerID: table.record.id, wrapped: wrapped))
    }

    private func disable(_ table: Table, _ record: DataKeyRecord, _ call: Call) async throws -> Wrapping {
        guard table.record.encryption != nil else {
            throw AWSError.invalidParameter("Table is already encrypted by the AWS owned key")
        }
        let key = try await keys.open(record, of: table, call)
        return Wrapping(encryption: nil, key: try keys.seal(key, ownerID: table.record.id))
    }
}
