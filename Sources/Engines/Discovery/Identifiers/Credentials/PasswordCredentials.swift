extension Catalogue {
    /// Passwords where programs keep them: URLs, connection strings, files of hashes, assignments.
    public static let passwordCredentials: [Identifier] = urlFamily + fileFamily + hashFamily + assignmentFamily

    private static func secret(
        _ id: String, _ title: String, _ reference: String, _ patterns: [Pattern], keywords: [String] = [],
        matching: [String], notMatching: [String]
    ) -> Identifier {
        Identifier(
            id, title, kind: .credential, source: .castellan(reference: reference), patterns: patterns,
            keywords: keywords,
            examples: Identifier.Examples(matching: matching, notMatching: notMatching))
    }

    private static let urlFamily: [Identifier] = [
        secret(
            "DATABASE_URL_PASSWORD", "Password in a database URL", "rfc-editor.org/rfc/rfc3986#section-3.2.1",
            [
                Pattern(
                    "(?i)(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|cockroachdb|clickhouse|couchdb|"
                        + "cassandra|neo4j|bolt|db2|snowflake|nats|mqtts?|kafka|memcached|influxdb|ldaps?)(?:\\+[a-z0-9]{1,12})?"
                        + ":\\/\\/[^\\s:\\/@\"'<>]*:[^\\s@\\/\"'<>]+@[0-9A-Za-z\\[.-]",
                    keyword: .notNeeded, validation: .surroundings(PasswordInURL()), boundary: .none,
                    evidence: .structure)
            ],
            matching: [
                "DATABASE_URL=postgres://app:fv7Kq2wibble@db.example.com:5432/main",
                "mongodb+srv://root:s3cr3t-wibble@cluster.example.com/",
            ],
            notMatching: ["postgres://app:${DB_PASSWORD}@db.example.com/main", "mysql://user:password@localhost/test"]),
        secret(
            "URL_PASSWORD", "Password in a URL", "rfc-editor.org/rfc/rfc3986#section-3.2.1",
            [
                Pattern(
                    "(?i)(?:https?|ftps?|sftp|ssh|git|svn|smtps?|imaps?|wss?|rtsp|socks5h?):\\/\\/[^\\s:\\/@\"'<>?#]+:"
                        + "[^\\s@\\/\"'<>]{3,}@[0-9A-Za-z\\[]",
                    keyword: .notNeeded, validation: .surroundings(PasswordInURL()), boundary: .none,
                    evidence: .structure)
            ],
            matching: [
                "git clone https://robot:fv7Kq2wibble@git.example.com/a.git",
                "proxy=http://jane:Winter2024!@proxy.example.com:3128",
            ],
            notMatching: ["https://user:password@example.com/", "https://{user}:{{password}}@example.com/"]),
        secret(
            "JDBC_PASSWORD", "Password in a JDBC URL", "docs.oracle.com/javase/tutorial/jdbc/basics/connecting.html",
            [
                Pattern(
                    "(?i)jdbc:[a-z0-9]{2,20}:[^\\s\"'<>]+password=[^\\s\"'<>;&]{4,}", keyword: .notNeeded,
                    validation: .value(after: "password=", .literalPassword, takesAll: true), boundary: .none,
                    evidence: .structure)
            ],
            matching: [
                "jdbc:postgresql://db.example.com/main?user=app&password=fv7Kq2wibble",
                "jdbc:sqlserver://db.example.com;user=sa;password=Winter2024!;",
            ],
            notMatching: [
                "jdbc:mysql://db.example.com/main?user=app&password=${secret}",
                "jdbc:mysql://db.example.com/main?password=password",
            ]),
        secret(
            "CONNECTION_STRING_PASSWORD", "Password in a connection string",
            "learn.microsoft.com/dotnet/framework/data/adonet/connection-strings",
            [
                Pattern(
                    "(?i)(?:server|data source|host|addr)=[^\\r\\n\"';]+;[^\\r\\n\"']*(?:password|pwd)=[^\\s;\"']{4,}",
                    keyword: .notNeeded, validation: .value(after: "d=", .literalPassword, takesAll: true),
                    boundary: .none,
                    evidence: .structure)
            ],
            matching: [
                "Server=db.example.com;Database=main;User Id=sa;Password=fv7Kq2wibble;",
                "Data Source=db;User ID=app;Pwd=Winter2024!",
            ],
            notMatching: [
                "Server=db.example.com;Database=main;User Id=sa;Password={0};", "Server=db;Integrated Security=true;",
            ]),
    ]

    private static let fileFamily: [Identifier] = [
        secret(
            "NETRC_PASSWORD", "Password in .netrc", "gnu.org/software/inetutils/manual",
            [
                Pattern(
                    "machine\\s+[^\\s]+\\s+login\\s+[^\\s]+\\s+password\\s+[^\\s]{4,}",
                    keyword: .notNeeded, validation: .value(after: "password", .literalPassword, takesAll: true),
                    boundary: .none, evidence: .structure)
            ],
            matching: [
                "machine git.example.com login robot password fv7Kq2wibble\n",
                "machine example.com\n  login jane\n  password Winter2024!\n",
            ],
            notMatching: [
                "machine example.com login jane password <password>\n",
                "a machine needs a login and a password to start",
            ]),
        secret(
            "PGPASS_PASSWORD", "Password in .pgpass", "postgresql.org/docs/current/libpq-pgpass.html",
            [
                Pattern(
                    "[0-9A-Za-z.*_-]+:5432:[^:\\s]+:[^:\\s]+:[^:\\s]{4,}", keyword: .notNeeded,
                    validation: .value(after: ":", .literalPassword), boundary: .line, evidence: .structure)
            ],
            matching: ["db.example.com:5432:main:app:fv7Kq2wibble\n", "*:5432:*:postgres:Winter2024!\n"],
            notMatching: ["db.example.com:5432:main:app:password\n", "db.example.com:5432 is up\n"]),
        secret(
            "HTTP_BEARER_TOKEN", "Bearer token in a header", "rfc-editor.org/rfc/rfc6750",
            [
                Pattern(
                    "(?i)authorization[\"']?[ \\t]{0,3}[:=][ \\t]{0,3}[\"']?(?:bearer|token)[ \\t]{1,4}[0-9A-Za-z._~+/-]{20,}={0,2}",
                    keyword: .notNeeded, validation: .surroundings(BearerToken()), evidence: .structure)
            ],
            matching: [
                "Authorization: Bearer " + SyntheticToken.body(.alphanumeric, 40),
                "-H 'authorization: token " + SyntheticToken.body(.hexadecimal, 40) + "'",
            ],
            notMatching: [
                "Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "Authorization: Bearer authentication-is-required-here",
            ]),
    ]

    private static let hashFamily: [Identifier] = [
        secret(
            "BCRYPT_PASSWORD_HASH", "bcrypt password hash", "usenix.org/legacy/events/usenix99/provos.html",
            [
                Pattern(
                    "\\$2[abxy]\\$[0-3][0-9]\\$[.\\/0-9A-Za-z]{53}", keyword: .notNeeded, validation: .text(.secret),
                    boundary: .none, evidence: .prefix)
            ],
            matching: [
                "jane:$2y$10$" + SyntheticToken.body(.alphanumeric, 53),
                "hash: $2b$12$" + SyntheticToken.body(.alphanumeric, 53, seed: 2),
            ],
            notMatching: ["$2y$10$" + String(repeating: ".", count: 53), "$2y$10$short"]),
        secret(
            "UNIX_PASSWORD_HASH", "crypt(3) password hash", "man7.org/linux/man-pages/man5/crypt.5.html",
            [
                Pattern(
                    "\\$(?:1|apr1)\\$[.\\/0-9A-Za-z]{1,8}\\$[.\\/0-9A-Za-z]{22}", keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
                Pattern(
                    "\\$5\\$(?:rounds=[0-9]{4,9}\\$)?[.\\/0-9A-Za-z]+\\$[.\\/0-9A-Za-z]{43}", keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
                Pattern(
                    "\\$6\\$(?:rounds=[0-9]{4,9}\\$)?[.\\/0-9A-Za-z]+\\$[.\\/0-9A-Za-z]{86}", keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
                Pattern(
                    "\\$g?y\\$[.\\/0-9A-Za-z]+\\$[.\\/0-9A-Za-z]+\\$[.\\/0-9A-Za-z]{43}", keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
            ],
            matching: [
                "root:$6$" + SyntheticToken.body(.alphanumeric, 16) + "$" + SyntheticToken.body(.alphanumeric, 86)
                    + ":19000:0:99999:7:::",
                "jane:$apr1$" + SyntheticToken.body(.alphanumeric, 8) + "$"
                    + SyntheticToken.body(.alphanumeric, 22, seed: 2),
            ],
            notMatching: ["root:*:19000:0:99999:7:::", "costs $1$ or $5$ a piece"]),
        secret(
            "ARGON2_PASSWORD_HASH", "Argon2 or scrypt password hash", "rfc-editor.org/rfc/rfc9106",
            [
                Pattern(
                    "\\$argon2(?:id|i|d)\\$v=[0-9]{1,2}\\$m=[0-9]{1,9},t=[0-9]{1,4},p=[0-9]{1,3}\\$[0-9A-Za-z+\\/]{8,88}\\$[0-9A-Za-z+\\/]{16,88}",
                    keyword: .notNeeded, validation: .text(.secret), boundary: .none, evidence: .prefix),
                Pattern(
                    "\\$scrypt\\$ln=[0-9]{1,2},r=[0-9]{1,3},p=[0-9]{1,3}\\$[0-9A-Za-z+\\/]{8,88}\\$[0-9A-Za-z+\\/]{43,86}",
                    keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
            ],
            matching: [
                "$argon2id$v=19$m=65536,t=3,p=4$" + SyntheticToken.body(.base64, 22) + "$"
                    + SyntheticToken.body(.base64, 43),
                "$scrypt$ln=16,r=8,p=1$" + SyntheticToken.body(.base64, 22) + "$" + SyntheticToken.body(.base64, 43),
            ],
            notMatching: ["$argon2id$v=19$m=65536,t=3,p=4$salt", "argon2id is recommended"]),
        secret(
            "FRAMEWORK_PASSWORD_HASH", "Password hash of Django, Werkzeug or LDAP",
            "docs.djangoproject.com/en/stable/topics/auth/passwords",
            [
                Pattern(
                    "pbkdf2_sha(?:1|256|512)\\$[0-9]{4,8}\\$[0-9A-Za-z]{8,32}\\$[0-9A-Za-z+\\/]{27,88}={0,2}",
                    keyword: .notNeeded, validation: .text(.secret), evidence: .prefix),
                Pattern(
                    "pbkdf2:sha(?:1|256|512):[0-9]{4,8}\\$[0-9A-Za-z]{8,32}\\$[0-9a-f]{40,128}", keyword: .notNeeded,
                    validation: .text(.secret), evidence: .prefix),
                Pattern(
                    "\\{S?(?:SHA|MD5|SHA256|SHA512)\\}[0-9A-Za-z+\\/]{22,120}={0,2}", keyword: .notNeeded,
                    validation: .text(.secret), boundary: .none, evidence: .prefix),
            ],
            matching: [
                "pbkdf2_sha256$600000$" + SyntheticToken.body(.alphanumeric, 22) + "$"
                    + SyntheticToken.body(.base64, 43) + "=",
                "userPassword: {SSHA}" + SyntheticToken.body(.base64, 38),
            ],
            notMatching: ["pbkdf2_sha256$iterations$salt$hash", "{SHA}0000"]),
    ]

    private static let assignmentFamily: [Identifier] = [
        secret(
            "PASSWORD_ASSIGNMENT", "Password in a setting", "cwe.mitre.org/data/definitions/798.html",
            [
                Pattern(
                    "(?i)(?:password|passwd|passphrase|passwort|pwd)[0-9a-z_-]*[\"']?[ \\t]{0,4}(?::=|=>|[:=])[ \\t]{0,4}[\"'`]?[^\\s\"'`]{8,}",
                    keyword: .notNeeded, validation: .surroundings(AssignedSecret(sort: .password)), boundary: .none,
                    evidence: .shape),
                Pattern(
                    "[!-~]{8,}", keyword: .required, validation: .surroundings(SecretCell(sort: .password)),
                    boundary: .line),
            ],
            keywords: [
                "password", "passwd", "passphrase", "pwd", "passwort", "kennwort", "db password", "database password",
                "user password",
                "admin password", "root password", "login password", "smtp password", "master password",
            ],
            matching: [
                "db_password = \"fv7Kq2-wibble!\"\n", "export MYSQL_PWD=Tr0ub4dor-and-3\n",
                "\"password\": \"Winter2024!\",",
            ],
            notMatching: [
                "password = os.environ[\"DB_PASSWORD\"]", "password: ${DB_PASSWORD}", "password = \"changeme-now1\"",
                "password_file = /run/secrets/db_password1", "password = self.password_field2.text()",
            ]),
        secret(
            "SECRET_ASSIGNMENT", "Key or token in a setting", "cwe.mitre.org/data/definitions/798.html",
            [
                Pattern(
                    "(?i)(?:api[_-]?key|secret|token|access[_-]?key|auth[_-]?key|encryption[_-]?key|signing[_-]?key|private[_-]?key)"
                        + "[0-9a-z_-]*[\"']?[ \\t]{0,4}(?::=|=>|[:=])[ \\t]{0,4}[\"'`]?[^\\s\"'`]{16,}",
                    keyword: .notNeeded, validation: .surroundings(AssignedSecret(sort: .key)), boundary: .none,
                    evidence: .shape),
                Pattern(
                    "[0-9A-Za-z+\\/=_.~-]{16,}", keyword: .required,
                    validation: .surroundings(SecretCell(sort: .key)), boundary: .line),
            ],
            keywords: [
                "secret", "token", "api key", "access key", "auth key", "private key", "client secret", "app secret",
                "api secret",
                "secret key", "access token", "refresh token", "auth token", "bearer token", "api token",
                "session token",
                "consumer secret", "shared secret", "signing secret", "webhook secret",
            ],
            matching: [
                "api_key = \"" + SyntheticToken.body(.alphanumeric, 32) + "\"\n",
                "\"clientSecret\": \"" + SyntheticToken.body(.base64URL, 40) + "\"",
                "SIGNING_KEY=" + SyntheticToken.body(.hexadecimal, 64),
            ],
            notMatching: [
                "api_key = \"${API_KEY_OF_PRODUCTION_2024}\"", "token = \"550e8400-e29b-41d4-a716-446655440000\"",
                "nextToken: \"" + SyntheticToken.body(.alphanumeric, 40) + "\"",
                "secret_path = \"/etc/service/secrets/first/v1\"",
                "\"integrity\": \"sha512-" + SyntheticToken.body(.base64, 86) + "==\"",
                "token = \"oauth2_client_credentials_grant_flow\"",
            ]),
    ]
}
