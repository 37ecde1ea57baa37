import Testing

@testable import Discovery

/// The tables of this folder's families; the catalogue joins all.
enum FinancialTables {
    static let credentials: [Identifier] =
        Catalogue.managedCredentials + Catalogue.cloudCredentials + Catalogue.versionControlCredentials
        + Catalogue.messagingCredentials + Catalogue.paymentCredentials + Catalogue.packageCredentials
        + Catalogue.observabilityCredentials + Catalogue.modelCredentials + Catalogue.serviceCredentials
        + Catalogue.passwordCredentials + Catalogue.keyCredentials
    static let financial: [Identifier] =
        Catalogue.bankAccounts + Catalogue.cards + Catalogue.bankRouting + Catalogue.wallets
    static let all: [Identifier] = credentials + financial + Catalogue.networkAddresses
}

@Suite struct FinancialTableTests {
    @Test func maciesNumbersAreComplete() {
        func managed(_ identifiers: [Identifier]) -> Int {
            identifiers.count { if case .macie = $0.source { true } else { false } }
        }
        #expect(managed(FinancialTables.credentials) == 9)
        #expect(managed(FinancialTables.financial) == 58)
        #expect(FinancialTables.credentials.count - managed(FinancialTables.credentials) >= 110)
    }
}
