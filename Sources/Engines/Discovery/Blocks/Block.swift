/// A stretch of a document that is matched in one pass: text in UTF-8, and where its values stand.
///
/// Readers of every format make blocks, and the matcher knows nothing else. Free text has no cells; a block of cells holds
/// whole values only, each in one cell, one byte at least (a line feed) between two of them. Invalid UTF-8 is replaced by
/// readers where a format promises text, and left alone in free text.
public struct Block: Sendable {
    public var bytes: [UInt8]
    public var form: StorageForm
    /// Ascending and disjoint. Empty in free text.
    public var cells: [Cell]
    /// Array positions that `Cell.indices` points into.
    public var indices: [UInt32]
    /// Names of columns and paths; grows from block to block of a document and never changes what it has.
    public var fields: [Field]
    /// How many leading bytes repeat the end of the block before it: context for what follows, and not to be reported again.
    /// A match that ends within them was reported then; one that ends after them is this block's.
    public var carried: Int
    /// How many bytes at the end the next block has again after its `carried` ones, because what follows decides about them: a
    /// match that ends within them is the next block's. 0 where the next block starts afresh, and in blocks of cells.
    public var pending: Int
    /// Where the first byte stands in free text.
    public var position: TextPosition
    /// No block follows in this document.
    public var isLast: Bool
    /// What the fields hold, by their names, as far as the matcher has noted it.
    var roles: [FieldRole] = []

    public init(
        bytes: [UInt8], form: StorageForm, cells: [Cell] = [], indices: [UInt32] = [], fields: [Field] = [],
        carried: Int = 0, pending: Int = 0, position: TextPosition = TextPosition(), isLast: Bool = true
    ) {
        self.bytes = bytes
        self.form = form
        self.cells = cells
        self.indices = indices
        self.fields = fields
        self.carried = carried
        self.pending = pending
        self.position = position
        self.isLast = isLast
    }
}

/// How a file stores its values, which decides where a keyword must stand (Macie User Guide, keyword requirements).
public enum StorageForm: UInt8, Sendable {
    /// Text, logs, mark-up, PDF, Word, mail: within 30 characters.
    case unstructured
    /// CSV, TSV, spreadsheets, tables of SQLite: in the value or the column's name.
    case columnar
    /// JSON, Avro, Parquet, ORC: in the value or any name on the path.
    case record
}

/// One value of a block.
public struct Cell: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32
    /// Into `Block.fields`.
    public var field: UInt32
    /// Where the path's array positions begin in `Block.indices`; as many as the field's path has `.position` elements.
    public var indices: UInt32
    /// Columnar: the row, 1 for the first of the file or sheet, the header included. Records: the record, 0 for the first.
    public var row: Int

    public init(start: Int, end: Int, field: Int, row: Int, indices: Int = 0) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.field = UInt32(truncatingIfNeeded: field)
        self.row = row
        self.indices = UInt32(truncatingIfNeeded: indices)
    }
}

/// What a column or a path is called.
public struct Field: Sendable, Hashable {
    /// A spreadsheet's sheet, a database's table; nil in files that have one.
    public var sheet: String?
    /// 1 for the first column; 0 in records.
    public var column: Int
    /// A column's name where the file gives one, as its only element; a record's path from its root otherwise.
    public var path: [PathElement]
    /// The cells are names of the members of the object at `path`, not values: one for each new name, so that a name that is
    /// itself sensitive is found. It has no path that could be told (Macie API Reference, findings).
    public var isName: Bool

    public init(sheet: String? = nil, column: Int = 0, path: [PathElement] = [], isName: Bool = false) {
        self.sheet = sheet
        self.column = column
        self.path = path
        self.isName = isName
    }
}

public enum PathElement: Sendable, Hashable {
    case name(String)
    /// A position in an array; which one, the cell says.
    case position
}

/// Where a byte of free text stands.
public struct TextPosition: Sendable, Hashable {
    /// 1 for the first.
    public var line: Int
    /// In characters (Unicode scalars), 1 for the first.
    public var column: Int
    /// A PDF's page, 1 for the first; nil where there are none. A block never spans two pages.
    public var page: Int?

    public init(line: Int = 1, column: Int = 1, page: Int? = nil) {
        self.line = line
        self.column = column
        self.page = page
    }
}
