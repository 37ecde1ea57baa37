public enum CedarLanguage {
    /// The version of the language, not of this library.
    public static let version = "4.5"
}
