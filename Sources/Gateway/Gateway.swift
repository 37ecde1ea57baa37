package import Audit
package import Core
package import Directory
import Keyring
import Logging
package import Plane
import SigV4
package import Store
package import Wire

/// The way of one request: recognise → authenticate → authorise → serve → audit, each step a folder beside this file.
///
/// Nothing is believed before its step: the body is decoded after the signature covers it, a handler runs after every
/// requirement is allowed, and the answer leaves after its audit event is on disk.
package final class Gateway: Sendable {
    package struct Parts: Sendable {
        package var models: [ServiceModel]
        package var services: [Service]
        package var directory: Directory
        package var tokens: SessionTokens
        package var messages: AuthorizationMessages
        package var store: any Store
        package var auditLog: AuditLog
        package var archive: PolicyArchive
        package var credentialUse: CredentialUse
        package var managementAccount: AccountID
        /// Regions that calls may name; nil lets every one be.
        package var regions: Set<Region>?
        package var metrics: Metrics
        package var clock: any WallClock

        package init(
            models: [ServiceModel], services: [Service], directory: Directory, tokens: SessionTokens,
            messages: AuthorizationMessages, store: any Store, auditLog: AuditLog, archive: PolicyArchive,
            credentialUse: CredentialUse,
            managementAccount: AccountID, regions: Set<Region>? = nil, metrics: Metrics = Metrics(),
            clock: any WallClock = SystemClock()
        ) {
            self.models = models
            self.services = services
            self.directory = directory
            self.tokens = tokens
            self.messages = messages
            self.store = store
            self.auditLog = auditLog
            self.archive = archive
            self.credentialUse = credentialUse
            self.managementAccount = managementAccount
            self.regions = regions
            self.metrics = metrics
            self.clock = clock
        }
    }

    package let parts: Parts
    private let recogniser: Recogniser
    let authenticator: Authenticator
    private let dispatcher: InnerDispatcher
    private let refusals: EncodedRefusal
    private let log = Logger(label: "castellan.gateway")

    package init(_ parts: Parts) {
        self.parts = parts
        recogniser = Recogniser(models: parts.models)
        authenticator = Authenticator(directory: parts.directory, tokens: parts.tokens)
        refusals = EncodedRefusal(messages: parts.messages)
        dispatcher = InnerDispatcher(
            registry: ServiceRegistry(parts.services, models: parts.models),
            serving: Serving(
                authoriser: Authoriser(
                    directory: parts.directory, compiled: CompiledPolicies(archive: parts.archive))),
            recorder: Recorder(log: parts.auditLog, managementAccount: parts.managementAccount), clock: parts.clock)
    }
}

extension Gateway {
    /// Answers one whole request; never throws, as every failure is an answer too.
    ///
    /// - Parameter claim: what the head says of its signature, if that has been read already.
    package func respond(
        to request: HTTPRequest, from peer: Peer, claim: Authenticator.Claim? = nil
    ) async -> HTTPResponse {
        let requestID = EventID.random()
        let started = parts.clock.now()
        let claim = claim ?? authenticator.read(request)
        let recognised: Recognised
        do throws(AWSError) {
            recognised = try recogniser.recognise(
                request, signingService: knownService(of: claim), host: request.headers["host"])
        } catch {
            return errorFormat(for: request).encode(error, requestID: requestID)
        }
        parts.metrics.began()
        var exchange = Exchange(
            requestID: requestID, time: started, recognised: recognised, request: request, peer: peer,
            region: region(of: claim))
        let response = await answer(&exchange, claim)
        parts.metrics.ended(
            service: recognised.service.endpointPrefix, operation: recognised.operation.name,
            outcome: exchange.outcome, seconds: parts.clock.now().seconds(since: started))
        return response
    }

    /// An answer to a request that is turned away before it was read whole.
    package func refuse(_ request: HTTPRequest, _ error: AWSError) -> HTTPResponse {
        errorFormat(for: request).encode(error, requestID: EventID.random())
    }

    package func claim(of head: HTTPRequest) -> Authenticator.Claim { authenticator.read(head) }

    /// How large a body the service that the request is signed for accepts.
    package func maximumBodyBytes(of claim: Authenticator.Claim) -> Int {
        claim.service.flatMap { dispatcher.registry.signing($0)?.maximumBodyBytes }
            ?? Service.defaultMaximumBodyBytes
    }

    /// A credential that is scoped to a service which is not here must not hide what the request asks for.
    private func knownService(of claim: Authenticator.Claim) -> String? {
        claim.service.flatMap { dispatcher.registry.signing($0) == nil ? nil : $0 }
    }

    private func errorFormat(for request: HTTPRequest) -> ErrorFormat {
        let claim = authenticator.read(request)
        return recogniser.errorFormat(
            for: request, signingService: knownService(of: claim), host: request.headers["host"])
    }

