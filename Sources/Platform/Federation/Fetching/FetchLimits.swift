package import NIOCore

/// What one fetch may cost.
package struct FetchLimits: Sendable, Hashable {
    /// From the look-up of the name to the last byte.
    package var timeout: TimeAmount
    /// To one of the name's addresses, before the next is tried.
    package var connectTimeout: TimeAmount
    /// Bytes of the body.
    package var maximumBody: Int

    package init(
        timeout: TimeAmount = .seconds(5), connectTimeout: TimeAmount = .seconds(2), maximumBody: Int = 524_288
    ) {
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.maximumBody = maximumBody
    }
}
