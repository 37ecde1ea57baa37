extension ParquetLeaf {
    /// A decoder of a page's values.
    func values(
        _ page: DataPage, dictionary: TextDictionary?, limits: Limits
    ) throws(ColumnarError) -> any ValueDecoder {
        let (bytes, range, count) = (page.bytes, page.values, page.valueCount)
        switch (page.encoding, type) {
        case (.plain, _): return try plainValues(bytes, range)
        case (.plainDictionary, _), (.rleDictionary, _):
            guard let dictionary else { throw .malformed("values of a dictionary that is not there") }
            return try DictionaryValues(bytes, range, dictionary)
        case (.rle, .boolean): return ScalarValues(try RunBooleans(bytes, range), format: format)
        case (.deltaBinaryPacked, .int32), (.deltaBinaryPacked, .int64):
            let decoder = try DeltaScalars(bytes, range, isWide: type == .int64, limit: count)
            return ScalarValues(decoder, format: format)
        case (.deltaLengthByteArray, .byteArray):
            return StringValues(try DeltaLengthStrings(bytes, range, limit: count), format: format)
        case (.deltaByteArray, .byteArray), (.deltaByteArray, .fixedLengthByteArray):
            let decoder = try DeltaStrings(
                bytes, range, length: type == .byteArray ? nil : length, limit: count, valueLimit: limits.page)
            return StringValues(decoder, format: format)
        case (.byteStreamSplit, .float), (.byteStreamSplit, .int32):
            return ScalarValues(try SplitScalars(bytes, range, isWide: false), format: format)
        case (.byteStreamSplit, .double), (.byteStreamSplit, .int64):
            return ScalarValues(try SplitScalars(bytes, range, isWide: true), format: format)
        case (.byteStreamSplit, .fixedLengthByteArray):
            return StringValues(try SplitStrings(bytes, range, length: length), format: format)
        default: throw .unsupported("values of \(type) in encoding \(page.encoding)")
        }
    }

    /// A decoder of plain values, as dictionaries have them too.
    func plainValues(_ bytes: [UInt8], _ range: Range<Int>) throws(ColumnarError) -> any ValueDecoder {
        switch type {
        case .boolean: ScalarValues(PlainBooleans(bytes, range), format: format)
        case .int32, .float: ScalarValues(PlainScalars(bytes, range, isWide: false), format: format)
        case .int64, .double: ScalarValues(PlainScalars(bytes, range, isWide: true), format: format)
        case .byteArray: StringValues(PlainStrings(bytes, range), format: format)
        case .int96, .fixedLengthByteArray: StringValues(FixedStrings(bytes, range, length: length), format: format)
        }
    }
}
