import Cedar

extension TermTable {
    mutating func isIPv4(_ term: Term) -> Term {
        if case .ip(let address) = self[term] { return bool(address.isIPv4) }
        return apply(.isIPv4, [term], .bool)
    }

    /// Whether the addresses of one range all lie in another.
    mutating func isInRange(_ term: Term, _ range: Term) -> Term {
        let families = [
            (isMember: isIPv4(term), isRange: isIPv4(range), width: 32),
            (isMember: not(isIPv4(term)), isRange: not(isIPv4(range)), width: 128),
        ]
        var tests: [Term] = []
        for family in families {
            let address = address(of: range, family.width)
            let hostBits = hostBits(of: range, family.width)
            let fits = isInRange(term, address, hostBits, width: family.width)
            tests.append(and(family.isMember, family.isRange, fits))
        }
        return any(of: tests)
    }

    /// Whether the address is of one of the two ranges; each is given by an address and the number of its host bits.
    mutating func isInRange(
        _ term: Term, ipv4: (address: UInt128, hostBits: UInt128), ipv6: (address: UInt128, hostBits: UInt128)
    ) -> Term {
        let short = isInRange(term, bits(ipv4.address, width: 32), bits(ipv4.hostBits, width: 32), width: 32)
        let long = isInRange(term, bits(ipv6.address, width: 128), bits(ipv6.hostBits, width: 128), width: 128)
        return conditional(isIPv4(term), short, long)
    }

    /// A range lies in another when it is no larger and they agree before the larger one's host bits.
    private mutating func isInRange(_ term: Term, _ address: Term, _ hostBits: Term, width: Int) -> Term {
        let isSmaller = bits(.unsignedLessOrEqual, self.hostBits(of: term, width), hostBits)
        let own = bits(.shiftRight, self.address(of: term, width), hostBits)
        return and(isSmaller, equal(own, bits(.shiftRight, address, hostBits)))
    }

    private mutating func address(of term: Term, _ width: Int) -> Term {
        if case .ip(let address) = self[term] {
            return bits(address.isIPv4 == (width == 32) ? address.bits : 0, width: width)
        }
        return apply(.address(width), [term], .bits(width))
    }

    private mutating func hostBits(of term: Term, _ width: Int) -> Term {
        if case .ip(let address) = self[term] {
            return bits(address.isIPv4 == (width == 32) ? UInt128(width - address.prefix) : 0, width: width)
        }
        return apply(.hostBits(width), [term], .bits(width))
    }
}
