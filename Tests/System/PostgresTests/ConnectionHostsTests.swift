import Testing

@testable import Postgres

@Suite("The places where a server may be")
struct ConnectionHostsTests {
    private func hosts(
        _ names: [String], _ addresses: [String] = [], _ ports: [String] = [], attributes: String? = nil
    ) -> ConnectionHosts {
        ConnectionHosts(names: names, addresses: addresses, ports: ports, sessionAttributes: attributes)
    }

    @Test("are as many as names or addresses, each with its port, or all with one")
    func lists() {
        #expect(hosts([]).hosts == [.init(name: "")])
        #expect(
            hosts(["a", "b"], [], ["1", "2"]).hosts == [.init(name: "a", port: "1"), .init(name: "b", port: "2")])
        #expect(hosts(["a", "b"], [], ["1"]).hosts.map(\.port) == ["1", "1"])
        #expect(hosts([], ["::1", "127.0.0.1"]).hosts.map(\.address) == ["::1", "127.0.0.1"])
        #expect(hosts(["a", ""], ["", "::1"]).hosts == [.init(name: "a"), .init(name: "", address: "::1")])
    }

    @Test("a standby anywhere goes before a primary, where that is preferred")
    func passes() {
        #expect(hosts(["a", "b"], attributes: "prefer-standby").passes == [.only("standby"), .only("any")])
        #expect(hosts(["a"], attributes: "prefer-standby").passes == [.asGiven])
        #expect(hosts(["a", "b"], attributes: "read-write").passes == [.asGiven])
    }

    @Test("one socket is left to libpq; all else is said outright, with the name for certificates and passwords")
    func pairs() {
        func said(_ host: ConnectionHosts.Host, _ address: String?, isAlone: Bool) -> [String] {
            ConnectionHosts.pairs(host, address: address, .asGiven, isAlone: isAlone).map { "\($0)=\($1)" }
        }
        #expect(said(.init(name: "/run/x"), nil, isAlone: true) == [])
        #expect(said(.init(name: "/run/x", port: "9"), nil, isAlone: false) == ["host=/run/x", "port=9"])
        #expect(said(.init(name: "db"), "10.0.0.1", isAlone: true) == ["host=db", "hostaddr=10.0.0.1", "port=5432"])
        #expect(
            ConnectionHosts.pairs(.init(name: "db"), address: "::1", .only("standby"), isAlone: false).first!
                == ("target_session_attrs", "standby"))
    }
}
