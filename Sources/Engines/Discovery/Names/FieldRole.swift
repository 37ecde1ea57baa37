/// What a column or a record's member holds, by its name.
enum FieldRole: Sendable, Hashable {
    case none
    case givenName, familyName, fullName
    /// "name" and the like, of what nothing says is a person.
    case anyName
    /// Something with a name that is no person: a company, a product, a file.
    case foreign
    case street, city, state, postalCode, country
    case phone

    var isNameColumn: Bool { self == .givenName || self == .familyName || self == .fullName }
    var isAddressPart: Bool { self == .street || self == .city || self == .state || self == .postalCode }

    static func of(_ cell: Int, in block: Block) -> FieldRole {
        guard block.cells.indices.contains(cell) else { return .none }
        let field = Int(block.cells[cell].field)
        if field < block.roles.count { return block.roles[field] }
        guard block.fields.indices.contains(field) else { return .none }
        return of(block.fields[field])
    }

    static func of(_ field: Field) -> FieldRole {
        var parent: String?
        var last: String?
        for case .name(let name) in field.path {
            parent = last
            last = name
        }
        guard let last else { return .none }
        let role = of(last)
        guard role == .anyName, let parent else { return role }
        let owner = FieldWords(parent)
        return persons.contains(owner.whole) || persons.contains(owner.last) ? .fullName : .anyName
    }

    /// By the whole name, then by its last two words, then by its last: `billing_postal_code`, `customerFirstName`.
    static func of(_ name: String) -> FieldRole {
        let words = FieldWords(name)
        if let role = roles[words.whole] ?? roles[words.pair] { return role }
        guard let role = roles[words.last] else { return .none }
        if role == .street, electronic.contains(words.beforeLast) { return .foreign }
        guard role == .anyName else { return role }
        if words.count == 1 || personWords.contains(words.beforeLast) { return words.count == 1 ? .anyName : .fullName }
        return foreignWords.contains(words.beforeLast) ? .foreign : .anyName
    }

    private static func hash(_ text: Substring) -> UInt64 { FieldWords(String(text)).whole }

    private static func hashes(_ text: String) -> Set<UInt64> {
        Set(text.split(whereSeparator: \.isWhitespace).map(hash))
    }

    private static let persons = hashes(
        """
        patient patients customer customers user users employee employees person persons people contact contacts
        author authors owner member members student students holder cardholder manager doctor physician provider
        beneficiary recipient sender applicant candidate guest passenger tenant spouse child parent client
        clients subscriber insured payee payer buyer seller employer_contact emergency_contact kunde kunden
        cliente clientes persona personne paziente patientin
        """)

    private static let personWords = persons

    private static let foreignWords = hashes(
        """
        company organization organisation org business product file host user login domain table column field
        class function method package module project repo repository branch bucket region service server
        database db schema event app application program device display model brand item sku category tag label
        key job task queue topic role group team school bank city state country street county place location
        hotel store shop site building room street road vendor supplier merchant firma empresa societe azienda
        produkt producto type short screen account script source target node cluster image container index view
        process thread metric rule policy plan course book movie song album artist
        """)

    /// Of whose addresses nobody lives at.
    private static let electronic = hashes(
        "email e mail ip ipv4 ipv6 mac web url wallet host server network bitcoin memory source remote")

    private static let roles: [UInt64: FieldRole] = {
        var roles = [UInt64: FieldRole]()
        for (role, names) in columns {
            for name in names.split(whereSeparator: \.isWhitespace) { roles[hash(name)] = role }
        }
        return roles
    }()

