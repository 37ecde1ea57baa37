import Testing

@testable import Federation

@Suite struct AddressClassTests {
    @Test(arguments: [
        ("8.8.8.8", AddressClass.public), ("1.1.1.1", .public), ("172.15.255.255", .public), ("172.32.0.0", .public),
        ("100.63.255.255", .public), ("100.128.0.0", .public), ("198.17.255.255", .public), ("198.20.0.0", .public),
        ("223.255.255.255", .public), ("9.255.255.255", .public), ("11.0.0.0", .public), ("169.253.0.1", .public),
        ("0.0.0.0", .unspecified), ("0.1.2.3", .unspecified),
        ("127.0.0.1", .loopback), ("127.255.255.254", .loopback),
        ("10.0.0.1", .privateUse), ("172.16.0.1", .privateUse), ("172.31.255.255", .privateUse),
        ("192.168.1.1", .privateUse),
        ("100.64.0.1", .shared), ("100.127.255.255", .shared),
        ("169.254.1.1", .linkLocal), ("169.254.169.253", .linkLocal),
        ("169.254.169.254", .metadata), ("169.254.170.2", .metadata), ("169.254.170.23", .metadata),
        ("100.100.100.200", .metadata), ("168.63.129.16", .metadata), ("192.0.0.192", .metadata),
        ("192.0.0.1", .reserved), ("192.0.2.1", .documentation), ("198.51.100.7", .documentation),
        ("203.0.113.9", .documentation), ("192.88.99.1", .tunnel), ("198.18.0.1", .benchmarking),
        ("198.19.255.255", .benchmarking), ("224.0.0.1", .multicast), ("239.255.255.255", .multicast),
        ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
        ("192.31.196.1", .reserved), ("192.52.193.1", .reserved), ("192.175.48.1", .reserved),
    ])
    func `IPv4 addresses have the class of their block`(address: String, expected: AddressClass) throws {
        #expect(AddressClass(of: try #require(IPAddress(address))) == expected)
    }

    @Test(arguments: [
        ("2606:4700::1111", AddressClass.public), ("2a00:1450::1", .public), ("2001:200::1", .public),
        ("::", .unspecified), ("::1", .loopback), ("::2", .tunnel), ("::7f00:1", .tunnel), ("::127.0.0.1", .tunnel),
        ("fc00::1", .uniqueLocal), ("fdff::1", .uniqueLocal), ("fe80::1", .linkLocal), ("febf::1", .linkLocal),
        ("fec0::1", .privateUse), ("ff02::1", .multicast), ("fd00:ec2::254", .metadata), ("fd00:ec2::23", .metadata),
        ("fd20:ce::254", .metadata), ("2001:db8::1", .documentation), ("3fff::1", .documentation),
        ("2001:2::1", .benchmarking), ("2001::1", .tunnel), ("2001:10::1", .reserved), ("2001:1ff::1", .reserved),
        ("2002:7f00:1::", .tunnel), ("2002:808:808::", .tunnel), ("64:ff9b:1::1", .tunnel), ("100::1", .reserved),
        ("2620:4f:8000::1", .reserved), ("4000::1", .reserved), ("5f00::1", .reserved), ("200::1", .reserved),
        ("::ffff:127.0.0.1", .loopback), ("::ffff:10.1.2.3", .privateUse), ("::ffff:169.254.169.254", .metadata),
        ("::ffff:8.8.8.8", .public), ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b::10.0.0.1", .privateUse),
        ("64:ff9b::a9fe:a9fe", .metadata), ("64:ff9b::8.8.8.8", .public),
    ])
    func `IPv6 addresses have the class of what they reach`(address: String, expected: AddressClass) throws {
        #expect(AddressClass(of: try #require(IPAddress(address))) == expected)
    }

    @Test(arguments: ["", "1", "127.1", "0x7f.0.0.1", "256.0.0.1", "1.2.3.4.5", "::g", "fe80::1%eth0", "[::1]", " ::1"])
    func `other texts are no addresses`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func `blocks hold the addresses behind their prefix`() throws {
        let block = try #require(CIDRBlock("10.20.32.0/19"))
        let held = ["10.20.32.0", "10.20.63.255", "10.20.31.255", "10.20.64.0", "::ffff:10.20.32.1"]
        #expect(held.compactMap { IPAddress($0) }.map(block.contains) == [true, true, false, false, false])
        #expect(CIDRBlock("0.0.0.0/0")?.contains(try #require(IPAddress("8.8.8.8"))) == true)
        #expect(CIDRBlock("fd00::1/128")?.contains(try #require(IPAddress("fd00::1"))) == true)
    }

    @Test(arguments: [
        "10.0.0.1/8", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "x/8", "10.0.0.0/8/8", "10.0.0.0/",
    ])
    func `malformed blocks are refused`(text: String) {
        #expect(CIDRBlock(text) == nil)
    }
}
