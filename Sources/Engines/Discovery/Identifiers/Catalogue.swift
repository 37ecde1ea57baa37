/// Every identifier that there is, family by family.
public enum Catalogue {
    public static let all: [Identifier] = credentials + financial + contact + persons + networkAddresses

    public static let credentials: [Identifier] = [
        managedCredentials, cloudCredentials, versionControlCredentials, messagingCredentials, paymentCredentials,
        packageCredentials, observabilityCredentials, modelCredentials, serviceCredentials, passwordCredentials,
        keyCredentials,
    ].flatMap { $0 }

    public static let financial: [Identifier] = [bankAccounts, cards, bankRouting, wallets].flatMap { $0 }

    /// Names and what reaches a person.
    public static let contact: [Identifier] = [
        FullNames.all, Addresses.all, PhoneNumbers.all, BirthDates.all, Positions.all,
    ].flatMap { $0 }
}
