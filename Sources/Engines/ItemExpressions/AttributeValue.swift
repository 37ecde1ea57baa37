/// A value of an item's attribute.
public indirect enum AttributeValue: Sendable, Hashable {
    case string(String)
}
