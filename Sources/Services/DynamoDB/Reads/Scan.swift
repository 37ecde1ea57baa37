import Core
import ItemExpressions
import Plane
import Store

enum Scan {
    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "Scan", .read, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.query(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        let input = call.input
        let reference = try TableReference(input["TableName"]?.string ?? "", in: call)
        let index = input["IndexName"]?.string ?? reference.indexName
        var access = ItemAccess("Scan", input)
        access.attributes.add(input)
        access.select = ItemAccess.select(input, isIndex: index != nil)
        let table = try await service.decide(on: reference, call)
        return [access.requirement(on: reference, index: index, table)]
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let input = call.input
        let tableName = input["TableName"]?.string ?? ""
        let reference = try TableReference(tableName, in: call)
        let segment = try Segment(input)
        let expressions = try ScanExpressions(input)
        return try await service.withTable(reference, call) { open in
            let request = try PageRequest(
                input, on: open, indexName: input["IndexName"]?.string ?? reference.indexName,
                filter: expressions.filter, projection: expressions.projection)
            let start = try request.start(input, on: open)
            if let start { try segment.check(start.key) }
            let reader = PageReader(
                source: segment.source, entries: request.index?.entries ?? open.table.items, after: start?.key,
                limit: request.limit, fetchedFrom: request.fetches ? open.table.items : nil)
            return try await request.answer(
                reader, on: open, call.store, detail: CapacityDetail(input), tableName: tableName)
        }
    }

    /// One of the parallel scans of a table, or the only one.
    private struct Segment {
        let number: Int
        let total: Int

        init(_ input: Document) throws {
            let number = input["Segment"]?.integer
            let total = input["TotalSegments"]?.integer
            switch (number, total) {
            case (nil, nil): (self.number, self.total) = (0, 1)
            case (let number?, let total?):
                guard number >= 0 else {
                    throw AWSError.validation(
                        "1 validation error detected: Value '\(number)' at 'segment' failed to satisfy constraint: "
                            + "Member must have value greater than or equal to 0")
                }
                guard number < total else {
                    throw AWSError.validation(
                        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                            + "Segment: \(number) is not less than TotalSegments: \(total)")
                }
                (self.number, self.total) = (Int(number), Int(total))
            case (nil, _):
                throw AWSError.validation(
                    "The Segment parameter is required but was not present in the request when parameter "
                        + "TotalSegments is present")
            case (_, nil):
                throw AWSError.validation(
                    "The TotalSegments parameter is required but was not present in the request when Segment "
                        + "parameter is present")
            }
        }

        var source: PageReader.Source {
            total == 1 ? .everything(from: [], to: nil) : PageReader.segment(number, of: total)
        }

        func check(_ start: BulkKey) throws {
            guard case .everything(let from, let to) = source else { return }
            let isWithin =
                !start.partition.lexicographicallyPrecedes(from)
                && to.map { start.partition.lexicographicallyPrecedes($0) } ?? true
            guard isWithin else {
                throw AWSError.validation(
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey "
                        + "with correct Segment. TotalSegments: \(total) Segment: \(number)")
            }
        }
    }
}
