import Core
import Plane

/// Notes on tables whose KMS key can no longer be used that they are inaccessible, and takes the note back when it can.
///
/// It is for those who look at the table: whether an item can be read is asked of KMS, not of the note.
struct KeyAccess: Sendable {
    let service: DynamoDBService

    func run(_ background: Background) async throws {
        for table in try await service.tables.all(in: background.store) {
            guard let encryption = table.record.encryption else { continue }
            let isAccessible = await service.backgroundKey(of: table, background) != nil
            guard isAccessible != (encryption.inaccessible == nil) else { continue }
            let reference = TableReference(of: table)
            let time = background.clock.now()
            try await Tables.update(reference, in: background.store) { record, _ in
                guard record.id == table.record.id, record.encryption?.keyARN == encryption.keyARN else { return }
                record.encryption?.inaccessible = isAccessible ? nil : time
            }
        }
    }
}