    private func region(of claim: Authenticator.Claim) -> Region? {
        guard let region = claim.region else { return nil }
        return parts.regions.map { $0.contains(region) } ?? true ? region : nil
    }
}

extension Gateway {
    /// What the services' background tasks work with.
    package var background: Background {
        Background(store: parts.store, dispatcher: dispatcher, clock: parts.clock)
    }

    /// For doors: a call of somebody who is known already, with its output as a document.
    func perform(_ exchange: inout Exchange, _ caller: Caller) async -> Result<Document, AWSError> {
        do {
            let output = try await serve(&exchange, caller)
            exchange.output = output
            try await dispatcher.recorder.record(exchange)
            return .success(output)
        } catch {
            return .failure(await settle(&exchange, failing: error))
        }
    }

    private func answer(_ exchange: inout Exchange, _ claim: Authenticator.Claim) async -> HTTPResponse {
        do {
            let caller = try await caller(&exchange, claim)
            let output = try await serve(&exchange, caller)
            let response = try exchange.recognised.encode(output, requestID: exchange.requestID)
            exchange.output = output
            try await dispatcher.recorder.record(exchange)
            return response
        } catch {
            return await answer(&exchange, failing: error, claim)
        }
    }

    private func answer(
        _ exchange: inout Exchange, failing error: any Error, _ claim: Authenticator.Claim
    ) async -> HTTPResponse {
        if exchange.call == nil { exchange.claimedAccessKeyID = claim.accessKeyID }
        let error = await settle(&exchange, failing: error)
        var response = exchange.recognised.encode(error, requestID: exchange.requestID)
        response.headers[EncodedRefusal.header] = refusals.text(for: exchange)
        return response
    }

    /// What the caller may see of a failure, once its audit event is written.
    private func settle(_ exchange: inout Exchange, failing error: any Error) async -> AWSError {
        exchange.error = visible(error, exchange)
        exchange.output = nil
        do {
            try await dispatcher.recorder.record(exchange)
        } catch {
            // An answer without its audit event would be a call that nobody can account for.
            log.error("the audit log cannot be written: \(error)", metadata: ["request": "\(exchange.requestID)"])
            exchange.error = .unavailable
        }
        return exchange.error ?? .internalFailure
    }

    private func visible(_ error: any Error, _ exchange: Exchange) -> AWSError {
        if let error = error as? SignatureError { return error.awsError(for: ErrorFamily(exchange.recognised)) }
        return ServiceFault.error(
            for: error, requestID: exchange.requestID,
            operation: "\(exchange.recognised.service.endpointPrefix):\(exchange.recognised.operation.name)")
    }

    private func serve(_ exchange: inout Exchange, _ caller: Caller) async throws -> Document {
        let model = exchange.recognised.service
        exchange.caller = caller
        try SessionLimits.check(caller, calling: model.endpointPrefix, exchange.recognised.operation.name)
        let (service, operation) = try dispatcher.registry.find(exchange.recognised)
        guard exchange.request.body.count <= operation.maximumBodyBytes ?? .max else { throw AWSError.requestTooLarge }
        let input = try exchange.recognised.decode(exchange.request)
        let call = Call(
            requestID: exchange.requestID, service: service.name, operation: operation.name, caller: caller,
            region: exchange.region ?? .global, time: exchange.time, origin: exchange.origin, input: input,
            store: parts.store, dispatcher: dispatcher)
        exchange.call = call
        exchange.recording = operation.recording
        noteUse(of: caller, call)
        let outcome = await dispatcher.serving.perform(
            operation, of: service, call, in: exchange.recognised.protocol)
        exchange.note(outcome, operation)
        return try outcome.result.get()
    }

    /// Only operations that the model marks as unsigned, such as AssumeRoleWithWebIdentity, whose proof is in the input,
    /// may come without a signature.
    private func caller(_ exchange: inout Exchange, _ claim: Authenticator.Claim) async throws -> Caller {
        if case .failure(.missing) = claim.signed, exchange.recognised.operation.isUnsigned {
            return Caller(.anonymous, account: parts.managementAccount)
        }
        return try await authenticator.authenticate(
            claim, &exchange.request, for: exchange.recognised.service, region: exchange.region, at: exchange.time)
    }

    private func noteUse(of caller: Caller, _ call: Call) {
        let use = CredentialUseRecord(time: call.time, service: call.service, region: call.region.rawValue)
        if case .assumedRole(_, _, let id, _, _) = caller.identity {
            parts.credentialUse.record(use, of: id, in: caller.account)
        } else if caller.session == nil, let key = caller.accessKeyID {
            parts.credentialUse.record(use, of: key, in: caller.account)
        }
    }
}
