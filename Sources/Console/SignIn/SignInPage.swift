/// The form that lets people in.
struct SignInPage: Sendable {
    var accessKeyID = ""
    var region: String
    var target: Link?
    var error: String?

    var body: HTML {
        tag(.div, .class("sign-in")) {
            tag(.div, .class("sign-in-brand")) {
                Icon.brand
                tag(.span) { "Castellan" }
            }
            tag(.section, .class("card")) {
                tag(.h1) { "Sign in" }
                tag(.p, .class("muted")) { "With an access key of this plane. Its secret is checked and not kept." }
                if let error { Notice.error("You are not signed in", error) }
                form
            }
            tag(.p, .class("muted small")) {
                "The command "
                tag(.code) { "castellan env" }
                " prints the root access key on the machine that the plane runs on."
            }
        }
    }

    private var form: HTML {
        tag(.form, .set(.method, "post"), .action(Link("sign-in"))) {
            if let target { tag(.input, .set(.type, "hidden"), .set(.name, "return"), .set(.value, target.text)) }
            Field(
                "accessKeyId", "Access key ID", value: accessKeyID, isRequired: true, isCode: true,
                autocomplete: "username", isFocused: accessKeyID.isEmpty
            ).input()
            Field(
                "secretAccessKey", "Secret access key", isRequired: true, autocomplete: "current-password",
                isFocused: !accessKeyID.isEmpty
            ).input(type: "password")
            tag(.details) {
                tag(.summary) { "Temporary credentials and region" }
                Field("sessionToken", "Session token", isCode: true, help: "Of temporary credentials only.").area(
                    rows: 3)
                Field("region", "Region", value: region, isRequired: true, isCode: true).input()
            }
            tag(.div, .class("actions")) { Button.primary("Sign in") }
        }
    }
}
