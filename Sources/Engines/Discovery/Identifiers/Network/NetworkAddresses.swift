extension Catalogue {
    /// Addresses of people's mail and of machines, which Macie lacks.
    public static let networkAddresses: [Identifier] = [
        Identifier(
            "EMAIL_ADDRESS", "E-mail address", kind: .emailAddress,
            source: .castellan(reference: "rfc-editor.org/rfc/rfc5321#section-4.1.2"),
            patterns: [
                Pattern(
                    "@[0-9A-Za-z](?:[0-9A-Za-z-]*\\.)+[A-Za-z]{2,24}", keyword: .notNeeded,
                    validation: .surroundings(EmailAddress()), boundary: .none, evidence: .structure)
            ],
            examples: .init(
                matching: [
                    "Write to jane.doe+news@example.com.", "From: <sean.o'neil@mail.example.test>",
                    "mailto:info@example.com",
                ],
                notMatching: [
                    "icon@2x.png", "git@git.example.com:a/b.git", "https://jane:word@example.com/", "jane@example",
                ])),
        Identifier(
            "IP_ADDRESS_V4", "Public IPv4 address", kind: .networkAddress,
            source: .castellan(reference: "rfc-editor.org/rfc/rfc6890"),
            patterns: [
                Pattern(
                    "\\b[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\b", keyword: .notNeeded,
                    validation: .surroundings(IPv4Surroundings()),
                    boundary: .number, evidence: .structure)
            ],
            examples: .init(
                matching: ["from 8.8.8.8 port 53", "client 93.184.216.34 - -"],
                notMatching: [
                    "from 192.168.1.20", "doc 203.0.113.7", "Chrome/114.0.5735.90", "version 4.2.1.7", "300.1.1.1",
                    "1.2.3.4.5",
                ])),
        Identifier(
            "IP_ADDRESS_V6", "Public IPv6 address", kind: .networkAddress,
            source: .castellan(reference: "rfc-editor.org/rfc/rfc4291"),
            patterns: [
                Pattern(
                    "\\b[23][0-9a-fA-F]{3}:(?:[0-9a-fA-F]{0,4}:){1,6}[0-9a-fA-F]{0,4}", keyword: .notNeeded,
                    validation: .text(.publicV6), evidence: .structure)
            ],
            examples: .init(
                matching: ["from 2606:4700:4700::1111 port 53", "2a00:1450:4001:0831:0000:0000:0000:200e"],
                notMatching: ["from 2001:db8::1", "at 2024:12:30", "fe80::1"])),
        Identifier(
            "MAC_ADDRESS", "MAC address", kind: .networkAddress, source: .castellan(reference: "IEEE 802 (EUI-48)"),
            patterns: [
                Pattern(
                    "\\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\\b", keyword: .notNeeded,
                    validation: .surroundings(MACAddress()),
                    evidence: .structure),
                Pattern(
                    "\\b[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\.[0-9A-Fa-f]{4}\\b", keyword: .required,
                    validation: .surroundings(MACAddress())),
            ],
            keywords: ["mac", "mac address", "hwaddr", "ether", "ethernet", "physical address", "hardware address"],
            examples: .init(
                matching: ["link/ether 52:54:00:6b:3c:59 brd", "MAC 00-1A-2B-3C-4D-5E", "mac address 001a.2b3c.4d5e"],
                notMatching: [
                    "ff:ff:ff:ff:ff:ff", "MD5 16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48", "00:00:00:00:00:00",
                    "001a.2b3c.4d5e",
                ])),
    ]
}

extension Validation.Check {
    static let publicV6 = Self("public IPv6 address") { IPAddress.isPublicV6($0) }
}
