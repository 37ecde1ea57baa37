/// The part of a result that says what was found, which findings and records share but for their order and their arrays.
struct SensitiveDataValue {
    let types: [SensitiveType]
    let style: ResultValue.Style

    /// `sensitiveData`: the managed identifiers by category, in the categories' order.
    func managed(_ detections: [TypeDetections]) -> ResultValue {
        .array(
            [Category.credentials, .financial, .personal].compactMap { category in
                let own = detections.filter { types[$0.type].category == category }
                guard !own.isEmpty else { return nil }
                let total = ResultValue.integer(own.reduce(0) { $0 + $1.count })
                let values = ResultValue.array(
                    own.map { found in
                        let counted = [
                            ResultValue.Member("count", .integer(found.count)),
                            .init("occurrences", places(found.locations)),
                        ]
                        let named = ResultValue.Member("type", .string(types[found.type].name))
                        return .object(style == .finding ? counted + [named] : [named] + counted)
                    })
                let name = ResultValue.Member("category", .string(category.rawValue))
                return .object(
                    style == .finding
                        ? [name, .init("detections", values), .init("totalCount", total)]
                        : [name, .init("totalCount", total), .init("detections", values)])
            })
    }

    /// `customDataIdentifiers`; a record without any leaves it out.
    func custom(_ detections: [TypeDetections]) -> ResultValue {
        let values = detections.compactMap { found -> ResultValue? in
            guard case .custom(let id, _) = types[found.type].source else { return nil }
            return .object([
                .init("arn", .string(id)), .init("count", .integer(found.count)),
                .init("name", .string(types[found.type].name)), .init("occurrences", places(found.locations)),
            ])
        }
        if values.isEmpty && style == .record { return .null }
        let own = detections.filter { types[$0.type].category == .custom }
        let total = ResultValue.Member("totalCount", .integer(own.reduce(0) { $0 + $1.count }))
        let list = ResultValue.Member("detections", .array(values))
        return .object(style == .finding ? [list, total] : [total, list])
    }

    /// `occurrences`: one array for each kind of place; those that are not used are null in a finding and empty in a record.
    private func places(_ locations: [Location]) -> ResultValue {
        var lines: [ResultValue] = []
        var pages: [ResultValue] = []
        var records: [ResultValue] = []
        var cells: [ResultValue] = []
        for location in locations {
            switch location {
            case .lines: lines.append(value(of: location))
            case .page: pages.append(value(of: location))
            case .record: records.append(value(of: location))
            case .cell: cells.append(value(of: location))
            }
        }
        func array(_ values: [ResultValue]) -> ResultValue {
            values.isEmpty && style == .finding ? .null : .array(values)
        }
        guard style == .finding else {
            return .object([
                .init("lineRanges", array(lines)), .init("pages", array(pages)), .init("records", array(records)),
                .init("cells", array(cells)),
            ])
        }
        return .object([
            .init("cells", array(cells)), .init("lineRanges", array(lines)), .init("offsetRanges", .null),
            .init("pages", array(pages)), .init("records", array(records)),
        ])
    }

    private func value(of location: Location) -> ResultValue {
        switch location {
        case .lines(let start, let end, let column):
            .object([
                .init("end", .integer(end)), .init("start", .integer(start)), .init("startColumn", .integer(column)),
            ])
        case .page(let number):
            .object([
                .init("lineRange", .null), .init("offsetRange", .null), .init("pageNumber", .integer(number)),
            ])
        case .record(let index, let path):
            .object([.init("jsonPath", .optional(path)), .init("recordIndex", .integer(index))])
        case .cell(let row, let column, let name, _):
            .object([
                .init("cellReference", .optional(location.cellReference)), .init("column", .integer(column)),
                .init("columnName", .optional(name)), .init("row", .integer(row)),
            ])
        }
    }
}
