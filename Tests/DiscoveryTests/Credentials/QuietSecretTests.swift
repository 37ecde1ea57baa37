import Testing

@testable import Discovery

/// What stands where secrets stand and is none.
@Suite struct QuietSecretTests {
    private static let noise: [String] = [
        "password = getpass.getpass()", "password: str = Field(min_length=8)",
        "let password = request.parameters[\"password1\"]",
        "password = \"<your-password-here-1>\"", "PASSWORD=$(cat /run/secrets/db1)", "password: {{ vault_password_1 }}",
        "password=%s&user=%s1", "self.password = kwargs.get('password1')", "token = tokenizer.next_token2()",
        "token: Token2<'a>",
        "secret: \"projects/12345/secrets/name/versions/1\"", "secretKeyRef: database-credentials-v1",
        "api_key=os.getenv(\"OPENAI_API_KEY_V2\")",
        "\"resolved\": \"https://registry.example.com/a/-/a-1.0.0.tgz#2fd4e1c67a2d28fced849ee1bb76e7391b93eb12\"",
        "checksum = \"2fd4e1c67a2d28fced849ee1bb76e7391b93eb12\"",
        "integrity sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
        "public_key_token: 31bf3856ad364e3531bf3856ad364e35", "next_page_token = \"CAUQAA9f8e7d6c5b4a3f2e1d0c\"",
        "password_hash = \"8c6976e5b5410415bde908bd4dee15df\"", "token = 'abcdefghijklmnopqrstuvwxyz012345'",
        "secret_name: prod/app/database-2024-01",
        "idempotency_token: 7d444840-9dc0-11d1-b245-5ffdce74fad2",
        "TOKEN_URL=https://login.example.com/oauth2/v2.0/token",
        "access_token_expires_in = 3600000000000000000", "monkey = \"banana-split-2000-times\"",
    ]

    @Test func nothingIsFound() throws {
        let text = Self.noise.joined(separator: "\n" + String(repeating: " ", count: 40) + "\n")
        for identifier in FinancialTables.credentials {
            #expect(try Examples([identifier]).values(in: text) == [], "\(identifier.id)")
        }
    }

    @Test(arguments: [
        ("PASSWORD_ASSIGNMENT", "db_password = \"fv7Kq2-wibble!\";", "fv7Kq2-wibble!"),
        ("PASSWORD_ASSIGNMENT", "password: Tr0ub4dor-and-3\n", "Tr0ub4dor-and-3"),
        ("PASSWORD_ASSIGNMENT", "{\"adminPassword\":\"Winter2024!\"}", "Winter2024!"),
        ("DATABASE_URL_PASSWORD", "postgres://app:p4ss:w0rd@db.example.com/x", "p4ss:w0rd"),
        ("URL_PASSWORD", "http://jane:fv7Kq2wibble@example.com:80/", "fv7Kq2wibble"),
        ("JDBC_PASSWORD", "jdbc:mysql://db/x?password=fv7Kq2wibble&ssl=true", "fv7Kq2wibble"),
        ("NETRC_PASSWORD", "machine example.com login a password fv7Kq2wibble\n", "fv7Kq2wibble"),
        ("DOCKER_CONFIGURATION_AUTH", "\"auth\": \"dXNlcjpjb3JyZWN0LWhvcnNl\"", "dXNlcjpjb3JyZWN0LWhvcnNl"),
    ]) func theValueAloneIsReported(_ id: String, _ text: String, _ value: String) throws {
        let identifier = try #require(FinancialTables.credentials.first { $0.id == id })
        #expect(try Examples([identifier]).values(in: text) == [value])
    }

    private func cell(_ name: String, _ value: String) -> Block {
        let bytes = Array(value.utf8)
        return Block(
            bytes: bytes, form: .record, cells: [Cell(start: 0, end: bytes.count, field: 0, row: 0)],
            fields: [Field(path: [.name("database"), .name(name)])])
    }

    @Test func cellsAreJudgedByTheirFieldsName() throws {
        let password = try Examples(FinancialTables.credentials.filter { $0.id == "PASSWORD_ASSIGNMENT" })
        let secret = try Examples(FinancialTables.credentials.filter { $0.id == "SECRET_ASSIGNMENT" })
        let key = SyntheticToken.body(.alphanumeric, 40)
        #expect(try password.values(in: cell("password", "fv7Kq2-wibble!")) == ["fv7Kq2-wibble!"])
        #expect(try secret.values(in: cell("clientSecret", key)) == [key])
        #expect(try password.values(in: cell("password_policy", "fv7Kq2-wibble!")) == [])
        #expect(try secret.values(in: cell("nextToken", key)) == [])
        #expect(try secret.values(in: cell("id", key)) == [])
    }
}