    private static let columns: [(FieldRole, String)] = [
        (
            .givenName,
            """
            firstname first_name fname given given_name givenname givennames forename forenames middlename
            middle_name vorname vornamen rufname prenom prénom prenoms prénoms nombres primer_nombre nombre_pila
            nombre_de_pila segundo_nombre nome_proprio primo_nome primeiro_nome preferred_name nickname_first
            """
        ),
        (
            .familyName,
            """
            lastname last_name lname surname surnames familyname family_name maidenname maiden_name
            mothersmaiden mothers_maiden_name second_name nachname familienname geburtsname zuname
            nom_de_famille nom_famille nomfamille apellido apellidos primer_apellido segundo_apellido apellido1
            apellido2 cognome cognomi sobrenome sobrenomes
            """
        ),
        (
            .fullName,
            """
            fullname full_name personname person_name customername customer_name clientname client_name
            patientname patient_name employeename employee_name membername member_name studentname student_name
            contactname contact_name contactperson contact_person contact_full_name legalname legal_name
            cardholder cardholdername cardholder_name accountholder account_holder account_holder_name
            nameoncard name_on_card holdername holder_name authorname author_name recipientname recipient_name
            sendername sender_name guestname guest_name passengername passenger_name beneficiaryname
            beneficiary_name ownername owner_name vollername vollständigername nomcomplet nom_complet
            nombrecompleto nombre_completo nombre_y_apellidos nomecompleto nome_completo nomecognome
            nome_e_cognome kundenname ansprechpartner patient doctor physician employee cardholder spouse
            manager_name supervisor applicant beneficiary recipient billing_name shipping_name ship_to_name
            bill_to_name emergency_contact emergency_contact_name
            """
        ),
        (.anyName, "name names nom nombre nome naam namn navn title_name displayname display_name realname real_name"),
        (
            .foreign,
            """
            username user_name login company companyname company_name organization organisation employer
            business vendor supplier brand product productname product_name item title jobtitle job_title
            occupation profession department filename file_name hostname host domain url path city_name
            country_name street_name class function method package module description notes comment
            text body message subject category type status color model make vehicle species genre firma
            unternehmen empresa societe société azienda societa nationality language currency team school
            university bank
            """
        ),
        (
            .street,
            """
            street streetaddress street_address streetname street_name address address1 address_1 addressline1
            address_line1 address_line_1 addressline line1 line_1 addr addr1 street1 mailingaddress
            mailing_address homeaddress home_address billingaddress billing_address shippingaddress
            shipping_address strasse straße strassehausnummer adresse anschrift rue direccion dirección calle
            domicilio indirizzo via endereco endereço residence
            """
        ),
        (
            .city,
            "city cityname town suburb locality municipality place ort stadt wohnort ville commune ciudad localidad municipio "
                + "poblacion población citta città comune cidade city_town"
        ),
        (
            .state,
            "state statefull state_name province region county stateprovince state_province bundesland land provincia comunidad estado regione "
                + "departement stateabbr state_code statecode"
        ),
        (
            .postalCode,
            """
            zip zipcode zip_code postal postalcode postal_code postcode post_code plz postleitzahl cp codepostal
            code_postal codigopostal codigo_postal código_postal cap zip5 zippostal zip_postal zippostalcode
            zip_postal_code cep
            """
        ),
        (.country, "country countrycode country_code countryname land_code pays pais país paese nation"),
        (
            .phone,
            """
            phone phonenumber phone_number phone1 phone2 phoneno phone_no tel telephone telephonenumber
            telephone_number mobile mobilenumber mobile_number mobilephone mobile_phone cell cellphone
            cell_phone cellnumber fax faxnumber fax_number homephone home_phone workphone work_phone
            contactnumber contact_number telefon telefonnummer handy telefono teléfono movil móvil cellulare
            celular telefone portable
            """
        ),
    ]
}

/// A field's name as words, hashed: `_`, `-`, spaces and changes of case divide them.
struct FieldWords {
    private(set) var whole: UInt64
    private(set) var pair: UInt64
    private(set) var last: UInt64
    private(set) var beforeLast: UInt64
    private(set) var count = 0

    init(_ name: String) {
        var whole = Folding.Hash()
        var pair = Folding.Hash()
        var word = Folding.Hash()
        var before = Folding.Hash()
        var isEmpty = true
        var lastWasLower = false
        for byte in name.utf8.prefix(128) {
            let isCapital = byte &- 0x41 < 26
            let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
            if !isEmpty, !isLetter || (isCapital && lastWasLower) {
                count += 1
                before = word
                pair = word
                word = Folding.Hash()
                isEmpty = true
            }
            lastWasLower = !isCapital && isLetter
            guard isLetter else { continue }
            let lower = isCapital ? byte | 0x20 : byte
            whole.add(lower)
            pair.add(lower)
            word.add(lower)
            isEmpty = false
        }
        if isEmpty { word = before } else { count += 1 }
        self.whole = whole.value
        self.pair = pair.value
        last = word.value
        beforeLast = before.value
    }
}
