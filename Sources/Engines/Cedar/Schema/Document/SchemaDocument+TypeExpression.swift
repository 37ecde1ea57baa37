extension SchemaDocument {
    /// A type as written.
    public struct TypeExpression: Hashable, Sendable {
        public indirect enum Kind: Hashable, Sendable {
            case bool, long, string
            case set(TypeExpression)
            case record(Record)
            /// Must be the name of an entity type; only JSON can say so.
            case entity(Name)
            /// Must be the name of a common type; text says so only of contexts.
            case common(Name)
            /// Either; all that a type's name says in text.
            case entityOrCommon(Name)
            /// The name of an extension type; only JSON can say so.
            case `extension`(String)
        }

        public var kind: Kind
        public var place: SourcePlace

        public init(_ kind: Kind, place: SourcePlace = SourcePlace()) {
            self.kind = kind
            self.place = place
        }

        /// Whether it says nothing as a shape or a context, so that it need not be written.
        public var isEmptyRecord: Bool {
            if case .record(let record) = kind { record.attributes.isEmpty && !record.isOpen } else { false }
        }
    }

    public struct Record: Hashable, Sendable {
        /// In the order of the source, names unique.
        public var attributes: [Attribute]
        /// `additionalAttributes` of JSON: no schema can be made of such a record.
        public var isOpen: Bool

        public init(_ attributes: [Attribute] = [], isOpen: Bool = false) {
            self.attributes = attributes
            self.isOpen = isOpen
        }
    }

    public struct Attribute: Hashable, Sendable {
        public var name: Text
        public var annotations: [Annotation]
        public var type: TypeExpression
        public var isRequired: Bool
        public var place: SourcePlace

        public init(
            name: Text, annotations: [Annotation] = [], type: TypeExpression, isRequired: Bool = true,
            place: SourcePlace = SourcePlace()
        ) {
            self.name = name
            self.annotations = annotations
            self.type = type
            self.isRequired = isRequired
            self.place = place
        }
    }

    /// Names that schemas keep for their own keywords, so that no common type may have them.
    public static let reservedCommonTypes: Set<String> = [
        "Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String",
    ]

    /// How deep types may be nested in one another, wherever they are written.
    static let maximumNesting = 128
}

extension Name {
    /// The namespace that nobody may declare anything in, and that holds the built-in types.
    static let cedar = Name(path: "__cedar")

    /// Whether a part of the name is `__cedar`.
    var isReserved: Bool {
        path == "__cedar" || path.hasPrefix("__cedar::") || path.hasSuffix("::__cedar") || path.contains("::__cedar::")
    }

    /// Whether it was written without a namespace.
    var isUnqualified: Bool { !path.utf8.contains(UInt8(ascii: ":")) }

    /// The name in that namespace, when it does not say its own.
    func qualified(by namespace: Name?) -> Name {
        guard let namespace, isUnqualified else { return self }
        return Name(path: "\(namespace.path)::\(path)")
    }

    /// Reads a normalised name as references to types may be: parts may be `__cedar`.
    static func reference(_ text: String) -> Name? {
        let stripped = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let plain = stripped.map { part in
            part.elementsEqual("__cedar".utf8) ? "cedar" : String(Substring(part))
        }
        return Name(parsing: plain.joined(separator: ":")) == nil ? nil : Name(path: text)
    }
}
