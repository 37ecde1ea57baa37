import Core

extension AuditEvent {
    /// The version of the record format that `json` follows.
    package static let version = "1.11"

    /// The type of events of a sign-in to the console.
    package static let signIn = "AwsConsoleSignIn"

    /// The record as compact JSON on one line.
    package var json: [UInt8] {
        var writer = JSONWriter(reserving: 1_024 + (decisions?.count ?? 0))
        write(to: &writer)
        return writer.bytes
    }

    private func write(to writer: inout JSONWriter) {
        writer.object { json in
            json.member("eventVersion", Self.version)
            json.name("userIdentity")
            json.userIdentity(userIdentity)
            json.member("eventTime", eventTime.iso8601)
            json.member("eventSource", eventSource)
            json.member("eventName", eventName)
            json.member("awsRegion", awsRegion.rawValue)
            json.member("sourceIPAddress", sourceIPAddress)
            json.member("userAgent", userAgent)
            json.member("errorCode", ifPresent: errorCode)
            json.member("errorMessage", ifPresent: errorMessage)
            json.element("requestParameters", requestParameters)
            json.element("responseElements", responseElements, keepsNames: eventType == AuditEvent.signIn)
            writeAdditionalData(to: &json)
            json.member("requestID", requestID)
            json.member("eventID", eventID)
            json.member("readOnly", readOnly)
            writeResources(to: &json)
            json.member("eventType", eventType)
            json.member("apiVersion", ifPresent: apiVersion)
            json.member("managementEvent", managementEvent)
            json.member("recipientAccountId", recipientAccountID.rawValue)
            json.member("sharedEventID", ifPresent: sharedEventID)
            json.member("vpcEndpointId", ifPresent: vpcEndpointID)
            json.member("eventCategory", eventCategory)
            writeTLSDetails(to: &json)
        }
    }

    private func writeAdditionalData(to json: inout JSONWriter) {
        guard decisions != nil || !additionalEventData.isEmpty else { return }
        json.name("additionalEventData")
        json.object { json in
            for (name, value) in additionalEventData.sorted(by: { $0.key < $1.key }) {
                json.name(name)
                json.element(value)
            }
            if let decisions {
                json.name("castellan")
                json.raw(decisions)
            }
        }
    }

    private func writeResources(to json: inout JSONWriter) {
        guard !resources.isEmpty else { return }
        json.name("resources")
        json.array { json in
            for resource in resources {
                json.object { json in
                    json.member("accountId", ifPresent: resource.accountID)
                    json.member("type", ifPresent: resource.type)
                    json.member("ARN", resource.arn)
                }
            }
        }
    }

    private func writeTLSDetails(to json: inout JSONWriter) {
        guard let tlsDetails else { return }
        json.name("tlsDetails")
        json.object { json in
            json.member("tlsVersion", tlsDetails.version)
            json.member("cipherSuite", tlsDetails.cipherSuite)
            json.member("clientProvidedHostHeader", ifPresent: tlsDetails.clientProvidedHostHeader)
        }
    }
}
