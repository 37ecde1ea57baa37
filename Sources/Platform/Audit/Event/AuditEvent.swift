package import Core

/// One call as a CloudTrail record, format version 1.11 (CloudTrail user guide, "CloudTrail record contents for
/// management, data, and network activity events").
///
/// The gateway builds one per call, allowed or denied, and hands it to `AuditLog.append` before the answer goes out.
package struct AuditEvent: Sendable, Hashable {
    package struct Resource: Sendable, Hashable {
        package var arn: String
        package var accountID: String?
        /// Such as `AWS::IAM::User`.
        package var type: String?

        package init(arn: String, accountID: String? = nil, type: String? = nil) {
            self.arn = arn
            self.accountID = accountID
            self.type = type
        }
    }

    package struct TLSDetails: Sendable, Hashable {
        package var version: String
        package var cipherSuite: String
        package var clientProvidedHostHeader: String?

        package init(version: String, cipherSuite: String, clientProvidedHostHeader: String? = nil) {
            self.version = version
            self.cipherSuite = cipherSuite
            self.clientProvidedHostHeader = clientProvidedHostHeader
        }
    }

    package var userIdentity: UserIdentity
    /// When the call was completed, so that the log's order is the order of times.
    package var eventTime: Timestamp
    /// The service's principal name, such as `iam.amazonaws.com`.
    package var eventSource: String
    package var eventName: String
    package var awsRegion: Region
    /// An IP address, or the service's name when a service called.
    package var sourceIPAddress: String
    package var userAgent: String
    package var errorCode: String?
    package var errorMessage: String?
    /// By the model's names; absent ones are written as null.
    package var requestParameters: Document?
    /// CloudTrail has them for calls that change something, and null for those that only read.
    package var responseElements: Document?
    package var additionalEventData: [String: Document]
    /// A JSON value that `castellan explain` replays: the decisions on this call with what led to them. Written as
    /// `additionalEventData.castellan`, and never shown by LookupEvents: it quotes policies.
    package var decisions: [UInt8]?
    package var requestID: String
    /// A UUID in lower case.
    package var eventID: String
    package var readOnly: Bool
    package var resources: [Resource]
    package var eventType = "AwsApiCall"
    package var apiVersion: String?
    package var managementEvent = true
    package var eventCategory = "Management"
    /// The account whose history shows the event.
    package var recipientAccountID: AccountID
    package var sharedEventID: String?
    package var vpcEndpointID: String?
    package var tlsDetails: TLSDetails?

    package init(
        userIdentity: UserIdentity, eventTime: Timestamp, eventSource: String, eventName: String, awsRegion: Region,
        sourceIPAddress: String, userAgent: String, errorCode: String? = nil, errorMessage: String? = nil,
        requestParameters: Document? = nil, responseElements: Document? = nil,
        additionalEventData: [String: Document] = [:], decisions: [UInt8]? = nil, requestID: String,
        eventID: String = EventID.random(), readOnly: Bool, resources: [Resource] = [],
        recipientAccountID: AccountID, sharedEventID: String? = nil, vpcEndpointID: String? = nil,
        tlsDetails: TLSDetails? = nil
    ) {
        self.userIdentity = userIdentity
        self.eventTime = eventTime
        self.eventSource = eventSource
        self.eventName = eventName
        self.awsRegion = awsRegion
        self.sourceIPAddress = sourceIPAddress
        self.userAgent = userAgent
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.requestParameters = requestParameters
        self.responseElements = responseElements
        self.additionalEventData = additionalEventData
        self.decisions = decisions
        self.requestID = requestID
        self.eventID = eventID
        self.readOnly = readOnly
        self.resources = resources
        self.recipientAccountID = recipientAccountID
        self.sharedEventID = sharedEventID
        self.vpcEndpointID = vpcEndpointID
        self.tlsDetails = tlsDetails
    }
}
