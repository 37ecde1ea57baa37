import Cedar
import Testing

@Suite struct PolicyFormatterTests {
    private func check(_ text: String, _ expected: String, width: Int = 80, indent: Int = 2) throws {
        let formatter = PolicyFormatter(lineWidth: width, indentWidth: indent)
        let formatted = try formatter.format(text)
        #expect(formatted == expected, "\(formatted)")
        #expect(try formatter.format(expected) == expected)
    }

    @Test func shortPoliciesStandOnALineForEachPart() throws {
        try check(
            #"@id("x")@y permit(principal==User::"a",action,resource,)when{resource.public&&!context . a}"#
                + "unless{ false };permit(principal,action,resource);",
            """
            @id("x")
            @y
            permit (principal == User::"a", action, resource)
            when { resource.public && !context.a }
            unless { false };

            permit (principal, action, resource);

            """)
    }

    @Test func longScopesAndConditionsBreak() throws {
        try check(
            """
            permit(principal is App::User in App::Group::"administrators", action in [Action::"view", Action::"edit"], \
            resource in Folder::"x") when { principal.department == resource.department && resource.owner == principal \
            || principal.level >= 5 };
            """,
            """
            permit (
              principal is App::User in App::Group::"administrators",
              action in [Action::"view", Action::"edit"],
              resource in Folder::"x"
            )
            when
            {
              principal.department == resource.department &&
              resource.owner == principal ||
              principal.level >= 5
            };

            """)
    }

    @Test func nestedPartsBreakOnlyWhereTheyMust() throws {
        try check(
            """
            permit(principal, action in [Action::"aaaaaaaaaaaaaaaaaaaaaa", Action::"bbbbbbbbbbbbbbbbbbbbbbbbbbb", \
            Action::"ccccccccccccccccc"], resource) when { (principal.aaaaaaaaaaaaaaaaaaaaaa \
            || principal.bbbbbbbbbbbbbbbbbbbbb || principal.ccccccccccccccc) \
            && [1, 2].containsAll([1]) && {a: 1, b: [2, 3]} == resource.record };
            """,
            """
            permit (
              principal,
              action in
                [Action::"aaaaaaaaaaaaaaaaaaaaaa",
                 Action::"bbbbbbbbbbbbbbbbbbbbbbbbbbb",
                 Action::"ccccccccccccccccc"],
              resource
            )
            when
            {
              (principal.aaaaaaaaaaaaaaaaaaaaaa ||
               principal.bbbbbbbbbbbbbbbbbbbbb ||
               principal.ccccccccccccccc) &&
              [1, 2].containsAll([1]) &&
              { a: 1, b: [2, 3] } == resource.record
            };

            """)
    }

    @Test func conditionalsCallsAndMembersBreak() throws {
        try check(
            "permit(principal,action,resource)when{if principal.a then resource.configuration.containsAny([{a:1},{}])"
                + #" else ip("10.0.0.1").isInRange(context.source.address)};"#,
            """
            permit (
              principal,
              action,
              resource
            )
            when
            {
              if
                principal.a
              then
                resource.configuration
                  .containsAny(
                    [{ a: 1 }, {}]
                  )
              else
                ip("10.0.0.1")
                  .isInRange(
                    context.source.address
                  )
            };

            """, width: 30)
    }

    @Test func commentsStayWithTheirTokens() throws {
        try check(
            """
            // head
            // second line

            @id("x") // behind the annotation
            // before the policy
            permit(principal, // any principal
              action, /// three
              resource) // behind the scope
            when { // opened
              // first
              principal.a && // left
              // right
              principal.b // last   \t
              // before the brace
            } // closed
            ; // ended

            // end
            """,
            """
            // head
            // second line
            @id("x") // behind the annotation
            // before the policy
            permit (
              principal, // any principal
              action, /// three
              resource
            ) // behind the scope
            when
            { // opened
              // first
              principal.a && // left
              // right
              principal.b // last
              // before the brace
            } // closed
            ; // ended
            // end

            """)
    }

    @Test func commentsOfCommasThatGoStay() throws {
        try check(
            """
            permit(principal, action in [Action::"a", // a
              // b
              Action::"b", // c
            ], resource // d
            , // e
            ) when { [1, // f
            ] == [1
            // g
            ,] };
            """,
            """
            permit (
              principal,
              action in
                [Action::"a", // a
                 // b
                 Action::"b" // c
                ],
              resource // d
              // e
            )
            when
            {
              [1 // f
              ] == [1
               // g
              ]
            };

            """)
    }

    @Test(arguments: [
        ("", ""), ("  \n", ""), ("// only", "// only\n"), ("\r\n// a\r\n\r\n// b  \r\n", "// a\n// b\n"),
        ("permit(principal,action,resource); // a", "permit (principal, action, resource); // a\n"),
    ])
    func textWithoutPoliciesKeepsItsComments(text: String, expected: String) throws { try check(text, expected) }

    @Test func stringsAreNotTouched() throws {
        try check(
            "permit(principal == User::\"a \n\n  // b\",action,resource)when{\"\\u{41}\t \n\"==\"\\\"\"};",
            "permit (principal == User::\"a \n\n  // b\", action, resource)\nwhen { \"\\u{41}\t \n\" == \"\\\"\" };\n")
    }

    @Test func widthAndIndentAreTheCallers() throws {
        let text = "permit(principal, action, resource) when { principal.a && principal.b };"
        try check(
            text,
            """
            permit (
                principal,
                action,
                resource
            )
            when
            {
                principal.a &&
                principal.b
            };

            """, width: 20, indent: 4)
        try check(text, "permit (principal, action, resource)\nwhen { principal.a && principal.b };\n", width: 36)
        try check(
            text, "permit (\n  principal,\n  action,\n  resource\n)\nwhen\n{\n  principal.a && principal.b\n};\n",
            width: 35)
    }

    @Test func wrongTextIsRefused() {
        #expect(throws: Diagnostics.self) { try PolicyFormatter().format("permit(principal, action);") }
    }
}
