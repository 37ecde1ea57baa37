/// What was found in one document of a file, and how far it was read.
public struct DocumentResult: Sendable, Hashable {
    public var document: Document
    public var outcome: Outcome
    /// Of what was found, in the order of the types.
    public var detections: [TypeDetections]
    /// Candidates that were not reported, when they were asked for.
    public var suppressed: [SuppressedCandidate]

    public init(
        document: Document, outcome: Outcome, detections: [TypeDetections] = [], suppressed: [SuppressedCandidate] = []
    ) {
        self.document = document
        self.outcome = outcome
        self.detections = detections
        self.suppressed = suppressed
    }
}

/// The occurrences of one type in a document.
public struct TypeDetections: Sendable, Hashable {
    /// The type's place in the list of types.
    public var type: Int
    public var count: Int
    /// The first ones, 1,000 at most.
    public var locations: [Location]
    /// Texts of the first ones, when they were asked for.
    public var samples: [String]

    public init(type: Int, count: Int, locations: [Location] = [], samples: [String] = []) {
        self.type = type
        self.count = count
        self.locations = locations
        self.samples = samples
    }
}

/// A candidate that was not reported, for `--explain`.
public struct SuppressedCandidate: Sendable, Hashable {
    public var type: Int
    public var reason: Suppression.Reason
    public var location: Location
    public var text: String

    public init(type: Int, reason: Suppression.Reason, location: Location, text: String) {
        self.type = type
        self.reason = reason
        self.location = location
        self.text = text
    }
}

/// How much a tally keeps of what it counts.
public struct TallyLimits: Sendable, Hashable {
    /// Locations of a type in a document (Macie User Guide, supported formats and quotas: 1,000).
    public var locations = 1_000
    /// Locations of a file in all, so that an archive of many members stays in memory.
    public var locationsInFile = 100_000
    /// Texts of a type in a document (Macie User Guide, retrieving samples: 10); 0 keeps none.
    public var samples = 0
    /// Characters of such a text (Macie User Guide, retrieving samples).
    public var sampleLength = 128
    /// Suppressed candidates of a file; 0 asks for none.
    public var suppressed = 0

    public init() {}
}
